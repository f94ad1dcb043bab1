using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Chips;
using MesoInjector.Simulator.Guardian;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Physics;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Simulator.Bench;

/// <summary>
/// The handpiece as it is: motion chips, mechanics, syringe and skin, and the guardian that watches. Advances a millisecond at a time;
/// what the controller knows of it comes over pins and wires only.
/// </summary>
public sealed class VirtualGun : IWorkplace
{
    private const double NosePlane = 6.0;
    private const double NeedleMicrosteps256PerMillimetre = 256 * 200 / 8.0;
    private const double PlungerMicrosteps256PerMillimetre = 256 * 200 / 1.0;
    private const double SyringeEmpty = 62.0;
    private const int FineSteps = 4;
    private const int Quarter = 250;
    private const int Millisecond = FineSteps * Quarter;

    /// <summary>A driver below this has no charge pump.</summary>
    private const double LeastDriverVolts = 8;

    /// <summary>Both motors at full current, A.</summary>
    private const double MotorAmperes = 0.6;

    private const double OneWindingShare = 0.25;

    private readonly ulong _seed;
    private readonly Circumstances _circumstances;
    private readonly Hands _hands;
    private readonly SwitchFaults _switches;
    private readonly DockingGauge _gauge = new();
    private readonly IGuardian _guardian;
    private MotorField _needleField;
    private MotorField _plungerField;
    private SyringeFluid? _fluid;
    private NeedleParameters _needle = NeedleParameters.Find(30, 4);
    private ulong _needlesFitted;
    private double _contact;
    private double _spilledBefore;
    private bool _emergencyStop;
    private double _sourceBefore;
    private int _point;

    /// <summary>A handpiece that was just switched on, its carriages where the last user left them.</summary>
    /// <param name="seed">Everything that differs from one device and patient to the next.</param>
    /// <param name="circumstances">What is set on purpose.</param>
    /// <param name="viscosity">Viscosity of the compound, mPa·s.</param>
    /// <param name="hands">The operator's hand and foot.</param>
    /// <param name="switches">What is wrong with the wires of the switches.</param>
    /// <param name="guardian">Another guardian in the model's place, with a line of its own; null for the model.</param>
    public VirtualGun(ulong seed, Circumstances circumstances, double viscosity, Hands hands, SwitchFaults switches, IGuardian? guardian = null)
    {
        _guardian = guardian ?? Guardian;
        _seed = seed;
        _circumstances = circumstances;
        Viscosity = viscosity;
        _hands = hands;
        _switches = switches;
        _guardian.EmergencyStopClosed = true;
        Line = new VirtualSerialLine(Guardian);
        double needleAt = Noise.Between(0.3, 1.5, seed, 101, 0);
        double plungerAt = Noise.Between(1, 6, seed, 101, 1);
        NeedleMechanics = new AxisMechanics(AxisParameters.Needle, needleAt, seed, 102);
        PlungerMechanics = new AxisMechanics(AxisParameters.Plunger, plungerAt, seed, 103);
        _needleField = new MotorField(needleAt, NeedleMicrosteps256PerMillimetre);
        _plungerField = new MotorField(plungerAt, PlungerMicrosteps256PerMillimetre);
        NeedleChip.SetEncoderCount(NeedleMechanics.EncoderCounts);
        PlungerChip.SetEncoderCount(PlungerMechanics.EncoderCounts);
        Skin = new Skin(SkinParameters.Patient(seed, 104) with { Toughness = circumstances.SkinFirmness }, seed, 105);
        TissueParameters patient = TissueParameters.Patient(seed, 106) with { PointScatter = circumstances.SkinScatter };
        Tissue = new Tissue(patient with
        {
            OpeningKilopascals = patient.OpeningKilopascals * circumstances.SkinFirmness,
            Stiffness = patient.Stiffness * circumstances.SkinFirmness,
        }, seed, 107);
    }

    /// <summary>Microseconds since the device was switched on.</summary>
    public long Now { get; private set; }

    /// <summary>The chip of the needle axis.</summary>
    public Tmc5160Chip NeedleChip { get; } = new();

    /// <summary>The chip of the plunger axis.</summary>
    public Tmc5160Chip PlungerChip { get; } = new();

    /// <summary>The needle axis.</summary>
    public AxisMechanics NeedleMechanics { get; }

    /// <summary>The plunger axis.</summary>
    public AxisMechanics PlungerMechanics { get; }

    /// <summary>The patient's skin.</summary>
    public Skin Skin { get; }

    /// <summary>The tissue at the current point.</summary>
    public Tissue Tissue { get; }

    /// <summary>The model of the independent supervisor; not connected where another guardian is in its place.</summary>
    public GuardianModel Guardian { get; } = new();

    /// <summary>The wires between host and guardian.</summary>
    public VirtualSerialLine Line { get; }

    /// <summary>The power supply before the guardian's gate.</summary>
    public Supply Supply { get; } = new();

    /// <summary>Viscosity of the compound in the next syringe, mPa·s.</summary>
    public double Viscosity { get; set; }

    /// <summary>Sees the truth.</summary>
    public Referee Referee { get; } = new();

    /// <summary>The syringe in the holder; null when there is none.</summary>
    public SyringeFluid? Fluid => _fluid;

    /// <summary>What the holder's pins show.</summary>
    public Control.Devices.SyringeCode HolderCode { get; private set; }

    /// <summary>The emergency-stop loop is intact.</summary>
    public bool EmergencyStopLoopIntact => !_emergencyStop;

    /// <summary>The service key is turned.</summary>
    public bool ServiceKeyTurned { get; private set; }

    /// <summary>The tip beyond the nose plane, mm.</summary>
    public double Tip => NeedleMechanics.Carriage - NosePlane + _needle.TipOffsetMillimetres;

    /// <summary>What the nose load cell feels, N. On the latched gauge the tip's push goes through it too.</summary>
    public double NoseForce { get; private set; }

    /// <summary>What fell on the skin or the floor from this and earlier syringes, µL.</summary>
    public double Spilled => _spilledBefore + (_fluid?.OnSkin ?? 0);

    /// <summary>Nothing moves, flows or is held: time may be skipped.</summary>
    public bool Settled => !NeedleChip.Moving && !PlungerChip.Moving && NeedleMechanics.Settled && PlungerMechanics.Settled
        && (_fluid is null || (_fluid.Settled && Tissue.Settled)) && Supply.Settled && _hands.Still(Now);

    /// <summary>The drivers get their motor supply through the guardian's gate.</summary>
    public bool RailOn => _guardian.Power && Supply.Volts > LeastDriverVolts;

    /// <summary>The level of DRV_ENN, set by the host's pin.</summary>
    public bool DrivesDisabledPin { get; set; } = true;

    /// <summary>The pedal itself, whatever its wires show.</summary>
    public bool PedalDown => _hands.Contacts(Now) is { NormallyOpenClosed: true, NormallyClosedClosed: false };

    /// <summary>By how much the needle's screw goes further than its lead says, as a part: what a depth calibration finds.</summary>
    public double NeedleScrewError
    {
        get;
        set
        {
            field = value;
            _needleField = _needleField.With(NeedleMicrosteps256PerMillimetre / (1 + value));
        }
    }

    /// <summary>How hard the nose is pressed on what it stands on, N.</summary>
    public double Contact => _contact;

    /// <summary>The gun stands on its gauge.</summary>
    public bool Docked => _hands.Docked;

    /// <summary>The point of the plan under the gun; 0 before the first.</summary>
    public int Point => _point;

    /// <summary>Which point of the plan is under the gun; called when the gun is put down.</summary>
    public void ArriveAt(int point)
    {
        Referee.BeginVisit();
        _point = point;
        Tissue.BeginPoint(point);
        _fluid?.BeginPoint(Referee.Delivered(point));
    }

    /// <inheritdoc />
    public void InsertSyringe(SyringeType syringe, FluidVolume fill)
    {
        ArgumentNullException.ThrowIfNull(syringe);
        SyringeParameters typical = SyringeParameters.Typical(syringe.Code);
        SyringeParameters one = typical.Individual(_seed, 108) with
        {
            Compliance = typical.Compliance * _circumstances.ComplianceFactor,
            GlideNewtons = typical.GlideNewtons * _circumstances.FrictionFactor,
            BreakLooseNewtons = typical.BreakLooseNewtons * _circumstances.FrictionFactor,
        };
        double content = fill.Nanolitres / 1000.0;
        double flange = SyringeEmpty - (content / (Math.PI / 4 * typical.BoreMillimetres * typical.BoreMillimetres));
        _fluid = new SyringeFluid(one, _needle, Viscosity, content, flange);
        HolderCode = syringe.Code;
    }

    /// <inheritdoc />
    public void RemoveSyringe()
    {
        _spilledBefore = Spilled;
        _fluid = null;
        HolderCode = Control.Devices.SyringeCode.None;
    }

    /// <inheritdoc />
    public void FitNeedle(NeedleType needle)
    {
        ArgumentNullException.ThrowIfNull(needle);
        _needle = NeedleParameters.Find(needle.Gauge, needle.Length.Micrometres / 1000.0).Individual(_seed, 200 + _needlesFitted++) with
        {
            TipOffsetMillimetres = _circumstances.NeedleSeatingMillimetres,
        };
        Skin.FitNeedle(_needle);
        _fluid?.FitNeedle(_needle);

        // The stop acts on the carriage; a needle that sits forward is stopped by its hub, at the same extension.
        NeedleMechanics.FrontStop = AxisParameters.Needle.FrontStopMillimetres - Math.Max(_needle.TipOffsetMillimetres, 0);
    }

    /// <inheritdoc />
    public void PressEmergencyStop() => _emergencyStop = true;

    /// <inheritdoc />
    public void ReleaseEmergencyStop() => _emergencyStop = false;

    /// <inheritdoc />
    public void TurnServiceKey(bool turned)
    {
        ServiceKeyTurned = turned;
        Guardian.Key = turned;
    }

    /// <summary>The mains are gone: nothing drives, nothing listens, nothing watches. A guardian in the model's place keeps its own supply.</summary>
    public void LosePower()
    {
        _sourceBefore = Supply.Source;
        Supply.Source = 0;
        NeedleChip.LogicSupply = false;
        PlungerChip.LogicSupply = false;
        Guardian.Hang(watchdogWorks: false);
    }

    /// <summary>The mains are back: every chip starts anew.</summary>
    public void RegainPower()
    {
        Supply.Source = _sourceBefore;
        NeedleChip.LogicSupply = true;
        PlungerChip.LogicSupply = true;
        Guardian.PowerCycle();
    }

    /// <summary>Lets a millisecond pass: in quarters for what moves, at once for what stands.</summary>
    public void AdvanceMillisecond()
    {
        WireUp();
        bool needleFine = NeedleChip.Moving || NeedleMechanics.Speed != 0;
        bool plungerFine = PlungerChip.Moving || PlungerMechanics.Speed != 0;
        if (!needleFine && !plungerFine)
        {
            Advance(Millisecond, Millisecond, Millisecond);
            return;
        }

        for (int step = 1; step <= FineSteps; step++)
        {
            int standing = step == FineSteps ? Millisecond : 0;
            Advance(Quarter, needleFine ? Quarter : standing, plungerFine ? Quarter : standing);
        }
    }

    /// <summary>Skips idle time: nothing happens in it but the clock.</summary>
    public void Skip(long microseconds)
    {
        Now += microseconds;
        Guardian.ShiftClock(microseconds);
        Line.ShiftClock(microseconds);
    }

    private void WireUp()
    {
        _contact = _hands.Force(Now);
        (bool normallyOpen, bool normallyClosed) = _hands.Contacts(Now);
        _guardian.PedalClosed = _switches.GuardianPedal ?? (normallyOpen && !normallyClosed);
        _guardian.EmergencyStopClosed = _switches.GuardianEmergencyStopLoop ?? !_emergencyStop;
        _guardian.CodePins = _switches.GuardianHolder ?? HolderCode;
        NeedleChip.EnablePinHigh = DrivesDisabledPin;
        PlungerChip.EnablePinHigh = DrivesDisabledPin;
    }

    /// <param name="microseconds">How much time passes.</param>
    /// <param name="needle">For how long the needle axis is to be moved on; 0 while its turn has not come.</param>
    /// <param name="plunger">The same for the plunger axis and the fluid.</param>
    private void Advance(int microseconds, int needle, int plunger)
    {
        if (needle > 0)
            NeedleChip.AdvanceMicroseconds(needle);
        double needleTorque = Torque(NeedleChip);
        if (needle > 0)
            StepNeedle(needleTorque, needle * 1e-6);

        if (plunger > 0)
            PlungerChip.AdvanceMicroseconds(plunger);
        double plungerTorque = Torque(PlungerChip);
        if (plunger > 0)
            StepPlunger(plungerTorque, plunger * 1e-6);

        Now += microseconds;
        bool rail = RailOn;
        Supply.Step(0.1 + (MotorAmperes / 2 * (needleTorque + plungerTorque)), microseconds * 1e-6);
        NeedleChip.MotorSupply = rail;
        PlungerChip.MotorSupply = rail;
        _guardian.RailMillivolts = rail ? (int)(Supply.Volts * 1000) : 0;
        Line.Advance(Now);
        _guardian.Advance(microseconds);
    }

    private void StepNeedle(double torque, double seconds)
    {
        double contact = _contact;
        double load = 0;
        NoseForce = contact;
        double tip = Tip;
        if (_hands.Docked)
        {
            load = contact > 0 ? _gauge.Force(tip) : 0;
            NoseForce += load;
        }
        else
        {
            Skin.Step(tip, contact);
            load = Skin.NeedleForce;
        }

        double commanded = _needleField.At(NeedleChip.Microsteps256);
        NeedleMechanics.Step(commanded, torque, load, seconds);
        Referee.SeeTip(Tip);
        int counts = NeedleMechanics.EncoderCounts;
        NeedleChip.SetEncoderCount(counts);
        _guardian.NeedleCount(counts + _switches.GuardianNeedleOffset);
        bool home = _switches.NeedleHome ?? NeedleMechanics.HomeClosed;
        NeedleChip.LeftSwitch = home;
        _guardian.HomeSwitch = home;
    }

    private void StepPlunger(double torque, double seconds)
    {
        double commanded = _plungerField.At(PlungerChip.Microsteps256);
        PlungerMechanics.Step(commanded, torque, _fluid?.RodForce ?? 0, seconds);
        int counts = PlungerMechanics.EncoderCounts;
        PlungerChip.SetEncoderCount(counts);
        _guardian.PlungerCount(counts + _switches.GuardianPlungerOffset);
        PlungerChip.LeftSwitch = _switches.PlungerHome ?? PlungerMechanics.HomeClosed;
        if (_fluid is not { } fluid)
            return;
        bool inTissue = !_hands.Docked && Skin.Pierced;
        if (inTissue)
            Tissue.PlaceTip(Skin.Depth, _needle.BevelMillimetres, Skin.Parameters.DermisMillimetres);
        TipPlace place = inTissue ? TipPlace.Tissue : _hands.Docked ? TipPlace.Gauge : TipPlace.Air;
        fluid.Step(PlungerMechanics.Carriage, place, Tissue, Now * 1e-6, seconds);
        if (_point != 0)
            Referee.Count(_point, fluid.TrueDelivered);
    }

    /// <summary>With one winding open the other pulls alone, and between its places of force hardly at all.</summary>
    private static double Torque(Tmc5160Chip chip) =>
        chip.Energised ? (chip.CurrentScale + 1) / 32.0 * (chip.OpenLoadA || chip.OpenLoadB ? OneWindingShare : 1) : 0;

    /// <summary>Where a chip puts the field of its motor, mm; worked out anew only when it has moved.</summary>
    private struct MotorField(double origin, double microstepsPerMillimetre)
    {
        private double _beyond;
        private long _microsteps;

        /// <summary>From the same place, by another screw.</summary>
        public readonly MotorField With(double otherMicrostepsPerMillimetre) => new(origin, otherMicrostepsPerMillimetre);

        public double At(long microsteps)
        {
            if (microsteps != _microsteps)
            {
                _microsteps = microsteps;
                _beyond = microsteps / microstepsPerMillimetre;
            }

            return origin + _beyond;
        }
    }
}
