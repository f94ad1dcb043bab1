using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Calibration;
using MesoInjector.Calibration.Entry;
using MesoInjector.Calibration.Keeping;
using MesoInjector.Console.Live;
using MesoInjector.Control.Treatment;
using MesoInjector.Link;
using MesoInjector.Records;

namespace MesoInjector.Console.Calibrating;

/// <summary>The calibration under way, as the daemon keeps it: on its disk after every reading, so a page can be loaded anew at any moment.</summary>
internal sealed class CalibrationBench(DeviceFeed feed)
{
    /// <summary>The register of a record.</summary>
    public static CalibrationRegister Register(Journal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return new CalibrationRegister(journal.Read(EventKind.CalibrationKept).Select(entry => entry.Body));
    }

    /// <summary>The half-finished calibration of a kind.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="refused">Why it cannot be said.</param>
    /// <returns>Null for none.</returns>
    public async Task<CalibrationWork?> WorkAsync(CalibrationKind kind, Action<Refusal> refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        LinkReply? reply = await feed.AskAsync("calibration.work", Kind(kind)).ConfigureAwait(false);
        if (reply?.Refusal is { } refusal)
            refused(refusal);
        return reply?.Result is { ValueKind: JsonValueKind.Object } shown ? Read(shown) : null;
    }

    /// <summary>The handpiece that is connected; empty where nobody says.</summary>
    public async Task<string> HandpieceAsync() =>
        await feed.AskAsync("about").ConfigureAwait(false) is { Result: { } about } && about.TryGetProperty("handpiece", out JsonElement handpiece) ? handpiece.GetString() ?? "" : "";

    /// <summary>The argument that names a kind.</summary>
    public static JsonObject Kind(CalibrationKind kind) => new() { ["kind"] = kind.ToString() };

    /// <summary>What the daemon shows of a calibration under way.</summary>
    /// <exception cref="JsonException">It is of another version of the program.</exception>
    internal static CalibrationWork Read(JsonElement shown) => new(
        shown.GetProperty("subject").Deserialize<CalibrationSubject>(CalibrationText.Options)!, shown.GetProperty("readings").Deserialize<List<double>>(CalibrationText.Options)!);
}
