using System.Globalization;
using MesoInjector.Console.Wording;

namespace MesoInjector.Console.Preparation;

/// <summary>A number as somebody keyed it: with the decimal sign of the language, within limits, or refused with words. Nothing is guessed or rounded.</summary>
internal static class NumberEntry
{
    private const int LongestText = 12;

    /// <summary>Reads a number.</summary>
    /// <param name="text">As keyed.</param>
    /// <param name="least">The smallest allowed.</param>
    /// <param name="most">The largest allowed.</param>
    /// <param name="digits">At most so many decimals.</param>
    /// <param name="words">The language.</param>
    /// <param name="value">The number.</param>
    /// <returns>Null where it was read; otherwise what is wrong.</returns>
    public static string? Read(string? text, double least, double most, int digits, Words words, out double value)
    {
        ArgumentNullException.ThrowIfNull(words);
        value = 0;
        string limits = Limits(least, most, digits, words);
        if (string.IsNullOrWhiteSpace(text))
            return words["number.empty", limits];
        string keyed = text.Trim();
        if (keyed.Length > LongestText || !double.TryParse(keyed, NumberStyles.AllowDecimalPoint, words.Numbers, out value))
            return words["number.not", keyed.Length > LongestText ? keyed[..LongestText] : keyed, words.Numbers.NumberDecimalSeparator];
        int sign = keyed.IndexOf(words.Numbers.NumberDecimalSeparator, StringComparison.Ordinal);
        if (sign >= 0 && keyed.Length - sign - 1 > digits)
            return words["number.digits", keyed, digits];
        return value >= least - 1e-9 && value <= most + 1e-9 ? null : words["number.outside", keyed, limits];
    }

    /// <summary>The limits in words.</summary>
    public static string Limits(double least, double most, int digits, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return $"{words.Number(least, digits)}\u2013{words.Number(most, digits)}";
    }
}
