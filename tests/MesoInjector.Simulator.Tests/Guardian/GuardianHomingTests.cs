using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Simulator.Tests.Guardian;

/// <summary>Homing, the home switch, and G-11: the tip zero.</summary>
[Requirement("SR-008")]
public sealed class GuardianHomingTests
{
    /// <summary>In Homing, the switch open, the needle wherever it stood.</summary>
    internal static GuardianHost Homing()
    {
        var host = new GuardianHost();
        host.Run(40 * GuardianHost.Millisecond);
        host.Send(GuardianFrameType.Home);
        Assert.Equal(GuardianMode.Homing, host.Guardian.Mode);
        return host;
    }

    [Fact]
    public void Homing_gives_power_and_ends_where_the_switch_closes()
    {
        GuardianHost host = Homing();
        Assert.True(host.Guardian.Power);
        for (int edge = 0; edge < 500; edge++)
        {
            host.Needle(-1);
            host.Run(GuardianHost.Step);
        }

        host.Guardian.HomeSwitch = true;
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        Assert.Equal(-1200, host.Guardian.Depth);
        host.Run(GuardianHost.Millisecond);
        Assert.Equal(-1200, host.Last.Depth);
        Assert.True(host.Last.Conditions.HasFlag(GuardianConditions.Homed));
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void Homing_moves_forward_no_further_than_twenty_counts_from_the_most_retracted_place(int counts, bool passes)
    {
        GuardianHost host = Homing();
        for (int edge = 0; edge < 100; edge++)
        {
            host.Needle(-1);
            host.Run(GuardianHost.Step);
        }

        host.Needle(counts);
        if (passes)
            Assert.Equal(GuardianMode.Homing, host.Guardian.Mode);
        else
            GuardianNeedleTests.Tripped(host, GuardianTrip.HomingDirection);
    }

    [Fact]
    public void Home_is_refused_without_heartbeat_with_the_stop_open_and_in_any_other_mode()
    {
        var silent = new GuardianHost { Beats = false };
        silent.Run(40 * GuardianHost.Millisecond);
        Assert.Equal(1, silent.Refused(() => silent.Send(GuardianFrameType.Home)));
        Assert.Equal(GuardianMode.Locked, silent.Guardian.Mode);

        var stopped = new GuardianHost();
        stopped.Guardian.EmergencyStopClosed = false;
        Assert.Equal(1, stopped.Refused(() => stopped.Send(GuardianFrameType.Home)));
        Assert.Equal(GuardianMode.Locked, stopped.Guardian.Mode);
        stopped.Guardian.EmergencyStopClosed = true;
        Assert.Equal(0, stopped.Refused(() => stopped.Send(GuardianFrameType.Home)));
        Assert.Equal(GuardianMode.Homing, stopped.Guardian.Mode);

        GuardianHost standby = GuardianHost.InStandby();
        Assert.Equal(1, standby.Refused(() => standby.Send(GuardianFrameType.Home)));
        Assert.Equal(GuardianMode.Standby, standby.Guardian.Mode);
    }

    [Theory]
    [InlineData(60_000, true)]
    [InlineData(60_100, false)]
    public void Home_takes_a_heartbeat_of_the_last_sixty_milliseconds(int microseconds, bool taken)
    {
        var host = new GuardianHost { Beats = false };
        host.Run(20 * GuardianHost.Millisecond);
        host.Beat();
        host.Run(microseconds);
        host.Send(GuardianFrameType.Home);
        Assert.Equal(taken ? GuardianMode.Homing : GuardianMode.Locked, host.Guardian.Mode);
    }

    [Fact]
    public void A_zero_taken_inside_the_switch_is_too_deep_and_set_right_when_it_closes_again()
    {
        GuardianHost host = Coarse();
        Forward(host, 100);
        host.Guardian.HomeSwitch = false;
        host.Needle(3);
        host.Needle(-3);
        Assert.Equal(-1100, host.Guardian.Depth);
        host.Guardian.HomeSwitch = true;
        Assert.Equal(-1200, host.Guardian.Depth);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
    }

    [Theory]
    [InlineData(240, true)]
    [InlineData(241, false)]
    public void A_switch_still_closed_further_than_its_overlap_is_stuck(int counts, bool passes)
    {
        GuardianHost host = Coarse();
        Forward(host, counts);
        if (passes)
            Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        else
            GuardianNeedleTests.Tripped(host, GuardianTrip.SelfCheck);
    }

    [Theory]
    [InlineData(240, true)]
    [InlineData(241, false)]
    public void A_switch_that_closes_further_than_its_overlap_is_broken(int counts, bool passes)
    {
        GuardianHost host = Coarse();
        Forward(host, 50);
        host.Guardian.HomeSwitch = false;
        Forward(host, counts - 50);
        host.Guardian.HomeSwitch = true;
        if (passes)
            Assert.Equal(-1200, host.Guardian.Depth);
        else
            GuardianNeedleTests.Tripped(host, GuardianTrip.SelfCheck);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_tip_zero_is_taken_from_nothing_to_one_hundred(int counts, bool taken)
    {
        GuardianHost host = GuardianHost.InStandby();
        Assert.Equal(taken ? 0 : 1, host.Refused(() => host.TipZero(counts)));
        Assert.Equal(taken ? counts : 0, host.Last.TipZero);
        Assert.Equal(-1200 + (taken ? counts : 0), host.Guardian.Depth);
    }

    [Theory]
    [InlineData(-64, 0, true)]
    [InlineData(-63, 0, false)] // the new value would put the tip beyond the nose plane
    [InlineData(0, 64, true)]
    [InlineData(1, 64, false)] // it stands there with the old one
    public void A_tip_zero_is_taken_only_with_the_tip_behind_the_nose_plane_before_and_after(int depth, int before, bool taken)
    {
        GuardianHost host = GuardianHost.InStandby();
        host.TipZero(before);
        host.MoveTo(depth);
        Assert.Equal(taken ? 0 : 1, host.Refused(() => host.TipZero(before == 0 ? 64 : 0)));
    }

    [Fact]
    public void A_tip_zero_needs_Standby_or_Service()
    {
        GuardianHost permitted = GuardianHost.InPermit();
        Assert.Equal(1, permitted.Refused(() => permitted.TipZero(10)));
        var locked = new GuardianHost();
        Assert.Equal(1, locked.Refused(() => locked.TipZero(10)));
        GuardianHost service = GuardianHost.InService();
        Assert.Equal(0, service.Refused(() => service.TipZero(10)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(100)]
    public void A_tip_zero_brings_the_cap_nearer_and_never_further(int counts)
    {
        GuardianHost host = GuardianHost.InService();
        host.TipZero(counts);
        int start = host.Guardian.Depth - counts; // the carriage, from the nose plane
        host.MoveTo(769);
        Assert.Equal(-1200, start);
        Assert.True(host.Guardian.Power);
        host.Needle(1);
        GuardianNeedleTests.Tripped(host, GuardianTrip.Depth);
        Assert.True(host.Guardian.Depth - counts <= 770);
        Assert.Equal(770, host.Guardian.Depth);
    }

    private static GuardianHost Coarse()
    {
        var host = new GuardianHost();
        host.Guardian.HomeSwitch = true;
        host.Run(40 * GuardianHost.Millisecond);
        host.Send(GuardianFrameType.Home);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        Assert.Equal(-1200, host.Guardian.Depth);
        return host;
    }

    private static void Forward(GuardianHost host, int counts)
    {
        for (int count = 0; count < counts; count++)
        {
            host.Needle(1);
            if (count % 4 == 3)
                host.Run(GuardianHost.Millisecond);
        }
    }
}
