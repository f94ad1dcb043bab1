using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Records.Reading;

namespace MesoInjector.Documents.Fhir;

/// <summary>
/// A session as an HL7 FHIR R4 bundle: patient (the code only), device, procedure, one administration with the session's total, and for every
/// point an observation of what went in.
/// </summary>
/// <remarks>Codes of our own stand under <see cref="System"/>; units are UCUM. Ids follow from the content: the same session gives the same bundle.</remarks>
public static class FhirBundle
{
    /// <summary>The namespace of identifiers and codes that no public system has.</summary>
    public const string System = "urn:mesoinjector";

    private const string Ucum = "http://unitsofmeasure.org";
    private const string Tags = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    /// <summary>Writes it.</summary>
    public static void Write(Stream stream, TreatmentSession session)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        Of(session).WriteTo(writer);
    }

    /// <summary>The bundle.</summary>
    public static JsonObject Of(TreatmentSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var urns = new Urns(session);
        var entries = new JsonArray
        {
            Entry(urns.Patient, Patient(session)), Entry(urns.Device, Device(session)), Entry(urns.Procedure, Procedure(session, urns)),
            Entry(urns.Administration, Administration(session, urns)),
        };
        foreach (PointRecord point in session.Points.Where(point => point.Injections.Any(injection => injection.Given)))
            entries.Add((JsonNode)Entry(urns.Of($"observation/{point.Number}"), Observation(session, point, urns)));
        var bundle = new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = "collection",
            ["identifier"] = Identifier("session", $"{session.Number}"),
            ["timestamp"] = Instant(session.Ended ?? session.Started),
            ["entry"] = entries,
        };
        if (session.Origin == RecordOrigin.Simulated)
            bundle["meta"] = TestTag();
        return bundle;
    }

    private static JsonObject Patient(TreatmentSession session)
    {
        var patient = new JsonObject { ["resourceType"] = "Patient", ["identifier"] = new JsonArray { (JsonNode)Identifier("patient", session.Patient.Code) } };
        if (session.Patient.BirthYear is { } year)
            patient["birthDate"] = year.ToString("0000", CultureInfo.InvariantCulture);
        return Tagged(patient, session);
    }

    private static JsonObject Device(TreatmentSession session)
    {
        var device = new JsonObject
        {
            ["resourceType"] = "Device",
            ["status"] = "active",
            ["deviceName"] = new JsonArray { (JsonNode)new JsonObject { ["name"] = "MesoInjector", ["type"] = "user-friendly-name" } },
            ["type"] = Concept("motorised-mesotherapy-injector", "Motorised injector for mesotherapy"),
        };
        if (session.Calibrations is { } calibrations)
            device["serialNumber"] = calibrations.Handpiece;
        if (session.Versions is { } versions)
        {
            var list = new JsonArray { (JsonNode)new JsonObject { ["type"] = Concept("software", "Host software"), ["value"] = versions.Software } };
            if (versions.Firmware is { } firmware)
                list.Add((JsonNode)new JsonObject { ["type"] = Concept("guardian", "Guardian firmware"), ["value"] = firmware });
            device["version"] = list;
        }

        return Tagged(device, session);
    }

    private static JsonObject Procedure(TreatmentSession session, Urns urns)
    {
        bool whole = session.Points.All(point => point.Status == PointStatus.Done);
        var procedure = new JsonObject
        {
            ["resourceType"] = "Procedure",
            ["identifier"] = new JsonArray { (JsonNode)Identifier("session", $"{session.Number}") },
            ["status"] = session.Ending == SessionEnding.Open ? "in-progress" : whole ? "completed" : "stopped",
            ["code"] = Concept("hair-mesotherapy", "Mesotherapy of the scalp by motorised injection"),
            ["subject"] = Reference(urns.Patient),
            ["performedPeriod"] = Period(session),
            ["bodySite"] = new JsonArray([.. session.Points.Select(point => point.Region).Distinct().Select(region => (JsonNode)Concept($"scalp-{region}".ToLowerInvariant(), $"Scalp, {region}"))]),
            ["usedReference"] = new JsonArray { (JsonNode)Reference(urns.Device) },
            ["note"] = new JsonArray { (JsonNode)new JsonObject { ["text"] = $"{session.Protocol.Title} ({session.Protocol.Name} {session.Protocol.Version}), session {session.Course.Session} of {session.Course.Of}; record chain {session.ChainHash}" } },
        };
        if (!session.OpenedBy.IsNobody)
            procedure["performer"] = new JsonArray { (JsonNode)new JsonObject { ["actor"] = new JsonObject { ["display"] = session.OpenedBy.Name } } };
        return Tagged(procedure, session);
    }

    private static JsonObject Administration(TreatmentSession session, Urns urns)
    {
        ConsumableRecord? compound = session.Consumables.FirstOrDefault(item => item.Kind == ConsumableKind.Compound);
        return Tagged(new JsonObject
        {
            ["resourceType"] = "MedicationAdministration",
            ["status"] = session.Ending == SessionEnding.Open ? "in-progress" : session.Points.All(point => point.Status == PointStatus.Done) ? "completed" : "stopped",
            ["medicationCodeableConcept"] = new JsonObject { ["text"] = compound is null ? "not recorded" : $"{compound.Name}, lot {compound.Lot}" },
            ["subject"] = Reference(urns.Patient),
            ["effectivePeriod"] = Period(session),
            ["device"] = new JsonArray { (JsonNode)Reference(urns.Device) },
            ["partOf"] = new JsonArray { (JsonNode)Reference(urns.Procedure) },
            ["dosage"] = new JsonObject
            {
                ["text"] = FormattableString.Invariant($"{session.Estimated.Nanolitres / 1000.0:0.0} µL in {session.Points.Count(point => point.Estimated.Nanolitres > 0)} points, at most {session.UpperBound.Nanolitres / 1000.0:0.0} µL"),
                ["route"] = Concept("intradermal", "Intradermal or subcutaneous, under 4 mm"),
                ["dose"] = Quantity(session.Estimated.Nanolitres / 1e6, "mL", "mL"),
            },
        }, session);
    }

    private static JsonObject Observation(TreatmentSession session, PointRecord point, Urns urns)
    {
        InjectionRecord[] given = [.. point.Injections.Where(injection => injection.Given)];
        return Tagged(new JsonObject
        {
            ["resourceType"] = "Observation",
            ["status"] = given.Any(injection => injection.Outcome == InjectionOutcome.None) ? "preliminary" : "final",
            ["code"] = Concept("point-dose", "Volume injected at a point"),
            ["subject"] = Reference(urns.Patient),
            ["partOf"] = new JsonArray { (JsonNode)Reference(urns.Procedure) },
            ["device"] = Reference(urns.Device),
            ["effectiveDateTime"] = Instant(given[0].Authorised.WallClock),
            ["valueQuantity"] = Quantity(point.Estimated.Nanolitres / 1000.0, "µL", "uL"),
            ["bodySite"] = Concept($"scalp-{point.Region}".ToLowerInvariant(), $"Scalp, {point.Region}"),
            ["component"] = new JsonArray
            {
                (JsonNode)Component("point", "Point of the plan", new JsonObject { ["valueInteger"] = point.Number }),
                Component("uncertainty", "Uncertainty, k = 2", Value(point.Uncertainty.Nanolitres / 1000.0, "µL", "uL")),
                Component("upper-bound", "Most that can have gone in", Value(point.UpperBound.Nanolitres / 1000.0, "µL", "uL")),
                Component("depth", "Deepest needle extension", Value(given.Max(injection => injection.DepthReached.Nanometres) / 1e6, "mm", "mm")),
                Component("peak-pressure", "Highest pressure", Value(given.Max(injection => injection.PeakPressure.Pascals) / 1000.0, "kPa", "kPa")),
            },
        }, session);
    }

    private static JsonObject Component(string code, string words, JsonObject value)
    {
        value["code"] = Concept(code, words);
        return value;
    }

    private static JsonObject Value(double value, string unit, string ucum) => new() { ["valueQuantity"] = Quantity(value, unit, ucum) };

    private static JsonObject Quantity(double value, string unit, string ucum) => new() { ["value"] = Math.Round(value, 6), ["unit"] = unit, ["system"] = Ucum, ["code"] = ucum };

    private static JsonObject Concept(string code, string words) => new()
    {
        ["coding"] = new JsonArray { (JsonNode)new JsonObject { ["system"] = $"{System}:code", ["code"] = code, ["display"] = words } },
        ["text"] = words,
    };

    private static JsonObject Identifier(string what, string value) => new() { ["system"] = $"{System}:{what}", ["value"] = value };

    private static JsonObject Reference(string urn) => new() { ["reference"] = urn };

    private static JsonObject Entry(string urn, JsonObject resource) => new() { ["fullUrl"] = urn, ["resource"] = resource };

    private static JsonObject Period(TreatmentSession session)
    {
        var period = new JsonObject { ["start"] = Instant(session.Started) };
        if (session.Ended is { } ended)
            period["end"] = Instant(ended);
        return period;
    }

    private static string Instant(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>What no patient had must not be taken for care.</summary>
    private static JsonObject Tagged(JsonObject resource, TreatmentSession session)
    {
        if (session.Origin == RecordOrigin.Simulated)
            resource["meta"] = TestTag();
        return resource;
    }

    private static JsonObject TestTag() => new() { ["tag"] = new JsonArray { (JsonNode)new JsonObject { ["system"] = Tags, ["code"] = "HTEST", ["display"] = "test health data" } } };

    /// <summary>Ids that follow from the record: its chain hash tells one journal from another.</summary>
    private sealed class Urns(TreatmentSession session)
    {
        public string Patient => Of("patient");

        public string Device => Of("device");

        public string Procedure => Of("procedure");

        public string Administration => Of("administration");

        public string Of(string what)
        {
            byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{session.ChainHash}/{session.Number}/{what}"));
            hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
            hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
            return $"urn:uuid:{new Guid(hash.AsSpan(0, 16), bigEndian: true)}";
        }
    }
}
