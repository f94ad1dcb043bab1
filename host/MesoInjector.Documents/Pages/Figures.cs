using System.Globalization;

namespace MesoInjector.Documents.Pages;

/// <summary>Numbers for people: as many digits as mean something, the unit beside, never a bare hyphen for minus.</summary>
public static class Figures
{
    /// <summary>What stands where there is no value.</summary>
    public const string Missing = "–";

    private const char Minus = '\u2212';
    private const char Tie = '\u00A0';

    /// <summary>A number with a fixed count of decimals.</summary>
    public static string Number(double value, int decimals)
    {
        if (!double.IsFinite(value))
            return Missing;
        string text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        // "-0.0" says nothing that "0.0" does not.
        bool zero = text.AsSpan().IndexOfAnyInRange('1', '9') < 0;
        return zero ? text.TrimStart('-') : text.Replace('-', Minus);
    }

    /// <summary>A count.</summary>
    public static string Count(long value) => value.ToString(CultureInfo.InvariantCulture).Replace('-', Minus);

    /// <summary>Micrometres as millimetres, to the micrometre.</summary>
    public static string Millimetres(int micrometres) => Number(micrometres / 1000.0, 3) + Tie + "mm";

    /// <summary>Nanolitres as microlitres, to a tenth.</summary>
    public static string Microlitres(long nanolitres) => Number(nanolitres / 1000.0, 1) + Tie + "µL";

    /// <summary>Nanolitres as millilitres, to the microlitre.</summary>
    public static string Millilitres(long nanolitres) => Number(nanolitres / 1e6, 3) + Tie + "mL";

    /// <summary>Kilopascals, whole.</summary>
    public static string Kilopascals(double value) => Number(value, 0) + Tie + "kPa";

    /// <summary>Newtons, to a tenth.</summary>
    public static string Newtons(double value) => Number(value, 1) + Tie + "N";

    /// <summary>A moment of the session, minutes and seconds.</summary>
    public static string Clock(double seconds)
    {
        if (!double.IsFinite(seconds))
            return Missing;
        long whole = (long)Math.Floor(Math.Abs(seconds));
        string sign = seconds < 0 && whole > 0 ? Minus.ToString() : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{whole / 60}:{whole % 60:00}");
    }

    /// <summary>How long something took, in the words of a clock.</summary>
    public static string Duration(double seconds)
    {
        if (!double.IsFinite(seconds))
            return Missing;
        if (seconds < 59.95)
            return Number(seconds, 1) + Tie + "s";
        long whole = (long)Math.Round(seconds);
        return whole < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60}{Tie}min {whole % 60}{Tie}s")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 3600}{Tie}h {whole / 60 % 60}{Tie}min");
    }

    /// <summary>A coordinate of a drawing: a tenth of a pixel is finer than any printer.</summary>
    public static string Pixels(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
