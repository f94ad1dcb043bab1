using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Simulator.Tests.Guardian;

/// <summary>G-4 and how the furthest place of the plunger is counted.</summary>
[Requirement("SR-019", "SR-020")]
public sealed class GuardianPlungerTests
{
    [Fact]
    public void Outside_a_permit_the_plunger_may_read_ten_counts_forward()
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Push(10);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        host.Push(1);
        GuardianNeedleTests.Tripped(host, GuardianTrip.PlungerUnpermitted);
    }

    [Fact]
    public void It_does_not_creep_forward_within_the_allowance()
    {
        GuardianHost host = GuardianHost.InStandby();
        for (int turn = 0; turn < 5; turn++)
        {
            host.Push(10);
            host.Push(-10);
        }

        host.Push(10);
        host.Guardian.PedalClosed = true;
        host.Permit(300, 50, 1000);
        host.Push(40);
        Assert.Equal(GuardianMode.Permitted, host.Guardian.Mode);
        host.Push(1);
        GuardianNeedleTests.Tripped(host, GuardianTrip.PermitVolume);
    }

    [Fact]
    public void A_retract_is_repaid_without_an_allowance_and_buys_none()
    {
        GuardianHost host = GuardianHost.InPermit(300, 100);
        host.Push(100);
        host.Send(GuardianFrameType.EndPermit);
        host.Push(-60);
        host.Push(60 + 10);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        host.Push(-70);
        host.Permit(300, 50, 1000);
        host.Push(60 + 50);
        Assert.Equal(GuardianMode.Permitted, host.Guardian.Mode);
        host.Push(1);
        GuardianNeedleTests.Tripped(host, GuardianTrip.PermitVolume);
    }

    [Fact]
    public void With_an_empty_holder_the_plunger_is_free_and_a_new_syringe_starts_where_it_stands()
    {
        GuardianHost host = GuardianHost.InStandby(SyringeCode.None);
        host.Push(500);
        host.Push(-300);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        host.Guardian.CodePins = SyringeCode.OneMillilitre;
        host.Run(6 * GuardianHost.Millisecond);
        host.Push(10);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        host.Push(1);
        GuardianNeedleTests.Tripped(host, GuardianTrip.PlungerUnpermitted);
    }

    [Fact]
    public void A_syringe_changed_inside_a_permit_starts_where_the_plunger_stands()
    {
        GuardianHost host = GuardianHost.InPermit(300, 100);
        host.Push(100);
        host.Push(-80);
        host.Guardian.CodePins = SyringeCode.FiveMillilitre;
        host.Run(6 * GuardianHost.Millisecond);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        host.Push(10);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        host.Push(1);
        GuardianNeedleTests.Tripped(host, GuardianTrip.PlungerUnpermitted);
    }

    [Fact]
    public void In_Service_the_plunger_is_free_and_counts_from_where_it_is_left()
    {
        GuardianHost host = GuardianHost.InService();
        host.Push(800);
        host.Push(-200);
        Assert.Equal(GuardianMode.Service, host.Guardian.Mode);
        host.Guardian.Key = false;
        host.Push(10);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        host.Push(1);
        GuardianNeedleTests.Tripped(host, GuardianTrip.PlungerUnpermitted);
    }

    [Fact]
    public void The_code_pins_are_shown_after_five_milliseconds()
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Guardian.CodePins = SyringeCode.FiveMillilitre;
        host.Run(4_900);
        host.Guardian.CodePins = SyringeCode.ThreeMillilitre;
        host.Run(30 * GuardianHost.Millisecond);
        Assert.Equal(SyringeCode.ThreeMillilitre, host.Last.Syringe);
        host.Guardian.CodePins = SyringeCode.FiveMillilitre;
        host.Run(30 * GuardianHost.Millisecond);
        Assert.Equal(SyringeCode.FiveMillilitre, host.Last.Syringe);
    }

    [Fact]
    public void The_status_tells_the_plunger_from_power_up()
    {
        GuardianHost host = GuardianHost.InService();
        host.Push(345);
        host.Run(25 * GuardianHost.Millisecond);
        Assert.Equal(345, host.Last.Plunger);
        host.Guardian.PowerCycle();
        host.Run(25 * GuardianHost.Millisecond);
        Assert.Equal(0, host.Last.Plunger);
    }
}
