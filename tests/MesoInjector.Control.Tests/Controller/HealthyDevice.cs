using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Controller;

/// <summary>
/// A device without faults that does at once what it is told: axes that follow, a guardian that agrees, a disk that keeps up. Its fields
/// are for tests to spoil. It knows where the tip truly is.
/// </summary>
internal sealed class HealthyDevice
{
    private const int NeedleHomeMicrometres = -1500;
    private const int PlungerHomeMicrometres = -2000;
    private const int StatusPeriod = 20;

    /// <summary>The force of the gliding stopper; what the pusher feels of its own guide is less.</summary>
    private const int GlideMillinewtons = 3000;

    private readonly int _linePascals;
    private InjectorInputs _inputs;
    private long _milliseconds;
    private int _needle;
    private int _plunger;
    private bool _needleHomed;
    private AuthorisationId _asked;
    private AuthorisationId _lastDurable;

    public HealthyDevice()
    {
        // As much as the forecast expects to be stored at the end of a dwell: every dose is in good order.
        DeliveryForecast forecast = DeliveryForecast.For(SomeOrder.Sound.Protocol);
        _linePascals = (int)(forecast.StoredAtEnd.Nanolitres * 1000 / SomeOrder.Sound.Protocol.Syringe.TypicalCompliance.NanolitresPerKilopascal);
        ref DeviceReadings readings = ref _inputs.Readings;
        readings.Switches = new SwitchReading { Valid = true, PedalNormallyClosedClosed = true, EmergencyStopLoopIntact = true };
        readings.Analog = new AnalogReading { Valid = true, HasLinePressure = true, Supply = RailVoltage.FromMillivolts(12_000), Temperature = BoardTemperature.FromCentiDegreesCelsius(3000) };
        readings.Guardian = new GuardianReading { SameLimits = true, Mode = GuardianMode.Locked };
        readings.Needle.Conditions = AxisConditions.Answers | AxisConditions.Configured;
        readings.Plunger.Conditions = AxisConditions.Answers | AxisConditions.Configured;
    }

    /// <summary>What the controller will see next.</summary>
    public ref InjectorInputs Inputs => ref _inputs;

    /// <summary>The gun stands on its gauge.</summary>
    public bool Docked { get; set; }

    /// <summary>The tip of the needle on it, as it stands, so much further out than nominal.</summary>
    public int TipMicrometres { get; set; } = 120;

    /// <summary>The nose pressed on something.</summary>
    public int ContactMillinewtons { get; set; }

    /// <summary>Whether the record store keeps up.</summary>
    public bool DiskKeepsUp { get; set; } = true;

    /// <summary>The syringe in the holder.</summary>
    public SyringeCode Syringe
    {
        get => _inputs.Readings.Switches.Syringe;
        set => _inputs.Readings.Switches.Syringe = _inputs.Readings.Guardian.Syringe = value;
    }

    public bool PedalDown
    {
        set => (_inputs.Readings.Switches.PedalNormallyOpenClosed, _inputs.Readings.Switches.PedalNormallyClosedClosed, _inputs.Readings.Guardian.PedalClosed) = (value, !value, value);
    }

    /// <summary>The service key, seen by host and guardian.</summary>
    public bool ServiceKey
    {
        get => _inputs.Readings.Switches.ServiceKey;
        set => _inputs.Readings.Switches.ServiceKey = value;
    }

    /// <summary>What stands in the way of the plunger, mN on the pusher beyond friction.</summary>
    public int ClosedEndMillinewtons { get; set; }

    /// <summary>Where the tip truly stands, from the nose plane.</summary>
    public AxisPosition Tip => TipAt(AxisPosition.FromNanometres(_needle));

    /// <summary>Where the plunger stands, from power-up.</summary>
    public AxisPosition Plunger => AxisPosition.FromNanometres(_plunger);

    public MonotonicTime Now => _inputs.Now;

    /// <summary>Where the tip would truly stand with the needle axis at a place.</summary>
    public AxisPosition TipAt(AxisPosition place) => place - AxisPosition.FromMicrometres(NeedleHomeMicrometres + 6000 - TipMicrometres);

    /// <summary>The next cycle begins.</summary>
    public void Sense()
    {
        _milliseconds++;
        _inputs.Now = MonotonicTime.FromMicroseconds(_milliseconds * 1000);
        _inputs.Command = null;
        ref AnalogReading analog = ref _inputs.Readings.Analog;
        bool touches = Docked && Tip >= AxisPosition.FromMicrometres(-1000);
        analog.Contact = AppliedForce.FromMillinewtons(touches ? 400 : ContactMillinewtons);
        bool met = Syringe != SyringeCode.None && _plunger / 1000 >= Meets;
        analog.PlungerForce = AppliedForce.FromMillinewtons(met ? GlideMillinewtons + ClosedEndMillinewtons : 0);
        analog.LinePressure = FluidPressure.FromPascals(_linePascals);
        _inputs.Receipt = _inputs.Receipt with { Works = true, LastDurable = _lastDurable };
    }

    /// <summary>The cycle ends: what was wanted is done.</summary>
    public void Act(in InjectorOutputs outputs)
    {
        ref DeviceReadings readings = ref _inputs.Readings;
        Move(ref readings.Needle, ref _needle, outputs.Needle, outputs.DrivesOn, NeedleHomeMicrometres);
        Move(ref readings.Plunger, ref _plunger, outputs.Plunger, outputs.DrivesOn, PlungerHomeMicrometres);
        if (!outputs.DrivesOn)
            Spring(ref readings.Needle);
        _needleHomed |= readings.Needle.HomeCaptures >= 2;
        Guard(ref readings.Guardian, outputs.Guardian);
        foreach (ref readonly RecordEntry entry in outputs.Records!.Entries)
        {
            if (entry.Kind == RecordKind.Authorised)
                _asked = entry.Authorisation;
        }

        // The disk needs a moment: what was asked for in this cycle is confirmed in a later one.
        if (DiskKeepsUp && _milliseconds % 4 == 0)
            _lastDurable = _asked;
    }

    /// <summary>Where the pusher meets the plunger of a syringe filled as the order says.</summary>
    private static int Meets
    {
        get
        {
            SyringeType syringe = SomeOrder.Sound.Protocol.Syringe;
            return PlungerHomeMicrometres + 62_000 - syringe.TravelFor(SomeOrder.Sound.Consumables.Fill).Micrometres;
        }
    }

    private static void Move(ref AxisReading axis, ref int place, in AxisCommand command, bool powered, int homeMicrometres)
    {
        int home = homeMicrometres * 1000;
        int step = powered ? command.Speed.MicrometresPerSecond : 0;
        bool standing = true;
        if (command.Motion == AxisMotion.MoveTo)
        {
            place += Math.Clamp(command.Target.Nanometres - place, -step, step);
            standing = place == command.Target.Nanometres;
        }
        else if (command.Motion == AxisMotion.SeekHome && powered)
        {
            standing = place <= home;
            if (standing)
                (axis.HomeLatch, axis.HomeCaptures) = (AxisPosition.FromNanometres(home), unchecked((byte)(axis.HomeCaptures + 1)));
            else
                place -= step;
        }

        (axis.Commanded, axis.Measured) = (AxisPosition.FromNanometres(place), AxisPosition.FromNanometres(place));
        Set(ref axis, AxisConditions.Enabled, powered);
        Set(ref axis, AxisConditions.AtTarget, standing);
        Set(ref axis, AxisConditions.HomeSwitch, place <= home);
    }

    /// <summary>Without power the spring draws the needle back to its switch.</summary>
    private void Spring(ref AxisReading needle)
    {
        _needle = Math.Max(Math.Min(_needle, NeedleHomeMicrometres * 1000), _needle - 50_000);
        (needle.Commanded, needle.Measured) = (AxisPosition.FromNanometres(_needle), AxisPosition.FromNanometres(_needle));
    }

    private void Guard(ref GuardianReading guardian, in GuardianRequest request)
    {
        bool behind = AxisPosition.FromNanometres(_needle) - AxisPosition.FromMicrometres(NeedleHomeMicrometres + 6000) <= AxisPosition.FromMicrometres(100);
        guardian.Mode = (guardian.Mode, request.Wish) switch
        {
            (GuardianMode.Locked, GuardianWish.Home) => GuardianMode.Homing,
            (GuardianMode.Tripped, GuardianWish.Reset) => GuardianMode.Locked,
            (GuardianMode.Homing or GuardianMode.Standby or GuardianMode.Permitted or GuardianMode.Service, GuardianWish.StartAnew) => GuardianMode.Tripped,
            (GuardianMode.Service, _) when !ServiceKey => behind ? GuardianMode.Standby : GuardianMode.Tripped,
            (GuardianMode.Standby, _) when ServiceKey => GuardianMode.Service,
            (GuardianMode.Homing, GuardianWish.Standby) when _needleHomed => GuardianMode.Standby,
            (GuardianMode.Standby, GuardianWish.Permit) when guardian.PedalClosed => GuardianMode.Permitted,
            (GuardianMode.Permitted, not GuardianWish.Permit) => GuardianMode.Standby,
            _ => guardian.Mode,
        };
        if (_milliseconds % StatusPeriod != 0)
            return;
        guardian.TipZero = request.TipZero;
        guardian.Depth = AxisPosition.FromNanometres(_needle) - AxisPosition.FromMicrometres(NeedleHomeMicrometres + 6000) + guardian.TipZero;
        guardian.Plunger = AxisPosition.FromNanometres(_plunger);
        guardian.StatusNumber = unchecked((byte)(guardian.StatusNumber + 1));
    }

    private static void Set(ref AxisReading axis, AxisConditions condition, bool holds) =>
        axis.Conditions = holds ? axis.Conditions | condition : axis.Conditions & ~condition;
}
