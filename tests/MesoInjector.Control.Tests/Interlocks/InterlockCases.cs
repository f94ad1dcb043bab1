using MesoInjector.Control.Devices;
using MesoInjector.Control.Interlocks;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Interlocks;

/// <summary>For every interlock, what makes it hold and nothing else.</summary>
internal static class InterlockCases
{
    private static readonly AxisPosition JustTooFar = HardLimits.PlungerTracking + AxisPosition.FromNanometres(1);

    /// <summary>Interlock number, what is wrong, and how to make it so.</summary>
    public static IReadOnlyList<(int Number, string What, Action<Situation> Spoil)> All { get; } =
    [
        (1, "loop open", s => s.Readings.Switches.EmergencyStopLoopIntact = false),
        (1, "switches unread", s => s.Readings.Switches.Valid = false),
        (2, "guardian silent", s => s.Readings.Guardian.Age = HardLimits.GuardianSilence + TimeSpan.FromMilliseconds(1)),
        (2, "other limits", s => s.Readings.Guardian.SameLimits = false),
        (2, "cut unasked", s => s.GuardianCutUnasked = true),
        (3, "too deep", s => s.Depth = s.CommandedDepth = HardLimits.HostDepthTrip),
        (3, "beyond its command", s => s.Depth = s.CommandedDepth + HardLimits.DepthOvershoot + AxisPosition.FromNanometres(1)),
        (3, "too fast", s => SoundSituation.SeeAxis(s.Needle, 12, at => (at * 60, at * 60))),
        (4, "not following", s => SoundSituation.SeeAxis(s.Needle, 12, _ => (0, 101))),
        (4, "stalled", s => s.Readings.Needle.Conditions |= AxisConditions.Stalled),
        (5, "not following", s => SoundSituation.SeeAxis(s.Plunger, 30, _ => (0, 51))),
        (5, "drifting", s => s.PlungerDrift = JustTooFar),
        (5, "drifting back", s => s.PlungerDrift = -JustTooFar),
        (6, "occluded", s => s.Occluded = true),
        (7, "contact lost", s => SoundSituation.SeeContact(s, SoundSituation.Analog(149), 101, 101)),
        (8, "pressed too hard", s => SoundSituation.SeeContact(s, SoundSituation.Analog(8001), 101, 101)),
        (10, "held too long", s => SoundSituation.SeePedal(s, SoundSituation.Pedal(down: true), 101, 10_110, inUse: false)),
        (12, "limit reached", s => s.LimitRefusal = new Refusal(RefusalCode.PointLimit, "full", "go on")),
        (13, "syringe nearly empty", s => s.SyringeCannotHoldDose = true),
        (14, "supply low", s => s.Readings.Analog.Supply = RailVoltage.FromMillivolts(10_799)),
        (14, "supply unread", s => s.Readings.Analog.Valid = false),
        (15, "needle chip silent", s => s.Readings.Needle.Conditions &= ~AxisConditions.Answers),
        (15, "needle chip short", s => s.Readings.Needle.Conditions |= AxisConditions.Short),
        (15, "plunger chip hot", s => s.Readings.Plunger.Conditions |= AxisConditions.OverTemperature),
        (15, "plunger chip reset", s => s.Readings.Plunger.Conditions |= AxisConditions.Reset),
        (15, "coil open", s => s.Readings.Needle.Conditions |= AxisConditions.OpenLoad),
        (15, "no motor supply", s => s.Readings.Needle.Conditions |= AxisConditions.NoMotorSupply),
        (15, "not configured", s => s.Readings.Plunger.Conditions &= ~AxisConditions.Configured),
        (16, "no calibration", s => s.CalibrationValid = false),
        (17, "not touched off", s => s.TipKnown = false),
        (17, "needle worn", s => s.NeedleWorn = true),
        (18, "not primed", s => s.Primed = false),
        (19, "late", s => s.Lateness = HardLimits.CycleLate + TimeSpan.FromMicroseconds(1)),
        (20, "record store fails", s => s.RecordStoreWorks = false),
        (21, "too soon", s => s.IntervalOver = false),
        (22, "not screened", s => s.ScreeningCleared = false),
        (23, "phase too long", s => (s.PhaseLimit, s.InState) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.001))),
        (24, "dose outside its band", s => s.DoseOutsideBand = true),
        (25, "needle contradicted", s => s.GuardianContradictsNeedle = true),
        (25, "plunger contradicted", s => s.GuardianContradictsPlunger = true),
        (26, "no syringe declared", s => s.DeclaredSyringe = null),
        (26, "another syringe", s => s.Readings.Switches.Syringe = SyringeCode.FiveMillilitre),
        (26, "guardian sees another", s => s.Readings.Guardian.Syringe = SyringeCode.None),
    ];

    /// <summary>What concerns the pedal cannot be wrong without being wrong in two ways in some states; it has cases of its own.</summary>
    public static IReadOnlyList<(int Number, InjectorState State, Action<Situation> Spoil)> OfThePedal { get; } =
    [
        (9, InjectorState.Standby, s => SoundSituation.SeePedal(s, new SwitchReading { Valid = true }, 101, 152)),
        (10, InjectorState.Ready, s => SoundSituation.SeePedal(s, SoundSituation.Pedal(down: true), 101, 110)),
        (11, InjectorState.Dispensing, s => SoundSituation.SeePedal(s, SoundSituation.Pedal(down: false), 101, 101)),
    ];
}
