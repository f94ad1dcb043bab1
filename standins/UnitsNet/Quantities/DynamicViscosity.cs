using UnitsNet.Units;

namespace UnitsNet;

/// <summary>How thick a fluid is.</summary>
public readonly partial struct DynamicViscosity
{
    public static DynamicViscosityUnit BaseUnit => DynamicViscosityUnit.NewtonSecondPerMeterSquared;

    public double MicropascalSeconds => As(DynamicViscosityUnit.MicropascalSecond);
    public double MillipascalSeconds => As(DynamicViscosityUnit.MillipascalSecond);
    public double PascalSeconds => As(DynamicViscosityUnit.PascalSecond);
    public double Centipoise => As(DynamicViscosityUnit.Centipoise);
    public double Poise => As(DynamicViscosityUnit.Poise);
    public double NewtonSecondsPerMeterSquared => As(DynamicViscosityUnit.NewtonSecondPerMeterSquared);

    private static UnitRow<DynamicViscosityUnit>[] Rows =>
    [
        new(DynamicViscosityUnit.MicropascalSecond, ["µPa·s", "µPaS"], Prefix: 1e-6),
        new(DynamicViscosityUnit.MillipascalSecond, ["mPa·s", "mPaS"], Prefix: 1e-3),
        new(DynamicViscosityUnit.PascalSecond, ["Pa·s", "PaS"]),
        new(DynamicViscosityUnit.Centipoise, ["cP"], Divisor: 10, Prefix: 1e-2),
        new(DynamicViscosityUnit.Poise, ["P"], Divisor: 10),
        new(DynamicViscosityUnit.NewtonSecondPerMeterSquared, ["Ns/m²"]),
    ];

    public static DynamicViscosity FromMicropascalSeconds(QuantityValue micropascalseconds) =>
        From(micropascalseconds, DynamicViscosityUnit.MicropascalSecond);
    public static DynamicViscosity FromMillipascalSeconds(QuantityValue millipascalseconds) =>
        From(millipascalseconds, DynamicViscosityUnit.MillipascalSecond);
    public static DynamicViscosity FromPascalSeconds(QuantityValue pascalseconds) => From(pascalseconds, DynamicViscosityUnit.PascalSecond);
    public static DynamicViscosity FromCentipoise(QuantityValue centipoise) => From(centipoise, DynamicViscosityUnit.Centipoise);
    public static DynamicViscosity FromPoise(QuantityValue poise) => From(poise, DynamicViscosityUnit.Poise);
    public static DynamicViscosity FromNewtonSecondsPerMeterSquared(QuantityValue newtonsecondspermetersquared) =>
        From(newtonsecondspermetersquared, DynamicViscosityUnit.NewtonSecondPerMeterSquared);
}
