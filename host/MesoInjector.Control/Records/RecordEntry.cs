using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Records;

/// <summary>What kind of thing is to be recorded.</summary>
public enum RecordKind : byte
{
    /// <summary>The state changed.</summary>
    StateChanged = 1,

    /// <summary>A session was opened; the attachment is the <see cref="SessionOrder"/>.</summary>
    SessionOpened,

    /// <summary>Screening was answered; the attachment is the <see cref="Treatment.Screening"/>.</summary>
    ScreeningAnswered,

    /// <summary>The tip was found.</summary>
    TouchedOff,

    /// <summary>The needle was filled.</summary>
    Primed,

    /// <summary>A dose was authorised. Must be durable before it may be given.</summary>
    Authorised,

    /// <summary>An authorised dose came to an end.</summary>
    Ended,

    /// <summary>Something was refused; the attachment is the <see cref="Treatment.Refusal"/>.</summary>
    Refused,

    /// <summary>An alarm began.</summary>
    AlarmRaised,

    /// <summary>An alarm was acknowledged.</summary>
    AlarmAcknowledged,

    /// <summary>An operator's command was taken; the attachment is the <see cref="OperatorCommand"/>.</summary>
    CommandTaken,

    /// <summary>The session was closed.</summary>
    SessionClosed,

    /// <summary>The software contradicted itself; the attachment is the exception's text.</summary>
    SoftwareFault,
}

/// <summary>How an authorised dose ended.</summary>
public enum InjectionOutcome : byte
{
    /// <summary>Not ended.</summary>
    None = 0,

    /// <summary>Delivered whole.</summary>
    Completed,

    /// <summary>Ended early by an interlock, the pedal or a stop; the needle was withdrawn in order.</summary>
    Aborted,

    /// <summary>Refused after it was authorised; nothing moved.</summary>
    Refused,

    /// <summary>Cut off by a safe state or by the end of the program.</summary>
    Interrupted,

    /// <summary>The gun was lifted before the pedal was pressed; nothing moved.</summary>
    NotUsed,
}

/// <summary>One thing to be recorded: a plain value with the fields of every kind, so that handing it over allocates nothing.</summary>
public record struct RecordEntry
{
    /// <summary>What kind.</summary>
    public RecordKind Kind { get; set; }

    /// <summary>When.</summary>
    public MonotonicTime At { get; set; }

    /// <summary>The authorisation concerned.</summary>
    public AuthorisationId Authorisation { get; set; }

    /// <summary>The point concerned; 0 for none.</summary>
    public int Point { get; set; }

    /// <summary>The dose authorised.</summary>
    public Dose Commanded { get; set; }

    /// <summary>What is believed to have gone in.</summary>
    public FluidVolume Estimated { get; set; }

    /// <summary>How uncertain that is (k = 2).</summary>
    public FluidVolume Uncertainty { get; set; }

    /// <summary>The most that can have gone in.</summary>
    public FluidVolume UpperBound { get; set; }

    /// <summary>What the plunger displaced beyond the furthest it had been.</summary>
    public FluidVolume Displaced { get; set; }

    /// <summary>The depth commanded.</summary>
    public NeedleDepth DepthCommanded { get; set; }

    /// <summary>The deepest the encoder read; a touch-off's tip offset.</summary>
    public AxisPosition DepthReached { get; set; }

    /// <summary>The highest pressure estimated.</summary>
    public FluidPressure PeakPressure { get; set; }

    /// <summary>The highest contact force.</summary>
    public AppliedForce PeakContact { get; set; }

    /// <summary>From the pedal press to the needle being out.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>How the dose ended.</summary>
    public InjectionOutcome Outcome { get; set; }

    /// <summary>The alarm concerned, or the interlock that ended the dose.</summary>
    public AlarmId Alarm { get; set; }

    /// <summary>The state left.</summary>
    public InjectorState From { get; set; }

    /// <summary>The state entered.</summary>
    public InjectorState To { get; set; }

    /// <summary>What changed the state.</summary>
    public InjectorTrigger Trigger { get; set; }

    /// <summary>What belongs to it, by reference; see <see cref="RecordKind"/>.</summary>
    public object? Attachment { get; set; }
}
