using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Phases;

/// <summary>
/// Fills the needle while the pedal is held and the tip is behind the nose plane: first the pusher meets the plunger, which shows what
/// the syringe holds; then fluid is pressed out until the dead space is filled. Each press adds a little more if no drop is seen.
/// </summary>
internal sealed class PrimingStroke
{
    /// <summary>The pusher has met the plunger: less than any stopper's break-loose force.</summary>
    internal static readonly AppliedForce Met = AppliedForce.FromMillinewtons(800);

    /// <summary>More than the dead space of nozzle and hub.</summary>
    internal static readonly FluidVolume Surplus = FluidVolume.FromMicrolitres(15);

    /// <summary>What a further press adds.</summary>
    internal static readonly FluidVolume Further = FluidVolume.FromMicrolitres(15);

    /// <summary>One guardian permit never covers more than a point's dose.</summary>
    private static readonly FluidVolume PerPermit = HardLimits.DosePerPoint;

    internal static readonly FlowRate Flow = FlowRate.FromMicrolitresPerSecond(30);

    /// <summary>How far the declared volume may be from the found one.</summary>
    internal static readonly FluidVolume FillTolerance = FluidVolume.FromMicrolitres(200);

    /// <summary>Cycles over which the stopper's friction is averaged.</summary>
    private const int FrictionCycles = 64;

    /// <summary>More than the rubber of the stopper, the play of the screw and a softly stored dose take up together.</summary>
    private static readonly AxisPosition ReliefTravel = AxisPosition.FromMicrometres(1500);

    private static readonly AxisPosition Arrived = AxisPosition.FromMicrometres(20);

    private AxisPosition _from;
    private AxisPosition _permitFrom;
    private AxisPosition _start;
    private AxisPosition _target;
    private bool _permitAsked;
    private bool _pressing;
    private MonotonicTime? _stoppedAt;
    private long _frictionSum;
    private int _frictionCount;

    /// <summary>How much was pressed out.</summary>
    public FluidVolume Volume { get; private set; }

    public void Begin(ControlContext context)
    {
        Volume = FluidVolume.Zero;
        _from = context.PlungerAxis.Furthest;
        _permitAsked = false;
        _pressing = false;
        StartFriction();
    }

    public void Run(ControlContext context)
    {
        ref readonly AxisReading plunger = ref context.Situation.Readings.Plunger;
        MeasureFriction(context);
        if (!context.Situation.Pedal.Down || !RightSyringe(context))
        {
            Rest(context);
            return;
        }

        SyringeType syringe = context.Session!.Protocol.Syringe;
        if (Blocked(context, syringe))
        {
            Relieve(context, plunger);
            return;
        }

        AxisPosition permitted = syringe.TravelFor(PerPermit);
        if (!_permitAsked)
        {
            _permitAsked = true;
            _permitFrom = plunger.Commanded;
            if (context.PlungerAxis.Engaged)
                Aim(context, Volume == FluidVolume.Zero ? syringe.DeadSpace + Surplus : Further);
        }

        // Each permit is used up to nine tenths and then asked for anew.
        bool usedUp = (plunger.Commanded - _permitFrom).Nanometres > permitted.Nanometres * 9L / 10;
        if (usedUp && context.Situation.Readings.Guardian.Mode == GuardianMode.Permitted)
        {
            context.AskGuardian(GuardianWish.Standby);
            context.HoldPlunger();
            _permitFrom = plunger.Commanded;
            return;
        }

        context.AskGuardian(GuardianWish.Permit, AxisPosition.Zero, permitted);
        if (context.Situation.Readings.Guardian.Mode != GuardianMode.Permitted)
            context.HoldPlunger();
        else if (context.PlungerAxis.Engaged)
            Press(context, plunger, syringe);
        else
            Engage(context, plunger, syringe);
    }

    /// <summary>Why priming cannot be finished yet; null when it can.</summary>
    public Refusal? BlocksFinish(ControlContext context)
    {
        FluidVolume needed = context.Session!.Protocol.Syringe.DeadSpace;
        if (!context.PlungerAxis.Engaged || Volume < needed)
        {
            return new Refusal(RefusalCode.NotPrimed, $"{Volume} were pressed out; the needle and nozzle take {needed}.",
                "Hold the pedal until the plunger stops by itself and a drop stands at the tip.");
        }

        if (_pressing)
            return new Refusal(RefusalCode.NotPrimed, "The plunger is still moving.", "Release the pedal first.");
        return _frictionCount < FrictionCycles
            ? new Refusal(RefusalCode.NotPrimed, "The needle still drips.", $"Wait {DripTime(context).TotalSeconds:0} s after the last press, then finish.")
            : null;
    }

    /// <summary>Takes the result into the session: primed, and the friction the stopper showed.</summary>
    public void Finish(ControlContext context)
    {
        SessionState session = context.Session!;
        session.Primed = true;
        session.Carried = session.LeftByPriming = LeftOver(session);
        session.Estimator?.Discharge();
        session.Glide = AppliedForce.FromMillinewtons((int)(_frictionSum / _frictionCount));
        context.Records.Add(new RecordEntry { Kind = RecordKind.Primed, At = context.Now, Displaced = Volume });
    }

    /// <summary>The most that is still under pressure after three time constants: a twentieth of what priming stored, and as much again for what is not known.</summary>
    private static FluidVolume LeftOver(SessionState session)
    {
        if (session.Calibration is not { } calibration)
            return FluidVolume.Zero;
        long pascals = session.PressureInFlow.Pascals * (long)Flow.NanolitresPerSecond / session.Protocol.Flow.NanolitresPerSecond;
        return FluidVolume.FromNanolitres(calibration.Compliance.StoredAt(FluidPressure.FromPascals((int)pascals)).Nanolitres / 10);
    }

    /// <summary>How long the pressure of the last press takes to leave through the needle.</summary>
    private static TimeSpan DripTime(ControlContext context) => 3 * context.Session!.Forecast.TimeConstant;

    /// <summary>
    /// With the pressure gone, what still pushes back after a forward stroke is the stopper's friction; it is taken off every force that
    /// is read as a pressure later.
    /// </summary>
    private void MeasureFriction(ControlContext context)
    {
        if (_pressing || !context.PlungerAxis.Engaged || _frictionCount == FrictionCycles)
            return;
        context.Busy = true;
        _stoppedAt ??= context.Now;
        if (context.Now - _stoppedAt.Value < DripTime(context))
            return;
        _frictionSum += context.Situation.Readings.Analog.PlungerForce.Millinewtons;
        _frictionCount++;
    }

    private void StartFriction()
    {
        _stoppedAt = null;
        _frictionSum = 0;
        _frictionCount = 0;
    }

    private static bool RightSyringe(ControlContext context)
    {
        SyringeCode declared = context.Session!.Protocol.Syringe.Code;
        bool right = context.Situation.Readings.Switches.Syringe == declared && context.Situation.Readings.Guardian.Syringe == declared;
        if (right)
            context.Alarms.Withdraw(AlarmId.WrongSyringe);
        else
            context.Raise(AlarmId.WrongSyringe);
        return right;
    }

    private static bool Blocked(ControlContext context, SyringeType syringe) => context.Alarms.Active.Contains(AlarmId.Occlusion) || TooMuchForce(context, syringe);

    /// <summary>A stopper breaks loose at about twice its friction; what comes on top of twice that is pressure.</summary>
    internal static bool TooMuchForce(ControlContext context, SyringeType syringe) =>
        syringe.PressureFor(context.Situation.Readings.Analog.PlungerForce - syringe.TypicalGlide - syringe.TypicalGlide - syringe.TypicalGlide - syringe.TypicalGlide)
        > HardLimits.PressureCap;

    /// <summary>Nothing passes, or the syringe is empty: back by what takes the force off the plunger, and wait for someone to see to it.</summary>
    private void Relieve(ControlContext context, in AxisReading plunger)
    {
        if (!context.Alarms.Active.Contains(AlarmId.Occlusion))
        {
            _start = plunger.Commanded - ReliefTravel;
            _pressing = false;
            context.Detail = "the plunger meets too much force: the needle is blocked, or the syringe is empty";
            context.Raise(AlarmId.Occlusion);
        }

        if (ControlContext.Stands(plunger, _start, Arrived))
            context.HoldPlunger();
        else
            context.MovePlunger(AxisCommand.MoveTo(_start, MotionProfile.RetractSpeed, MotionProfile.PlungerAcceleration));
    }

    private void Rest(ControlContext context)
    {
        _permitAsked = false;
        _pressing = false;
        context.HoldPlunger();
    }

    private void Engage(ControlContext context, in AxisReading plunger, SyringeType syringe)
    {
        if (context.Situation.Readings.Analog.PlungerForce >= Met)
        {
            context.PlungerAxis.Engage(plunger.Commanded);
            _from = plunger.Commanded;
            context.HoldPlunger();
            CheckFill(context, plunger, syringe);
            Aim(context, syringe.DeadSpace + Surplus);
            return;
        }

        AxisPosition end = context.PlungerAxis.PlaceForContent(syringe, context.Session!.Fill) + MotionProfile.EngageTravel;
        if (ControlContext.Stands(plunger, end, Arrived))
        {
            context.HoldPlunger();
            context.Detail = "the pusher did not meet the plunger: the syringe holds less than declared, or sits wrong";
            context.Raise(AlarmId.FillVolumeWrong);
            return;
        }

        context.MovePlunger(AxisCommand.MoveTo(end, MotionProfile.EngageSpeed, MotionProfile.PlungerAcceleration));
    }

    private static void CheckFill(ControlContext context, in AxisReading plunger, SyringeType syringe)
    {
        SessionState session = context.Session!;
        FluidVolume found = context.PlungerAxis.ContentAt(syringe, plunger.Measured);
        if ((found - session.Fill).Abs() <= FillTolerance)
            return;
        context.Detail = $"{session.Fill} were declared, {found} were found";
        context.Raise(AlarmId.FillVolumeWrong);
        context.PlungerAxis.Release();
    }

    private void Aim(ControlContext context, FluidVolume volume)
    {
        _start = context.PlungerAxis.Furthest;
        _target = _start + context.Session!.Protocol.Syringe.TravelFor(volume);
    }

    private void Press(ControlContext context, in AxisReading plunger, SyringeType syringe)
    {
        context.PlungerAxis.Advance(plunger.Commanded);
        Volume = syringe.VolumeFor(context.PlungerAxis.Furthest - _from);
        _pressing = !ControlContext.Stands(plunger, _target, Arrived);
        if (!_pressing)
        {
            context.HoldPlunger();
            return;
        }

        StartFriction();
        context.MovePlunger(AxisCommand.MoveTo(_target, syringe.SpeedFor(Flow), MotionProfile.PlungerAcceleration));
    }
}
