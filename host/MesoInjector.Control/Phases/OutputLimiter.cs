using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Phases;

/// <summary>
/// The last line of the controller: looks at the finished outputs and knows nothing of how they came about. What breaks a limit here is
/// a defect in the software; it is not clamped but answered with the safe state.
/// </summary>
internal static class OutputLimiter
{
    private static readonly StateSet Unpowered = StateSet.Of(
        InjectorState.Boot, InjectorState.SelfTest, InjectorState.Recovering, InjectorState.Screening, InjectorState.SessionReview,
        InjectorState.EmergencyStopped, InjectorState.Tripped, InjectorState.ShutDown);

    private static readonly StateSet MayExtend = StateSet.Of(
        InjectorState.Inserting, InjectorState.Dispensing, InjectorState.Dwelling, InjectorState.Withdrawing);

    private static readonly StateSet ServiceNeedle = StateSet.Of(InjectorState.CalibratingDepth, InjectorState.Maintenance);

    private static readonly StateSet ServicePlunger = StateSet.Of(InjectorState.CalibratingDose, InjectorState.Maintenance);

    private static readonly StateSet MayDisplace = StateSet.Of(InjectorState.Dispensing, InjectorState.Priming);

    private static readonly StateSet MayTravelEmpty = StateSet.Of(InjectorState.Homing, InjectorState.LoadingSyringe, InjectorState.Changeover);

    private static readonly StateSet MayRetract = StateSet.Of(InjectorState.Withdrawing);

    private static readonly StateSet MayAskPermit = MayExtend | StateSet.Of(InjectorState.Armed, InjectorState.Priming, InjectorState.Faulted);

    /// <summary>Looks at the outputs.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Violation(ControlContext context, in InjectorOutputs outputs)
    {
        if (outputs.DrivesOn && Unpowered.Contains(context.State))
            return $"drives on in {context.State}";
        return NeedleViolation(context, outputs) ?? PlungerViolation(context, outputs) ?? GuardianViolation(context, outputs);
    }

    private static string? NeedleViolation(ControlContext context, in InjectorOutputs outputs)
    {
        ref readonly AxisCommand needle = ref outputs.Needle;
        if (needle.Motion == AxisMotion.SeekHome)
            return context.State == InjectorState.Homing ? null : $"needle seeks home in {context.State}";
        if (needle.Motion != AxisMotion.MoveTo)
            return null;
        if (!context.NeedleAxis.Trusted)
        {
            // Before homing only the way off the switch is known to be short.
            return context.State == InjectorState.Homing && needle.Speed <= MotionProfile.HomingSpeed ? null : $"needle moved without a trusted place in {context.State}";
        }

        AxisPosition depth = context.NeedleAxis.DepthAt(needle.Target);
        bool service = ServiceNeedle.Contains(context.State);
        AxisPosition allowed = MayExtend.Contains(context.State) || service ? HardLimits.CommandableDepth : AxisPosition.Zero;
        if (depth > allowed)
            return $"needle sent to {depth} in {context.State}; {allowed} is the most";
        if (depth > context.AllowedDepth + DepthRounding)
            return $"needle sent to {depth}; the phase allows {context.AllowedDepth}";
        bool towardPatient = needle.Target > context.Situation.Readings.Needle.Commanded;
        AxisSpeed most = towardPatient ? SpeedTable.Allowed(depth) : HardLimits.NeedleSpeed;
        if (service && depth > MotionProfile.Park + DepthRounding)
        {
            if (!DeadMan(context) || (depth >= AxisPosition.Zero && !context.NoseFree))
                return $"needle sent to {depth} in {context.State} without pedal, key and a free nose";
            most = depth >= AxisPosition.Zero ? HardLimits.ServiceSpeed : most;
        }

        return needle.Speed > most ? $"needle sent to {depth} at {needle.Speed}; {most} is the most" : null;
    }

    /// <summary>Pedal and key, as read in this cycle: without them a technician moves nothing.</summary>
    private static bool DeadMan(ControlContext context) => context.PedalHeldForService && context.ServiceKeyTurned;

    /// <summary>A place is a whole number of nanometres; going to a depth and back may differ by that.</summary>
    private static AxisPosition DepthRounding => AxisPosition.FromMicrometres(1);

    private static string? PlungerViolation(ControlContext context, in InjectorOutputs outputs)
    {
        ref readonly AxisCommand plunger = ref outputs.Plunger;
        if (plunger.Motion == AxisMotion.Stop)
            return null;
        if (ServicePlunger.Contains(context.State))
            return ServicePlungerViolation(context, plunger);
        bool holderEmpty = context.Situation.Readings.Switches is { Valid: true, Syringe: SyringeCode.None };
        if (MayTravelEmpty.Contains(context.State))
            return holderEmpty ? null : $"plunger axis moved in {context.State} with a syringe in the holder";
        if (plunger.Motion == AxisMotion.SeekHome)
            return $"plunger seeks home in {context.State}";
        AxisPosition beyond = plunger.Target - context.PlungerAxis.Furthest;
        if (MayRetract.Contains(context.State))
            return beyond <= AxisPosition.Zero ? null : $"plunger sent forward by {beyond} in {context.State}";
        if (!MayDisplace.Contains(context.State))
            return $"plunger moved in {context.State}";
        if (!context.PlungerAxis.Engaged)
            return context.State == InjectorState.Priming ? null : "plunger moved before it met the syringe";
        FluidVolume volume = context.Session!.Protocol.Syringe.VolumeFor(beyond);
        FluidVolume most = context.State == InjectorState.Dispensing ? context.Session.Protocol.PointLimit : HardLimits.DosePerPoint;
        return volume > most ? $"plunger sent {volume} forward; {most} is the most" : null;
    }

    private static string? ServicePlungerViolation(ControlContext context, in AxisCommand plunger)
    {
        if (!DeadMan(context))
            return $"plunger moved in {context.State} without pedal and key";
        if (plunger.Motion == AxisMotion.SeekHome)
            return $"plunger seeks home in {context.State}";
        if (context.Situation.Readings.Switches is { Valid: true, Syringe: SyringeCode.None })
            return null;
        if (context.State != InjectorState.CalibratingDose || !context.NoseFree)
            return $"plunger moved in {context.State} with a syringe in the holder, or the nose on something";
        if (!context.PlungerAxis.Engaged)
            return null;
        FluidVolume volume = context.ServiceSyringe!.VolumeFor(plunger.Target - context.PlungerAxis.Furthest);
        return volume > HardLimits.DosePerPoint ? $"plunger sent {volume} forward; {HardLimits.DosePerPoint} is the most" : null;
    }

    private static string? GuardianViolation(ControlContext context, in InjectorOutputs outputs)
    {
        ref readonly GuardianRequest guardian = ref outputs.Guardian;
        if (guardian.TipZero < AxisPosition.Zero || guardian.TipZero > GuardianLimits.TipZero)
            return $"guardian told a tip zero of {guardian.TipZero}";
        if (guardian.Wish != GuardianWish.Permit)
            return null;
        if (!MayAskPermit.Contains(context.State))
            return $"permit asked for in {context.State}";
        return guardian.Depth > HardLimits.CommandableDepth || guardian.Duration > HardLimits.PermitTime
            ? $"permit asked for {guardian.Depth} and {guardian.Duration}"
            : null;
    }
}
