using System.Text.Encodings.Web;
using System.Text.Json;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>
/// A session as one JSON object for programs. Keys, words and units (in the key's name) are a promise: they are added to, never changed.
/// </summary>
public static class SessionJson
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the object; the stream stays open.</summary>
    public static void Write(SessionResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        using var json = new Utf8JsonWriter(stream, Layout);
        json.WriteStartObject();
        json.WriteString("outcome", Wording.Code(result.Outcome));
        json.WriteNumber("seed", result.Scenario.Seed);
        json.WriteString("protocol", result.Scenario.Protocol.Name);
        json.WriteNumber("pointsPlanned", result.PointsPlanned);
        json.WriteNumber("pointsDone", result.PointsDone);
        json.WriteNumber("maxExtensionUm", result.MaxExtensionUm);
        Number(json, "virtualSeconds", result.VirtualSeconds);
        Number(json, "wallSeconds", result.WallSeconds);
        Number(json, "realTimeFactor", result.RealTimeFactor);
        WriteAlarms(json, result.Alarms);
        WriteRefusals(json, result.Refusals);
        WriteInjections(json, result.Injections);
        json.WriteEndObject();
    }

    private static void WriteAlarms(Utf8JsonWriter json, IReadOnlyList<AlarmEvent> alarms)
    {
        json.WriteStartArray("alarms");
        foreach (AlarmEvent alarm in alarms)
        {
            json.WriteStartObject();
            Number(json, "atSeconds", alarm.AtSeconds);
            json.WriteString("code", alarm.Code);
            json.WriteString("title", alarm.Title);
            json.WriteNumber("point", alarm.Point);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRefusals(Utf8JsonWriter json, IReadOnlyList<RefusalEvent> refusals)
    {
        json.WriteStartArray("refusals");
        foreach (RefusalEvent refusal in refusals)
        {
            json.WriteStartObject();
            json.WriteString("code", refusal.Code);
            json.WriteNumber("point", refusal.Point);
            Number(json, "atSeconds", refusal.AtSeconds);
            json.WriteString("words", refusal.Words);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteInjections(Utf8JsonWriter json, IReadOnlyList<InjectionResult> injections)
    {
        json.WriteStartArray("injections");
        foreach (InjectionResult injection in injections)
        {
            json.WriteStartObject();
            json.WriteNumber("point", injection.Point);
            json.WriteString("outcome", Wording.Code(injection.Outcome));
            Number(json, "startSeconds", injection.StartSeconds);
            Number(json, "durationSeconds", injection.DurationSeconds);
            json.WriteNumber("depthCommandedUm", injection.DepthCommandedUm);
            json.WriteNumber("depthMaxUm", injection.DepthMaxUm);
            json.WriteNumber("doseCommandedNl", injection.DoseCommandedNl);
            json.WriteNumber("doseEstimatedNl", injection.DoseEstimatedNl);
            json.WriteNumber("doseUncertaintyNl", injection.DoseUncertaintyNl);
            json.WriteNumber("doseUpperBoundNl", injection.DoseUpperBoundNl);
            json.WriteNumber("doseTrueNl", injection.DoseTrueNl);
            Number(json, "peakPressureKpa", injection.PeakPressureKpa);
            Number(json, "peakContactN", injection.PeakContactN);
            json.WriteString("reason", injection.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>To a millionth: a microsecond is the clock's step. JSON knows no infinity; what is not a number is null.</summary>
    private static void Number(Utf8JsonWriter json, string key, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(key, Math.Round(value, 6));
        else
            json.WriteNull(key);
    }
}
