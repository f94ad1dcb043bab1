using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Simulator.Tests.Guardian;

/// <summary>The life of a permit: G-3, G-5, G-6.</summary>
[Requirement("SR-033", "SR-035", "SR-047")]
public sealed class GuardianPermitTests
{
    private const int Millisecond = GuardianHost.Millisecond;

    [Fact]
    public void A_permit_opens_lets_needle_and_plunger_work_and_ends_in_Standby()
    {
        GuardianHost host = GuardianHost.InPermit(300, 100);
        host.Run(Millisecond);
        Assert.Equal(1, host.Last.PermitNumber);
        Assert.Equal(GuardianMode.Permitted, host.Last.Mode);
        host.MoveTo(300);
        host.Push(100);
        host.MoveTo(-200);
        Assert.Equal(GuardianMode.Permitted, host.Guardian.Mode);
        host.Send(GuardianFrameType.EndPermit);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        Assert.True(host.Guardian.Power);
    }

    [Theory]
    [InlineData(SyringeCode.OneMillilitre, 1170)]
    [InlineData(SyringeCode.ThreeMillilitre, 356)]
    [InlineData(SyringeCode.FiveMillilitre, 183)]
    public void The_largest_permit_is_one_hundred_microlitres_and_five_per_cent_in_the_bore_shown(SyringeCode syringe, int counts)
    {
        GuardianHost host = GuardianHost.InStandby(syringe);
        host.Guardian.PedalClosed = true;
        Assert.Equal(1, host.Refused(() => host.Permit(300, counts + 1, 1000)));
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        host.Permit(300, counts, 1000);
        Assert.Equal(GuardianMode.Permitted, host.Guardian.Mode);
    }

    [Theory]
    [InlineData(770, 100, 1000)]
    [InlineData(300, 100, 0)]
    [InlineData(300, 100, 30_001)]
    public void A_permit_beyond_a_limit_is_refused_and_counted(int depth, int plunger, int milliseconds)
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Guardian.PedalClosed = true;
        Assert.Equal(1, host.Refused(() => host.Permit(depth, plunger, milliseconds)));
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        Assert.Equal(0, host.Last.PermitNumber);
    }

    [Fact]
    public void A_request_said_again_after_its_permit_is_over_opens_no_second()
    {
        GuardianHost host = GuardianHost.InPermit(300, 100);
        host.Send(GuardianFrameType.EndPermit);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        Assert.Equal(1, host.Refused(() => host.Permit(300, 100, 1000, number: 1)));
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        Assert.Equal(1, host.Refused(() => host.Permit(300, 100, 1000, number: 3)));
        host.Permit(300, 100, 1000, number: 2);
        Assert.Equal(GuardianMode.Permitted, host.Guardian.Mode);
    }

    [Fact]
    public void A_permit_needs_pedal_syringe_and_a_needle_behind_the_nose_plane()
    {
        GuardianHost pedal = GuardianHost.InStandby();
        Assert.Equal(1, pedal.Refused(() => pedal.Permit(300, 100, 1000)));

        GuardianHost holder = GuardianHost.InStandby(SyringeCode.None);
        holder.Guardian.PedalClosed = true;
        Assert.Equal(1, holder.Refused(() => holder.Permit(300, 0, 1000)));

        GuardianHost bouncing = GuardianHost.InStandby();
        bouncing.Guardian.PedalClosed = true;
        bouncing.Run(25 * Millisecond);
        bouncing.Guardian.CodePins = SyringeCode.OneMillilitre;
        bouncing.Permit(300, 100, 1000);
        Assert.Equal(GuardianMode.Standby, bouncing.Guardian.Mode);

        GuardianHost service = GuardianHost.InService();
        service.Guardian.PedalClosed = true;
        Assert.Equal(1, service.Refused(() => service.Permit(300, 100, 1000)));

        var locked = new GuardianHost();
        locked.Guardian.PedalClosed = true;
        Assert.Equal(1, locked.Refused(() => locked.Permit(300, 100, 1000)));
    }

    [Fact]
    public void A_permit_inside_a_permit_is_refused_and_extends_nothing()
    {
        GuardianHost host = GuardianHost.InPermit(300, 100, 200);
        long opened = host.Now;
        Assert.Equal(1, host.Refused(() => host.Permit(500, 356, 30_000)));
        host.Run((200 * Millisecond) - GuardianHost.Step - (host.Now - opened));
        Assert.Equal(GuardianMode.Permitted, host.Guardian.Mode);
        host.Run(GuardianHost.Step);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);

        GuardianHost deeper = GuardianHost.InPermit(300, 100);
        deeper.Permit(500, 356, 30_000);
        deeper.MoveTo(320);
        deeper.Needle(1);
        GuardianNeedleTests.Tripped(deeper, GuardianTrip.Depth);
    }

    [Fact]
    public void One_count_more_than_the_permit_trips()
    {
        GuardianHost host = GuardianHost.InPermit(300, 100);
        host.Push(100);
        Assert.Equal(GuardianMode.Permitted, host.Guardian.Mode);
        host.Push(1);
        GuardianNeedleTests.Tripped(host, GuardianTrip.PermitVolume);
    }

    [Fact]
    public void Time_over_with_the_needle_behind_the_nose_plane_ends_the_permit()
    {
        GuardianHost host = GuardianHost.InPermit(300, 100, 50);
        host.Run((50 * Millisecond) - GuardianHost.Step);
        Assert.Equal(GuardianMode.Permitted, host.Guardian.Mode);
        host.Run(GuardianHost.Step);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(30_000)]
    public void Time_over_with_the_needle_out_trips(int milliseconds)
    {
        GuardianHost host = GuardianHost.InPermit(300, 100, milliseconds);
        long opened = host.Now;
        host.MoveTo(300);
        host.RunToCut(milliseconds * Millisecond);
        Assert.Equal(milliseconds * Millisecond, host.Now - opened);
        GuardianNeedleTests.Tripped(host, GuardianTrip.PermitExpired);
    }

    [Theory]
    [InlineData(4_900, GuardianMode.Permitted)]
    [InlineData(5_000, GuardianMode.Standby)]
    public void A_pedal_open_for_five_milliseconds_ends_the_permit(int microseconds, GuardianMode after)
    {
        GuardianHost host = GuardianHost.InPermit();
        host.Guardian.PedalClosed = false;
        host.Run(microseconds);
        host.Guardian.PedalClosed = true;
        host.Run(10 * Millisecond);
        Assert.Equal(after, host.Guardian.Mode);
    }

    [Fact]
    public void A_released_pedal_gives_the_needle_one_hundred_milliseconds_to_withdraw()
    {
        GuardianHost host = Out();
        host.Guardian.PedalClosed = false;
        Assert.Equal(105 * Millisecond, host.RunToCut(200 * Millisecond));
        GuardianNeedleTests.Tripped(host, GuardianTrip.PedalReleased);

        GuardianHost withdrawn = Out();
        withdrawn.Guardian.PedalClosed = false;
        withdrawn.Run(5 * Millisecond);
        Assert.Equal(GuardianMode.Permitted, withdrawn.Guardian.Mode);
        Assert.True(withdrawn.Last.Conditions.HasFlag(GuardianConditions.PermitEnding));
        withdrawn.Run(60 * Millisecond);
        withdrawn.MoveTo(20);
        Assert.Equal(GuardianMode.Permitted, withdrawn.Guardian.Mode);
        withdrawn.Run(200 * Millisecond);
        Assert.Equal(GuardianMode.Standby, withdrawn.Guardian.Mode);
    }

    [Fact]
    public void A_permit_that_ended_is_closed_at_once_only_well_behind_the_nose_plane()
    {
        GuardianHost justBehind = Out();
        justBehind.Guardian.PedalClosed = false;
        justBehind.Run(6 * Millisecond);
        justBehind.MoveTo(-199);
        Assert.Equal(GuardianMode.Permitted, justBehind.Guardian.Mode);
        justBehind.MoveTo(-200);
        Assert.Equal(GuardianMode.Standby, justBehind.Guardian.Mode);
    }

    [Fact]
    public void A_needle_still_on_its_way_in_when_the_pedal_opens_may_pass_the_nose_plane_and_come_back()
    {
        GuardianHost host = Out();
        host.MoveTo(-10);
        host.Guardian.PedalClosed = false;
        host.Run(6 * Millisecond);
        host.MoveTo(30);
        Assert.Equal(GuardianMode.Permitted, host.Guardian.Mode);
        host.MoveTo(-300);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
    }

    [Fact]
    public void A_pedal_closed_again_does_not_take_the_end_back()
    {
        GuardianHost host = Out();
        host.Guardian.PedalClosed = false;
        host.Run(6 * Millisecond);
        host.Guardian.PedalClosed = true;
        Assert.Equal(99 * Millisecond, host.RunToCut(200 * Millisecond));
        GuardianNeedleTests.Tripped(host, GuardianTrip.PedalReleased);
    }

    [Fact]
    public void A_second_end_gives_no_more_time_and_no_other_cause()
    {
        GuardianHost host = Out();
        host.Guardian.PedalClosed = false;
        host.Run(50 * Millisecond);
        host.Send(GuardianFrameType.EndPermit);
        host.Guardian.CodePins = SyringeCode.None;
        Assert.Equal(55 * Millisecond, host.RunToCut(200 * Millisecond));
        GuardianNeedleTests.Tripped(host, GuardianTrip.PedalReleased);
    }

    [Fact]
    public void While_a_permit_ends_the_plunger_stays_bound_by_it()
    {
        GuardianHost host = Out();
        host.Push(90);
        host.Send(GuardianFrameType.EndPermit);
        host.Push(10);
        Assert.Equal(GuardianMode.Permitted, host.Guardian.Mode);
        host.Push(1);
        GuardianNeedleTests.Tripped(host, GuardianTrip.PermitVolume);
    }

    [Fact]
    public void A_permit_ended_by_the_host_with_the_needle_left_out_trips_as_nose_plane()
    {
        GuardianHost host = Out();
        host.Send(GuardianFrameType.EndPermit);
        Assert.Equal(100 * Millisecond, host.RunToCut(200 * Millisecond));
        GuardianNeedleTests.Tripped(host, GuardianTrip.NosePlane);
    }

    [Fact]
    public void Another_syringe_code_for_five_milliseconds_ends_the_permit()
    {
        GuardianHost host = Out();
        host.Guardian.CodePins = SyringeCode.None;
        host.Run(4_900);
        host.Guardian.CodePins = SyringeCode.ThreeMillilitre;
        host.Run(200 * Millisecond);
        Assert.Equal(GuardianMode.Permitted, host.Guardian.Mode);

        host.Guardian.CodePins = SyringeCode.None;
        Assert.Equal(105 * Millisecond, host.RunToCut(200 * Millisecond));
        GuardianNeedleTests.Tripped(host, GuardianTrip.PermitVolume);
    }

    [Fact]
    public void The_permits_own_time_runs_on_while_it_ends()
    {
        GuardianHost host = GuardianHost.InPermit(300, 100, 500);
        long opened = host.Now;
        host.MoveTo(300);
        host.Run((450 * Millisecond) - (host.Now - opened));
        host.Send(GuardianFrameType.EndPermit);
        host.RunToCut(200 * Millisecond);
        Assert.Equal(500 * Millisecond, host.Now - opened);
        GuardianNeedleTests.Tripped(host, GuardianTrip.PermitExpired);
    }

    [Fact]
    public void Permits_are_counted_modulo_sixteen()
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Guardian.PedalClosed = true;
        for (int permit = 1; permit <= 20; permit++)
        {
            host.Permit(300, 10, 1000);
            host.Run(Millisecond);
            Assert.Equal(permit % 16, host.Last.PermitNumber);
            host.Send(GuardianFrameType.EndPermit);
            host.Run(25 * Millisecond);
        }

        Assert.Equal(0, host.Refused(() => host.Send(GuardianFrameType.EndPermit))); // outside a permit it does nothing
    }

    private static GuardianHost Out()
    {
        GuardianHost host = GuardianHost.InPermit();
        host.MoveTo(300);
        Assert.Equal(GuardianMode.Permitted, host.Guardian.Mode);
        return host;
    }
}
