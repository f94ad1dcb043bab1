namespace UnitsNet.Units;

/// <summary>The units of <see cref="Force"/>. The numbers are the package's; zero is no unit.</summary>
public enum ForceUnit
{
    Kilonewton = 4,
    Meganewton = 7,
    Micronewton = 8,
    Millinewton = 9,
    Newton = 10,
}
