namespace MesoInjector.Configuration;

/// <summary>
/// The one unit a key is written in. Other units of the same kind are known only to say what the value would be: a free choice of units
/// is how a slip of a letter changes a dose a thousandfold.
/// </summary>
public sealed class QuantityUnit
{
    private readonly Dictionary<string, double> _others;

    private QuantityUnit(string text, string number, params (string Text, double InUnit)[] others)
    {
        Text = text;
        Example = $"{number} {text}";
        _others = others.ToDictionary(other => other.Text, other => other.InUnit, StringComparer.Ordinal);
    }

    /// <summary>Length in millimetres.</summary>
    public static QuantityUnit Millimetre { get; } = new("mm", "1.5", ("um", 0.001), ("cm", 10), ("m", 1000), ("nm", 1e-6), ("in", 25.4));

    /// <summary>Volume in microlitres.</summary>
    public static QuantityUnit Microlitre { get; } = new("uL", "40", ("ul", 1), ("nL", 0.001), ("mL", 1000), ("ml", 1000), ("L", 1e6), ("mm3", 1));

    /// <summary>Volume in millilitres.</summary>
    public static QuantityUnit Millilitre { get; } = new("mL", "1.5", ("ml", 1), ("uL", 0.001), ("ul", 0.001), ("nL", 1e-6), ("L", 1000), ("cm3", 1));

    /// <summary>Flow in microlitres per second.</summary>
    public static QuantityUnit MicrolitrePerSecond { get; } = new("uL/s", "30", ("ul/s", 1), ("mL/s", 1000), ("nL/s", 0.001), ("uL/min", 1 / 60.0), ("mL/min", 1000 / 60.0));

    /// <summary>Speed in millimetres per second.</summary>
    public static QuantityUnit MillimetrePerSecond { get; } = new("mm/s", "25", ("um/s", 0.001), ("cm/s", 10), ("m/s", 1000), ("mm/min", 1 / 60.0));

    /// <summary>Time in seconds.</summary>
    public static QuantityUnit Second { get; } = new("s", "0.5", ("ms", 0.001), ("min", 60), ("us", 1e-6));

    /// <summary>Time in milliseconds.</summary>
    public static QuantityUnit Millisecond { get; } = new("ms", "250", ("s", 1000), ("us", 0.001), ("min", 60_000));

    /// <summary>Time in days.</summary>
    public static QuantityUnit Day { get; } = new("days", "14", ("day", 1), ("d", 1), ("weeks", 7), ("h", 1 / 24.0));

    /// <summary>Pressure in kilopascals.</summary>
    public static QuantityUnit Kilopascal { get; } = new("kPa", "200", ("Pa", 0.001), ("MPa", 1000), ("bar", 100), ("mbar", 0.1), ("psi", 6.894757), ("mmHg", 0.1333224));

    /// <summary>Viscosity in millipascal seconds.</summary>
    public static QuantityUnit MillipascalSecond { get; } = new("mPa.s", "1", ("Pa.s", 1000), ("cP", 1));

    /// <summary>Force in newtons.</summary>
    public static QuantityUnit Newton { get; } = new("N", "1.6", ("mN", 0.001), ("kN", 1000), ("gf", 0.00980665));

    /// <summary>How it is written.</summary>
    public string Text { get; }

    /// <summary>A value as a file would have it.</summary>
    public string Example { get; }

    /// <summary>How much one of another unit is in this one.</summary>
    /// <returns>Null when the other is not of this kind.</returns>
    internal double? FactorOf(string other) => _others.TryGetValue(other, out double factor) ? factor : null;

    /// <summary>µ is written u, and the dot of a product as a full stop, as keyboards have them.</summary>
    internal static string Plain(string unit) =>
        unit.Replace('\u00B5', 'u').Replace('\u03BC', 'u').Replace('\u00B7', '.').Replace("\u00B3", "3", StringComparison.Ordinal);
}
