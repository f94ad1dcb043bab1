using UnitsNet.Units;

namespace UnitsNet;

/// <summary>A length, kept in the unit it was given in.</summary>
public readonly partial struct Length
{
    public static LengthUnit BaseUnit => LengthUnit.Meter;

    public double Nanometers => As(LengthUnit.Nanometer);
    public double Micrometers => As(LengthUnit.Micrometer);
    public double Millimeters => As(LengthUnit.Millimeter);
    public double Centimeters => As(LengthUnit.Centimeter);
    public double Meters => As(LengthUnit.Meter);
    public double Kilometers => As(LengthUnit.Kilometer);
    public double Megameters => As(LengthUnit.Megameter);
    public double NauticalMiles => As(LengthUnit.NauticalMile);

    private static UnitRow<LengthUnit>[] Rows =>
    [
        new(LengthUnit.Nanometer, ["nm"], Prefix: 1e-9),
        new(LengthUnit.Micrometer, ["µm"], Prefix: 1e-6),
        new(LengthUnit.Millimeter, ["mm"], Prefix: 1e-3),
        new(LengthUnit.Centimeter, ["cm"], Prefix: 1e-2),
        new(LengthUnit.Meter, ["m"]),
        new(LengthUnit.Kilometer, ["km"], Prefix: 1e3),
        new(LengthUnit.Megameter, ["Mm"], Prefix: 1e6),
        new(LengthUnit.NauticalMile, ["NM", "nmi"], Factor: 1852),
    ];

    public static Length FromNanometers(QuantityValue nanometers) => From(nanometers, LengthUnit.Nanometer);
    public static Length FromMicrometers(QuantityValue micrometers) => From(micrometers, LengthUnit.Micrometer);
    public static Length FromMillimeters(QuantityValue millimeters) => From(millimeters, LengthUnit.Millimeter);
    public static Length FromCentimeters(QuantityValue centimeters) => From(centimeters, LengthUnit.Centimeter);
    public static Length FromMeters(QuantityValue meters) => From(meters, LengthUnit.Meter);
    public static Length FromKilometers(QuantityValue kilometers) => From(kilometers, LengthUnit.Kilometer);
    public static Length FromMegameters(QuantityValue megameters) => From(megameters, LengthUnit.Megameter);
    public static Length FromNauticalMiles(QuantityValue nauticalmiles) => From(nauticalmiles, LengthUnit.NauticalMile);
}
