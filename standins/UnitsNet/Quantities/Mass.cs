using UnitsNet.Units;

namespace UnitsNet;

/// <summary>A mass.</summary>
public readonly partial struct Mass
{
    public static MassUnit BaseUnit => MassUnit.Kilogram;

    public double Nanograms => As(MassUnit.Nanogram);
    public double Micrograms => As(MassUnit.Microgram);
    public double Milligrams => As(MassUnit.Milligram);
    public double Grams => As(MassUnit.Gram);
    public double Kilograms => As(MassUnit.Kilogram);

    private static UnitRow<MassUnit>[] Rows =>
    [
        new(MassUnit.Nanogram, ["ng"], Divisor: 1e3, Prefix: 1e-9),
        new(MassUnit.Microgram, ["µg"], Divisor: 1e3, Prefix: 1e-6),
        new(MassUnit.Milligram, ["mg"], Divisor: 1e3, Prefix: 1e-3),
        new(MassUnit.Gram, ["g"], Divisor: 1e3),
        new(MassUnit.Kilogram, ["kg"]),
    ];

    public static Force operator *(Mass mass, Acceleration acceleration) =>
        Force.FromNewtons(mass.Kilograms * acceleration.MetersPerSecondSquared);

    public static Force operator *(Acceleration acceleration, Mass mass) => mass * acceleration;

    public static Mass FromNanograms(QuantityValue nanograms) => From(nanograms, MassUnit.Nanogram);
    public static Mass FromMicrograms(QuantityValue micrograms) => From(micrograms, MassUnit.Microgram);
    public static Mass FromMilligrams(QuantityValue milligrams) => From(milligrams, MassUnit.Milligram);
    public static Mass FromGrams(QuantityValue grams) => From(grams, MassUnit.Gram);
    public static Mass FromKilograms(QuantityValue kilograms) => From(kilograms, MassUnit.Kilogram);
}
