using System.Globalization;

namespace MesoInjector.Console.Preparation;

/// <summary>A date as packages print it: year and month, or year, month and day. Without a day the last one of the month is meant.</summary>
internal static class DateEntry
{
    /// <summary>Reads a date.</summary>
    /// <param name="text">As keyed.</param>
    /// <returns>Null where it is none.</returns>
    public static DateOnly? Read(string? text)
    {
        string keyed = text?.Trim() ?? "";
        if (DateOnly.TryParseExact(keyed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return day;
        return DateOnly.TryParseExact(keyed, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month)
            ? new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month))
            : null;
    }

    /// <summary>As packages print it.</summary>
    public static string Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
