using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Control.Alarms;
using MesoInjector.Records.Reading;

namespace MesoInjector.Documents.Exports;

/// <summary>A whole session as one JSON object; units in the names. A change that a reader must know of changes <see cref="Format"/>.</summary>
public static class SessionJson
{
    /// <summary>Which layout it is.</summary>
    public const string Format = "mesoinjector-session-1";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes it.</summary>
    public static void Write(Stream stream, TreatmentSession session)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        Of(session).WriteTo(writer, Indented);
    }

    /// <summary>The object.</summary>
    public static JsonObject Of(TreatmentSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        JsonObject whole = Head(session);
        Add(whole, People(session));
        Add(whole, Happenings(session));
        Add(whole, Device(session));
        return whole;
    }

    private static JsonObject Head(TreatmentSession session) => new()
    {
        ["format"] = Format,
        ["session"] = session.Number,
        ["origin"] = Word(session.Origin),
        ["ending"] = Word(session.Ending),
        ["date"] = Date(session.Date),
        ["startedUtc"] = Time(session.Started),
        ["endedUtc"] = session.Ended is { } ended ? Time(ended) : null,
        ["durationS"] = session.Duration.TotalSeconds,
        ["patient"] = new JsonObject { ["code"] = session.Patient.Code, ["birthYear"] = session.Patient.BirthYear, ["notes"] = session.Patient.Notes },
        ["course"] = new JsonObject
        {
            ["session"] = session.Course.Session,
            ["of"] = session.Course.Of,
            ["intervalDays"] = session.Course.IntervalDays,
            ["daysSinceLast"] = session.Course.DaysSinceLast,
            ["earlyReason"] = session.Course.EarlyReason,
        },
        ["protocol"] = new JsonObject
        {
            ["name"] = session.Protocol.Name,
            ["title"] = session.Protocol.Title,
            ["version"] = session.Protocol.Version,
            ["sha256"] = session.Protocol.ContentHash,
            ["text"] = session.Protocol.Text,
        },
    };

    private static JsonObject People(TreatmentSession session) => new()
    {
        ["openedBy"] = session.OpenedBy.Name,
        ["users"] = Array(session.Users, user => new JsonObject { ["name"] = user.Name, ["role"] = user.Role }),
        ["screenings"] = Array(session.Screenings, Screening),
        ["checklist"] = session.Checklist is { } ticks
            ? new JsonObject
            {
                ["skinCleanAndDry"] = ticks.SkinCleanAndDry,
                ["gelWipedOff"] = ticks.GelWipedOff,
                ["consumablesNew"] = ticks.ConsumablesNew,
                ["compoundWaterBased"] = ticks.CompoundWaterBased,
            }
            : null,
        ["consumables"] = Array(session.Consumables, item => new JsonObject
        {
            ["kind"] = Word(item.Kind),
            ["name"] = item.Name,
            ["lot"] = item.Lot,
            ["item"] = item.Item,
            ["expiry"] = item.Expiry is { } expiry ? Date(expiry) : null,
        }),
    };

    private static JsonObject Happenings(TreatmentSession session) => new()
    {
        ["estimatedUl"] = Microlitres(session.Estimated.Nanolitres),
        ["uncertaintyK2Ul"] = Microlitres(session.Uncertainty.Nanolitres),
        ["upperBoundUl"] = Microlitres(session.UpperBound.Nanolitres),
        ["points"] = Array(session.Points, Point),
        ["injections"] = Array(session.Injections, Injection),
        ["alarms"] = Array(session.Alarms, alarm => new JsonObject
        {
            ["code"] = AlarmCatalogue.Of(alarm.Alarm).Code,
            ["title"] = AlarmCatalogue.Of(alarm.Alarm).Title,
            ["atS"] = alarm.Raised.InSession.TotalSeconds,
            ["clearing"] = Word(alarm.Clearing),
            ["acknowledgedAtS"] = alarm.Acknowledged?.InSession.TotalSeconds,
            ["acknowledgedBy"] = alarm.AcknowledgedBy.Name,
        }),
        ["refusals"] = Array(session.Refusals, refusal => new JsonObject
        {
            ["atS"] = refusal.When.InSession.TotalSeconds,
            ["point"] = refusal.Point,
            ["code"] = refusal.Code,
            ["words"] = refusal.Words,
            ["by"] = refusal.Who.Name,
        }),
        ["signatures"] = Array(session.Signatures, signature => new JsonObject { ["at"] = Time(signature.When), ["by"] = signature.Who.Name, ["notes"] = signature.Notes }),
        ["actions"] = Array(session.Actions, action => new JsonObject { ["atS"] = action.When.InSession.TotalSeconds, ["command"] = action.Command, ["by"] = action.Who.Name }),
    };

    private static JsonObject Device(TreatmentSession session) => new()
    {
        ["calibrations"] = session.Calibrations is { } calibrations
            ? new JsonObject
            {
                ["handpiece"] = calibrations.Handpiece,
                ["depthDate"] = calibrations.Depth is { } depth ? Date(depth.Date) : null,
                ["depthUncertaintyUm"] = calibrations.Depth?.Uncertainty.Nanometres / 1000.0,
                ["doses"] = Array(calibrations.Doses, dose => new JsonObject { ["syringe"] = dose.Syringe, ["date"] = Date(dose.Date) }),
            }
            : null,
        ["versions"] = session.Versions is { } versions
            ? new JsonObject
            {
                ["software"] = versions.Software,
                ["guardian"] = versions.Firmware,
                ["runtime"] = versions.Runtime,
                ["packages"] = new JsonArray([.. versions.Packages.Select(package => (JsonNode)package)]),
            }
            : null,
        ["record"] = new JsonObject { ["firstEntry"] = session.FirstEvent, ["lastEntry"] = session.LastEvent, ["chainSha256"] = session.ChainHash },
    };

    private static void Add(JsonObject to, JsonObject part)
    {
        foreach (KeyValuePair<string, JsonNode?> field in part.ToList())
        {
            part.Remove(field.Key);
            to[field.Key] = field.Value;
        }
    }

    private static JsonObject Screening(ScreeningRecord screening) => new()
    {
        ["atS"] = screening.When.InSession.TotalSeconds,
        ["by"] = screening.Who.Name,
        ["cleared"] = screening.Cleared,
        ["answers"] = new JsonObject(screening.Answers.Select(answer => new KeyValuePair<string, JsonNode?>(Word(answer.Question), answer.Yes))),
        ["overrides"] = Array(screening.Overrides, entry => new JsonObject { ["against"] = Word(entry.Against), ["clinician"] = entry.Clinician, ["reason"] = entry.Reason }),
    };

    private static JsonObject Point(PointRecord point) => new()
    {
        ["number"] = point.Number,
        ["region"] = Word(point.Region),
        ["xMm"] = point.Place.X,
        ["yMm"] = point.Place.Y,
        ["status"] = Word(point.Status),
        ["plannedUl"] = Microlitres(point.Planned.Nanolitres),
        ["estimatedUl"] = Microlitres(point.Estimated.Nanolitres),
        ["upperBoundUl"] = Microlitres(point.UpperBound.Nanolitres),
    };

    private static JsonObject Injection(InjectionRecord injection) => new()
    {
        ["authorisation"] = injection.Authorisation.Value,
        ["point"] = injection.Point,
        ["authorisedAtS"] = injection.Authorised.InSession.TotalSeconds,
        ["endedAtS"] = injection.Ended?.InSession.TotalSeconds,
        ["outcome"] = Word(injection.Outcome),
        ["reason"] = injection.ReasonWords,
        ["commandedUl"] = Microlitres(injection.Commanded.Nanolitres),
        ["estimatedUl"] = Microlitres(injection.Estimated.Nanolitres),
        ["uncertaintyK2Ul"] = Microlitres(injection.Uncertainty.Nanolitres),
        ["upperBoundUl"] = Microlitres(injection.UpperBound.Nanolitres),
        ["depthCommandedMm"] = injection.DepthCommanded.Micrometres / 1000.0,
        ["depthReachedMm"] = injection.DepthReached.Nanometres / 1e6,
        ["peakPressureKpa"] = injection.PeakPressure.Pascals / 1000.0,
        ["peakForceN"] = injection.PeakForce.Millinewtons / 1000.0,
        ["durationS"] = injection.Duration.TotalSeconds,
        ["by"] = injection.Who.Name,
    };

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> make) => new([.. items.Select(item => (JsonNode)make(item))]);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static double Microlitres(long nanolitres) => nanolitres / 1000.0;

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
