using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Phases;

/// <summary>One injection: needle in, dose, dwell, anti-drip retract, needle out. Whatever ends it early, what went in is bounded and counted.</summary>
internal sealed class InjectionPhase : Phase
{
    private static readonly AxisPosition DepthTolerance = AxisPosition.FromMicrometres(50);

    private static readonly AxisPosition PlungerTolerance = AxisPosition.FromMicrometres(1);

    /// <summary>The guardian counts what the encoder shows, we what the motor was told: they may part by the play of the screw.</summary>
    private static readonly AxisPosition PermitSlack = AxisPosition.FromMicrometres(20);

    /// <summary>More than this is never stored by a combination that holds its tolerance.</summary>
    private static readonly FluidVolume LargestRetract = FluidVolume.FromMicrolitres(15);

    /// <summary>From the deepest point to behind the nose plane, as commanded.</summary>
    private static readonly TimeSpan WithdrawTime = TimeSpan.FromMilliseconds(60);

    private static readonly TimeSpan PhaseMargin = TimeSpan.FromSeconds(1);

    /// <summary>A ramp generator's steps are coarse against what one cycle displaces.</summary>
    private static readonly TimeSpan FlowWindow = TimeSpan.FromMilliseconds(10);

    private readonly TreatmentPhase _treatment;
    private MonotonicTime _pressedAt;
    private AxisPosition _furthestBefore;
    private AxisPosition _target;
    private AxisPosition _retractTo;
    private FluidVolume _carried;
    private bool _plungerMoved;
    private bool _judged;
    private DeliveryEstimate _estimate;
    private AxisPosition _deepest;
    private FluidPressure _peakPressure;
    private AppliedForce _peakContact;
    private MonotonicTime _flowSince;
    private FluidVolume _flowFrom;

    public InjectionPhase(TreatmentPhase treatment) => _treatment = treatment;

    /// <summary>An injection is under way: the needle may be in the skin.</summary>
    public bool Active { get; private set; }

    /// <summary>How fast the plunger displaces; zero outside an injection.</summary>
    public FlowRate Flow { get; private set; }

    /// <summary>What the plunger has displaced in the injection under way; zero outside one.</summary>
    public FluidVolume Delivered(ControlContext context) => Active ? Displaced(context) : FluidVolume.Zero;

    /// <summary>How far the plunger may go in the permit of the open visit.</summary>
    public static AxisPosition PermittedTravel(SessionState session) =>
        session.Protocol.Syringe.TravelFor(session.DisplacementFor(session.Visit!)) + PermitSlack;

    /// <summary>The most that can go into the point in the open visit: all the plunger may move, and what the syringe stores already.</summary>
    public static FluidVolume MostOf(SessionState session) =>
        SyringeType.Most(session.Protocol.Syringe.VolumeFor(PermittedTravel(session))) + session.Carried;

    public override void Enter(ControlContext context)
    {
        switch (context.State)
        {
            case InjectorState.Inserting:
                Begin(context);
                break;
            case InjectorState.Dispensing:
                SessionState session = context.Session!;
                _target = _furthestBefore + session.Protocol.Syringe.TravelFor(session.DisplacementFor(session.Visit!));
                break;
            case InjectorState.Withdrawing:
                AimRetract(context);
                break;
            default:
                break;
        }
    }

    public override void Run(ControlContext context)
    {
        context.Outputs.DrivesOn = true;
        context.KeepPermit();
        Watch(context);
        switch (context.State)
        {
            case InjectorState.Inserting:
                Insert(context);
                break;
            case InjectorState.Dispensing:
                Dispense(context);
                break;
            case InjectorState.Dwelling:
                Dwell(context);
                break;
            default:
                Withdraw(context);
                break;
        }

        // Whatever the phases add up to, the needle is in tissue for a bounded time.
        TimeSpan whole = context.InState + (HardLimits.NeedleInTissue - (context.Now - _pressedAt));
        if (context.State != InjectorState.Withdrawing && context.PhaseLimit is { } limit && whole < limit)
            context.PhaseLimit = whole;
    }

    /// <summary>A safe state cut the injection off: the most that could have gone in is counted.</summary>
    public void Interrupt(ControlContext context)
    {
        if (!Active)
            return;
        SessionState session = context.Session!;
        CutShort(context, TimeSpan.Zero);
        Close(context, InjectionOutcome.Interrupted);
        session.Carried = LargestRetract;

        // Nothing was relieved, and what was measured may be what failed: only priming in air makes sure of what the syringe holds.
        if (_plungerMoved)
            session.Primed = false;
        session.Progress.LeavePartial();
    }

    private void Begin(ControlContext context)
    {
        SessionState session = context.Session!;
        Active = true;
        context.AbortCause = null;
        context.DoseOutsideBand = false;
        _pressedAt = context.Now;
        _furthestBefore = context.PlungerAxis.Furthest;
        _carried = session.Carried;
        _plungerMoved = false;
        _judged = false;
        _estimate = default;
        _deepest = MotionProfile.Park;
        _peakPressure = default;
        _peakContact = default;
        _flowSince = context.Now;
        _flowFrom = FluidVolume.Zero;
        session.InsertionsOfNeedle++;
        context.Pressure.BeginDose(session.Calibration!.Compliance);
    }

    private void Watch(ControlContext context)
    {
        ref readonly AxisReading plunger = ref context.Situation.Readings.Plunger;
        context.PlungerAxis.Advance(plunger.Commanded);
        _deepest = AxisPosition.Max(_deepest, context.Situation.Depth);
        _peakPressure = FluidPressure.Max(_peakPressure, context.Pressure.Pressure);
        _peakContact = AppliedForce.Max(_peakContact, context.Situation.Contact.Force);
        if (context.Now - _flowSince < FlowWindow)
            return;
        FluidVolume displaced = Displaced(context);
        Flow = FlowRate.FromNanolitresPerSecond((int)((displaced - _flowFrom).Nanolitres / (context.Now - _flowSince).TotalSeconds));
        _flowSince = context.Now;
        _flowFrom = displaced;
    }

    private static void AimNeedle(ControlContext context)
    {
        Protocol protocol = context.Session!.Protocol;
        AxisPosition depth = protocol.Depth.ToPosition();
        context.AllowedDepth = depth;
        context.MoveNeedle(depth, SpeedTable.ForStroke(depth, protocol.InsertionSpeed), MotionProfile.NeedleAcceleration);
    }

    private static void Insert(ControlContext context)
    {
        Protocol protocol = context.Session!.Protocol;
        AxisPosition depth = protocol.Depth.ToPosition();
        double way = (depth - MotionProfile.Park).Nanometres / 1e3;
        context.PhaseLimit = TimeSpan.FromSeconds(2 * way / SpeedTable.ForStroke(depth, protocol.InsertionSpeed).MicrometresPerSecond) + PhaseMargin;
        AimNeedle(context);
        context.HoldPlunger();
        if (ControlContext.Stands(context.Situation.Readings.Needle, context.NeedleAxis.PlaceFor(depth), DepthTolerance))
            context.Fire(InjectorTrigger.DepthReached);
    }

    private void Dispense(ControlContext context)
    {
        Protocol protocol = context.Session!.Protocol;
        ref readonly AxisReading plunger = ref context.Situation.Readings.Plunger;
        AxisSpeed speed = protocol.Syringe.SpeedFor(protocol.Flow);
        double way = (_target - _furthestBefore + protocol.Syringe.TravelFor(LargestRetract)).Nanometres / 1e3;
        context.PhaseLimit = TimeSpan.FromSeconds(1.5 * way / speed.MicrometresPerSecond) + protocol.FlowRise + PhaseMargin;
        AimNeedle(context);
        _plungerMoved = true;
        context.Pressure.Displaced(protocol.Syringe.VolumeFor(context.PlungerAxis.Furthest - _furthestBefore), context.Session.PressureInFlow);

        // What the last retract took back is repaid quickly: it only restores the pressure that was there.
        bool repaying = plunger.Commanded < _furthestBefore;
        AxisSpeed now = repaying && MotionProfile.RetractSpeed > speed ? MotionProfile.RetractSpeed : speed;
        context.MovePlunger(AxisCommand.MoveTo(_target, now, repaying ? MotionProfile.PlungerAcceleration : Rise(protocol, speed)));
        if (plunger.Has(AxisConditions.AtTarget) && (plunger.Commanded - _target).Abs() <= PlungerTolerance)
            context.Fire(InjectorTrigger.DoseDelivered);
    }

    private static AxisAcceleration Rise(Protocol protocol, AxisSpeed speed)
    {
        if (protocol.FlowRise <= TimeSpan.Zero)
            return MotionProfile.PlungerAcceleration;
        int soft = Math.Max(1, (int)(speed.MicrometresPerSecond / 1000.0 / protocol.FlowRise.TotalSeconds));
        return AxisAcceleration.FromMillimetresPerSecondSquared(Math.Min(soft, MotionProfile.PlungerAcceleration.MillimetresPerSecondSquared));
    }

    private void Dwell(ControlContext context)
    {
        SessionState session = context.Session!;
        context.PhaseLimit = session.Forecast.Dwell + PhaseMargin;
        AimNeedle(context);
        context.HoldPlunger();
        if (_judged || context.InState < session.Forecast.Dwell)
            return;
        _judged = true;
        _estimate = session.Estimator!.Judge(session.Visit!.Dose, Displaced(context), context.Pressure.Pressure, context.Pressure.Scatter, HardLimits.DoseBandPercent);

        // IL-24 sees it in the next cycle and aborts; the dose is then uncertain.
        context.DoseOutsideBand = _estimate.OutsideBand;
        if (!_estimate.OutsideBand)
            context.Fire(InjectorTrigger.Dwelled);
    }

    /// <summary>The dose ends here: what went in and what is left is judged by the pressure of this moment, before anything is relieved.</summary>
    private void CutShort(ControlContext context, TimeSpan toSkin)
    {
        // Before the plunger moves, the last retract is not repaid: the pressure says nothing of what is stored.
        if (_judged || !_plungerMoved)
            return;
        DeliveryEstimator estimator = context.Session!.Estimator!;
        _estimate = estimator.EstimateAborted(Displaced(context), _carried, context.Pressure.Pressure);
        estimator.Abort(context.Pressure.Pressure, toSkin);
    }

    private void AimRetract(ControlContext context)
    {
        SessionState session = context.Session!;
        ref readonly AxisReading plunger = ref context.Situation.Readings.Plunger;
        // Through a blocked needle nothing leaves on the way out of the skin either.
        if (context.AbortCause is { } cause)
            CutShort(context, cause == Alarms.AlarmId.Occlusion ? TimeSpan.Zero : WithdrawTime);
        if (!_plungerMoved)
        {
            // The last retract has not been repaid: there is nothing to relieve.
            _retractTo = plunger.Commanded;
            return;
        }

        FluidVolume stored = context.AbortCause is null ? session.Estimator!.Stored : session.Calibration!.Compliance.StoredAt(context.Pressure.Pressure);
        FluidVolume taken = FluidVolume.Min(FluidVolume.Max(stored, FluidVolume.Zero) + DeliveryForecast.DripMargin, LargestRetract);

        // A sensor that reads too little must not make less of what the next dose may bring along.
        FluidVolume most = FluidVolume.Max(stored, session.Forecast.StoredAtEnd);
        session.Carried = most + DeliveryForecast.DripMargin + session.Forecast.Scatter + session.Forecast.Scatter;

        // More than a retract can take back is under pressure behind a blockage: it goes into the air at the next priming, not into a point.
        if (stored > LargestRetract)
            session.Primed = false;
        _retractTo = AxisPosition.Min(
            plunger.Commanded,
            context.PlungerAxis.Furthest - session.Protocol.Syringe.TravelFor(taken) - session.Calibration!.LostMotion);
    }

    private void Withdraw(ControlContext context)
    {
        ref readonly AxisReading plunger = ref context.Situation.Readings.Plunger;
        context.PhaseLimit = TimeSpan.FromSeconds(2);
        bool relieved = plunger.Has(AxisConditions.AtTarget) && (plunger.Commanded - _retractTo).Abs() <= PlungerTolerance;
        relieved |= !_plungerMoved;
        if (relieved)
            context.HoldPlunger();
        else
            context.MovePlunger(AxisCommand.MoveTo(_retractTo, MotionProfile.RetractSpeed, MotionProfile.PlungerAcceleration));

        // In good order the pressure is taken back before the tip leaves the skin; whatever hurries pulls the needle at once.
        bool hurry = context.AbortCause is not null || !context.Situation.Pedal.Down || context.Situation.Contact.Lost || context.Situation.Contact.TooHard;
        bool leaving = context.Situation.Depth < context.Session!.Protocol.Depth.ToPosition() - DepthTolerance;
        if (relieved || hurry || leaving)
            context.ParkNeedle();
        else
            AimNeedle(context);
        if (context.NeedleStaysBehindNose)
            context.AskGuardian(GuardianWish.Standby);

        if (!relieved || !ControlContext.Stands(context.Situation.Readings.Needle, context.NeedleAxis.PlaceFor(MotionProfile.Park), DepthTolerance))
            return;
        if (context.AbortCause is null)
            Complete(context);
        else
            EndAborted(context);
    }

    private void Complete(ControlContext context)
    {
        Close(context, InjectionOutcome.Completed);
        context.Session!.Progress.Complete();
        context.Tick();
        _treatment.RequireLiftOff();
        context.Fire(InjectorTrigger.Withdrawn);
    }

    private void EndAborted(ControlContext context)
    {
        bool nothing = !_plungerMoved;
        Close(context, InjectionOutcome.Aborted);

        // A point that got nothing is still to come; one that got a part is left, and repeating it is the clinician's decision.
        if (!nothing)
            context.Session!.Progress.LeavePartial();
        context.AbortCause = null;
        context.Fire(InjectorTrigger.WithdrawnAfterAbort);
    }

    private FluidVolume Displaced(ControlContext context) =>
        context.Session!.Protocol.Syringe.VolumeFor(context.PlungerAxis.Furthest - _furthestBefore);

    private void Close(ControlContext context, InjectionOutcome outcome)
    {
        SessionState session = context.Session!;
        Visit visit = session.Visit!;
        FluidVolume displaced = Displaced(context);

        // The plunger may not have stopped when power was cut, and the motor may be ahead of what the encoder has shown so far.
        if (outcome == InjectionOutcome.Interrupted && _plungerMoved)
            displaced += session.Protocol.Syringe.VolumeFor(PermitSlack);
        if (_plungerMoved)
        {
            displaced += session.LeftByPriming;
            _carried -= session.LeftByPriming;
            session.LeftByPriming = FluidVolume.Zero;
        }

        // What the syringe keeps for the next dose is not counted off: soft skin takes all of it.
        FluidVolume bound = _plungerMoved ? SyringeType.Most(displaced) + _carried : FluidVolume.Zero;
        FluidVolume estimate = FluidVolume.Min(FluidVolume.Max(_estimate.Volume, FluidVolume.Zero), bound);
        session.Ledger.Settle(visit.Authorisation, bound, displaced);
        context.Records.Add(new RecordEntry
        {
            Kind = RecordKind.Ended,
            At = context.Now,
            Authorisation = visit.Authorisation,
            Point = visit.Point,
            Commanded = visit.Dose,
            Estimated = estimate,
            Uncertainty = _estimate.Uncertainty,
            UpperBound = bound,
            Displaced = displaced,
            DepthCommanded = session.Protocol.Depth,
            DepthReached = _deepest,
            PeakPressure = _peakPressure,
            PeakContact = _peakContact,
            Duration = context.Now - _pressedAt,
            Outcome = outcome,
            Alarm = context.AbortCause ?? default,
        });
        session.Visit = null;
        session.LastInjectionEnd = context.Now;
        Active = false;
        Flow = FlowRate.Zero;
    }
}
