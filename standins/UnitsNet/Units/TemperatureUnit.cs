namespace UnitsNet.Units;

/// <summary>The units of <see cref="Temperature"/>. The numbers are the package's; zero is no unit.</summary>
public enum TemperatureUnit
{
    DegreeCelsius = 1,
    Kelvin = 8,
    MillidegreeCelsius = 9,
}
