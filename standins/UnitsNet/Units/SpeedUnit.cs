namespace UnitsNet.Units;

/// <summary>The units of <see cref="Speed"/>. The numbers are the package's; zero is no unit.</summary>
public enum SpeedUnit
{
    CentimeterPerSecond = 3,
    MeterPerMinute = 17,
    MeterPerSecond = 18,
    MicrometerPerMinute = 19,
    MicrometerPerSecond = 20,
    MillimeterPerMinute = 23,
    MillimeterPerSecond = 24,
    NanometerPerSecond = 26,
}
