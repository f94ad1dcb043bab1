using System.Globalization;
using MesoInjector.Console.Wording;

namespace MesoInjector.Console.Calibrating;

/// <summary>A number as it was keyed, with the decimal sign of the language; a sign may stand before it. Nothing is guessed or rounded.</summary>
internal static class Keyed
{
    private const int LongestText = 16;

    /// <summary>Reads a number.</summary>
    /// <param name="text">As keyed.</param>
    /// <param name="words">The language.</param>
    /// <param name="value">The number.</param>
    /// <returns>Null where it was read; otherwise what is wrong.</returns>
    public static string? Read(string? text, Words words, out double value)
    {
        ArgumentNullException.ThrowIfNull(words);
        value = 0;
        string keyed = text?.Trim().Replace('\u2212', '-') ?? "";
        if (keyed.Length == 0)
            return words["keyed.empty"];
        return keyed.Length <= LongestText && double.TryParse(keyed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, words.Numbers, out value) && double.IsFinite(value)
            ? null
            : words["keyed.not", keyed.Length > LongestText ? keyed[..LongestText] + "…" : keyed, words.Numbers.NumberDecimalSeparator];
    }

    /// <summary>As it would be keyed.</summary>
    public static string Text(double value, Words words) => words.Number(value, 6);
}
