namespace UnitsNet.Units;

/// <summary>The units of <see cref="VolumeFlow"/>. The numbers are the package's; zero is no unit.</summary>
public enum VolumeFlowUnit
{
    CubicMeterPerSecond = 17,
    CubicMillimeterPerSecond = 18,
    LiterPerHour = 33,
    LiterPerMinute = 34,
    LiterPerSecond = 35,
    MicroliterPerHour = 39,
    MicroliterPerMinute = 40,
    MicroliterPerSecond = 41,
    MilliliterPerHour = 43,
    MilliliterPerMinute = 44,
    MilliliterPerSecond = 45,
    NanoliterPerHour = 48,
    NanoliterPerMinute = 49,
    NanoliterPerSecond = 50,
    MegaliterPerMinute = 64,
    MegaliterPerSecond = 65,
    MegaliterPerHour = 68,
}
