using UnitsNet.Units;

namespace UnitsNet;

/// <summary>A volume per time. Read from text, "mL/h" and "ML/h" differ by a billion.</summary>
public readonly partial struct VolumeFlow
{
    public static VolumeFlowUnit BaseUnit => VolumeFlowUnit.CubicMeterPerSecond;

    public double NanolitersPerSecond => As(VolumeFlowUnit.NanoliterPerSecond);
    public double NanolitersPerMinute => As(VolumeFlowUnit.NanoliterPerMinute);
    public double NanolitersPerHour => As(VolumeFlowUnit.NanoliterPerHour);
    public double MicrolitersPerSecond => As(VolumeFlowUnit.MicroliterPerSecond);
    public double MicrolitersPerMinute => As(VolumeFlowUnit.MicroliterPerMinute);
    public double MicrolitersPerHour => As(VolumeFlowUnit.MicroliterPerHour);
    public double MillilitersPerSecond => As(VolumeFlowUnit.MilliliterPerSecond);
    public double MillilitersPerMinute => As(VolumeFlowUnit.MilliliterPerMinute);
    public double MillilitersPerHour => As(VolumeFlowUnit.MilliliterPerHour);
    public double LitersPerSecond => As(VolumeFlowUnit.LiterPerSecond);
    public double LitersPerMinute => As(VolumeFlowUnit.LiterPerMinute);
    public double LitersPerHour => As(VolumeFlowUnit.LiterPerHour);
    public double MegalitersPerSecond => As(VolumeFlowUnit.MegaliterPerSecond);
    public double MegalitersPerMinute => As(VolumeFlowUnit.MegaliterPerMinute);
    public double MegalitersPerHour => As(VolumeFlowUnit.MegaliterPerHour);
    public double CubicMillimetersPerSecond => As(VolumeFlowUnit.CubicMillimeterPerSecond);
    public double CubicMetersPerSecond => As(VolumeFlowUnit.CubicMeterPerSecond);

    private static UnitRow<VolumeFlowUnit>[] Rows =>
    [
        new(VolumeFlowUnit.NanoliterPerSecond, ["nL/s", "nLPS"], Divisor: 1000, Prefix: 1e-9),
        new(VolumeFlowUnit.NanoliterPerMinute, ["nL/min", "nLPM"], Divisor: 60000, Prefix: 1e-9),
        new(VolumeFlowUnit.NanoliterPerHour, ["nL/h", "nLPH"], Divisor: 3600000, Prefix: 1e-9),
        new(VolumeFlowUnit.MicroliterPerSecond, ["µL/s", "µLPS"], Divisor: 1000, Prefix: 1e-6),
        new(VolumeFlowUnit.MicroliterPerMinute, ["µL/min", "µLPM"], Divisor: 60000, Prefix: 1e-6),
        new(VolumeFlowUnit.MicroliterPerHour, ["µL/h", "µLPH"], Divisor: 3600000, Prefix: 1e-6),
        new(VolumeFlowUnit.MilliliterPerSecond, ["mL/s", "mLPS"], Divisor: 1000, Prefix: 1e-3),
        new(VolumeFlowUnit.MilliliterPerMinute, ["mL/min", "mLPM"], Divisor: 60000, Prefix: 1e-3),
        new(VolumeFlowUnit.MilliliterPerHour, ["mL/h", "mLPH"], Divisor: 3600000, Prefix: 1e-3),
        new(VolumeFlowUnit.LiterPerSecond, ["L/s", "LPS"], Divisor: 1000),
        new(VolumeFlowUnit.LiterPerMinute, ["L/min", "LPM"], Divisor: 60000),
        new(VolumeFlowUnit.LiterPerHour, ["L/h", "LPH"], Divisor: 3600000),
        new(VolumeFlowUnit.MegaliterPerSecond, ["ML/s", "MLPS"], Divisor: 1000, Prefix: 1e6),
        new(VolumeFlowUnit.MegaliterPerMinute, ["ML/min", "MLPM"], Divisor: 60000, Prefix: 1e6),
        new(VolumeFlowUnit.MegaliterPerHour, ["ML/h", "MLPH"], Divisor: 3600000, Prefix: 1e6),
        new(VolumeFlowUnit.CubicMillimeterPerSecond, ["mm³/s"], Factor: 1e-9),
        new(VolumeFlowUnit.CubicMeterPerSecond, ["m³/s"]),
    ];

    public static VolumeFlow FromNanolitersPerSecond(QuantityValue nanoliterspersecond) =>
        From(nanoliterspersecond, VolumeFlowUnit.NanoliterPerSecond);
    public static VolumeFlow FromNanolitersPerMinute(QuantityValue nanolitersperminute) =>
        From(nanolitersperminute, VolumeFlowUnit.NanoliterPerMinute);
    public static VolumeFlow FromNanolitersPerHour(QuantityValue nanolitersperhour) =>
        From(nanolitersperhour, VolumeFlowUnit.NanoliterPerHour);
    public static VolumeFlow FromMicrolitersPerSecond(QuantityValue microliterspersecond) =>
        From(microliterspersecond, VolumeFlowUnit.MicroliterPerSecond);
    public static VolumeFlow FromMicrolitersPerMinute(QuantityValue microlitersperminute) =>
        From(microlitersperminute, VolumeFlowUnit.MicroliterPerMinute);
    public static VolumeFlow FromMicrolitersPerHour(QuantityValue microlitersperhour) =>
        From(microlitersperhour, VolumeFlowUnit.MicroliterPerHour);
    public static VolumeFlow FromMillilitersPerSecond(QuantityValue milliliterspersecond) =>
        From(milliliterspersecond, VolumeFlowUnit.MilliliterPerSecond);
    public static VolumeFlow FromMillilitersPerMinute(QuantityValue millilitersperminute) =>
        From(millilitersperminute, VolumeFlowUnit.MilliliterPerMinute);
    public static VolumeFlow FromMillilitersPerHour(QuantityValue millilitersperhour) =>
        From(millilitersperhour, VolumeFlowUnit.MilliliterPerHour);
    public static VolumeFlow FromLitersPerSecond(QuantityValue literspersecond) => From(literspersecond, VolumeFlowUnit.LiterPerSecond);
    public static VolumeFlow FromLitersPerMinute(QuantityValue litersperminute) => From(litersperminute, VolumeFlowUnit.LiterPerMinute);
    public static VolumeFlow FromLitersPerHour(QuantityValue litersperhour) => From(litersperhour, VolumeFlowUnit.LiterPerHour);
    public static VolumeFlow FromMegalitersPerSecond(QuantityValue megaliterspersecond) =>
        From(megaliterspersecond, VolumeFlowUnit.MegaliterPerSecond);
    public static VolumeFlow FromMegalitersPerMinute(QuantityValue megalitersperminute) =>
        From(megalitersperminute, VolumeFlowUnit.MegaliterPerMinute);
    public static VolumeFlow FromMegalitersPerHour(QuantityValue megalitersperhour) =>
        From(megalitersperhour, VolumeFlowUnit.MegaliterPerHour);
    public static VolumeFlow FromCubicMillimetersPerSecond(QuantityValue cubicmillimeterspersecond) =>
        From(cubicmillimeterspersecond, VolumeFlowUnit.CubicMillimeterPerSecond);
    public static VolumeFlow FromCubicMetersPerSecond(QuantityValue cubicmeterspersecond) =>
        From(cubicmeterspersecond, VolumeFlowUnit.CubicMeterPerSecond);
}
