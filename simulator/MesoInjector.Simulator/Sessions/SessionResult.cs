using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Simulator.Judging;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Simulator.Sessions;

/// <summary>How a session ended.</summary>
public enum SessionOutcome
{
    /// <summary>Closed in order with every point done or left out.</summary>
    Completed,

    /// <summary>Closed in order before the plan was complete.</summary>
    EndedEarly,

    /// <summary>The device is in a safe state.</summary>
    SafeState,

    /// <summary>The operator gave up.</summary>
    GivenUp,

    /// <summary>Stopped from outside: needle home, session closed.</summary>
    Cancelled,
}

/// <summary>One alarm of a session.</summary>
/// <param name="AtSeconds">When.</param>
/// <param name="Code">The code people see.</param>
/// <param name="Title">What happened.</param>
/// <param name="Point">The current point; 0 outside the treatment.</param>
public sealed record AlarmEvent(double AtSeconds, string Code, string Title, int Point);

/// <summary>One refusal of a session.</summary>
/// <param name="AtSeconds">When.</param>
/// <param name="Code">The refusal's code.</param>
/// <param name="Point">The point concerned; 0 for none.</param>
/// <param name="Words">What was refused and why.</param>
public sealed record RefusalEvent(double AtSeconds, string Code, int Point, string Words);

/// <summary>One change of state.</summary>
/// <param name="AtSeconds">When.</param>
/// <param name="State">The state entered.</param>
public sealed record StateEvent(double AtSeconds, InjectorState State);

/// <summary>One step of the state machine.</summary>
/// <param name="From">The state left.</param>
/// <param name="Trigger">Why.</param>
/// <param name="To">The state entered.</param>
public readonly record struct TransitionEvent(InjectorState From, InjectorTrigger Trigger, InjectorState To);

/// <summary>The guardian cut the power.</summary>
/// <param name="AtSeconds">When its status said so.</param>
/// <param name="Cause">Its reason.</param>
public sealed record GuardianEvent(double AtSeconds, GuardianTrip Cause);

/// <summary>A fault began.</summary>
/// <param name="AtSeconds">When.</param>
/// <param name="Name">As "contact-force stuck".</param>
public sealed record FaultEvent(double AtSeconds, string Name);

/// <summary>Everything a session on the virtual bench has shown.</summary>
public sealed record SessionResult
{
    /// <summary>What was played.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>How it ended.</summary>
    public required SessionOutcome Outcome { get; init; }

    /// <summary>More about the end, in words; empty when there is nothing to add.</summary>
    public required string Detail { get; init; }

    /// <summary>Points of the plan.</summary>
    public required int PointsPlanned { get; init; }

    /// <summary>Points that got their dose.</summary>
    public required int PointsDone { get; init; }

    /// <summary>The furthest the tip truly was beyond the nose plane, µm; judged by the referee in every step of the physics.</summary>
    public required int MaxExtensionUm { get; init; }

    /// <summary>How long the session took for the people in it.</summary>
    public required double VirtualSeconds { get; init; }

    /// <summary>How long it took to compute.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>The one over the other.</summary>
    public double RealTimeFactor => WallSeconds > 0 ? VirtualSeconds / WallSeconds : 0;

    /// <summary>Control cycles that were run; the rest was idle and skipped.</summary>
    public required long CyclesRun { get; init; }

    /// <summary>What fell on the skin or the floor, nL, by the referee.</summary>
    public required long SpilledNl { get; init; }

    /// <summary>Every alarm.</summary>
    public required IReadOnlyList<AlarmEvent> Alarms { get; init; }

    /// <summary>Every refusal.</summary>
    public required IReadOnlyList<RefusalEvent> Refusals { get; init; }

    /// <summary>Every authorised dose that was pressed for or refused.</summary>
    public required IReadOnlyList<InjectionResult> Injections { get; init; }

    /// <summary>Every change of state.</summary>
    public required IReadOnlyList<StateEvent> States { get; init; }

    /// <summary>Every step of the state machine.</summary>
    public IReadOnlyList<TransitionEvent> Transitions { get; init; } = [];

    /// <summary>Every time the guardian cut the power.</summary>
    public IReadOnlyList<GuardianEvent> GuardianTrips { get; init; } = [];

    /// <summary>Every fault that began.</summary>
    public IReadOnlyList<FaultEvent> Faults { get; init; } = [];

    /// <summary>What must never happen and did; empty is as it must be.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>What was measured over time, for plots; empty when no trace was asked for.</summary>
    public required IReadOnlyList<TraceSample> Trace { get; init; }
}
