using UnitsNet.Units;

namespace UnitsNet;

/// <summary>A pressure.</summary>
public readonly partial struct Pressure
{
    public static PressureUnit BaseUnit => PressureUnit.Pascal;

    public double Micropascals => As(PressureUnit.Micropascal);
    public double Millipascals => As(PressureUnit.Millipascal);
    public double Pascals => As(PressureUnit.Pascal);
    public double Hectopascals => As(PressureUnit.Hectopascal);
    public double Kilopascals => As(PressureUnit.Kilopascal);
    public double Megapascals => As(PressureUnit.Megapascal);
    public double Microbars => As(PressureUnit.Microbar);
    public double Millibars => As(PressureUnit.Millibar);
    public double Bars => As(PressureUnit.Bar);
    public double Megabars => As(PressureUnit.Megabar);
    public double MillimetersOfMercury => As(PressureUnit.MillimeterOfMercury);

    private static UnitRow<PressureUnit>[] Rows =>
    [
        new(PressureUnit.Micropascal, ["µPa"], Prefix: 1e-6),
        new(PressureUnit.Millipascal, ["mPa"], Prefix: 1e-3),
        new(PressureUnit.Pascal, ["Pa"]),
        new(PressureUnit.Hectopascal, ["hPa"], Prefix: 1e2),
        new(PressureUnit.Kilopascal, ["kPa"], Prefix: 1e3),
        new(PressureUnit.Megapascal, ["MPa"], Prefix: 1e6),
        new(PressureUnit.Microbar, ["µbar"], Factor: 1e5, Prefix: 1e-6),
        new(PressureUnit.Millibar, ["mbar"], Factor: 1e5, Prefix: 1e-3),
        new(PressureUnit.Bar, ["bar"], Factor: 1e5),
        new(PressureUnit.Megabar, ["Mbar"], Factor: 1e5, Prefix: 1e6),
        new(PressureUnit.MillimeterOfMercury, ["mmHg"], Divisor: 7.50061561302643e-3),
    ];

    public static Pressure FromMicropascals(QuantityValue micropascals) => From(micropascals, PressureUnit.Micropascal);
    public static Pressure FromMillipascals(QuantityValue millipascals) => From(millipascals, PressureUnit.Millipascal);
    public static Pressure FromPascals(QuantityValue pascals) => From(pascals, PressureUnit.Pascal);
    public static Pressure FromHectopascals(QuantityValue hectopascals) => From(hectopascals, PressureUnit.Hectopascal);
    public static Pressure FromKilopascals(QuantityValue kilopascals) => From(kilopascals, PressureUnit.Kilopascal);
    public static Pressure FromMegapascals(QuantityValue megapascals) => From(megapascals, PressureUnit.Megapascal);
    public static Pressure FromMicrobars(QuantityValue microbars) => From(microbars, PressureUnit.Microbar);
    public static Pressure FromMillibars(QuantityValue millibars) => From(millibars, PressureUnit.Millibar);
    public static Pressure FromBars(QuantityValue bars) => From(bars, PressureUnit.Bar);
    public static Pressure FromMegabars(QuantityValue megabars) => From(megabars, PressureUnit.Megabar);
    public static Pressure FromMillimetersOfMercury(QuantityValue millimetersofmercury) =>
        From(millimetersofmercury, PressureUnit.MillimeterOfMercury);
}
