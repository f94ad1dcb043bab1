namespace UnitsNet.Units;

/// <summary>The units of <see cref="Pressure"/>. The numbers are the package's; zero is no unit.</summary>
public enum PressureUnit
{
    Bar = 2,
    Hectopascal = 10,
    Kilopascal = 20,
    Megabar = 24,
    Megapascal = 26,
    Microbar = 29,
    Micropascal = 30,
    Millibar = 31,
    MillimeterOfMercury = 32,
    Millipascal = 34,
    Pascal = 38,
}
