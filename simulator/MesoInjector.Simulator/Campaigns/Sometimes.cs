using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Campaigns;

/// <summary>Something a campaign must see at least once: without it, its invariants may have held for want of anything happening.</summary>
/// <param name="Name">What.</param>
/// <param name="Holds">Whether a session showed it.</param>
public sealed record Sometimes(string Name, Func<SessionResult, bool> Holds)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Sometimes> All { get; } =
    [
        new("completed without a fault", result => result.Faults.Count == 0 && result.Outcome == SessionOutcome.Completed),
        new("completed in spite of a fault", result => result.Faults.Count > 0 && result.Outcome == SessionOutcome.Completed),
        new("completed in spite of three faults", result => result.Faults.Count >= 3 && result.Outcome == SessionOutcome.Completed),
        new("a safe state left again and a dose given after it", result =>
            result.Transitions.Any(step => step.Trigger is InjectorTrigger.Acknowledge or InjectorTrigger.Restart) && DoseAfter(result, SafeStateAt(result))),
        new("the rest of an interrupted dose given", result => result.Injections
            .GroupBy(injection => injection.Point)
            .Any(visits => visits.Any(visit => visit.Outcome == InjectionOutcome.Aborted) && visits.Last().Outcome == InjectionOutcome.Completed)),
        new("a syringe changed and a dose given after it", result => DoseAfter(result, Last(result, InjectorState.Changeover))),
        new("the power cut with a dose under way", result => result.Transitions.Any(step => step.Trigger == InjectorTrigger.InterruptionFound)),
        new("the power cut, and the device started anew", result => result.Transitions.Count(step => step.From == InjectorState.Boot) > 1),
        new("the guardian cut the power", result => result.GuardianTrips.Count > 0),
        new("an injection deeper than 3 mm", result => result.MaxExtensionUm > 3000),
        new("fluid on the skin", result => result.SpilledNl > 5000),
        new("refused and nothing injected", result => result.Refusals.Count > 0 && result.Injections.Count == 0),
        new("an injection aborted in mid-dose", result => result.Injections.Any(injection => injection.Outcome == InjectionOutcome.Aborted && injection.DoseTrueNl > 3000)),
        new("ended in a safe state", result => result.Outcome == SessionOutcome.SafeState),
    ];

    private static double SafeStateAt(SessionResult result) =>
        result.States.LastOrDefault(state => state.State is InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped)?.AtSeconds ?? double.MaxValue;

    private static double Last(SessionResult result, InjectorState wanted) => result.States.LastOrDefault(state => state.State == wanted)?.AtSeconds ?? double.MaxValue;

    private static bool DoseAfter(SessionResult result, double seconds) =>
        result.Injections.Any(injection => injection.StartSeconds > seconds && injection.Outcome == InjectionOutcome.Completed);
}
