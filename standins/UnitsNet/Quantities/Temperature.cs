using UnitsNet.Units;

namespace UnitsNet;

/// <summary>A temperature. It compares but does not add up: its zero is a convention.</summary>
public readonly partial struct Temperature
{
    public static TemperatureUnit BaseUnit => TemperatureUnit.Kelvin;

    public double MillidegreesCelsius => As(TemperatureUnit.MillidegreeCelsius);
    public double DegreesCelsius => As(TemperatureUnit.DegreeCelsius);
    public double Kelvins => As(TemperatureUnit.Kelvin);

    private static UnitRow<TemperatureUnit>[] Rows =>
    [
        new(TemperatureUnit.MillidegreeCelsius, ["m°C"], Divisor: 1000, Offset: 273.15),
        new(TemperatureUnit.DegreeCelsius, ["°C"], Offset: 273.15),
        new(TemperatureUnit.Kelvin, ["K"]),
    ];

    public static Temperature FromMillidegreesCelsius(QuantityValue millidegreescelsius) =>
        From(millidegreescelsius, TemperatureUnit.MillidegreeCelsius);
    public static Temperature FromDegreesCelsius(QuantityValue degreescelsius) => From(degreescelsius, TemperatureUnit.DegreeCelsius);
    public static Temperature FromKelvins(QuantityValue kelvins) => From(kelvins, TemperatureUnit.Kelvin);
}
