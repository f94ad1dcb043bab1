using MesoInjector.Console.Wording;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Preparation;

/// <summary>What still keeps a step from being done, in words. The device judges all of it again when the session is opened.</summary>
internal static class PreparationGaps
{
    /// <summary>What a step waits for; empty where it is done.</summary>
    /// <param name="step">One before the session is opened.</param>
    /// <param name="prepared">What there is.</param>
    /// <param name="course">Where in the course the session is; null where patient or protocol are not known, or the record cannot be read.</param>
    /// <param name="today">Expiry is judged by it.</param>
    /// <param name="words">The language.</param>
    public static IReadOnlyList<string> Of(PreparationStep step, PreparedSession prepared, Course? course, DateOnly today, Words words) => step switch
    {
        PreparationStep.Patient => [.. PatientGaps(prepared, course, words)],
        PreparationStep.Protocol => prepared.Protocol is null ? [words["gap.protocol"]] : [],
        PreparationStep.Plan => [.. PlanGaps(prepared, words)],
        PreparationStep.Consumables => [.. ConsumableGaps(prepared, today, words)],
        PreparationStep.Checklist => [.. ChecklistGaps(prepared.Checklist, words)],
        PreparationStep.Review => [.. BeforeReview.SelectMany(before => Of(before, prepared, course, today, words))],
        PreparationStep.Screening or PreparationStep.Syringe or PreparationStep.Needle or PreparationStep.TouchOff or PreparationStep.Prime => [],
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "unknown step"),
    };

    /// <summary>The steps whose work the review shows.</summary>
    public static IReadOnlyList<PreparationStep> BeforeReview { get; } =
        [PreparationStep.Patient, PreparationStep.Protocol, PreparationStep.Plan, PreparationStep.Consumables, PreparationStep.Checklist];

    private static IEnumerable<string> PatientGaps(PreparedSession prepared, Course? course, Words words)
    {
        if (prepared.Patient.Length == 0)
            yield return words["gap.patient"];
        if (prepared.Protocol is { } protocol && IsEarly(protocol, course) && string.IsNullOrWhiteSpace(prepared.EarlyReason))
            yield return words["gap.early", course!.DaysSinceLast!, protocol.Draft.SessionInterval];
    }

    /// <summary>The interval of the course is not over yet.</summary>
    public static bool IsEarly(Protocol protocol, Course? course) => course?.DaysSinceLast is { } days && days < protocol.Draft.SessionInterval;

    private static IEnumerable<string> PlanGaps(PreparedSession prepared, Words words)
    {
        if (prepared.Places.Count == 0)
            yield return words["gap.plan"];
        else if (prepared.Plan(out Refusal? refusal) is null && refusal is not null)
            yield return Words(prepared, refusal, words);
    }

    /// <summary>Why there is no plan. The commonest reason is said in the language; the rest in the device's words.</summary>
    public static string Words(PreparedSession prepared, Refusal refusal, Words words) => prepared.Protocol is { } protocol && prepared.Places.Count > protocol.Points
        ? words["plan.too-many", prepared.Places.Count, protocol.Points]
        : RefusalText.Words(refusal, words);

    private static IEnumerable<string> ConsumableGaps(PreparedSession prepared, DateOnly today, Words words)
    {
        ConsumablesDraft used = prepared.Consumables;
        (string Text, string Gap)[] needed =
            [(used.Compound, "gap.compound"), (used.CompoundLot, "gap.compound-lot"), (used.SyringeLot, "gap.syringe-lot"), (used.NeedleLot, "gap.needle-lot")];
        foreach ((_, string gap) in needed.Where(field => field.Text.Length == 0))
            yield return words[gap];
        if (used.CompoundExpiry is not { } expiry)
            yield return words["gap.expiry"];
        else if (expiry < today)
            yield return words["gap.expired", DateEntry.Text(expiry)];
        if (used.Fill is not { } fill)
            yield return words["gap.fill"];
        else if (prepared.Protocol is { } protocol && (fill < LeastFill(protocol) || fill > protocol.Syringe.Capacity))
            yield return words["gap.fill-outside", words.Number(fill.Nanolitres / 1e6), FillLimits(protocol, words)];
    }

    /// <summary>A syringe that holds no more than its dead space can give nothing.</summary>
    public static FluidVolume LeastFill(Protocol protocol) => FluidVolume.Max(protocol.Syringe.DeadSpace + HardLimits.DosePerPoint, FluidVolume.FromMicrolitres(200));

    /// <summary>What a syringe may be declared to hold, mL.</summary>
    public static string FillLimits(Protocol protocol, Words words) => NumberEntry.Limits(LeastFill(protocol).Nanolitres / 1e6, protocol.Syringe.Capacity.Nanolitres / 1e6, 2, words);

    private static IEnumerable<string> ChecklistGaps(Checklist list, Words words)
    {
        if (!list.SkinCleanAndDry)
            yield return words["checklist.skin"];
        if (!list.GelWipedOff)
            yield return words["checklist.gel"];
        if (!list.ConsumablesNew)
            yield return words["checklist.new"];
        if (!list.CompoundWaterBased)
            yield return words["checklist.water"];
    }
}
