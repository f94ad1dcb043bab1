using System.Globalization;

namespace UnitsNet;

/// <summary>
/// Writes a quantity. Formats: g (two digits after the point), s0 to s9 (so many digits), a0 to a9 (abbreviation), v (value),
/// u (unit's name), q (quantity's name); any other is a number format, followed by the abbreviation.
/// </summary>
internal static class QuantityText
{
    /// <summary>Below it a value counts as zero and is written out plainly.</summary>
    private const double Negligible = 1e-150;

    public static string Write(string name, IQuantity quantity, string[] abbreviations, string? format, IFormatProvider? provider)
    {
        provider ??= CultureInfo.CurrentCulture;
        string wanted = string.IsNullOrWhiteSpace(format) ? "g" : format;
        string text = char.ToLowerInvariant(wanted[0]) switch
        {
            'g' => Rounded(quantity, abbreviations, 2, provider),
            's' => Rounded(quantity, abbreviations, Index(wanted), provider),
            'a' => Index(wanted) < abbreviations.Length
                ? abbreviations[Index(wanted)]
                : throw new FormatException($"\"{wanted}\": there are {abbreviations.Length} abbreviations, counted from 0."),
            'v' => quantity.Value.ToString(provider),
            'u' => quantity.Unit.ToString(),
            'q' => name,
            _ => $"{quantity.Value.ToString(wanted, provider)} {abbreviations[0]}",
        };
        return text.TrimEnd();
    }

    private static int Index(string format)
    {
        int index = 0;
        return format.Length == 1 || int.TryParse(format.AsSpan(1), out index)
            ? index
            : throw new FormatException($"\"{format}\": a number belongs after {format[0]}.");
    }

    /// <summary>
    /// Fixed-point with digit grouping from 1 to a million, general from a thousandth to 1 (there the digits are significant ones),
    /// scientific outside.
    /// </summary>
    private static string Rounded(IQuantity quantity, string[] abbreviations, int digits, IFormatProvider provider)
    {
        double value = (double)quantity.Value;
        string optional = new('#', digits);
        string numberFormat = Math.Abs(value) switch
        {
            < Negligible => string.Empty,
            < 1e-3 => $"0.{optional}e-00",
            < 1 => $"g{digits}",
            < 1e6 => $"#,0.{optional}",
            _ => $"0.{optional}e+00",
        };
        return $"{value.ToString(numberFormat, provider)} {abbreviations[0]}";
    }
}
