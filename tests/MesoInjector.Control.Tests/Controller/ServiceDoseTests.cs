using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Controller;

/// <summary>A technician's driving of the plunger: volumes for a balance or a pressure gauge, one press each.</summary>
public sealed class ServiceDoseTests
{
    private static readonly FluidVolume Fifty = FluidVolume.FromMicrolitres(50);

    private static readonly FluidVolume Nanolitre = FluidVolume.FromNanolitres(1);

    [Fact]
    [Requirement("SR-074")]
    public void Deliveries_displace_what_was_asked_for_one_press_each()
    {
        Rig rig = Primed();
        long allocated = 0;
        for (int i = 0; i < 3; i++)
        {
            // The first time something is reached allocates once and for all.
            allocated = i == 1 ? rig.Allocated : allocated;
            AxisPosition before = rig.Device.Plunger;
            Assert.Null(rig.Prepare(ServiceTarget.Deliver(Fifty, ServiceTarget.UsualFlow)));
            rig.Step(500);
            Assert.Equal(before, rig.Device.Plunger);
            rig.Device.PedalDown = true;
            rig.Until(r => r.Look().Service.Reached, "the delivery");
            Assert.InRange(rig.Look().Service.Volume.Nanolitres, 49_990, 50_000);
            Assert.Equal(SyringeType.All[1].TravelFor(Fifty), rig.Device.Plunger - before);

            // A second press adds nothing: it belongs to no reading.
            rig.LiftOff();
            AxisPosition after = rig.Device.Plunger;
            rig.Device.PedalDown = true;
            rig.Step(500);
            Assert.Equal(ServiceHold.Over, rig.Look().Service.Hold);
            Assert.Equal(after, rig.Device.Plunger);
            rig.LiftOff();
        }

        Assert.Equal(allocated, rig.Allocated);
    }

    [Theory]
    [Requirement("SR-074")]
    [InlineData(ServiceHold.PedalUp)]
    [InlineData(ServiceHold.KeyNotTurned)]
    [InlineData(ServiceHold.NoseTouches)]
    [InlineData(ServiceHold.WrongSyringe)]
    [InlineData(ServiceHold.TooMuchForce)]
    public void Whatever_ends_a_press_stops_the_plunger_in_the_same_cycle_and_ends_the_delivery(ServiceHold why)
    {
        Rig rig = Primed();
        Assert.Null(rig.Prepare(ServiceTarget.Deliver(Fifty, ServiceTarget.UsualFlow)));
        rig.Device.PedalDown = true;
        rig.Step(500);
        rig.Spoil = (ref InjectorInputs inputs) => Spoil(why, ref inputs);
        rig.Step();
        Assert.Equal(AxisMotion.Stop, rig.Outputs.Plunger.Motion);
        AxisPosition at = rig.Device.Plunger;
        rig.Step(500);
        Assert.Equal(at, rig.Device.Plunger);
        Assert.InRange(rig.Look().Service.Volume.Nanolitres, 10_000, 20_000);
        rig.Spoil = null;
        rig.LiftOff();
        rig.Device.PedalDown = true;
        rig.Step(500);
        Assert.Equal((ServiceHold.Over, at), (rig.Look().Service.Hold, rig.Device.Plunger));
    }

    [Fact]
    [Requirement("SR-013", "SR-023", "SR-074")]
    public void Volumes_and_flows_outside_the_hard_limits_are_refused()
    {
        Rig rig = Primed();
        Assert.Null(rig.Prepare(ServiceTarget.Deliver(HardLimits.DosePerPoint, HardLimits.FastestFlow)));
        Assert.Null(rig.Prepare(ServiceTarget.Deliver(Nanolitre, HardLimits.SlowestFlow)));
        Assert.NotNull(rig.Prepare(ServiceTarget.Deliver(HardLimits.DosePerPoint + Nanolitre, ServiceTarget.UsualFlow)));
        Assert.NotNull(rig.Prepare(ServiceTarget.Deliver(FluidVolume.Zero, ServiceTarget.UsualFlow)));
        Assert.NotNull(rig.Prepare(ServiceTarget.Deliver(Fifty, HardLimits.FastestFlow + FlowRate.FromNanolitresPerSecond(1))));
        Assert.NotNull(rig.Prepare(ServiceTarget.Deliver(Fifty, HardLimits.SlowestFlow - FlowRate.FromNanolitresPerSecond(1))));
        Assert.NotNull(rig.Prepare(ServiceTarget.PressTo(-Nanolitre, ServiceTarget.UsualFlow)));
        Assert.NotNull(rig.Prepare(ServiceTarget.PressTo(FluidVolume.FromMicrolitres(201), ServiceTarget.UsualFlow)));
        Assert.NotNull(rig.Prepare(ServiceTarget.PressTo(HardLimits.DosePerPoint + FluidVolume.FromMicrolitres(1), ServiceTarget.UsualFlow)));
        Assert.NotNull(rig.Prepare(ServiceTarget.NeedleForward(AxisPosition.Zero)));
    }

    [Fact]
    public void A_closed_end_is_pressed_on_and_back_to_volumes_from_where_the_last_delivery_ended()
    {
        Rig rig = Primed();
        AxisPosition mark = rig.Device.Plunger;
        foreach (int microlitres in new[] { 20, 40, 60, 40, 0 })
        {
            Assert.Null(rig.Prepare(ServiceTarget.PressTo(FluidVolume.FromMicrolitres(microlitres), ServiceTarget.UsualFlow)));
            rig.Device.PedalDown = true;
            rig.Until(r => r.Look().Service.Reached, "the volume");
            Assert.Equal(SyringeType.All[1].TravelFor(FluidVolume.FromMicrolitres(microlitres)), rig.Device.Plunger - mark);
            Assert.InRange(rig.Look().Service.Volume.Nanolitres, (microlitres * 1000) - 10, microlitres * 1000);
            rig.LiftOff();
        }
    }

    [Fact]
    [Requirement("SR-027")]
    public void Pressing_on_stops_at_too_much_force_and_driving_back_takes_it_off()
    {
        Rig rig = Primed();
        Assert.Null(rig.Prepare(ServiceTarget.PressTo(FluidVolume.FromMicrolitres(40), ServiceTarget.UsualFlow)));
        rig.Device.PedalDown = true;
        rig.Step(500);
        rig.Device.ClosedEndMillinewtons = 60_000;
        rig.Step(2);
        AxisPosition at = rig.Device.Plunger;
        rig.Step(500);
        Assert.Equal((ServiceHold.TooMuchForce, at), (rig.Look().Service.Hold, rig.Device.Plunger));
        rig.LiftOff();
        Assert.Null(rig.Prepare(ServiceTarget.PressTo(FluidVolume.Zero, ServiceTarget.UsualFlow)));
        rig.Device.PedalDown = true;
        rig.Until(r => r.Look().Service.Reached, "the way back");
    }

    [Fact]
    [Requirement("SR-032")]
    public void The_axis_moves_freely_only_with_an_empty_holder_and_presses_only_in_the_declared_syringe()
    {
        Rig rig = Dose();
        rig.Device.Syringe = SyringeCode.ThreeMillilitre;
        Assert.Null(rig.Prepare(ServiceTarget.Load()));
        rig.Device.PedalDown = true;
        rig.Step(500);
        Assert.Equal(ServiceHold.RemoveSyringe, rig.Look().Service.Hold);
        rig.LiftOff();
        rig.Device.Syringe = SyringeCode.OneMillilitre;
        Assert.Null(rig.Prepare(ServiceTarget.Prime()));
        rig.Device.PedalDown = true;
        rig.Step(500);
        Assert.Equal(ServiceHold.WrongSyringe, rig.Look().Service.Hold);
        Assert.Equal(RefusalCode.PedalStuck, rig.Prepare(ServiceTarget.Load())!.Code);
        rig.LiftOff();
        Assert.Equal(RefusalCode.NotPrimed, rig.Prepare(ServiceTarget.Deliver(Fifty, ServiceTarget.UsualFlow))!.Code);
    }

    [Theory]
    [InlineData(150, ServiceHold.None)]
    [InlineData(220, ServiceHold.FillWrong)]
    [InlineData(-150, ServiceHold.None)]
    [InlineData(600, ServiceHold.PlungerNotMet)]
    public void A_syringe_that_holds_another_volume_than_declared_is_noticed(int moreDeclared, ServiceHold expected)
    {
        Rig rig = Dose(SomeOrder.Sound.Consumables.Fill + FluidVolume.FromMicrolitres(moreDeclared));
        Load(rig);
        Assert.Null(rig.Prepare(ServiceTarget.Prime()));
        rig.Device.PedalDown = true;
        rig.Step(6);
        rig.Until(r => r.Look().Service is { Hold: not ServiceHold.None } or { Reached: true }, "the end of the search");
        Assert.Equal(expected, rig.Look().Service.Hold);
    }

    [Fact]
    [Requirement("SR-029")]
    public void A_syringe_delivers_no_more_than_it_holds()
    {
        Rig rig = Primed();
        int deliveries = 0;
        while (rig.Prepare(ServiceTarget.Deliver(HardLimits.DosePerPoint, HardLimits.FastestFlow)) is not { Code: RefusalCode.SyringeEmpty })
        {
            rig.Device.PedalDown = true;
            rig.Until(r => r.Look().Service.Reached, "the delivery");
            rig.LiftOff();
            deliveries++;
        }

        FluidVolume held = SomeOrder.Sound.Consumables.Fill - SyringeType.All[1].DeadSpace - SyringeType.All[1].DeadSpace - FluidVolume.FromMicrolitres(15);
        Assert.Equal(held.Nanolitres / HardLimits.DosePerPoint.Nanolitres, deliveries);
    }

    private static Rig Dose(FluidVolume? fill = null)
    {
        var rig = new Rig();
        rig.Until(InjectorState.Standby);
        rig.Device.ServiceKey = true;
        rig.Step(30);
        Assert.Null(rig.Say(id => new OperatorCommand.CalibrateDose(id, SyringeType.All[1], fill ?? SomeOrder.Sound.Consumables.Fill)));
        return rig;
    }

    private static void Load(Rig rig)
    {
        Assert.Null(rig.Prepare(ServiceTarget.Load()));
        rig.Device.PedalDown = true;
        rig.Until(r => r.Look().Service.Reached, "the place for the syringe");
        rig.LiftOff();
        rig.Device.Syringe = SyringeCode.ThreeMillilitre;
    }

    private static Rig Primed()
    {
        Rig rig = Dose();
        Load(rig);
        Assert.Null(rig.Prepare(ServiceTarget.Prime()));
        rig.Device.PedalDown = true;
        rig.Until(r => r.Look().Service.Reached, "a filled needle");
        Assert.InRange(rig.Look().Service.Volume.Nanolitres, 84_000, 85_000);
        rig.LiftOff();
        return rig;
    }

    private static void Spoil(ServiceHold why, ref InjectorInputs inputs)
    {
        switch (why)
        {
            case ServiceHold.PedalUp:
                (inputs.Readings.Switches.PedalNormallyOpenClosed, inputs.Readings.Switches.PedalNormallyClosedClosed) = (false, true);
                break;
            case ServiceHold.KeyNotTurned:
                inputs.Readings.Switches.ServiceKey = false;
                break;
            case ServiceHold.NoseTouches:
                inputs.Readings.Analog.Contact = HardLimits.ContactLost;
                break;
            case ServiceHold.WrongSyringe:
                inputs.Readings.Switches.Syringe = SyringeCode.None;
                break;
            default:
                inputs.Readings.Analog.PlungerForce = AppliedForce.FromMillinewtons(60_000);
                break;
        }
    }
}
