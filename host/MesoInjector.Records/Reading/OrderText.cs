using System.Text.Json;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Records.Reading;

/// <summary>Reads the bodies of entries. What an older version did not keep is missing or empty, never guessed.</summary>
internal static class OrderText
{
    public static CourseRecord Course(JsonElement order) => new(
        (int)JsonText.Number(order, "courseSession"), (int)JsonText.Number(order, "courseOf"), (int)JsonText.Number(order, "courseIntervalDays"),
        (int?)JsonText.NumberOrNull(order, "daysSinceLast"), JsonText.Text(order, "earlyReason"));

    public static ProtocolRecord Protocol(JsonElement order) => new(
        JsonText.Text(order, "protocol") ?? "", JsonText.Text(order, "protocolTitle") ?? "", (int)JsonText.Number(order, "protocolVersion"),
        JsonText.Text(order, "protocolSha256") ?? "", JsonText.Text(order, "protocolText") ?? "",
        NeedleDepth.FromMicrometres((int)JsonText.Number(order, "depthUm")), Dose.FromNanolitres(JsonText.Number(order, "doseNl")),
        FluidVolume.FromNanolitres(JsonText.Number(order, "pointLimitNl")), FluidVolume.FromNanolitres(JsonText.Number(order, "sessionLimitNl")),
        JsonText.Text(order, "needle") ?? "", JsonText.Text(order, "syringe") ?? "");

    public static Checklist? Checklist(JsonElement order) => JsonText.Find(order, "checklist") is { } ticks
        ? new Checklist(JsonText.Flag(ticks, "skinCleanAndDry") is true, JsonText.Flag(ticks, "gelWipedOff") is true,
            JsonText.Flag(ticks, "consumablesNew") is true, JsonText.Flag(ticks, "compoundWaterBased") is true)
        : null;

    public static IEnumerable<ConsumableRecord> Consumables(JsonElement order)
    {
        if (JsonText.Text(order, "compound") is not { } compound)
            yield break;
        yield return new ConsumableRecord(ConsumableKind.Compound, compound, JsonText.Text(order, "compoundLot") ?? "", Item: null, JsonText.Date(order, "compoundExpiry"));
        yield return new ConsumableRecord(ConsumableKind.Syringe, JsonText.Text(order, "syringe") ?? "", JsonText.Text(order, "syringeLot") ?? "", Item: null, Expiry: null);
        yield return new ConsumableRecord(ConsumableKind.Needle, JsonText.Text(order, "needle") ?? "", JsonText.Text(order, "needleLot") ?? "", Item: null, Expiry: null);
    }

    public static ConsumableRecord Item(string? body)
    {
        using JsonDocument document = JsonDocument.Parse(body ?? "{}");
        JsonElement item = document.RootElement;
        return new ConsumableRecord(Enum.Parse<ConsumableKind>(JsonText.Text(item, "kind")!), JsonText.Text(item, "name") ?? "", JsonText.Text(item, "lot") ?? "",
            JsonText.Text(item, "item"), JsonText.Date(item, "expiry"));
    }

    public static CalibrationsRecord? Calibrations(JsonElement order)
    {
        if (JsonText.Find(order, "doseCalibrations") is null)
            return null;
        DepthCalibrationRecord? depth = JsonText.Find(order, "depthCalibration") is { } found
            ? new DepthCalibrationRecord(JsonText.Text(found, "handpiece") ?? "", JsonText.Date(found, "date") ?? default, (int)JsonText.Number(found, "scalePpm"),
                AxisPosition.FromNanometres((int)JsonText.Number(found, "uncertaintyNm")),
                AxisPosition.FromNanometres((int)JsonText.Number(found, "touchOffRepeatabilityNm")))
            : null;
        return new CalibrationsRecord(JsonText.Text(order, "handpiece") ?? "", depth,
            [.. JsonText.Items(order, "doseCalibrations").Select(dose => new DoseCalibrationRecord(
                JsonText.Text(dose, "handpiece") ?? "", JsonText.Date(dose, "date") ?? default, JsonText.Text(dose, "syringe") ?? "",
                new Compliance((int)JsonText.Number(dose, "complianceNlPerKpa")), AxisPosition.FromNanometres((int)JsonText.Number(dose, "lostMotionNm")),
                JsonText.Text(dose, "needle"), (int?)JsonText.NumberOrNull(dose, "needlePaSPerUl")))]);
    }

    public static ScreeningRecord Screening(RecordedTime when, UserStamp who, string? body)
    {
        using JsonDocument document = JsonDocument.Parse(body ?? "{}");
        JsonElement screening = document.RootElement;
        JsonElement answers = JsonText.Find(screening, "answers") ?? default;
        List<ScreeningAnswer> given = [.. Enum.GetValues<Contraindication>().Select(question => new ScreeningAnswer(question, JsonText.Flag(answers, question.ToString())))];
        List<ScreeningOverride> overrides = [.. JsonText.Items(screening, "overrides").Select(entry => new ScreeningOverride(
            Enum.Parse<Contraindication>(JsonText.Text(entry, "against")!), JsonText.Text(entry, "clinician") ?? "", JsonText.Text(entry, "reason") ?? ""))];

        // Schema 1 did not say whether they cleared the session; the rule that decided has not changed since.
        bool cleared = JsonText.Flag(screening, "cleared")
            ?? new Screening(given.Where(answer => answer.Yes is not null).ToDictionary(answer => answer.Question, answer => answer.Yes!.Value), overrides).Block() is null;
        return new ScreeningRecord(when, who, given, overrides, cleared);
    }

    public static string Notes(string? body)
    {
        using JsonDocument document = JsonDocument.Parse(body ?? "{}");
        return JsonText.Text(document.RootElement, "notes") ?? "";
    }

    public static TimeSpan ClockStep(string? body)
    {
        using JsonDocument document = JsonDocument.Parse(body ?? "{}");
        return TimeSpan.FromMicroseconds(JsonText.Number(document.RootElement, "stepUs"));
    }

    public static VersionsRecord Versions(JsonElement program, string? firmware) => new(
        JsonText.Text(program, "software") ?? "", firmware ?? JsonText.Text(program, "firmware"),
        [.. JsonText.Items(program, "packages").Select(package => package.GetString() ?? "")], JsonText.Text(program, "runtime") ?? "");

    /// <summary>The plan with what became of each point.</summary>
    public static IReadOnlyList<PointRecord> Points(JsonElement order, IReadOnlyList<InjectionRecord> injections)
    {
        ILookup<int, InjectionRecord> byPoint = injections.ToLookup(injection => injection.Point);

        // Points are visited in the order of their numbers: one that was passed without a dose was left out.
        int furthest = injections.Count == 0 ? 0 : injections.Max(injection => injection.Point);
        return [.. JsonText.Items(order, "plan").Select(point =>
        {
            int number = (int)JsonText.Number(point, "number");
            List<InjectionRecord> here = [.. byPoint[number]];
            return new PointRecord(number, Enum.Parse<ScalpRegion>(JsonText.Text(point, "region")!),
                new ScalpPlace(JsonText.Decimal(point, "xMm"), JsonText.Decimal(point, "yMm")), Dose.FromNanolitres(JsonText.Number(point, "doseNl")),
                Status(here, skipped: number < furthest), here,
                Volumes.Sum(here.Select(injection => injection.Estimated)),
                Volumes.RootOfSquares(here.Select(injection => injection.Uncertainty)),
                Volumes.Sum(here.Select(injection => injection.UpperBound)));
        })];
    }

    /// <summary>Done once a dose was delivered whole; part where anything can have gone in.</summary>
    private static PointStatus Status(List<InjectionRecord> injections, bool skipped) =>
        injections.Exists(injection => injection.Outcome == InjectionOutcome.Completed) ? PointStatus.Done
        : injections.Exists(injection => injection.UpperBound > FluidVolume.Zero) ? PointStatus.Partial
        : skipped ? PointStatus.Skipped
        : PointStatus.Planned;
}
