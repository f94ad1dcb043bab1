using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Sensing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Interlocks;

/// <summary>What is the case in this cycle: everything an interlock may ask. Filled anew each cycle by the controller.</summary>
/// <remarks>Fields, not properties with logic: a rule is read in the table, not here.</remarks>
public sealed class Situation
{
    /// <summary>The pedal.</summary>
    public PedalMonitor Pedal { get; } = new();

    /// <summary>The nose on the skin.</summary>
    public ContactMonitor Contact { get; } = new();

    /// <summary>The needle axis.</summary>
    public AxisMonitor Needle { get; } = new(Limits.HardLimits.NeedleTracking, Limits.HardLimits.NeedleTrackingTime);

    /// <summary>The plunger axis.</summary>
    public AxisMonitor Plunger { get; } = new(Limits.HardLimits.PlungerTracking, Limits.HardLimits.PlungerTrackingTime);

    /// <summary>The state in this cycle.</summary>
    public InjectorState State { get; set; }

    /// <summary>How long it has been the state.</summary>
    public TimeSpan InState { get; set; }

    /// <summary>How late this cycle began.</summary>
    public TimeSpan Lateness { get; set; }

    /// <summary>What the hardware says, as read.</summary>
    public DeviceReadings Readings;

    /// <summary>Whether the drives are on by our own command.</summary>
    public bool DrivesOn { get; set; }

    /// <summary>The needle's place can be believed.</summary>
    public bool NeedleTrusted { get; set; }

    /// <summary>The plunger's place can be believed.</summary>
    public bool PlungerTrusted { get; set; }

    /// <summary>The tip's depth by the encoder; meaningful when <see cref="NeedleTrusted"/>.</summary>
    public AxisPosition Depth { get; set; }

    /// <summary>The deepest the present command leads.</summary>
    public AxisPosition CommandedDepth { get; set; }

    /// <summary>How far the plunger is from where it rests, when it must not move.</summary>
    public AxisPosition PlungerDrift { get; set; }

    /// <summary>The guardian's needle count and ours cannot both be right.</summary>
    public bool GuardianContradictsNeedle { get; set; }

    /// <summary>The guardian's plunger count and ours cannot both be right.</summary>
    public bool GuardianContradictsPlunger { get; set; }

    /// <summary>The guardian has no reason to have power cut, and has cut it.</summary>
    public bool GuardianCutUnasked { get; set; }

    /// <summary>Pressure has been above the protocol's cap for long enough, or rises without flow.</summary>
    public bool Occluded { get; set; }

    /// <summary>The delivered estimate is outside the dose's band by more than its own uncertainty.</summary>
    public bool DoseOutsideBand { get; set; }

    /// <summary>The longest the present phase may last; null where it may last for ever.</summary>
    public TimeSpan? PhaseLimit { get; set; }

    /// <summary>The next dose would pass a limit, or there is no next point.</summary>
    public Refusal? LimitRefusal { get; set; }

    /// <summary>What the syringe can still deliver is less than the next dose.</summary>
    public bool SyringeCannotHoldDose { get; set; }

    /// <summary>Depth and dose calibration exist, are valid today and are for this handpiece and syringe.</summary>
    public bool CalibrationValid { get; set; }

    /// <summary>The tip of the fitted needle is known.</summary>
    public bool TipKnown { get; set; }

    /// <summary>The needle has made all the insertions it may.</summary>
    public bool NeedleWorn { get; set; }

    /// <summary>Primed since the last change.</summary>
    public bool Primed { get; set; }

    /// <summary>The record store works and its queue has room.</summary>
    public bool RecordStoreWorks { get; set; }

    /// <summary>The interval since the last injection is over.</summary>
    public bool IntervalOver { get; set; }

    /// <summary>Screening is cleared.</summary>
    public bool ScreeningCleared { get; set; }

    /// <summary>The syringe the session declared; null outside a session.</summary>
    public SyringeType? DeclaredSyringe { get; set; }
}
