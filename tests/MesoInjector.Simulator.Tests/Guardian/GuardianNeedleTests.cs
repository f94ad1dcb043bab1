using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Simulator.Tests.Guardian;

/// <summary>G-1, G-2, G-8, G-9 and G-10: needle, encoders, emergency stop.</summary>
[Requirement("SR-002", "SR-004", "SR-045")]
public sealed class GuardianNeedleTests
{
    [Fact]
    public void The_cap_trips_in_the_edge_that_reaches_it()
    {
        GuardianHost host = GuardianHost.InService();
        host.MoveTo(769);
        Assert.True(host.Guardian.Power);
        Assert.False(host.Guardian.Kill);
        host.Needle(1);
        Tripped(host, GuardianTrip.Depth);
    }

    [Fact]
    public void In_one_edge_from_home_the_cap_goes_before_the_nose_plane()
    {
        GuardianHost at = GuardianHost.InStandby();
        at.Needle(1200 + 770);
        Tripped(at, GuardianTrip.Depth);
        GuardianHost before = GuardianHost.InStandby();
        before.Needle(1200 + 769);
        Tripped(before, GuardianTrip.NosePlane);
    }

    [Theory]
    [InlineData(300, 320)]
    [InlineData(0, 20)]
    [InlineData(769, 769)]
    public void The_depth_of_a_permit_holds_with_twenty_counts(int permitted, int deepest)
    {
        GuardianHost host = GuardianHost.InPermit(permitted);
        host.MoveTo(deepest);
        Assert.Equal(GuardianMode.Permitted, host.Guardian.Mode);
        host.Needle(1);
        Tripped(host, GuardianTrip.Depth);
    }

    [Theory]
    [InlineData(-500, 45, true)]
    [InlineData(-500, 46, false)]
    [InlineData(100, 45, true)]
    [InlineData(100, 46, false)]
    [InlineData(584, 15, true)] // ends at 599: before 3.0 mm
    [InlineData(585, 15, false)]
    [InlineData(600, 14, true)]
    [InlineData(600, 15, false)]
    public void Toward_the_patient_the_counts_in_four_milliseconds_are_limited(int from, int counts, bool passes)
    {
        GuardianHost host = GuardianHost.InService();
        host.MoveTo(from);
        host.Run(10 * GuardianHost.Millisecond);
        host.Needle(counts);
        if (passes)
        {
            host.Run(10 * GuardianHost.Millisecond);
            Assert.Equal(GuardianMode.Service, host.Guardian.Mode);
        }
        else
        {
            Assert.InRange(host.RunToCut(4 * GuardianHost.Millisecond), 0, GuardianHost.Millisecond);
            Tripped(host, GuardianTrip.Speed);
        }
    }

    [Fact]
    public void Speed_is_taken_over_four_milliseconds_and_not_over_five()
    {
        GuardianHost host = GuardianHost.InService();
        for (int window = 0; window < 20; window++)
        {
            host.Needle(45);
            host.Run(4 * GuardianHost.Millisecond);
        }

        Assert.Equal(GuardianMode.Service, host.Guardian.Mode);
        host.Needle(45);
        host.Run(3 * GuardianHost.Millisecond);
        host.Needle(1);
        host.Run(GuardianHost.Millisecond);
        Tripped(host, GuardianTrip.Speed);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void Without_a_permit_the_needle_stays_behind_the_nose_plane(int depth, bool passes)
    {
        GuardianHost host = GuardianHost.InStandby();
        host.MoveTo(depth);
        if (passes)
            Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        else
            Tripped(host, GuardianTrip.NosePlane);
    }

    [Theory]
    [InlineData(true, -120, true)]
    [InlineData(true, -121, false)]
    [InlineData(false, 120, true)]
    [InlineData(false, -120, true)]
    [InlineData(false, 121, false)]
    [InlineData(false, -121, false)]
    public void An_encoder_faster_than_an_axis_can_be_is_not_believed(bool needle, int counts, bool passes)
    {
        GuardianHost host = GuardianHost.InService();
        host.MoveTo(-300);
        host.Run(10 * GuardianHost.Millisecond);
        if (needle)
            host.Needle(counts);
        else
            host.Guardian.PlungerCount(counts);
        if (passes)
        {
            host.Run(10 * GuardianHost.Millisecond);
            Assert.Equal(GuardianMode.Service, host.Guardian.Mode);
        }
        else
        {
            Assert.InRange(host.RunToCut(4 * GuardianHost.Millisecond), 0, GuardianHost.Millisecond);
            Tripped(host, GuardianTrip.Encoder);
            host.Run(GuardianHost.Millisecond);
            Assert.False(host.Last.Conditions.HasFlag(GuardianConditions.Homed)); // whoever does not believe the encoder has no zero
        }
    }

    [Fact]
    public void A_double_transition_trips_at_once_and_takes_the_zero_away()
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Guardian.IllegalTransition();
        Tripped(host, GuardianTrip.Encoder);
        host.Run(GuardianHost.Millisecond);
        Assert.False(host.Last.Conditions.HasFlag(GuardianConditions.Homed));
    }

    [Fact]
    public void Emergency_stop_cuts_at_once_in_every_mode_with_power()
    {
        foreach (Func<GuardianHost> make in (Func<GuardianHost>[])
            [() => GuardianHost.InStandby(), GuardianHost.InService, () => GuardianHost.InPermit(), GuardianHomingTests.Homing])
        {
            GuardianHost host = make();
            host.Guardian.EmergencyStopClosed = false;
            Tripped(host, GuardianTrip.EmergencyStop);
        }
    }

    [Fact]
    public void A_failed_self_check_trips_with_and_without_power()
    {
        GuardianHost standby = GuardianHost.InStandby();
        standby.Guardian.FailSelfCheck();
        Tripped(standby, GuardianTrip.SelfCheck);
        var locked = new GuardianHost();
        locked.Run(GuardianHost.Millisecond);
        locked.Guardian.FailSelfCheck();
        Tripped(locked, GuardianTrip.SelfCheck);
    }

    [Fact]
    public void A_guardian_broken_for_good_takes_no_reset_before_a_power_cycle()
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Guardian.FailSelfCheck(forGood: true);
        Assert.Equal(1, host.Refused(() => host.Send(GuardianFrameType.Reset)));
        Tripped(host, GuardianTrip.SelfCheck);
        host.Guardian.PowerCycle();
        Assert.Equal(GuardianMode.Locked, host.Guardian.Mode);
    }

    [Theory]
    [InlineData(-30_000, false)]
    [InlineData(-30_001, true)]
    public void A_count_of_no_axis_of_this_device_trips(int count, bool trips)
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Guardian.PlungerCount(count);
        Assert.Equal(trips ? GuardianTrip.Encoder : GuardianTrip.None, host.Guardian.TripCause);
        if (!trips)
            return;
        host.Send(GuardianFrameType.Reset);
        host.Run(200 * GuardianHost.Millisecond);
        Assert.Equal(1, host.Refused(() => host.Send(GuardianFrameType.Home)));
    }

    [Fact]
    public void The_first_cause_stands()
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Needle(1200 + 400);
        host.Guardian.EmergencyStopClosed = false;
        host.Guardian.FailSelfCheck();
        Tripped(host, GuardianTrip.NosePlane);
    }

    [Fact]
    public void Service_lets_the_needle_out_and_turning_the_key_back_with_it_out_trips()
    {
        GuardianHost host = GuardianHost.InService();
        host.MoveTo(20);
        host.Guardian.Key = false;
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        host.Guardian.Key = true;
        host.MoveTo(21);
        host.Guardian.Key = false;
        Tripped(host, GuardianTrip.NosePlane);
    }

    internal static void Tripped(GuardianHost host, GuardianTrip cause)
    {
        Assert.Equal(GuardianMode.Tripped, host.Guardian.Mode);
        Assert.Equal(cause, host.Guardian.TripCause);
        Assert.False(host.Guardian.Power);
        Assert.True(host.Guardian.Kill);
    }
}
