namespace UnitsNet.Units;

/// <summary>The units of <see cref="Length"/>. The numbers are the package's; zero is no unit.</summary>
public enum LengthUnit
{
    Centimeter = 3,
    Kilometer = 16,
    Meter = 21,
    Micrometer = 23,
    Millimeter = 26,
    Nanometer = 27,
    NauticalMile = 28,
    Megameter = 41,
}
