using MesoInjector.Control.Devices;
using MesoInjector.Control.Interlocks;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Phases;

/// <summary>Turns what came in into the situation the interlocks look at.</summary>
internal sealed class SituationFiller
{
    /// <summary>A chip's supply flag is polled, and the rail needs a moment: what it says of power counts once the drives have been on for so long.</summary>
    private static readonly TimeSpan PowerSettles = TimeSpan.FromMilliseconds(60);

    private static readonly StateSet GuardianMustBeOpen = StateSet.Of(
        InjectorState.Standby, InjectorState.Screening, InjectorState.LoadingSyringe, InjectorState.FittingNeedle, InjectorState.TouchOff,
        InjectorState.Priming, InjectorState.Ready, InjectorState.Armed, InjectorState.Inserting, InjectorState.Dispensing,
        InjectorState.Dwelling, InjectorState.Withdrawing, InjectorState.Paused, InjectorState.Changeover, InjectorState.SessionReview,
        InjectorState.CalibratingDepth, InjectorState.CalibratingDose, InjectorState.Maintenance);

    private static readonly StateSet BeforeInjection = StateSet.Of(InjectorState.Ready, InjectorState.Armed);

    private readonly ControlContext _context;
    private MonotonicTime? _drivesOnSince;
    private byte _guardianStatus;
    private AxisPosition? _plungerOffset;
    private AxisPosition? _limitPlace;
    private (int Point, long Total) _limitKey = (-1, -1);

    public SituationFiller(ControlContext context) => _context = context;

    /// <summary>Fills everything for this cycle.</summary>
    public void Fill(in InjectorInputs inputs)
    {
        Situation situation = _context.Situation;
        situation.State = _context.State;
        situation.InState = _context.InState;
        situation.Lateness = inputs.Lateness;
        situation.Readings = inputs.Readings;
        situation.PhaseLimit = _context.PhaseLimit;
        situation.DoseOutsideBand = _context.DoseOutsideBand;
        situation.RecordStoreWorks = inputs.Receipt.Works;
        situation.DrivesOn = _drivesOnSince is { } since && inputs.Now - since >= PowerSettles;

        bool pedalInUse = InjectingOrPriming(_context.State) || ServicePhase.Is(_context.State);
        situation.Pedal.Update(inputs.Now, inputs.Readings.Switches, pedalInUse);
        situation.Contact.Update(inputs.Now, inputs.Readings.Analog);
        FillAxes(inputs);
        FillGuardian(inputs.Readings.Guardian);
        FillSession(inputs);
    }

    /// <summary>Keeps what the next cycle must know of this one's outputs.</summary>
    public void Remember(in InjectorOutputs outputs)
    {
        _drivesOnSince = outputs.DrivesOn ? _drivesOnSince ?? _context.Now : null;

        // The limit follows the needle home: once drawn back it may not go forward again without a phase that allows it.
        // Kept as a place of the axis, which stays what it is when a touch-off finds the tip elsewhere.
        NeedleAxis axis = _context.NeedleAxis;
        AxisPosition allowed = axis.PlaceFor(_context.AllowedDepth);
        // A needle that is called back on its way in still needs its stopping distance.
        Sensing.AxisMonitor needle = _context.Situation.Needle;
        AxisPosition stops = needle.Measured + (needle.Speed > AxisSpeed.Zero ? SpeedTable.OverTravel(needle.Speed) : AxisPosition.Zero);
        _limitPlace = axis.Trusted ? AxisPosition.Max(allowed, AxisPosition.Min(_limitPlace ?? allowed, stops)) : null;
    }

    /// <summary>The software contradicted itself: nothing is on, and no place is believed.</summary>
    public void Forget()
    {
        _drivesOnSince = null;
        _limitPlace = null;
    }

    private static bool InjectingOrPriming(InjectorState state) => state is InjectorState.Priming or InjectorState.Inserting
        or InjectorState.Dispensing or InjectorState.Dwelling or InjectorState.Withdrawing;

    private void FillAxes(in InjectorInputs inputs)
    {
        Situation situation = _context.Situation;
        ref readonly AxisReading needle = ref inputs.Readings.Needle;
        ref readonly AxisReading plunger = ref inputs.Readings.Plunger;
        if (needle.Has(AxisConditions.Reset) || !needle.Has(AxisConditions.Answers))
            situation.Needle.Forget();
        if (plunger.Has(AxisConditions.Reset) || !plunger.Has(AxisConditions.Answers))
            situation.Plunger.Forget();
        bool driven = _drivesOnSince is not null;
        situation.Needle.Update(inputs.Now, needle, driven && needle.Has(AxisConditions.Enabled));
        situation.Plunger.Update(inputs.Now, plunger, driven && plunger.Has(AxisConditions.Enabled));
        situation.NeedleTrusted = _context.NeedleAxis.Trusted;
        situation.PlungerTrusted = _context.PlungerAxis.Trusted;
        situation.Depth = _context.NeedleAxis.DepthAt(needle.Measured);
        situation.CommandedDepth = _limitPlace is { } limit ? _context.NeedleAxis.DepthAt(limit) : _context.AllowedDepth;
        situation.PlungerDrift = _context.PlungerDrift;
    }

    private void FillGuardian(in GuardianReading guardian)
    {
        Situation situation = _context.Situation;
        situation.GuardianCutUnasked = guardian.Mode == GuardianMode.Locked && GuardianMustBeOpen.Contains(_context.State);
        if (guardian.StatusNumber == _guardianStatus)
            return;
        _guardianStatus = guardian.StatusNumber;

        // A status is up to some cycles old: it must lie within what the chip showed in that time.
        bool comparable = situation.NeedleTrusted && guardian.Mode is GuardianMode.Standby or GuardianMode.Permitted or GuardianMode.Service;
        AxisPosition least = _context.NeedleAxis.GuardianDepthAt(situation.Needle.RecentLeast, guardian.TipZero) - HardLimits.EncoderDisagreement;
        AxisPosition most = _context.NeedleAxis.GuardianDepthAt(situation.Needle.RecentMost, guardian.TipZero) + HardLimits.EncoderDisagreement;
        situation.GuardianContradictsNeedle = comparable && (guardian.Depth < least || guardian.Depth > most);

        if (!situation.PlungerTrusted)
            _plungerOffset = null;
        else if (_plungerOffset is null && situation.Plunger.RecentMost - situation.Plunger.RecentLeast <= GuardianLimits.EncoderCount)
            _plungerOffset = guardian.Plunger - situation.Plunger.Measured;
        situation.GuardianContradictsPlunger = _plungerOffset is { } offset
            && (guardian.Plunger - offset < situation.Plunger.RecentLeast - HardLimits.EncoderDisagreement
                || guardian.Plunger - offset > situation.Plunger.RecentMost + HardLimits.EncoderDisagreement);
    }

    private void FillSession(in InjectorInputs inputs)
    {
        Situation situation = _context.Situation;
        if (_context.Session is not { } session)
        {
            situation.DeclaredSyringe = null;
            situation.LimitRefusal = null;
            situation.Occluded = false;
            situation.CalibrationValid = false;
            situation.ScreeningCleared = false;
            situation.Primed = false;
            _limitKey = (-1, -1);
            return;
        }

        Protocol protocol = session.Protocol;
        _context.Pressure.Update(inputs.Now, inputs.Readings.Analog, protocol.Syringe, session.Glide, protocol.PressureCap);
        situation.Occluded = _context.Pressure.AboveCap || _context.Pressure.RisingWithoutFlow;
        situation.DeclaredSyringe = protocol.Syringe;
        situation.CalibrationValid = session.Calibration is not null;
        situation.ScreeningCleared = session.ScreeningCleared;
        situation.TipKnown = _context.NeedleAxis.TipKnown;
        situation.NeedleWorn = session.InsertionsOfNeedle >= HardLimits.InsertionsPerNeedle;
        situation.Primed = session.Primed;
        TimeSpan least = protocol.Pedal == PedalMode.Nappage ? HardLimits.NappageInterval : HardLimits.InjectionInterval;
        situation.IntervalOver = session.LastInjectionEnd is not { } end
            || inputs.Now - end >= (protocol.InjectionInterval > least ? protocol.InjectionInterval : least);
        if (!BeforeInjection.Contains(_context.State))
            return;
        FluidVolume left = _context.PlungerAxis.ContentAt(protocol.Syringe, _context.PlungerAxis.Furthest) - protocol.Syringe.DeadSpace;
        situation.SyringeCannotHoldDose = !_context.PlungerAxis.Engaged || left < protocol.Dose.ToFluidVolume() + FluidVolume.Max(session.Estimator!.Charge, FluidVolume.Zero);
        FillLimit(session);
    }

    /// <summary>Whether the next dose passes a limit; asked anew only when something was counted.</summary>
    private void FillLimit(SessionState session)
    {
        if (session.Visit is not null)
        {
            // Its dose is authorised and counted already.
            _context.Situation.LimitRefusal = null;
            _limitKey = (-1, -1);
            return;
        }

        (int Point, long Total) key = (session.Progress.Current?.Number ?? 0, session.Ledger.SessionTotal.Nanolitres);
        if (key == _limitKey)
            return;
        _limitKey = key;
        Dose dose = session.Progress.CurrentDose(session.Ledger);
        _context.Situation.LimitRefusal = session.Progress.Current is not { } point
            ? new Refusal(RefusalCode.PlanComplete, "Every point of the plan is done or left out.", "End the session, or go back to a point that waits for its rest.")
            : dose == default
                ? new Refusal(RefusalCode.PointLimit, $"Point {point.Number} may already have had its dose.", "Go on with the next point.")
                : session.Ledger.Check(point.Number, dose);
    }
}
