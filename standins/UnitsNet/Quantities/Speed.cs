using UnitsNet.Units;

namespace UnitsNet;

/// <summary>A speed.</summary>
public readonly partial struct Speed
{
    public static SpeedUnit BaseUnit => SpeedUnit.MeterPerSecond;

    public double NanometersPerSecond => As(SpeedUnit.NanometerPerSecond);
    public double MicrometersPerSecond => As(SpeedUnit.MicrometerPerSecond);
    public double MicrometersPerMinutes => As(SpeedUnit.MicrometerPerMinute);
    public double MillimetersPerSecond => As(SpeedUnit.MillimeterPerSecond);
    public double MillimetersPerMinutes => As(SpeedUnit.MillimeterPerMinute);
    public double CentimetersPerSecond => As(SpeedUnit.CentimeterPerSecond);
    public double MetersPerSecond => As(SpeedUnit.MeterPerSecond);
    public double MetersPerMinutes => As(SpeedUnit.MeterPerMinute);

    private static UnitRow<SpeedUnit>[] Rows =>
    [
        new(SpeedUnit.NanometerPerSecond, ["nm/s"], Prefix: 1e-9),
        new(SpeedUnit.MicrometerPerSecond, ["µm/s"], Prefix: 1e-6),
        new(SpeedUnit.MicrometerPerMinute, ["µm/min"], Divisor: 60, Prefix: 1e-6),
        new(SpeedUnit.MillimeterPerSecond, ["mm/s"], Prefix: 1e-3),
        new(SpeedUnit.MillimeterPerMinute, ["mm/min"], Divisor: 60, Prefix: 1e-3),
        new(SpeedUnit.CentimeterPerSecond, ["cm/s"], Prefix: 1e-2),
        new(SpeedUnit.MeterPerSecond, ["m/s"]),
        new(SpeedUnit.MeterPerMinute, ["m/min"], Divisor: 60),
    ];

    public static Speed FromNanometersPerSecond(QuantityValue nanometerspersecond) =>
        From(nanometerspersecond, SpeedUnit.NanometerPerSecond);
    public static Speed FromMicrometersPerSecond(QuantityValue micrometerspersecond) =>
        From(micrometerspersecond, SpeedUnit.MicrometerPerSecond);
    public static Speed FromMicrometersPerMinutes(QuantityValue micrometersperminutes) =>
        From(micrometersperminutes, SpeedUnit.MicrometerPerMinute);
    public static Speed FromMillimetersPerSecond(QuantityValue millimeterspersecond) =>
        From(millimeterspersecond, SpeedUnit.MillimeterPerSecond);
    public static Speed FromMillimetersPerMinutes(QuantityValue millimetersperminutes) =>
        From(millimetersperminutes, SpeedUnit.MillimeterPerMinute);
    public static Speed FromCentimetersPerSecond(QuantityValue centimeterspersecond) =>
        From(centimeterspersecond, SpeedUnit.CentimeterPerSecond);
    public static Speed FromMetersPerSecond(QuantityValue meterspersecond) => From(meterspersecond, SpeedUnit.MeterPerSecond);
    public static Speed FromMetersPerMinutes(QuantityValue metersperminutes) => From(metersperminutes, SpeedUnit.MeterPerMinute);
}
