using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Simulator.Tests.Guardian;

/// <summary>G-12, the way out of Tripped, power-up, and a program that hangs.</summary>
[Requirement("SR-044", "SR-048")]
public sealed class GuardianCutTests
{
    private const int Millisecond = GuardianHost.Millisecond;
    private const long Hour = 3600L * 1000 * Millisecond;

    [Theory]
    [InlineData(1999, 99_900, true)]
    [InlineData(2000, 99_900, false)]
    public void At_power_up_the_rail_must_fall_below_two_volts_within_a_tenth_of_a_second(int millivolts, int microseconds, bool proved)
    {
        GuardianHost host = Charged();
        host.Run(microseconds);
        Assert.Equal(GuardianMode.Locked, host.Guardian.Mode);
        Assert.False(Proved(host));
        host.Guardian.RailMillivolts = millivolts;
        host.Run(25 * Millisecond);
        if (proved)
        {
            Assert.True(Proved(host));
            Assert.Equal(GuardianMode.Locked, host.Guardian.Mode);
        }
        else
        {
            GuardianNeedleTests.Tripped(host, GuardianTrip.CutProof);
        }
    }

    [Fact]
    public void A_rail_that_stays_up_trips_at_one_hundred_milliseconds()
    {
        GuardianHost host = Charged();
        host.Run((100 * Millisecond) - GuardianHost.Step);
        Assert.Equal(GuardianMode.Locked, host.Guardian.Mode);
        host.Run(GuardianHost.Step);
        GuardianNeedleTests.Tripped(host, GuardianTrip.CutProof);
    }

    [Fact]
    public void Home_waits_for_the_proof()
    {
        GuardianHost host = Charged();
        Assert.Equal(1, host.Refused(() => host.Send(GuardianFrameType.Home)));
        host.Guardian.RailMillivolts = 0;
        Assert.Equal(0, host.Refused(() => host.Send(GuardianFrameType.Home)));
        Assert.Equal(GuardianMode.Homing, host.Guardian.Mode);
    }

    [Fact]
    public void Every_eight_hours_the_cut_is_proved_at_the_first_safe_moment()
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Run((8 * Hour) - host.Now - (100 * Millisecond));
        Assert.True(Proved(host));
        host.Run(200 * Millisecond);

        // Overdue: a syringe is in the holder. No permit meanwhile.
        Assert.False(Proved(host));
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        host.Guardian.PedalClosed = true;
        Assert.Equal(1, host.Refused(() => host.Permit(300, 100, 1000)));
        host.Guardian.CodePins = SyringeCode.None;
        host.Run(100 * Millisecond);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode); // the pedal is down
        host.Guardian.PedalClosed = false;
        host.Run(25 * Millisecond);
        Assert.Equal(GuardianMode.Locked, host.Guardian.Mode);
        Assert.False(host.Guardian.Power);
        host.Run(25 * Millisecond);
        Assert.True(Proved(host));
        Assert.Equal(0, host.Refused(() => host.Send(GuardianFrameType.Home)));
        Assert.Equal(GuardianMode.Homing, host.Guardian.Mode);
    }

    [Fact]
    public void A_gate_that_no_longer_cuts_is_found_within_eight_hours()
    {
        GuardianHost host = GuardianHost.InStandby(SyringeCode.None);
        host.RailFollows = false;
        host.Run((8 * Hour) + (200 * Millisecond));
        GuardianNeedleTests.Tripped(host, GuardianTrip.CutProof);
    }

    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    public void Tripped_is_left_by_Reset_with_the_pedal_up_and_the_stop_closed(bool pedal, bool stopClosed, bool left)
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Guardian.FailSelfCheck();
        host.Guardian.PedalClosed = pedal;
        host.Guardian.EmergencyStopClosed = stopClosed;
        Assert.Equal(left ? 0 : 1, host.Refused(() => host.Send(GuardianFrameType.Reset)));
        Assert.Equal(left ? GuardianMode.Locked : GuardianMode.Tripped, host.Guardian.Mode);
        Assert.False(host.Guardian.Power);
    }

    [Fact]
    public void Reset_keeps_the_cause_until_the_next_homing_and_proves_the_cut_anew()
    {
        GuardianHost host = GuardianHost.InStandby();
        host.RailFollows = false;
        host.Guardian.FailSelfCheck();
        host.Send(GuardianFrameType.Reset);
        host.Run(20 * Millisecond);
        Assert.False(Proved(host));
        Assert.Equal(GuardianTrip.SelfCheck, host.Last.Trip);
        host.Guardian.RailMillivolts = 0;
        host.Run(20 * Millisecond);
        Assert.True(Proved(host));
        host.Send(GuardianFrameType.Home);
        host.Run(Millisecond);
        Assert.Equal(GuardianMode.Homing, host.Last.Mode);
        Assert.Equal(GuardianTrip.None, host.Last.Trip);
    }

    [Fact]
    public void Nothing_but_Reset_leaves_Tripped()
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Guardian.FailSelfCheck();
        host.Send(GuardianFrameType.Home);
        host.Permit(300, 100, 1000);
        host.Send(GuardianFrameType.EndPermit);
        host.Guardian.Key = true;
        host.Guardian.HomeSwitch = true;
        host.Guardian.CodePins = SyringeCode.None;
        host.Run(1000 * Millisecond);
        GuardianNeedleTests.Tripped(host, GuardianTrip.SelfCheck);
        Assert.Equal(1, host.Refused(() => host.Send(GuardianFrameType.Home)));
        GuardianHost standby = GuardianHost.InStandby();
        Assert.Equal(1, standby.Refused(() => standby.Send(GuardianFrameType.Reset)));
        Assert.Equal(GuardianMode.Standby, standby.Guardian.Mode);
    }

    [Fact]
    public void A_power_cycle_forgets_all_but_the_cause()
    {
        GuardianHost host = GuardianHost.InPermit();
        host.Guardian.EmergencyStopClosed = false;
        host.Guardian.PowerCycle();
        host.Run(25 * Millisecond);
        Assert.Equal(GuardianMode.Locked, host.Guardian.Mode);
        Assert.Equal(GuardianTrip.EmergencyStop, host.Last.Trip);
        Assert.Equal(0, host.Last.PermitNumber);
        Assert.False(host.Last.Conditions.HasFlag(GuardianConditions.Homed));
        Assert.Equal(0, host.Last.Depth);
    }

    [Fact]
    public void A_hung_program_loses_the_gate_in_five_milliseconds_and_starts_anew_after_fifteen()
    {
        GuardianHost host = GuardianHost.InPermit();
        host.MoveTo(300);
        host.Guardian.Hang(watchdogWorks: true);
        Assert.True(host.Guardian.Power);
        Assert.Equal(5 * Millisecond, host.RunToCut(20 * Millisecond));
        int heard = host.Heard.Count;
        host.Run((10 * Millisecond) - GuardianHost.Step);
        Assert.Equal(heard, host.Heard.Count);
        host.Run(GuardianHost.Step);
        Assert.True(host.Heard.Count > heard);
        Assert.Equal(GuardianMode.Tripped, host.Last.Mode);
        Assert.Equal(GuardianTrip.SelfCheck, host.Last.Trip);
        Assert.True(host.Guardian.Kill);
    }

    [Fact]
    public void A_hung_program_judges_no_rule_and_without_a_watchdog_stays_silent()
    {
        GuardianHost host = GuardianHost.InPermit();
        host.Guardian.Hang(watchdogWorks: false);
        host.Needle(3000);
        host.Guardian.PlungerCount(2000);
        host.Guardian.EmergencyStopClosed = false;
        host.Guardian.IllegalTransition();
        host.Guardian.FailSelfCheck();
        Assert.False(host.Guardian.Kill);
        Assert.True(host.Guardian.Power); // what the pump still holds
        Assert.Equal(GuardianTrip.None, host.Guardian.TripCause);
        int heard = host.Heard.Count;
        host.Run(1000 * Millisecond);
        Assert.False(host.Guardian.Power);
        Assert.Equal(heard, host.Heard.Count);
    }

    private static bool Proved(GuardianHost host) => host.Last.Conditions.HasFlag(GuardianConditions.CutProved);

    /// <summary>Powered up with the rail still at 12 V, and left so.</summary>
    private static GuardianHost Charged()
    {
        var host = new GuardianHost { RailFollows = false };
        host.Guardian.RailMillivolts = 12_000;
        host.Guardian.PowerCycle();
        return host;
    }
}
