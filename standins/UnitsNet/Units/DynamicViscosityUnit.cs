namespace UnitsNet.Units;

/// <summary>The units of <see cref="DynamicViscosity"/>. The numbers are the package's; zero is no unit.</summary>
public enum DynamicViscosityUnit
{
    Centipoise = 1,
    MicropascalSecond = 2,
    MillipascalSecond = 3,
    NewtonSecondPerMeterSquared = 4,
    PascalSecond = 5,
    Poise = 6,
}
