using MesoInjector.Control.Alarms;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;

namespace MesoInjector.Records.Reading;

/// <summary>One authorised dose and what came of it.</summary>
public sealed record InjectionRecord
{
    /// <summary>Its number.</summary>
    public required AuthorisationId Authorisation { get; init; }

    /// <summary>The point of the plan.</summary>
    public required int Point { get; init; }

    /// <summary>When it was authorised; durable before anything moved.</summary>
    public required RecordedTime Authorised { get; init; }

    /// <summary>When its outcome was known; null while it is not.</summary>
    public RecordedTime? Ended { get; init; }

    /// <summary>Who was signed in.</summary>
    public UserStamp Who { get; init; }

    /// <summary>How it ended; <see cref="InjectionOutcome.None"/> while nobody knows.</summary>
    public InjectionOutcome Outcome { get; init; }

    /// <summary>What ended it early; <c>default</c> for nothing, or for an operator's stop.</summary>
    public AlarmId Reason { get; init; }

    /// <summary>The same in words; empty where it was delivered whole or not used.</summary>
    public string ReasonWords { get; init; } = "";

    /// <summary>What was asked for.</summary>
    public Dose Commanded { get; init; }

    /// <summary>What is believed to have gone in.</summary>
    public FluidVolume Estimated { get; init; }

    /// <summary>How uncertain that is, k = 2.</summary>
    public FluidVolume Uncertainty { get; init; }

    /// <summary>The most that can have gone in; all that was authorised while the outcome is not known.</summary>
    public FluidVolume UpperBound { get; init; }

    /// <summary>What the plunger displaced beyond the furthest it had been.</summary>
    public FluidVolume Displaced { get; init; }

    /// <summary>Needle extension asked for.</summary>
    public NeedleDepth DepthCommanded { get; init; }

    /// <summary>The deepest the encoder read; negative is behind the nose plane.</summary>
    public AxisPosition DepthReached { get; init; }

    /// <summary>The highest pressure estimated.</summary>
    public FluidPressure PeakPressure { get; init; }

    /// <summary>The highest contact force.</summary>
    public AppliedForce PeakForce { get; init; }

    /// <summary>From the pedal press to the needle being out; zero where nothing moved.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether the needle went out at all.</summary>
    public bool Given => Outcome is InjectionOutcome.None or InjectionOutcome.Completed or InjectionOutcome.Aborted or InjectionOutcome.Interrupted;
}
