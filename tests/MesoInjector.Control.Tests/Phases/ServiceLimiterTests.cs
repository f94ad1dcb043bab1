using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Phases;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Phases;

/// <summary>The last line looks at a technician's outputs by itself: pedal, key and nose, whatever the phase thought.</summary>
[Requirement("SR-074", "SR-075")]
public sealed class ServiceLimiterTests
{
    private static readonly AxisPosition Out = AxisPosition.FromMicrometres(1000);

    private readonly ControlContext _context = new();

    [Fact]
    public void A_needle_out_of_the_nose_needs_both_readers_of_the_pedal_the_key_a_free_nose_and_its_speed()
    {
        In(InjectorTrigger.CalibrateDepth);
        Assert.Null(Needle(Out, HardLimits.ServiceSpeed));
        Assert.NotNull(Needle(Out, HardLimits.ServiceSpeed + AxisSpeed.FromMicrometresPerSecond(1)));
        _context.AllowedDepth = HardLimits.CommandableDepth + HardLimits.DepthOvershoot;
        Assert.NotNull(Needle(HardLimits.CommandableDepth + AxisPosition.FromMicrometres(5), HardLimits.ServiceSpeed));
        Assert.Null(Needle(HardLimits.CommandableDepth, HardLimits.ServiceSpeed));
        Spoilt(() => Needle(Out, HardLimits.ServiceSpeed), nose: true);

        // Behind the nose plane the gauge is felt for: there the nose is pressed on it.
        _context.Situation.Readings.Analog.Contact = HardLimits.ContactMinimum;
        See(down: true);
        Assert.Null(Needle(MotionProfile.TouchOffEnd, MotionProfile.TouchOffApproach));
        Spoilt(() => Needle(MotionProfile.TouchOffEnd, MotionProfile.TouchOffSpeed), nose: false);

        // The way home needs nothing.
        See(down: false);
        Assert.Null(Needle(MotionProfile.Park, MotionProfile.WithdrawSpeed));
    }

    [Fact]
    public void A_plunger_needs_them_as_well_and_gives_no_more_than_a_points_dose()
    {
        In(InjectorTrigger.CalibrateDose);
        _context.ServiceSyringe = SyringeType.All[1];
        SetHolder(SyringeCode.ThreeMillilitre);
        _context.PlungerAxis.Engage(AxisPosition.Zero);
        AxisPosition most = SyringeType.All[1].TravelFor(HardLimits.DosePerPoint);
        Assert.Null(Plunger(most));
        Assert.NotNull(Plunger(most + AxisPosition.FromMicrometres(1)));
        Spoilt(() => Plunger(most), nose: true);

        SetHolder(SyringeCode.None);
        Assert.Null(Plunger(AxisPosition.FromMicrometres(50_000)));
        Spoilt(() => Plunger(most), nose: false);
    }

    [Fact]
    public void Each_function_moves_its_own_axis_only()
    {
        In(InjectorTrigger.CalibrateDepth);
        Assert.NotNull(Plunger(AxisPosition.FromMicrometres(1)));
        _context.Fire(InjectorTrigger.LeaveService);
        In(InjectorTrigger.CalibrateDose, from: InjectorState.SelfTest);
        Assert.NotNull(Needle(Out, HardLimits.ServiceSpeed));
        _context.Fire(InjectorTrigger.LeaveService);
        In(InjectorTrigger.Maintain, from: InjectorState.SelfTest);
        Assert.Null(Needle(Out, HardLimits.ServiceSpeed));
        Assert.Null(Plunger(AxisPosition.FromMicrometres(1)));
        SetHolder(SyringeCode.OneMillilitre);
        Assert.NotNull(Plunger(AxisPosition.FromMicrometres(1)));
    }

    private void In(InjectorTrigger service, InjectorState from = InjectorState.Boot)
    {
        ref DeviceReadings readings = ref _context.Situation.Readings;
        readings.Switches = new SwitchReading { Valid = true, ServiceKey = true, EmergencyStopLoopIntact = true };
        readings.Analog.Valid = true;
        if (from == InjectorState.Boot)
            _context.Fire(InjectorTrigger.Started);
        _context.Fire(InjectorTrigger.SelfTestPassed);
        _context.Fire(InjectorTrigger.Homed);
        _context.Fire(service);
        _context.NeedleAxis.TrustHome(AxisPosition.Zero);
        _context.AllowedDepth = Out;
        See(down: true);
    }

    /// <summary>Each thing that must hold, taken away by itself.</summary>
    private void Spoilt(Func<string?> look, bool nose)
    {
        ref DeviceReadings readings = ref _context.Situation.Readings;
        Assert.Null(look());
        See(down: false);
        Assert.NotNull(look());
        See(down: true);
        readings.Guardian.PedalClosed = false;
        Assert.NotNull(look());
        readings.Guardian.PedalClosed = true;
        readings.Switches.ServiceKey = false;
        Assert.NotNull(look());
        readings.Switches.ServiceKey = true;
        AppliedForce contact = readings.Analog.Contact;
        readings.Analog.Contact = HardLimits.ContactLost;
        See(down: true);
        Assert.Equal(nose, look() is not null);
        readings.Analog.Contact = contact;
        readings.Analog.Valid = false;
        See(down: true);
        Assert.Equal(nose, look() is not null);
        readings.Analog.Valid = true;
        See(down: true);
        Assert.Null(look());
    }

    private void See(bool down)
    {
        ref DeviceReadings readings = ref _context.Situation.Readings;
        (readings.Switches.PedalNormallyOpenClosed, readings.Switches.PedalNormallyClosedClosed, readings.Guardian.PedalClosed) = (down, !down, true);
        for (int at = 0; at <= 10; at++)
        {
            _context.Situation.Pedal.Update(MonotonicTime.FromMicroseconds(at * 1000), readings.Switches, inUse: true);
            _context.Situation.Contact.Update(MonotonicTime.FromMicroseconds(at * 1000), readings.Analog);
        }
    }

    private void SetHolder(SyringeCode code) => _context.Situation.Readings.Switches.Syringe = code;

    private string? Needle(AxisPosition depth, AxisSpeed speed)
    {
        InjectorOutputs outputs = default;
        outputs.DrivesOn = true;
        outputs.Needle = AxisCommand.MoveTo(_context.NeedleAxis.PlaceFor(depth), speed, MotionProfile.NeedleAcceleration);
        return OutputLimiter.Violation(_context, outputs);
    }

    private string? Plunger(AxisPosition place)
    {
        InjectorOutputs outputs = default;
        outputs.DrivesOn = true;
        outputs.Plunger = AxisCommand.MoveTo(place, MotionProfile.EngageSpeed, MotionProfile.PlungerAcceleration);
        return OutputLimiter.Violation(_context, outputs);
    }
}
