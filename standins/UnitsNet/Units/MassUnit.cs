namespace UnitsNet.Units;

/// <summary>The units of <see cref="Mass"/>. The numbers are the package's; zero is no unit.</summary>
public enum MassUnit
{
    Gram = 6,
    Kilogram = 8,
    Microgram = 15,
    Milligram = 16,
    Nanogram = 17,
}
