using MesoInjector.Control.Records;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>All injections into one point together.</summary>
/// <param name="Point">The point's number.</param>
/// <param name="Injections">How many there were.</param>
/// <param name="EstimatedNl">Believed by the controller, nL.</param>
/// <param name="UncertaintyNl">Of the belief; added up without luck, as errors of one syringe go the same way.</param>
/// <param name="TrueNl">What went in, nL.</param>
/// <param name="AllCompleted">Whether each ran to its end.</param>
internal sealed record PointDose(int Point, int Injections, long EstimatedNl, long UncertaintyNl, long TrueNl, bool AllCompleted);

/// <summary>What the report says in numbers, worked out once.</summary>
internal sealed class SessionFacts
{
    /// <summary>The claim of the device: the tip never reaches this far beyond the nose plane.</summary>
    public const int DepthClaimUm = 4000;

    public SessionFacts(SessionResult result)
    {
        IReadOnlyList<InjectionResult> injections = result.Injections;
        EstimatedNl = injections.Sum(injection => injection.DoseEstimatedNl);
        UpperBoundNl = injections.Sum(injection => injection.DoseUpperBoundNl);
        TrueNl = injections.Sum(injection => injection.DoseTrueNl);
        Points = [.. injections.GroupBy(injection => injection.Point).OrderBy(point => point.Key).Select(Together)];
        EndedEarly = [.. injections.Where(injection => injection.Outcome is InjectionOutcome.Aborted or InjectionOutcome.Interrupted)];
        Typical = MedianByDuration([.. injections.Where(injection => injection.Outcome == InjectionOutcome.Completed)]);
        AboveRecord = [.. injections.Where(injection => injection.DoseTrueNl > injection.DoseUpperBoundNl)];
    }

    /// <summary>Believed to have been delivered in all, nL.</summary>
    public long EstimatedNl { get; }

    /// <summary>The most that can have gone in by the record, nL.</summary>
    public long UpperBoundNl { get; }

    /// <summary>What truly went in, nL.</summary>
    public long TrueNl { get; }

    /// <summary>Every point that was authorised, in the order of their numbers.</summary>
    public IReadOnlyList<PointDose> Points { get; }

    /// <summary>Injections that began and did not run to their end.</summary>
    public IReadOnlyList<InjectionResult> EndedEarly { get; }

    /// <summary>Injections with more in the tissue than the record says can be there.</summary>
    public IReadOnlyList<InjectionResult> AboveRecord { get; }

    /// <summary>The completed injection of middling duration; null when none was completed.</summary>
    public InjectionResult? Typical { get; }

    private static PointDose Together(IGrouping<int, InjectionResult> point) => new(
        point.Key, point.Count(), point.Sum(injection => injection.DoseEstimatedNl), point.Sum(injection => injection.DoseUncertaintyNl),
        point.Sum(injection => injection.DoseTrueNl), point.All(injection => injection.Outcome == InjectionOutcome.Completed));

    private static InjectionResult? MedianByDuration(List<InjectionResult> completed) => completed.Count == 0
        ? null
        : completed.OrderBy(injection => injection.DurationSeconds).ThenBy(injection => injection.StartSeconds).ElementAt((completed.Count - 1) / 2);
}
