using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>The names of things: as programs read them and as people do.</summary>
internal static class Wording
{
    /// <summary>A session's end as a stable word for programs.</summary>
    public static string Code(SessionOutcome outcome) => outcome switch
    {
        SessionOutcome.Completed => "completed",
        SessionOutcome.EndedEarly => "endedEarly",
        SessionOutcome.SafeState => "safeState",
        SessionOutcome.GivenUp => "givenUp",
        SessionOutcome.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "a session's end without a word"),
    };

    /// <summary>An injection's end as a stable word for programs.</summary>
    public static string Code(InjectionOutcome outcome) => outcome switch
    {
        InjectionOutcome.Completed => "completed",
        InjectionOutcome.Aborted => "aborted",
        InjectionOutcome.Refused => "refused",
        InjectionOutcome.Interrupted => "interrupted",
        InjectionOutcome.None or InjectionOutcome.NotUsed or _ =>
            throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "an injection's end without a word"),
    };

    /// <summary>A session's end for people.</summary>
    public static string Of(SessionOutcome outcome) => outcome switch
    {
        SessionOutcome.Completed => "Completed",
        SessionOutcome.EndedEarly => "Ended early",
        SessionOutcome.SafeState => "Stopped in a safe state",
        SessionOutcome.GivenUp => "Given up by the operator",
        SessionOutcome.Cancelled => "Cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "a session's end without words"),
    };

    /// <summary>What a session's end means.</summary>
    public static string Meaning(SessionOutcome outcome) => outcome switch
    {
        SessionOutcome.Completed => "Every planned point got its dose and the record was closed.",
        SessionOutcome.EndedEarly => "The record was closed in order before every planned point had its dose.",
        SessionOutcome.SafeState => "The device stopped by itself or was stopped: needle withdrawn, drives off.",
        SessionOutcome.GivenUp => "The virtual operator could not go on and left the session open.",
        SessionOutcome.Cancelled => "Stopped from outside: the needle was withdrawn and the record closed.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "a session's end without words"),
    };

    /// <summary>What the catalogue says of an alarm; null for a code it does not have.</summary>
    public static AlarmDefinition? Definition(string alarmCode) => AlarmCatalogue.All.FirstOrDefault(entry => entry.Code == alarmCode);

    /// <summary>How urgent an alarm is, with the stars the screens have.</summary>
    public static string Of(AlarmPriority priority) => priority switch
    {
        AlarmPriority.Low => "*\u00A0low",
        AlarmPriority.Medium => "**\u00A0medium",
        AlarmPriority.High => "***\u00A0high",
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "a priority without words"),
    };

    /// <summary>A state for people.</summary>
    public static string Of(InjectorState state) => state switch
    {
        InjectorState.Boot => "starting",
        InjectorState.SelfTest => "self-test",
        InjectorState.Homing => "homing",
        InjectorState.Standby => "standby",
        InjectorState.Screening => "screening",
        InjectorState.LoadingSyringe => "loading the syringe",
        InjectorState.FittingNeedle => "fitting the needle",
        InjectorState.TouchOff => "touch-off",
        InjectorState.Priming => "priming",
        InjectorState.Ready => "ready",
        InjectorState.Armed => "armed",
        InjectorState.Inserting => "inserting",
        InjectorState.Dispensing => "delivering",
        InjectorState.Dwelling => "dwell",
        InjectorState.Withdrawing => "withdrawing",
        InjectorState.Paused => "paused",
        InjectorState.Changeover => "changeover",
        InjectorState.SessionReview => "review",
        InjectorState.CalibratingDepth => "depth calibration",
        InjectorState.CalibratingDose => "dose calibration",
        InjectorState.Maintenance => "maintenance",
        InjectorState.Faulted => "stopped by a fault",
        InjectorState.EmergencyStopped => "emergency stop",
        InjectorState.Tripped => "power cut by the supervisor",
        InjectorState.Recovering => "recovering",
        InjectorState.ShutDown => "shut down",
        InjectorState.Operational or InjectorState.Session or InjectorState.Preparing or InjectorState.Injecting or InjectorState.Service or _ =>
            throw new ArgumentOutOfRangeException(nameof(state), state, "not a state a device is in"),
    };
}
