namespace UnitsNet.Units;

/// <summary>The units of <see cref="Acceleration"/>. The numbers are the package's; zero is no unit.</summary>
public enum AccelerationUnit
{
    CentimeterPerSecondSquared = 1,
    MeterPerSecondSquared = 9,
    MicrometerPerSecondSquared = 10,
    MillimeterPerSecondSquared = 11,
    NanometerPerSecondSquared = 13,
    StandardGravity = 14,
}
