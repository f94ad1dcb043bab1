using MesoInjector.Control.Quantities;
using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.Live;

namespace MesoInjector.Simulator.Tests.Live;

public sealed class PacedClockTests
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private readonly FakeWall _wall = new();
    private readonly HostFault _host = new();
    private MonotonicTime _due;

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(50)]
    public void Virtual_time_goes_as_many_times_faster_as_the_scale_says(double scale)
    {
        PacedClock clock = Clock(scale);
        for (int i = 0; i < 2000; i++)
            Turn(clock);
        Assert.Equal(2_000_000, clock.Time);
        Assert.InRange(_wall.GetTimestamp() / 1e6, (2 / scale) - 0.002, (2 / scale) + 0.006);
    }

    [Fact]
    public void A_busy_machine_is_never_seen_as_lateness_and_not_made_up_for_in_a_burst()
    {
        PacedClock clock = Clock(1);
        Turn(clock);
        _wall.Pass(TimeSpan.FromSeconds(10));
        for (int i = 0; i < 1000; i++)
            Turn(clock);
        Assert.InRange(_wall.GetTimestamp() / 1e6, 10.99, 11.01);
    }

    [Fact]
    public void A_change_of_scale_holds_from_then_on()
    {
        PacedClock clock = Clock(1);
        for (int i = 0; i < 1000; i++)
            Turn(clock);
        clock.Scale = 10;
        for (int i = 0; i < 1000; i++)
            Turn(clock);
        Assert.InRange(_wall.GetTimestamp() / 1e6, 1.09, 1.11);
    }

    [Fact]
    public void In_a_pause_time_stands_and_requests_are_still_taken()
    {
        int asked = 0;
        PacedClock clock = Clock(1);
        Turn(clock);
        clock.Paused = true;
        clock.Between = () =>
        {
            if (++asked == 100)
                clock.Paused = false;
        };
        Turn(clock);
        Assert.Equal(2000, clock.Time);
        Assert.InRange(_wall.GetTimestamp() / 1e6, 0.4, 0.6);
    }

    [Fact]
    public void Asked_to_end_it_neither_pauses_nor_dawdles()
    {
        PacedClock clock = Clock(0.1);
        clock.Paused = true;
        clock.Hurry();
        for (int i = 0; i < 1000; i++)
            Turn(clock);
        Assert.InRange(_wall.GetTimestamp() / 1e6, 0.99, 1.01);
    }

    [Fact]
    public void A_late_host_is_late_by_as_much_as_the_fault_says()
    {
        PacedClock clock = Clock(1);
        Turn(clock);
        _host.StandstillMilliseconds = 30;
        _due += Millisecond;
        clock.WaitUntil(_due);
        Assert.Equal(TimeSpan.FromMilliseconds(30), clock.Now - _due);
        Assert.Equal(32_000, clock.Time);
    }

    private PacedClock Clock(double scale) => new(_wall, scale, _host) { Sleep = _wall.Pass };

    /// <summary>What the loop does; time that is not exactly what it waited for would be lateness.</summary>
    private void Turn(PacedClock clock)
    {
        _due += Millisecond;
        clock.WaitUntil(_due);
        Assert.Equal(_due, clock.Now);
    }
}
