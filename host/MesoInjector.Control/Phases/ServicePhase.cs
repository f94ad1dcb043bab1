using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Phases;

/// <summary>
/// A technician's driving. A command only prepares a target; an axis moves while the pedal is held, the key is turned and nothing holds it
/// back. Letting go stops the plunger and calls the needle back behind the nose plane in the same cycle.
/// </summary>
internal sealed class ServicePhase : Phase
{
    private static readonly AxisPosition DepthTolerance = AxisPosition.FromMicrometres(50);

    private static readonly TimeSpan LimitMargin = TimeSpan.FromSeconds(1);

    private readonly TouchOffStroke _touchOff = new();
    private readonly ServicePlunger _plunger = new();
    private MonotonicTime? _pressedAt;
    private ServiceHold _kept;
    private bool _passed;
    private bool _reached;
    private ServiceTarget _target;
    private ServiceHold _hold = ServiceHold.NoTarget;

    /// <summary>Whether a state is one of a technician's.</summary>
    public static bool Is(InjectorState state) => state is InjectorState.CalibratingDepth or InjectorState.CalibratingDose or InjectorState.Maintenance;

    public override void Enter(ControlContext context)
    {
        Withdraw();
        _plunger.Begin();
        _pressedAt = null;
        _kept = ServiceHold.None;

        // The encoder's own scale and a nominal tip: what is calibrated must not stand on the calibration before.
        context.NeedleAxis.Calibrate(0);
        context.NeedleAxis.ForgetTip();
        context.PlungerAxis.Release();
    }

    /// <summary>What a technician sees.</summary>
    public ServiceView Look(ControlContext context)
    {
        TimeSpan left = _hold == ServiceHold.None && _pressedAt is { } since ? HardLimits.ServiceHold - (context.Now - since) : TimeSpan.Zero;
        return new ServiceView(_target, _hold, _reached, _plunger.Volume, left, context.NeedleAxis.TipKnown, context.NeedleAxis.TipOffset);
    }

    /// <summary>Takes a target, or says why not. Nothing moves by it.</summary>
    public Refusal? Prepare(ControlContext context, ServiceTarget target)
    {
        if (!Is(context.State))
            return new Refusal(RefusalCode.NotNow, $"The state is {context.State}; a target does not fit it.", "Turn the service key and choose a service function in Standby.");
        if (!context.ServiceKeyTurned)
            return new Refusal(RefusalCode.Locked, "The service key is not turned.", "Turn it.");
        if (!context.PedalUp || !context.NeedleStaysBehindNose)
            return new Refusal(RefusalCode.PedalStuck, "The pedal is held, or the needle is still out.", "Let the pedal go first: a target is prepared with the foot off.");
        if ((target.Block() ?? Misfit(context, target) ?? _plunger.Block(context, target)) is { } refusal)
            return refusal;
        Withdraw();
        _target = target;
        _plunger.Aim(context, target);
        return null;
    }

    /// <summary>Nothing is prepared any more; what moves ends in this cycle.</summary>
    public void Withdraw()
    {
        _target = default;
        _reached = false;
        _passed = false;
        _touchOff.Cancel();
        _plunger.Stop();
        _hold = ServiceHold.NoTarget;
    }

    /// <summary>Why a technician cannot leave yet; null when he can.</summary>
    public static Refusal? BlocksLeaving(ControlContext context) => context.NeedleStaysBehindNose
        ? null
        : new Refusal(RefusalCode.NotNow, "The needle is out.", "Let the pedal go, and leave when the needle is back.");

    /// <summary>The technician is done: nothing of the syringe or the tip is known any more.</summary>
    public void Leave(ControlContext context)
    {
        Withdraw();
        context.NeedleAxis.ForgetTip();
        context.PlungerAxis.Release();
        context.ServiceSyringe = null;
    }

    public override void Run(ControlContext context)
    {
        context.Outputs.DrivesOn = true;
        context.AskGuardian(GuardianWish.Standby);
        context.ForgetPermit();
        context.ParkNeedle();
        context.HoldPlunger();
        Judge(context);
        if (_hold != ServiceHold.None)
        {
            Rest(context);
            return;
        }

        context.ServiceDriving = true;
        context.PhaseLimit = HardLimits.ServiceHold + LimitMargin;
        _kept = Drive(context);
        _hold = _kept;
    }

    /// <summary>What holds the target back. A press counts only as long as nothing has: what comes up during it ends it.</summary>
    private void Judge(ControlContext context)
    {
        ServiceHold obstacle = Obstacle(context);
        if (!context.PedalHeldForService)
        {
            _pressedAt = null;
            _kept = ServiceHold.None;
            _hold = obstacle == ServiceHold.None ? ServiceHold.PedalUp : obstacle;
            return;
        }

        if (_pressedAt is null)
        {
            _pressedAt = context.Now;
            context.WaitForPerson();
        }

        if (_kept == ServiceHold.None)
            _kept = obstacle == ServiceHold.None && context.Now - _pressedAt.Value >= HardLimits.ServiceHold ? ServiceHold.HeldTooLong : obstacle;
        _hold = _kept;
    }

    private ServiceHold Obstacle(ControlContext context)
    {
        if (_target.Move == ServiceMove.None)
            return ServiceHold.NoTarget;
        if (!context.ServiceKeyTurned)
            return ServiceHold.KeyNotTurned;
        if (context.Situation.Readings.Guardian.Mode != GuardianMode.Service)
            return ServiceHold.GuardianNotInService;
        if ((_target.Extends || _target.Displaces) && !context.NoseFree)
            return ServiceHold.NoseTouches;
        if (_target.Move == ServiceMove.TouchOff)
            return context.Alarms.Active.Contains(AlarmId.TouchOffFailed) ? ServiceHold.TouchOffFailed : ServiceHold.None;
        return _target.OfNeedle ? ServiceHold.None : _plunger.Obstacle(context, _target);
    }

    private ServiceHold Drive(ControlContext context)
    {
        if (_target.Extends)
            DriveNeedle(context);
        else if (_target.Move == ServiceMove.TouchOff)
            return DriveTouchOff(context);
        else
            return DrivePlunger(context);
        return ServiceHold.None;
    }

    private void DriveNeedle(ControlContext context)
    {
        _passed |= _target.Move == ServiceMove.NeedleForward;
        AxisPosition place = _passed ? _target.Place : _target.Deepest;
        context.AllowedDepth = place;
        context.MoveNeedle(place, HardLimits.ServiceSpeed, MotionProfile.NeedleAcceleration);
        bool stands = ControlContext.Stands(context.Situation.Readings.Needle, context.NeedleAxis.PlaceFor(place), DepthTolerance);
        _reached = stands && _passed;
        _passed |= stands;
    }

    private ServiceHold DriveTouchOff(ControlContext context)
    {
        if (!_touchOff.Running && !_reached)
            _touchOff.Begin(context);
        _touchOff.Run(context);
        _reached = context.NeedleAxis.TipKnown;
        return _touchOff.Running || _reached ? ServiceHold.None : ServiceHold.TouchOffFailed;
    }

    private ServiceHold DrivePlunger(ControlContext context)
    {
        ServiceHold hold = _plunger.Drive(context, _target);
        _reached = _plunger.Reached;
        return hold;
    }

    /// <summary>Everything stands, and the needle is on its way back.</summary>
    private void Rest(ControlContext context)
    {
        context.PhaseLimit = null;
        _touchOff.Cancel();
        _plunger.Stop();
        _passed = false;

        // A needle that came back stands there no more; what was found or pressed stays.
        if (_target.Extends)
            _reached = false;
    }

    private static Refusal? Misfit(ControlContext context, ServiceTarget target)
    {
        bool fits = context.State switch
        {
            InjectorState.CalibratingDepth => target.OfNeedle,
            InjectorState.CalibratingDose => !target.OfNeedle,
            _ => target.OfNeedle || target.Move == ServiceMove.PlungerTo,
        };
        if (!fits)
            return new Refusal(RefusalCode.Service, $"'{target}' is no part of {context.State}.", "Leave, and choose the service function for it.");
        if (target.Extends && target.Deepest - context.NeedleAxis.TipOffset > HardLimits.CommandableDepth)
        {
            return new Refusal(RefusalCode.Depth, $"The tip was found {-context.NeedleAxis.TipOffset} further back than nominal; {target.Deepest} cannot be reached with it.",
                "Choose a shallower place, or fit the needle anew and touch it off.");
        }

        bool trusted = target.OfNeedle ? context.NeedleAxis.Trusted : context.PlungerAxis.Trusted;
        return trusted ? null : new Refusal(RefusalCode.NotNow, "The place of the axis is not known.", "Leave service: the device homes again.");
    }
}
