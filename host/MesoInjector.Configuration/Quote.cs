using System.Globalization;
using System.Text;

namespace MesoInjector.Configuration;

/// <summary>
/// Shows what stands in a file, in quotes: shortened, because a file may hold a megabyte where a word belongs, and with control characters
/// spelled out, because a terminal obeys them.
/// </summary>
public static class Quote
{
    private const int MostShown = 60;

    /// <summary>In quotes, shortened and printable.</summary>
    public static string Of(string written) =>
        $"'{Printable(written[..Math.Min(written.Length, MostShown)])}{(written.Length > MostShown ? "…" : "")}'";

    /// <summary>A text with what is not printable spelled out.</summary>
    public static string Printable(string text)
    {
        if (IsPrintable(text))
            return text;
        var shown = new StringBuilder(text.Length);
        foreach (Rune letter in text.EnumerateRunes())
        {
            if (IsPrintable(letter))
                shown.Append(letter);
            else
                shown.Append(CultureInfo.InvariantCulture, $"\\u{letter.Value:X4}");
        }

        return shown.ToString();
    }

    /// <summary>Whether a text may go to a screen and into a record as it is.</summary>
    public static bool IsPrintable(string text)
    {
        foreach (Rune letter in text.EnumerateRunes())
        {
            if (!IsPrintable(letter))
                return false;
        }

        return true;
    }

    /// <summary>No control character, no line break, none that turns the direction of writing; half a pair is read as the replacement character.</summary>
    private static bool IsPrintable(Rune letter) =>
        Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && letter.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
        && letter != Rune.ReplacementChar;
}
