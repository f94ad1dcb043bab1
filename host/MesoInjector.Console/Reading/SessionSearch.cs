using System.Globalization;
using MesoInjector.Records.Reading;

namespace MesoInjector.Console.Reading;

/// <summary>What somebody searches sessions by, as it was typed; what is empty or no date counts as not given.</summary>
internal static class SessionSearch
{
    /// <summary>As a filter of the record.</summary>
    /// <param name="patient">How the patient's code begins.</param>
    /// <param name="lot">The whole lot.</param>
    /// <param name="protocol">The whole name.</param>
    /// <param name="from">The first day, as 2026-11-28.</param>
    /// <param name="to">The last day.</param>
    /// <param name="below">Only sessions with a lower number.</param>
    /// <param name="limit">At most so many.</param>
    public static SessionFilter Filter(string? patient, string? lot, string? protocol, string? from, string? to, long? below, int limit) => new()
    {
        PatientStartingWith = Given(patient),
        Lot = Given(lot),
        Protocol = Given(protocol),
        From = Day(from),
        Before = Day(to)?.AddDays(1),
        BelowNumber = below,
        Limit = limit,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Midnight of the day at the place of the device.</summary>
    private static DateTimeOffset? Day(string? text)
    {
        if (!DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return null;
        DateTime midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, TimeProvider.System.LocalTimeZone.GetUtcOffset(midnight));
    }
}
