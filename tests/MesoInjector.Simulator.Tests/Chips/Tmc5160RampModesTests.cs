namespace MesoInjector.Simulator.Tests.Chips;

/// <summary>Velocity and hold mode, and the ways between the modes.</summary>
public sealed class Tmc5160RampModesTests
{
    private const uint EventPositionReached = 1 << 7;
    private const uint VelocityReached = 1 << 8;
    private const uint PositionReached = 1 << 9;

    private readonly Tmc5160Host _host = new();

    [Fact]
    public void Velocity_mode_ramps_with_AMAX_both_ways_and_waits_before_it_turns()
    {
        _host.WithExampleRamp();
        _host.Write(0x2C, 30);
        _host.Write(0x27, 1000);
        _host.Write(0x20, 1);
        _host.AdvanceTicks(256);
        Assert.Equal(500, _host.Chip.VActual);
        _host.AdvanceTicks(256);
        Assert.Equal(1000, _host.Chip.VActual);
        _host.Write(0x20, 2);
        Assert.Equal(0u, _host.RampStat() & VelocityReached);
        _host.AdvanceTicks(512);
        Assert.Equal(0, _host.Chip.VActual);
        _host.AdvanceTicks(30);
        Assert.Equal(0, _host.Chip.VActual);
        _host.AdvanceTicks(256);
        Assert.Equal(-500, _host.Chip.VActual);
        _host.AdvanceTicks(256);
        Assert.Equal(-1000, _host.Chip.VActual);
        Assert.Equal(0x00FFFC18u, _host.Read(0x22));
        Assert.Equal(VelocityReached, _host.RampStat() & VelocityReached);
    }

    [Fact]
    public void Hold_mode_keeps_a_velocity_that_is_not_zero()
    {
        _host.RunningAt(30_000);
        _host.Write(0x20, 3);
        _host.Write(0x27, 0);
        _host.AdvanceTicks(100_000);
        Assert.Equal(30_000, _host.Chip.VActual);
        Assert.True(_host.Chip.Moving);
    }

    [Fact]
    public void Returning_to_positioning_drives_to_the_old_target_at_once()
    {
        _host.WithExampleRamp();
        _host.Write(0x2D, 500);
        _host.RunToRest(20_000);
        _host.RunningAt(50_000);
        _host.AdvanceTicks(10_000);
        _host.Write(0x27, 0);
        _host.RunToRest(50_000);
        Assert.True(_host.Chip.XActual > 10_000);

        _host.Write(0x20, 0);
        _host.Write(0x27, 200_000);
        Assert.True(_host.Chip.Moving);
        _host.RunToRest(200_000);
        Assert.Equal(500, _host.Chip.XActual);
    }

    [Fact]
    public void Passing_the_target_in_velocity_mode_latches_the_event_but_not_the_level()
    {
        _host.Write(0x2D, 500); // VMAX is still 0
        _host.Write(0x35, EventPositionReached);
        _host.RunningAt(100_000);
        _host.AdvanceTicks(10_000);
        Assert.Equal(EventPositionReached, _host.RampStat() & (PositionReached | EventPositionReached));
    }
}
