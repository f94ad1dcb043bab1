using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Controller;

/// <summary>A technician's driving of the needle: nothing moves on a command, and nothing without key, pedal and a free nose.</summary>
public sealed class ServiceTests
{
    private static readonly AxisPosition Deep = AxisPosition.FromMicrometres(1500);

    [Fact]
    [Requirement("SR-074")]
    public void The_needle_goes_to_the_prepared_place_while_the_pedal_is_held_and_comes_back_when_it_is_let_go()
    {
        Rig rig = Depth();
        Assert.Null(rig.Prepare(ServiceTarget.NeedleForward(Deep)));
        rig.Step(2000);
        Assert.True(rig.Device.Tip < AxisPosition.Zero);
        Assert.Equal(ServiceHold.PedalUp, rig.Look().Service.Hold);

        rig.Device.PedalDown = true;
        rig.Until(r => r.Look().Service.Reached, "the place");
        Assert.Equal(Deep, rig.Look().Depth);
        rig.Step(5000);
        Assert.Equal(Deep, rig.Look().Depth);
        Assert.Equal(ServiceHold.None, rig.Look().Service.Hold);

        rig.Device.PedalDown = false;
        rig.Step();
        Assert.True(rig.Outputs.Needle.Target < rig.Device.Inputs.Readings.Needle.Commanded);
        rig.Step((int)HardLimits.NeedleOut.TotalMilliseconds);
        Assert.True(rig.Device.Tip < AxisPosition.Zero);
        Assert.False(rig.Look().Service.Reached);
        Assert.Equal(InjectorState.CalibratingDepth, rig.State);
    }

    [Fact]
    [Requirement("SR-074")]
    public void A_place_is_approached_no_faster_than_the_speed_of_service()
    {
        Rig rig = Depth();
        Assert.Null(rig.Prepare(ServiceTarget.NeedleForward(HardLimits.CommandableDepth)));
        rig.Device.PedalDown = true;
        rig.Step(20);
        AxisPosition before = rig.Device.Tip;
        rig.Step(1000);
        Assert.Equal(HardLimits.ServiceSpeed.MicrometresPerSecond, (rig.Device.Tip - before).Micrometres);
    }

    [Fact]
    public void Back_means_from_beyond_the_place()
    {
        Rig rig = Depth();
        Assert.Null(rig.Prepare(ServiceTarget.NeedleBack(Deep)));
        rig.Device.PedalDown = true;
        AxisPosition furthest = AxisPosition.Zero;
        rig.Until(r =>
        {
            furthest = AxisPosition.Max(furthest, r.Look().Depth);
            return r.Look().Service.Reached;
        }, "the place");
        Assert.Equal((Deep, Deep + AxisPosition.FromMicrometres(150)), (rig.Look().Depth, furthest));
    }

    [Theory]
    [Requirement("SR-074")]
    [InlineData(ServiceHold.KeyNotTurned)]
    [InlineData(ServiceHold.PedalUp)]
    [InlineData(ServiceHold.NoseTouches)]
    [InlineData(ServiceHold.GuardianNotInService)]
    public void Whatever_ends_a_press_calls_the_needle_back_in_the_same_cycle_and_a_new_press_is_needed(ServiceHold why)
    {
        Rig rig = Depth();
        Assert.Null(rig.Prepare(ServiceTarget.NeedleForward(Deep)));
        rig.Device.PedalDown = true;
        rig.Step(1500);
        AxisPosition before = rig.Device.Tip;
        Assert.True(before < AxisPosition.Zero && before > AxisPosition.FromMicrometres(-1000));

        rig.Spoil = (ref InjectorInputs inputs) => Spoil(why, ref inputs);
        rig.Step();
        Assert.Equal(why, rig.Look().Service.Hold);
        Assert.True(rig.Device.Tip < before);
        rig.Step(200);
        Assert.True(rig.Device.Tip < AxisPosition.FromMicrometres(-1500));

        // The cause goes, the foot stays: still nothing moves.
        rig.Spoil = null;
        rig.Device.PedalDown = true;
        if (why != ServiceHold.PedalUp)
        {
            rig.Step(3000);
            Assert.Equal(why, rig.Look().Service.Hold);
            Assert.True(rig.Device.Tip < AxisPosition.FromMicrometres(-1500));
        }

        rig.Device.PedalDown = false;
        rig.Step(10);
        rig.Device.PedalDown = true;
        rig.Until(r => r.Look().Service.Reached, "the place by a new press");
    }

    [Theory]
    [Requirement("SR-074")]
    [InlineData(false)]
    [InlineData(true)]
    public void The_guardians_pedal_contact_counts_as_well_as_the_hosts(bool guardian)
    {
        Rig rig = Depth();
        Assert.Null(rig.Prepare(ServiceTarget.NeedleForward(Deep)));
        rig.Device.PedalDown = true;
        rig.Spoil = (ref InjectorInputs inputs) =>
        {
            inputs.Readings.Guardian.PedalClosed = guardian;
            inputs.Readings.Switches.PedalNormallyOpenClosed = !guardian;
            inputs.Readings.Switches.PedalNormallyClosedClosed = guardian;
        };
        rig.Step(2000);
        Assert.Equal(ServiceHold.PedalUp, rig.Look().Service.Hold);
        Assert.True(rig.Device.Tip < AxisPosition.FromMicrometres(-1500));
    }

    [Fact]
    [Requirement("SR-075")]
    public void A_nose_on_anything_keeps_the_needle_in_and_lets_the_gauge_be_touched()
    {
        Rig rig = Depth();
        rig.Device.ContactMillinewtons = HardLimits.ContactLost.Millinewtons;
        Assert.Null(rig.Prepare(ServiceTarget.NeedleForward(AxisPosition.Zero)));
        rig.Device.PedalDown = true;
        rig.Step(3000);
        Assert.Equal(ServiceHold.NoseTouches, rig.Look().Service.Hold);
        rig.Device.PedalDown = false;
        rig.Device.ContactMillinewtons = HardLimits.ContactLost.Millinewtons - 1;
        rig.Step(10);
        rig.Device.PedalDown = true;
        rig.Until(r => r.Look().Service.Reached, "the place with a free nose");
        rig.LiftOff();

        rig.Device.ContactMillinewtons = 200;
        rig.Device.TipMicrometres = 120;
        rig.Device.Docked = true;
        Assert.Null(rig.Prepare(ServiceTarget.TouchOff()));
        rig.Device.PedalDown = true;
        rig.Until(r => r.Look().Service.Reached, "the tip");
        Assert.True(rig.Look().Service.TipKnown);
        Assert.InRange(rig.Look().Service.TipOffset.Micrometres, 100, 140);
        Assert.Equal(InjectorState.CalibratingDepth, rig.State);
    }

    [Fact]
    [Requirement("SR-075")]
    public void A_nose_that_cannot_be_read_is_no_free_nose()
    {
        Rig rig = Depth();
        Assert.Null(rig.Prepare(ServiceTarget.NeedleForward(Deep)));
        rig.Device.PedalDown = true;
        rig.Step(2500);
        rig.Spoil = (ref InjectorInputs inputs) => inputs.Readings.Analog.Valid = false;
        rig.Step();
        Assert.Equal(InjectorState.Faulted, rig.State);
        rig.Step(200);
        Assert.True(rig.Device.Tip < AxisPosition.Zero);
    }

    [Fact]
    [Requirement("SR-074")]
    public void One_press_lasts_thirty_seconds_at_the_most()
    {
        Rig rig = Depth();
        Assert.Null(rig.Prepare(ServiceTarget.NeedleForward(Deep)));
        rig.Device.PedalDown = true;
        rig.Step(6);
        int cycles = 0;
        while (rig.Look().Service.Hold == ServiceHold.None)
        {
            rig.Step();
            cycles++;
        }

        Assert.InRange(cycles, 29_990, 30_010);
        Assert.Equal(ServiceHold.HeldTooLong, rig.Look().Service.Hold);
        rig.Step(200);
        Assert.True(rig.Device.Tip < AxisPosition.Zero);
        Assert.Equal(InjectorState.CalibratingDepth, rig.State);
    }

    [Fact]
    [Requirement("SR-074")]
    public void Turning_the_key_back_with_the_needle_out_cuts_the_power()
    {
        Rig rig = Depth();
        Assert.Null(rig.Prepare(ServiceTarget.NeedleForward(Deep)));
        rig.Device.PedalDown = true;
        rig.Until(r => r.Look().Service.Reached, "the place");
        rig.Device.ServiceKey = false;
        rig.Step(3);
        Assert.Equal(InjectorState.Tripped, rig.State);
        Assert.False(rig.Outputs.DrivesOn);
        rig.Step(300);
        Assert.True(rig.Device.Tip < AxisPosition.Zero);
    }

    [Fact]
    [Requirement("SR-074", "SR-036")]
    public void Stop_on_the_screen_withdraws_the_target_and_the_emergency_stop_the_power()
    {
        Rig rig = Depth();
        Assert.Null(rig.Prepare(ServiceTarget.NeedleForward(Deep)));
        rig.Device.PedalDown = true;
        rig.Until(r => r.Look().Service.Reached, "the place");
        Assert.Null(rig.Say(id => new OperatorCommand.Stop(id)));
        Assert.Equal((ServiceHold.NoTarget, ServiceMove.None), (rig.Look().Service.Hold, rig.Look().Service.Target.Move));
        rig.Step(200);
        Assert.True(rig.Device.Tip < AxisPosition.Zero);

        rig.Spoil = (ref InjectorInputs inputs) => inputs.Readings.Switches.EmergencyStopLoopIntact = false;
        rig.Step();
        Assert.Equal(InjectorState.EmergencyStopped, rig.State);
        Assert.False(rig.Outputs.DrivesOn);
        Assert.Equal(default, rig.Look().Service);
    }

    [Fact]
    [Requirement("SR-074")]
    public void A_target_is_prepared_only_with_the_foot_off_the_pedal()
    {
        Rig rig = Depth();
        rig.Device.PedalDown = true;
        rig.Step(20);
        Assert.Equal(RefusalCode.PedalStuck, rig.Prepare(ServiceTarget.NeedleForward(Deep))!.Code);
        rig.Device.PedalDown = false;
        rig.Step(20);
        Assert.Null(rig.Prepare(ServiceTarget.NeedleForward(Deep)));
    }

    [Fact]
    [Requirement("SR-001", "SR-074")]
    public void Places_beyond_the_commandable_depth_are_refused_also_as_what_is_passed_on_the_way_back()
    {
        Rig rig = Depth();
        AxisPosition one = AxisPosition.FromNanometres(1);
        AxisPosition over = AxisPosition.FromMicrometres(150);
        Assert.Null(rig.Prepare(ServiceTarget.NeedleForward(HardLimits.CommandableDepth)));
        Assert.Null(rig.Prepare(ServiceTarget.NeedleBack(HardLimits.CommandableDepth - over)));
        Assert.Null(rig.Prepare(ServiceTarget.NeedleForward(AxisPosition.Zero)));
        Assert.Equal(RefusalCode.Depth, rig.Prepare(ServiceTarget.NeedleForward(HardLimits.CommandableDepth + one))!.Code);
        Assert.Equal(RefusalCode.Depth, rig.Prepare(ServiceTarget.NeedleBack(HardLimits.CommandableDepth - over + one))!.Code);
        Assert.Equal(RefusalCode.Depth, rig.Prepare(ServiceTarget.NeedleForward(-one))!.Code);

        // The last one taken stands; what was refused prepared nothing.
        Assert.Equal(ServiceTarget.NeedleForward(AxisPosition.Zero), rig.Look().Service.Target);
    }

    [Fact]
    [Requirement("SR-074")]
    public void Service_is_entered_with_the_key_only_and_left_with_the_needle_in()
    {
        var rig = new Rig();
        rig.Until(InjectorState.Standby);
        Assert.NotNull(rig.Say(id => new OperatorCommand.CalibrateDepth(id)));
        Assert.NotNull(rig.Say(id => new OperatorCommand.CalibrateDose(id, SyringeType.All[1], FluidVolume.FromMicrolitres(2000))));
        Assert.NotNull(rig.Say(id => new OperatorCommand.Maintain(id)));
        Assert.NotNull(rig.Prepare(ServiceTarget.NeedleForward(Deep)));
        Assert.Equal(InjectorState.Standby, rig.State);

        rig.Device.ServiceKey = true;
        rig.Step(30);
        Assert.Null(rig.Say(id => new OperatorCommand.Maintain(id)));
        Assert.Null(rig.Prepare(ServiceTarget.NeedleForward(Deep)));
        rig.Device.PedalDown = true;
        rig.Until(r => r.Look().Service.Reached, "the place");
        Assert.NotNull(rig.Say(id => new OperatorCommand.LeaveService(id)));
        Assert.Equal(InjectorState.Maintenance, rig.State);
        rig.Device.PedalDown = false;
        rig.Step(200);
        Assert.Null(rig.Say(id => new OperatorCommand.LeaveService(id)));
        rig.Until(InjectorState.Standby);
    }

    [Fact]
    public void A_session_cannot_be_opened_in_service_and_a_calibration_starts_from_the_encoders_own_scale()
    {
        Rig rig = Depth();
        Assert.NotNull(rig.Say(id => new OperatorCommand.OpenSession(id, SomeOrder.Sound)));
        Assert.NotNull(rig.Prepare(ServiceTarget.Deliver(FluidVolume.FromMicrolitres(10), ServiceTarget.UsualFlow)));
        Assert.NotNull(rig.Prepare(ServiceTarget.PlungerTo(AxisPosition.FromMicrometres(1000))));
        Assert.NotNull(rig.Prepare(default));
        Assert.NotNull(rig.Prepare(new ServiceTarget((ServiceMove)77, default, default, default)));
    }

    [Fact]
    public void A_touch_off_that_finds_nothing_is_said_and_waits_for_its_acknowledgement()
    {
        Rig rig = Depth();
        Assert.Null(rig.Prepare(ServiceTarget.TouchOff()));
        rig.Device.PedalDown = true;
        rig.Until(r => r.Look().Service.Hold == ServiceHold.TouchOffFailed, "the end of the search");
        Assert.Contains(AlarmId.TouchOffFailed, rig.Look().Alarms.ToList());
        rig.LiftOff();
        Assert.Null(rig.Say(id => new OperatorCommand.Acknowledge(id)));
        rig.Device.Docked = true;
        rig.Device.PedalDown = true;
        rig.Until(r => r.Look().Service.Reached, "the tip");
    }

    [Fact]
    public void A_tip_that_sits_back_is_not_driven_to_where_the_guardian_would_cut()
    {
        Rig rig = Depth();
        rig.Device.TipMicrometres = -400;
        rig.Device.Docked = true;
        Assert.Null(rig.Prepare(ServiceTarget.TouchOff()));
        rig.Device.PedalDown = true;
        rig.Until(r => r.Look().Service.Reached, "the tip");
        rig.LiftOff();
        rig.Device.Docked = false;
        Assert.Null(rig.Prepare(ServiceTarget.NeedleForward(AxisPosition.FromMicrometres(3200))));
        Assert.Equal(RefusalCode.Depth, rig.Prepare(ServiceTarget.NeedleForward(AxisPosition.FromMicrometres(3400)))!.Code);
    }

    private static Rig Depth()
    {
        var rig = new Rig();
        rig.Until(InjectorState.Standby);
        rig.Device.TipMicrometres = 0;
        rig.Device.ServiceKey = true;
        rig.Step(30);
        Assert.Null(rig.Say(id => new OperatorCommand.CalibrateDepth(id)));
        return rig;
    }

    private static void Spoil(ServiceHold why, ref InjectorInputs inputs)
    {
        switch (why)
        {
            case ServiceHold.KeyNotTurned:
                inputs.Readings.Switches.ServiceKey = false;
                break;
            case ServiceHold.PedalUp:
                (inputs.Readings.Switches.PedalNormallyOpenClosed, inputs.Readings.Switches.PedalNormallyClosedClosed) = (false, true);
                break;
            case ServiceHold.NoseTouches:
                inputs.Readings.Analog.Contact = HardLimits.ContactLost;
                break;
            default:
                inputs.Readings.Guardian.Mode = GuardianMode.Standby;
                break;
        }
    }
}
