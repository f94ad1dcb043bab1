using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Phases;

/// <summary>
/// The safe states. A fault withdraws the needle under power where that can be trusted, then switches the drives off; everything else
/// switches off at once and the return spring withdraws. The plunger is self-locking: without power it stands.
/// </summary>
internal sealed class SafePhase : Phase
{
    /// <summary>Twice what a withdrawal takes; after that the spring does it.</summary>
    private static readonly TimeSpan WithdrawTime = TimeSpan.FromMilliseconds(300);

    /// <summary>These leave the needle's place in doubt, so the spring is trusted rather than the motor.</summary>
    private static readonly AlarmSet Doubtful = default(AlarmSet)
        .With(AlarmId.NeedleNotFollowing).With(AlarmId.MotionChip).With(AlarmId.EncodersDisagree).With(AlarmId.SoftwareFault);

    private static readonly AxisPosition ParkTolerance = AxisPosition.FromMicrometres(100);

    private readonly InjectionPhase _injection;
    /// <summary>A plunger that was moving stands by then.</summary>
    private static readonly TimeSpan PlungerStops = TimeSpan.FromMilliseconds(300);

    private bool _withdrawing;
    private AxisPosition? _plungerRest;

    public SafePhase(InjectionPhase injection) => _injection = injection;

    public override void Enter(ControlContext context)
    {
        _injection.Interrupt(context);
        TreatmentPhase.CloseUnusedVisit(context);
        bool certain = (context.Alarms.Active.Bits & Doubtful.Bits) == 0 && context.NeedleAxis.Trusted;
        _withdrawing = context.State == InjectorState.Faulted && certain;
        if (!certain || context.State != InjectorState.Faulted)
            context.NeedleAxis.Distrust();
        if (context.State == InjectorState.Tripped || !PlungerCertain(context))
            context.PlungerAxis.Distrust();
        _plungerRest = context.Situation.Plunger.Speed == AxisSpeed.Zero ? context.Situation.Readings.Plunger.Measured : null;
    }

    /// <summary>Nothing drives the plunger: where it seems to move, its place is no longer known.</summary>
    private void WatchPlunger(ControlContext context)
    {
        AxisPosition place = context.Situation.Readings.Plunger.Measured;
        if (_plungerRest is null && context.InState >= PlungerStops)
            _plungerRest = place;
        if (_plungerRest is { } rest && (place - rest).Abs() > HardLimits.PlungerTracking)
            context.PlungerAxis.Distrust();
    }

    public override void Run(ControlContext context)
    {
        context.ReleasePlunger();
        context.AskGuardian(GuardianWish.Standby);
        WatchPlunger(context);
        if (!_withdrawing)
            return;
        if (context.InState > WithdrawTime || !context.NeedleAxis.Trusted || context.Situation.Depth < MotionProfile.Park + ParkTolerance)
        {
            _withdrawing = false;
            return;
        }

        // The permit is kept until the tip is behind the nose plane: ending it earlier would make the guardian cut the motor that withdraws.
        if (!context.NeedleStaysBehindNose)
            context.KeepPermit();
        context.Outputs.DrivesOn = true;
        context.ParkNeedle();
    }

    private static bool PlungerCertain(ControlContext context) =>
        !context.Alarms.Active.Contains(AlarmId.PlungerNotFollowing)
        && !context.Alarms.Active.Contains(AlarmId.MotionChip)
        && !context.Alarms.Active.Contains(AlarmId.EncodersDisagree)
        && !context.Alarms.Active.Contains(AlarmId.SoftwareFault);
}
