namespace UnitsNet.Units;

/// <summary>The units of <see cref="ElectricPotential"/>. The numbers are the package's; zero is no unit.</summary>
public enum ElectricPotentialUnit
{
    Kilovolt = 1,
    Megavolt = 2,
    Microvolt = 3,
    Millivolt = 4,
    Volt = 5,
    Nanovolt = 11,
}
