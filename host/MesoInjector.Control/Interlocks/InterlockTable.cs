using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using static MesoInjector.Control.Interlocks.InterlockResponse;
using static MesoInjector.Control.Machine.InjectorState;

namespace MesoInjector.Control.Interlocks;

/// <summary>All interlocks, one row each. Adding a safety rule is adding a row, its alarm and its test.</summary>
public static class InterlockTable
{
    private static readonly StateSet InSkin = StateSet.Of(Inserting, Dispensing, Dwelling);

    private static readonly StateSet Injection = InSkin | StateSet.Of(Withdrawing);

    private static readonly StateSet Treatment = Injection | StateSet.Of(Ready, Armed, Paused);

    private static readonly StateSet Preparation = StateSet.Of(Screening, LoadingSyringe, FittingNeedle, TouchOff, Priming, Changeover);

    private static readonly StateSet Technician = StateSet.Of(CalibratingDepth, CalibratingDose, Maintenance);

    /// <summary>Every state in which something is or may soon be powered.</summary>
    /// <summary>Everything after the self-test, which checks the same by itself and says what to do about it.</summary>
    private static readonly StateSet SelfTested = Treatment | Preparation | Technician | StateSet.Of(Homing, Standby, SessionReview);

    private static readonly StateSet Live = SelfTested | StateSet.Of(SelfTest);

    private static readonly StateSet BeforeInjection = StateSet.Of(Ready, Armed);

    private static readonly StateSet SafeButWatched = StateSet.Of(Faulted, EmergencyStopped, Tripped);

    /// <summary>The rows as an array, for the loop that runs through them a thousand times a second.</summary>
    internal static readonly Interlock[] Table =
    [
        new(1, "emergency-stop loop open", Trip, Live | SafeButWatched | StateSet.Of(Recovering),
            s => !s.Readings.Switches.Valid || !s.Readings.Switches.EmergencyStopLoopIntact),
        new(2, "guardian tripped, silent for more than 60 ms, cut the power unasked, or has other limits", Trip, SelfTested | SafeButWatched,
            s => s.Readings.Guardian.Age > HardLimits.GuardianSilence
                 || !s.Readings.Guardian.SameLimits
                 || s.GuardianCutUnasked
                 || (s.Readings.Guardian.Mode == GuardianMode.Tripped && s.State is not (EmergencyStopped or Tripped))),
        new(3, "needle at 3.80 mm, beyond its command by more than 0.10 mm, or faster than the speed table", Trip, Live | StateSet.Of(Faulted),
            s => s.NeedleTrusted
                 && (s.Depth >= HardLimits.HostDepthTrip
                     || s.Depth > s.CommandedDepth + HardLimits.DepthOvershoot
                     || s.Needle.Speed > SpeedTable.Tolerated(s.Depth))),
        new(4, "needle does not follow for 5 ms, stalls, or its place is not trusted", Fault, Live,
            s => s.Needle.NotFollowing
                 || (s.DrivesOn && s.Readings.Needle.Has(AxisConditions.Stalled))
                 || (!s.NeedleTrusted && Injection.Contains(s.State))),
        new(5, "plunger does not follow for 20 ms, or moves when nothing is delivered", Fault, Live,
            s => s.Plunger.NotFollowing || s.PlungerDrift.Abs() > HardLimits.PlungerTracking),
        new(6, "pressure above the protocol's cap, or rising without flow", Abort, InSkin,
            s => s.Occluded),
        new(7, "contact lost", Abort, InSkin,
            s => s.Contact.Lost),
        new(8, "contact force above 8 N", Abort, InSkin,
            s => s.Contact.TooHard),
        new(9, "pedal contacts contradict each other for more than 50 ms", Fault, SelfTested,
            s => s.Pedal.Contradicts),
        new(10, "pedal held for more than 10 s, or down when arming", Refuse, BeforeInjection,
            s => s.Pedal.Stuck || (s.State == Ready && !s.Pedal.Up)),
        new(11, "pedal released during an injection", Abort, InSkin,
            s => !s.Pedal.Down),
        new(12, "point limit, session limit, or plan complete", Refuse, BeforeInjection,
            s => s.LimitRefusal is not null),
        new(13, "syringe cannot hold the dose, dead space counted", Refuse, BeforeInjection,
            s => s.SyringeCannotHoldDose),
        new(14, "motor supply below 10.8 V", Fault, SelfTested,
            s => !s.Readings.Analog.Valid || s.Readings.Analog.Supply < HardLimits.LowestSupply),
        new(15, "a motion chip reports reset, short, over-temperature or open load, or does not answer", Fault, SelfTested,
            s => ChipUnfit(s, s.Readings.Needle) || ChipUnfit(s, s.Readings.Plunger)),
        new(16, "calibration missing, damaged, expired, or for another handpiece or syringe", Refuse, BeforeInjection,
            s => !s.CalibrationValid),
        new(17, "needle not touched off, or used beyond its insertions", Refuse, BeforeInjection,
            s => !s.TipKnown || s.NeedleWorn),
        new(18, "not primed since the last change, since a safe state in mid-dose, or since a blockage left fluid under pressure", Refuse, BeforeInjection,
            s => !s.Primed),
        new(19, "control cycle late by more than 3 ms", Fault, Live,
            s => s.Lateness > HardLimits.CycleLate),
        new(20, "record store cannot confirm the authorisation", Refuse, BeforeInjection,
            s => !s.RecordStoreWorks),
        new(21, "interval since the last injection shorter than the protocol's", Refuse, StateSet.Of(Armed),
            s => !s.IntervalOver),
        new(22, "screening not cleared", Refuse, BeforeInjection,
            s => !s.ScreeningCleared),
        new(23, "a phase lasts longer than its own maximum", Fault, Injection | Technician | StateSet.Of(SelfTest, Homing, TouchOff),
            s => s.PhaseLimit is { } limit && s.InState > limit),
        new(24, "delivered estimate outside the dose's band by more than its own uncertainty", Abort, StateSet.Of(Dwelling),
            s => s.DoseOutsideBand),
        new(25, "the chip's and the guardian's reading of an encoder differ by more than 0.05 mm", Fault, Treatment | Technician | StateSet.Of(Standby, FittingNeedle, Priming),
            s => s.GuardianContradictsNeedle || s.GuardianContradictsPlunger),
        new(26, "holder shows no syringe, or another than declared", Refuse, BeforeInjection,
            s => s.DeclaredSyringe is null || s.Readings.Switches.Syringe != s.DeclaredSyringe.Code || s.Readings.Guardian.Syringe != s.DeclaredSyringe.Code),
    ];

    /// <summary>For each state the places in <see cref="Table"/> of the rows that apply in it: the others need not be looked at.</summary>
    private static readonly byte[][] ByState =
        [.. Enumerable.Range(0, 64).Select(state => Enumerable.Range(0, Table.Length).Where(place => Table[place].AppliesIn.Contains((InjectorState)state)).Select(place => (byte)place).ToArray())];

    /// <summary>The places in <see cref="Table"/> of the rows that apply in a state.</summary>
    internal static ReadOnlySpan<byte> AppliesIn(InjectorState state) => ByState[(int)state];

    /// <summary>The rows, in the order of their numbers.</summary>
    public static IReadOnlyList<Interlock> Rows => Table;

    private static bool ChipUnfit(Situation s, in AxisReading axis) =>
        !axis.Has(AxisConditions.Answers)
        || (axis.Conditions & (AxisConditions.Short | AxisConditions.OverTemperature)) != AxisConditions.None
        || (s.DrivesOn && (axis.Conditions & (AxisConditions.OpenLoad | AxisConditions.Reset)) != AxisConditions.None)
        || (s.DrivesOn && axis.Has(AxisConditions.NoMotorSupply) && !PowerCutOnPurpose(s))
        || (s.DrivesOn && !axis.Has(AxisConditions.Configured));

    /// <summary>The emergency stop or the guardian took the power away: the missing supply is theirs to explain, not the driver's.</summary>
    private static bool PowerCutOnPurpose(Situation s) =>
        !s.Readings.Switches.EmergencyStopLoopIntact || s.Readings.Guardian.Mode is GuardianMode.Locked or GuardianMode.Tripped;
}
