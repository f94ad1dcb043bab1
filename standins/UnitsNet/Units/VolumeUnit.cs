namespace UnitsNet.Units;

/// <summary>The units of <see cref="Volume"/>. The numbers are the package's; zero is no unit.</summary>
public enum VolumeUnit
{
    Centiliter = 4,
    CubicCentimeter = 5,
    CubicDecimeter = 6,
    CubicMeter = 11,
    CubicMicrometer = 12,
    CubicMillimeter = 14,
    Deciliter = 18,
    Liter = 33,
    Megaliter = 36,
    Microliter = 40,
    Milliliter = 41,
    Nanoliter = 53,
}
