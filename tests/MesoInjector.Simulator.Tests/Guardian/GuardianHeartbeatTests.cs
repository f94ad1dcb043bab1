using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Simulator.Tests.Guardian;

/// <summary>G-7: the challenge, its answer, and when it must come.</summary>
[Requirement("SR-041", "SR-042")]
public sealed class GuardianHeartbeatTests
{
    private const int Millisecond = GuardianHost.Millisecond;

    [Fact]
    public void A_status_comes_every_twenty_milliseconds_and_asks_anew_once_answered()
    {
        var host = new GuardianHost();
        host.Run(100 * Millisecond + GuardianHost.Step);
        Assert.Equal(6, host.Statuses.Count);
        Assert.Equal([0xACE1, 0xD30F, 0xF1A5, 0x1734], host.Statuses.Take(4).Select(status => (int)status.Challenge));
    }

    [Fact]
    public void An_unanswered_challenge_stands()
    {
        var host = new GuardianHost { Beats = false };
        host.Run(200 * Millisecond);
        Assert.All(host.Statuses, status => Assert.Equal(GuardianChallenge.First, status.Challenge));
        Assert.Equal(GuardianMode.Locked, host.Guardian.Mode);
    }

    [Theory]
    [InlineData(GuardianMode.Standby)]
    [InlineData(GuardianMode.Permitted)]
    [InlineData(GuardianMode.Service)]
    [InlineData(GuardianMode.Homing)]
    public void Sixty_milliseconds_after_the_last_heartbeat_the_power_goes(GuardianMode mode)
    {
        GuardianHost host = mode switch
        {
            GuardianMode.Permitted => GuardianHost.InPermit(),
            GuardianMode.Service => GuardianHost.InService(),
            GuardianMode.Homing => GuardianHomingTests.Homing(),
            _ => GuardianHost.InStandby(),
        };
        AfterBeat(host);
        host.Beats = false;
        Assert.Equal((60 * Millisecond) + GuardianHost.Step, host.RunToCut(100 * Millisecond));
        GuardianNeedleTests.Tripped(host, GuardianTrip.Heartbeat);
    }

    [Fact]
    public void At_sixty_milliseconds_it_is_still_in_time()
    {
        GuardianHost host = GuardianHost.InStandby();
        AfterBeat(host);
        host.Beats = false;
        host.Run(60 * Millisecond);
        host.Beat();
        host.Run(60 * Millisecond);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
    }

    [Theory]
    [InlineData(4_900, false)]
    [InlineData(5_000, true)]
    public void Sooner_than_five_milliseconds_after_the_last_one_trips(int microseconds, bool passes)
    {
        GuardianHost host = BeforeStatus(microseconds / 2);
        host.Beat();
        host.Run(microseconds);
        host.Beat();
        if (passes)
            Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        else
            GuardianNeedleTests.Tripped(host, GuardianTrip.Heartbeat);
    }

    [Fact]
    public void A_wrong_answer_trips_at_once()
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Beat(unchecked((ushort)(GuardianChallenge.Answer(host.Last.Challenge) + 1)));
        GuardianNeedleTests.Tripped(host, GuardianTrip.Heartbeat);
    }

    [Fact]
    public void The_same_answer_again_is_refused_and_feeds_nothing()
    {
        GuardianHost host = GuardianHost.InStandby();
        AfterBeat(host);
        host.Beats = false;
        byte before = host.Last.Rejected;
        ushort answer = GuardianChallenge.Answer(host.Last.Challenge);
        long last = host.Now;
        while (host.Guardian.Power)
        {
            host.Run(6 * Millisecond);
            if (host.Guardian.Power)
                host.Beat(answer); // right until the next status, then that of the challenge before
        }

        Assert.InRange(host.Now - last, 60 * Millisecond, 66 * Millisecond);
        GuardianNeedleTests.Tripped(host, GuardianTrip.Heartbeat);
        Assert.Equal(10, unchecked((byte)(host.Last.Rejected - before)));
    }

    [Fact]
    public void Without_power_a_wrong_answer_is_refused_and_counted()
    {
        var host = new GuardianHost { Beats = false };
        Assert.Equal(1, host.Refused(() => host.Beat(0x1234)));
        Assert.Equal(GuardianMode.Locked, host.Guardian.Mode);
    }

    [Fact]
    public void A_host_that_answers_every_status_keeps_the_power_for_an_hour()
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Run(3600L * 1000 * Millisecond);
        Assert.Equal(GuardianMode.Standby, host.Guardian.Mode);
        Assert.Equal(0, host.Last.Rejected);
    }

    /// <summary>Runs to the moment of a heartbeat.</summary>
    private static void AfterBeat(GuardianHost host)
    {
        byte before = host.Sequence;
        while (host.Sequence == before)
            host.Run(GuardianHost.Step);
    }

    /// <summary>An unanswered challenge, and the next status so many microseconds away.</summary>
    private static GuardianHost BeforeStatus(int microseconds)
    {
        GuardianHost host = GuardianHost.InStandby();
        host.Run(25 * Millisecond);
        host.Beats = false;
        int seen = host.Statuses.Count;
        ushort answered = host.Last.Challenge;
        while (host.Statuses.Count == seen || host.Last.Challenge == answered)
            host.Run(GuardianHost.Step);
        host.Run((20 * Millisecond) - (microseconds / GuardianHost.Step * GuardianHost.Step));
        return host;
    }
}
