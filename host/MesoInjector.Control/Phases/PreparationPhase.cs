using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Phases;

/// <summary>Getting a syringe and a needle ready: loading, fitting, touch-off, priming, and changing them in mid-session.</summary>
internal sealed class PreparationPhase : Phase
{
    private static readonly AxisPosition PlaceTolerance = AxisPosition.FromMicrometres(50);

    private readonly TouchOffStroke _touchOff = new();
    private readonly PrimingStroke _priming = new();
    private readonly HomingStroke _unload = new(AxisPosition.FromMicrometres(64_000), MotionProfile.PlungerHomingSpeed, MotionProfile.PlungerAcceleration);

    /// <summary>How much was pressed out while priming.</summary>
    public FluidVolume PrimedVolume => _priming.Volume;

    public override void Enter(ControlContext context)
    {
        _touchOff.Cancel();
        _unload.Cancel();
        if (context.State == InjectorState.FittingNeedle)
            context.NeedleAxis.ForgetTip();
        if (context.State == InjectorState.Priming)
            _priming.Begin(context);
        if (context.State is InjectorState.FittingNeedle or InjectorState.Changeover)
            context.Session!.Primed = false;
    }

    public override void Run(ControlContext context)
    {
        context.Outputs.DrivesOn = true;
        context.AskGuardian(GuardianWish.Standby);
        context.ParkNeedle();
        switch (context.State)
        {
            case InjectorState.LoadingSyringe:
                Load(context);
                break;
            case InjectorState.TouchOff:
                _touchOff.Run(context);
                context.HoldPlunger();
                break;
            case InjectorState.Priming:
                _priming.Run(context);
                break;
            case InjectorState.Changeover when context.Session!.ChangingSyringe:
                Unload(context);
                break;
            default:
                context.HoldPlunger();
                break;
        }
    }

    /// <summary>A touch-off is under way.</summary>
    public bool TouchingOff => _touchOff.Running;

    /// <summary>Starts the touch-off; the gun must be docked.</summary>
    public void StartTouchOff(ControlContext context) => _touchOff.Begin(context);

    /// <summary>Ends a touch-off that is under way; the needle goes back behind the nose plane.</summary>
    public void CancelTouchOff() => _touchOff.Cancel();

    /// <summary>Whether the pusher stands where the syringe's plunger will be.</summary>
    public static bool ReadyForSyringe(ControlContext context) =>
        ControlContext.Stands(context.Situation.Readings.Plunger, LoadingPlace(context), PlaceTolerance);

    /// <summary>Why priming cannot be finished yet; null when it can.</summary>
    public Refusal? BlocksPrimed(ControlContext context) => _priming.BlocksFinish(context);

    /// <summary>Takes the result of priming into the session.</summary>
    public void FinishPriming(ControlContext context) => _priming.Finish(context);

    private static AxisPosition LoadingPlace(ControlContext context)
    {
        SessionState session = context.Session!;
        return context.PlungerAxis.PlaceForContent(session.Protocol.Syringe, session.Fill) - MotionProfile.LoadingGap;
    }

    /// <summary>The pusher goes to where the plunger of the declared filling will be: only while no syringe is in the holder.</summary>
    private static void Load(ControlContext context)
    {
        bool empty = context.Situation.Readings.Switches.Syringe == SyringeCode.None
                     && context.Situation.Readings.Guardian.Syringe == SyringeCode.None;
        if (ReadyForSyringe(context))
        {
            context.Alarms.Withdraw(AlarmId.RemoveSyringe);
            context.HoldPlunger();
        }
        else if (empty)
        {
            context.Alarms.Withdraw(AlarmId.RemoveSyringe);
            context.MovePlunger(AxisCommand.MoveTo(LoadingPlace(context), MotionProfile.PlungerTravelSpeed, MotionProfile.PlungerAcceleration));
        }
        else
        {
            context.Raise(AlarmId.RemoveSyringe);
            context.HoldPlunger();
        }
    }

    /// <summary>The old syringe is taken out, then the plunger axis goes home: its place is certain again.</summary>
    private void Unload(ControlContext context)
    {
        ref DeviceReadings readings = ref context.Situation.Readings;
        context.PlungerAxis.Release();
        if (readings.Switches.Syringe != SyringeCode.None || readings.Guardian.Syringe != SyringeCode.None)
        {
            context.Raise(AlarmId.RemoveSyringe);
            _unload.Cancel();
            context.HoldPlunger();
            return;
        }

        context.Alarms.Withdraw(AlarmId.RemoveSyringe);
        if (!_unload.Running)
            _unload.Begin(readings.Plunger);
        context.MovePlunger(_unload.Run(readings.Plunger));
        if (_unload.Failure is { } failure)
        {
            context.Detail = $"plunger axis: {failure}";
            context.Raise(AlarmId.HomingFailed);
            context.Fire(InjectorTrigger.Fault);
        }
        else if (_unload.Done)
        {
            context.PlungerAxis.TrustHome(_unload.Home);
            context.Fire(InjectorTrigger.SyringeRemoved);
        }
    }
}
