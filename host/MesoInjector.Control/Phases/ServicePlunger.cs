using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Phases;

/// <summary>The plunger in a technician's hands: to a place with an empty holder, and volumes out of the declared syringe.</summary>
internal sealed class ServicePlunger
{
    private static readonly AxisPosition PlaceTolerance = AxisPosition.FromMicrometres(20);

    private static readonly AxisPosition VolumeTolerance = AxisPosition.FromMicrometres(1);

    private AxisPosition _from;
    private AxisPosition _aim;
    private AxisPosition _mark;
    private bool _aimed;
    private bool _begun;
    private bool _filled;
    private AxisPosition _fillEnd;

    /// <summary>What was displaced.</summary>
    public FluidVolume Volume { get; private set; }

    /// <summary>The plunger stands at the target.</summary>
    public bool Reached { get; private set; }

    /// <summary>Another function begins.</summary>
    public void Begin()
    {
        Volume = FluidVolume.Zero;
        _filled = false;
    }

    /// <summary>Why a target cannot be prepared as the plunger stands; null when it can.</summary>
    public Refusal? Block(ControlContext context, ServiceTarget target)
    {
        if (!target.Displaces || target.Move == ServiceMove.Prime)
            return null;
        if (!context.PlungerAxis.Engaged)
            return new Refusal(RefusalCode.NotPrimed, "The needle has not been filled.", "Prepare the filling and hold the pedal until a drop stands at the tip.");
        SyringeType syringe = context.ServiceSyringe!;
        FluidVolume forward = target.Move == ServiceMove.PressTo ? syringe.VolumeFor(_mark + syringe.TravelFor(target.Volume) - context.PlungerAxis.Furthest) : target.Volume;
        if (forward > HardLimits.DosePerPoint)
            return new Refusal(RefusalCode.Service, $"{target.Volume} is {forward} further on; one press goes on by {HardLimits.DosePerPoint} at the most.", "Go there in steps.");
        FluidVolume left = context.PlungerAxis.ContentAt(syringe, context.PlungerAxis.Furthest) - syringe.DeadSpace;
        return left >= forward ? null : new Refusal(RefusalCode.SyringeEmpty, $"{left} are left in the syringe; {target.Volume} were asked for.", "Leave, fill the syringe and begin again.");
    }

    /// <summary>Another target is prepared.</summary>
    public void Aim(ControlContext context, ServiceTarget target)
    {
        Reached = false;
        _begun = false;
        _aimed = false;
        if (target.Move == ServiceMove.PressTo)
            return;
        Volume = FluidVolume.Zero;
        _from = context.PlungerAxis.Furthest;
    }

    /// <summary>The press is over.</summary>
    public void Stop() => _aimed = false;

    /// <summary>What holds a target back before anything moves.</summary>
    public ServiceHold Obstacle(ControlContext context, ServiceTarget target)
    {
        SyringeCode host = context.Situation.Readings.Switches.Syringe;
        SyringeCode guardian = context.Situation.Readings.Guardian.Syringe;
        if (!target.Displaces)
            return host == SyringeCode.None && guardian == SyringeCode.None ? ServiceHold.None : ServiceHold.RemoveSyringe;
        SyringeCode declared = context.ServiceSyringe!.Code;
        if (host != declared || guardian != declared)
            return ServiceHold.WrongSyringe;

        // A delivery is one press: what a second one would add belongs to no reading.
        return target.Move == ServiceMove.Deliver && _begun && !_aimed ? ServiceHold.Over : ServiceHold.None;
    }

    /// <summary>One cycle on the way.</summary>
    /// <returns>What came up.</returns>
    public ServiceHold Drive(ControlContext context, ServiceTarget target)
    {
        ref readonly AxisReading plunger = ref context.Situation.Readings.Plunger;
        switch (target.Move)
        {
            case ServiceMove.Prime:
                return Prime(context, plunger);
            case ServiceMove.Deliver:
            case ServiceMove.PressTo:
                return Press(context, plunger, target);
            default:
                AxisPosition place = target.Move == ServiceMove.Load ? LoadingPlace(context) : context.PlungerAxis.PlaceFor(target.Place);
                Reached = ControlContext.Stands(plunger, place, PlaceTolerance);
                if (!Reached)
                    context.MovePlunger(AxisCommand.MoveTo(place, MotionProfile.PlungerTravelSpeed, MotionProfile.PlungerAcceleration));
                return ServiceHold.None;
        }
    }

    private static AxisPosition LoadingPlace(ControlContext context) =>
        context.PlungerAxis.PlaceForContent(context.ServiceSyringe!, context.ServiceFill) - MotionProfile.LoadingGap;

    private ServiceHold Prime(ControlContext context, in AxisReading plunger)
    {
        SyringeType syringe = context.ServiceSyringe!;
        if (!context.PlungerAxis.Engaged)
            return Meet(context, plunger, syringe);
        if (!_aimed)
        {
            _aimed = true;
            _aim = _filled ? context.PlungerAxis.Furthest + syringe.TravelFor(PrimingStroke.Further) : _fillEnd;
        }

        ServiceHold hold = Move(context, plunger, PrimingStroke.Flow);
        _filled |= Reached;
        return hold;
    }

    /// <summary>The pusher looks for the plunger of the declared filling.</summary>
    private ServiceHold Meet(ControlContext context, in AxisReading plunger, SyringeType syringe)
    {
        if (context.Situation.Readings.Analog.PlungerForce >= PrimingStroke.Met)
        {
            FluidVolume found = context.PlungerAxis.ContentAt(syringe, plunger.Measured);
            if ((found - context.ServiceFill).Abs() > PrimingStroke.FillTolerance)
            {
                context.Detail = $"{context.ServiceFill} were declared, {found} were found";
                return ServiceHold.FillWrong;
            }

            context.PlungerAxis.Engage(plunger.Commanded);
            _from = plunger.Commanded;
            _mark = plunger.Commanded;
            _fillEnd = plunger.Commanded + syringe.TravelFor(syringe.DeadSpace + PrimingStroke.Surplus);
            _filled = false;
            return ServiceHold.None;
        }

        AxisPosition end = context.PlungerAxis.PlaceForContent(syringe, context.ServiceFill) + MotionProfile.EngageTravel;
        if (ControlContext.Stands(plunger, end, PlaceTolerance))
            return ServiceHold.PlungerNotMet;
        context.MovePlunger(AxisCommand.MoveTo(end, MotionProfile.EngageSpeed, MotionProfile.PlungerAcceleration));
        return ServiceHold.None;
    }

    private ServiceHold Press(ControlContext context, in AxisReading plunger, ServiceTarget target)
    {
        AxisPosition travel = context.ServiceSyringe!.TravelFor(target.Volume);
        if (!_aimed)
        {
            _aimed = true;
            _begun = true;
            _aim = target.Move == ServiceMove.Deliver ? _from + travel : _mark + travel;
        }

        return Move(context, plunger, target.Flow, pressing: target.Move == ServiceMove.PressTo);
    }

    private ServiceHold Move(ControlContext context, in AxisReading plunger, FlowRate flow, bool pressing = false)
    {
        SyringeType syringe = context.ServiceSyringe!;
        context.PlungerAxis.Advance(plunger.Commanded);
        Volume = syringe.VolumeFor(pressing ? plunger.Commanded - _mark : context.PlungerAxis.Furthest - _from);
        if (!pressing)
            _mark = context.PlungerAxis.Furthest;
        Reached = plunger.Has(AxisConditions.AtTarget) && (plunger.Commanded - _aim).Abs() <= VolumeTolerance;
        if (Reached)
            return ServiceHold.None;
        if (_aim > plunger.Commanded && PrimingStroke.TooMuchForce(context, syringe))
            return ServiceHold.TooMuchForce;
        context.MovePlunger(AxisCommand.MoveTo(_aim, syringe.SpeedFor(flow), MotionProfile.PlungerAcceleration));
        return ServiceHold.None;
    }
}
