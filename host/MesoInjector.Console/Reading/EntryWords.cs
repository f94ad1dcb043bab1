using System.Text.Json;
using MesoInjector.Console.Wording;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Records;
using MesoInjector.Records;

namespace MesoInjector.Console.Reading;

/// <summary>An entry of the record in one line.</summary>
internal static class EntryWords
{
    /// <summary>What of an entry's text may be read by anyone who may read records; a PIN's hash is not among it.</summary>
    private static readonly string[] Readable = ["name", "role", "why", "seconds", "reason", "bad", "firmware", "software", "origin", "code", "kind", "lot", "item", "stepUs", "against", "words", "command", "notes"];

    /// <summary>Which kind of entry.</summary>
    public static string Kind(EventKind kind, Words words) => words.Or($"event.{kind}", kind.ToString());

    /// <summary>What stands in it.</summary>
    public static string Of(JournalEntry entry, Words words)
    {
        RecordEntry core = entry.Entry;
        return entry.Kind switch
        {
            EventKind.StateChanged => $"{words[$"state.{core.From}"]} \u2192 {words[$"state.{core.To}"]}",
            EventKind.AlarmRaised or EventKind.AlarmAcknowledged => Alarm(core.Alarm, words),
            EventKind.Authorised => words["entry.authorised", core.Authorisation.Value, core.Point, Microlitres(core.Commanded.Nanolitres, words), words.Number(core.DepthCommanded.Micrometres / 1000.0, 3)],
            EventKind.Ended => words["entry.ended", core.Authorisation.Value, core.Point, words[$"outcome.{core.Outcome}"], Microlitres(core.Estimated.Nanolitres, words), Microlitres(core.UpperBound.Nanolitres, words)],
            EventKind.TouchedOff => words["entry.touched-off", words.Number(core.DepthReached.Nanometres / 1e6, 3)],
            EventKind.Primed => words["entry.primed", Microlitres(core.Displaced.Nanolitres, words)],
            EventKind.SessionOpened => words["entry.session", entry.Session],
            EventKind.CalibrationKept => Calibration(entry.Body, words),
            _ => Parts(entry.Body),
        };
    }

    /// <summary>An alarm by its code and title; an operator's stop has none.</summary>
    public static string Alarm(AlarmId alarm, Words words) => alarm == default ? "" : $"{AlarmCatalogue.Of(alarm).Code} {AlarmWords.Title(alarm, words)}";

    private static string Microlitres(long nanolitres, Words words) => words.Number(nanolitres / 1000.0, 1);

    /// <summary>The whole of a calibration stands in its entry; its own page shows it.</summary>
    private static string Calibration(string? body, Words words)
    {
        using JsonDocument json = JsonDocument.Parse(body ?? "{}");
        return json.RootElement.TryGetProperty("bad", out JsonElement number)
            ? words["entry.calibration-bad", number.GetInt32(), json.RootElement.TryGetProperty("reason", out JsonElement reason) ? reason.GetString() ?? "" : ""]
            : words["entry.calibration-kept"];
    }

    private static string Parts(string? body)
    {
        if (body is null || !body.StartsWith('{'))
            return body ?? "";
        using JsonDocument json = JsonDocument.Parse(body);
        return string.Join(", ", Readable
            .Where(name => json.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .Select(name => json.RootElement.GetProperty(name).ToString()).Where(text => text.Length > 0));
    }
}
