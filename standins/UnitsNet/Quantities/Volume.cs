using UnitsNet.Units;

namespace UnitsNet;

/// <summary>
/// A volume. A millilitre is written "ml" here but "mL" in flows; "Ml" is a megalitre here and ambiguous there, "ML" the other way round.
/// </summary>
public readonly partial struct Volume
{
    public static VolumeUnit BaseUnit => VolumeUnit.CubicMeter;

    public double Nanoliters => As(VolumeUnit.Nanoliter);
    public double Microliters => As(VolumeUnit.Microliter);
    public double Milliliters => As(VolumeUnit.Milliliter);
    public double Centiliters => As(VolumeUnit.Centiliter);
    public double Deciliters => As(VolumeUnit.Deciliter);
    public double Liters => As(VolumeUnit.Liter);
    public double Megaliters => As(VolumeUnit.Megaliter);
    public double CubicMicrometers => As(VolumeUnit.CubicMicrometer);
    public double CubicMillimeters => As(VolumeUnit.CubicMillimeter);
    public double CubicCentimeters => As(VolumeUnit.CubicCentimeter);
    public double CubicDecimeters => As(VolumeUnit.CubicDecimeter);
    public double CubicMeters => As(VolumeUnit.CubicMeter);

    private static UnitRow<VolumeUnit>[] Rows =>
    [
        new(VolumeUnit.Nanoliter, ["nl"], Divisor: 1e3, Prefix: 1e-9),
        new(VolumeUnit.Microliter, ["µl"], Divisor: 1e3, Prefix: 1e-6),
        new(VolumeUnit.Milliliter, ["ml"], Divisor: 1e3, Prefix: 1e-3),
        new(VolumeUnit.Centiliter, ["cl"], Divisor: 1e3, Prefix: 1e-2),
        new(VolumeUnit.Deciliter, ["dl"], Divisor: 1e3, Prefix: 1e-1),
        new(VolumeUnit.Liter, ["l"], Divisor: 1e3),
        new(VolumeUnit.Megaliter, ["Ml"], Divisor: 1e3, Prefix: 1e6),
        new(VolumeUnit.CubicMicrometer, ["µm³"], Divisor: 1e18),
        new(VolumeUnit.CubicMillimeter, ["mm³"], Divisor: 1e9),
        new(VolumeUnit.CubicCentimeter, ["cm³"], Divisor: 1e6),
        new(VolumeUnit.CubicDecimeter, ["dm³"], Divisor: 1e3),
        new(VolumeUnit.CubicMeter, ["m³"]),
    ];

    public static Volume FromNanoliters(QuantityValue nanoliters) => From(nanoliters, VolumeUnit.Nanoliter);
    public static Volume FromMicroliters(QuantityValue microliters) => From(microliters, VolumeUnit.Microliter);
    public static Volume FromMilliliters(QuantityValue milliliters) => From(milliliters, VolumeUnit.Milliliter);
    public static Volume FromCentiliters(QuantityValue centiliters) => From(centiliters, VolumeUnit.Centiliter);
    public static Volume FromDeciliters(QuantityValue deciliters) => From(deciliters, VolumeUnit.Deciliter);
    public static Volume FromLiters(QuantityValue liters) => From(liters, VolumeUnit.Liter);
    public static Volume FromMegaliters(QuantityValue megaliters) => From(megaliters, VolumeUnit.Megaliter);
    public static Volume FromCubicMicrometers(QuantityValue cubicmicrometers) => From(cubicmicrometers, VolumeUnit.CubicMicrometer);
    public static Volume FromCubicMillimeters(QuantityValue cubicmillimeters) => From(cubicmillimeters, VolumeUnit.CubicMillimeter);
    public static Volume FromCubicCentimeters(QuantityValue cubiccentimeters) => From(cubiccentimeters, VolumeUnit.CubicCentimeter);
    public static Volume FromCubicDecimeters(QuantityValue cubicdecimeters) => From(cubicdecimeters, VolumeUnit.CubicDecimeter);
    public static Volume FromCubicMeters(QuantityValue cubicmeters) => From(cubicmeters, VolumeUnit.CubicMeter);
}
