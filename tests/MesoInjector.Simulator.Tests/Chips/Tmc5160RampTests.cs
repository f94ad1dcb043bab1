namespace MesoInjector.Simulator.Tests.Chips;

public sealed class Tmc5160RampTests
{
    private const uint EventPositionReached = 1 << 7;
    private const uint VelocityReached = 1 << 8;
    private const uint PositionReached = 1 << 9;
    private const uint AtRest = 1 << 10;
    private const uint ZeroWait = 1 << 11;
    private const uint SecondMove = 1 << 12;

    private readonly Tmc5160Host _host = new();

    [Fact]
    public void The_data_sheets_example_peaks_at_71224_and_ends_at_its_target_after_1_73_s_at_12_MHz()
    {
        _host.WithExampleRamp();
        _host.Write(0x35, 0xFFFFFFFF);
        _host.Send("ADFFFF3800");

        var peak = 0;
        var ticks = 0;
        for (; _host.Chip.Moving; ticks++)
        {
            _host.Chip.Advance(512);
            peak = Math.Min(peak, _host.Chip.VActual);
        }

        Assert.Equal(-51200, _host.Chip.XActual);
        Assert.Equal(71_224, -peak, 2.0); // one tick of acceleration is 500/256
        Assert.Equal(1.73, ticks * 512 / 12e6, 0.005);
        Assert.Equal(EventPositionReached | PositionReached | AtRest, _host.RampStat());
    }

    [Theory]
    [InlineData(100)]
    [InlineData(-100)]
    [InlineData(200_000)]
    [InlineData(-8_000_000)]
    public void A_velocity_is_microsteps_in_2_to_the_24_clocks(int velocity)
    {
        _host.RunningAt(velocity);
        var start = _host.Chip.XActual;
        _host.Chip.Advance(1L << 24);
        Assert.Equal(velocity, _host.Chip.XActual - start, 1.0);
        Assert.Equal(velocity, (_host.ReadSigned(0x22) << 8) >> 8);
        Assert.Equal(VelocityReached, _host.RampStat() & VelocityReached);
    }

    [Fact]
    public void An_acceleration_is_velocity_in_2_to_the_17_clocks()
    {
        _host.Write(0x26, 500);
        _host.Write(0x27, 200_000);
        _host.Write(0x20, 1);
        _host.Chip.Advance(1 << 17);
        Assert.Equal(500, _host.Chip.VActual);
        _host.Chip.Advance(99 << 17);
        Assert.Equal(50_000, _host.Chip.VActual);
        Assert.Equal(0u, _host.RampStat() & VelocityReached);

        // s = V²/256A, however fast the clock; half a tick of travel for the steps in time
        Assert.Equal(50_000.0 * 50_000 / (256 * 500), _host.Chip.XActual, 2.0);
    }

    [Fact]
    public void Below_V1_the_first_acceleration_holds_and_above_it_the_second()
    {
        _host.WithExampleRamp();
        _host.Write(0x2D, 10_000_000);
        _host.AdvanceTicks(256);
        Assert.Equal(1000, _host.Chip.VActual);
        while (_host.Chip.VActual < 50_000)
        {
            _host.AdvanceTicks(1);
        }

        var atV1 = _host.Chip.VActual;
        _host.AdvanceTicks(256);
        Assert.Equal(500, _host.Chip.VActual - atV1);
    }

    [Fact]
    public void With_V1_at_zero_only_AMAX_and_DMAX_act()
    {
        _host.WithExampleRamp();
        _host.Write(0x25, 0);
        _host.Write(0x2D, 51200);
        _host.AdvanceTicks(256);
        Assert.Equal(500, _host.Chip.VActual);
        var ticks = 256 + _host.RunToRest(200_000);

        // v² (1/500 + 1/700) / 256 = 51200; t = v/500 + v/700 in units of 2^17 clocks
        var peak = Math.Sqrt(51200 * 256 / ((1 / 500.0) + (1 / 700.0)));
        Assert.Equal(peak * ((1 / 500.0) + (1 / 700.0)) * 256, ticks, 0.01 * ticks);
        Assert.Equal(51200, _host.Chip.XActual);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(-333)]
    [InlineData(1_000_000)]
    public void Every_move_ends_exactly_at_its_target_without_a_second_move(int target)
    {
        _host.WithExampleRamp();
        _host.Write(0x23, 10); // VSTART
        _host.Write(0x2B, 10); // VSTOP
        _host.Write(0x2D, target);
        var furthest = 0;
        while (_host.Chip.Moving)
        {
            _host.Chip.Advance(512);
            furthest = Math.Max(furthest, Math.Abs(_host.Chip.XActual));
        }

        Assert.Equal(target, _host.Chip.XActual);
        Assert.Equal(Math.Abs(target), furthest);
        Assert.Equal(0u, _host.RampStat() & SecondMove);
    }

    [Fact]
    public void The_first_velocity_is_VSTART_and_the_last_is_VSTOP()
    {
        _host.WithExampleRamp();
        _host.Write(0x23, 1500);
        _host.Write(0x2B, 2000);
        _host.Write(0x2D, 5000);
        _host.AdvanceTicks(1);
        Assert.Equal(1500, _host.Chip.VActual);

        var last = 0;
        while (_host.Chip.VActual != 0)
        {
            last = _host.Chip.VActual;
            _host.AdvanceTicks(1);
        }

        Assert.Equal(2000, last);
        Assert.Equal(5000, _host.Chip.XActual);
    }

    [Fact]
    public void A_short_move_with_VSTOP_below_VSTART_does_not_come_to_its_end()
    {
        _host.WithExampleRamp();
        _host.Write(0x23, 20_000);
        _host.Write(0x2B, 10);
        _host.Write(0x2D, 3);
        _host.AdvanceTicks(20_000);
        Assert.True(_host.Chip.Moving);
        Assert.Equal(SecondMove, _host.RampStat() & SecondMove);
    }

    [Fact]
    public void VMAX_at_zero_holds_the_axis_only_with_VSTART_at_zero()
    {
        _host.WithExampleRamp();
        _host.Write(0x27, 0);
        _host.Write(0x2D, 1000);
        Assert.False(_host.Chip.Moving);
        _host.AdvanceTicks(10_000);
        Assert.Equal(0, _host.Chip.XActual);

        _host.Write(0x23, 100);
        Assert.True(_host.Chip.Moving);
    }

    [Fact]
    public void A_target_moved_too_near_is_passed_and_returned_to()
    {
        _host.WithExampleRamp();
        _host.Write(0x2C, 100); // TZEROWAIT
        _host.Write(0x2D, 100_000);
        _host.AdvanceTicks(12_000);
        var near = _host.Chip.XActual + 5;
        Assert.Equal(0u, _host.RampStat() & SecondMove);
        _host.Write(0x35, EventPositionReached);
        _host.Write(0x2D, near);

        while (_host.Chip.VActual != 0)
        {
            _host.AdvanceTicks(1);
        }

        var furthest = _host.Chip.XActual;
        Assert.True(furthest > near + 1000);
        Assert.Equal(ZeroWait, _host.RampStat() & ZeroWait);
        Assert.Equal(0u, _host.RampStat() & SecondMove);
        _host.AdvanceTicks(100);
        Assert.Equal(furthest, _host.Chip.XActual);
        Assert.Equal(0, _host.Chip.VActual);
        _host.AdvanceTicks(1);
        Assert.True(_host.Chip.VActual <= 0);
        _host.RunToRest(100_000);

        Assert.Equal(near, _host.Chip.XActual);
        Assert.Equal(SecondMove, _host.RampStat() & SecondMove);
        _host.Write(0x35, SecondMove);
        Assert.Equal(0u, _host.RampStat() & SecondMove);
    }

    [Fact]
    public void A_return_caught_while_TZEROWAIT_runs_does_not_happen()
    {
        _host.WithExampleRamp();
        _host.Write(0x2C, 100);
        _host.Write(0x2D, 100_000);
        _host.AdvanceTicks(12_000);
        _host.Write(0x2D, _host.Chip.XActual);
        while (_host.Chip.VActual != 0)
        {
            _host.AdvanceTicks(1);
        }

        var rest = _host.Chip.XActual;
        _host.AdvanceTicks(50);
        _host.Write(0x2D, rest);
        _host.AdvanceTicks(1000);
        Assert.Equal(rest, _host.Chip.XActual);
        Assert.Equal(0u, _host.RampStat() & SecondMove);
    }

    [Fact]
    public void TZEROWAIT_delays_the_next_move_by_512_clocks_each()
    {
        _host.WithExampleRamp();
        _host.Write(0x2C, 1000);
        _host.Write(0x2D, 100);
        while (_host.Chip.XActual != 100)
        {
            _host.AdvanceTicks(1);
        }

        _host.Write(0x2D, 200);
        _host.AdvanceTicks(1000);
        Assert.Equal(AtRest, _host.RampStat() & (AtRest | ZeroWait));
        Assert.Equal(0, _host.Chip.VActual);
        _host.AdvanceTicks(1);
        Assert.Equal(0u, _host.RampStat() & AtRest);
    }

    [Fact]
    public void A_lowered_VMAX_is_approached_with_AMAX_and_not_with_DMAX()
    {
        _host.WithExampleRamp();
        _host.Write(0x2D, 100_000_000);
        _host.AdvanceTicks(40_000);
        var before = _host.Chip.VActual;
        _host.Write(0x27, 60_000);
        _host.AdvanceTicks(256);
        Assert.Equal(500, before - _host.Chip.VActual);
        _host.AdvanceTicks(100_000);
        Assert.Equal(60_000, _host.Chip.VActual);
    }

    [Fact]
    public void VMAX_and_VSTART_at_zero_stop_a_positioning_move_early_with_AMAX()
    {
        _host.WithExampleRamp();
        _host.Write(0x2D, 100_000_000);
        _host.AdvanceTicks(15_000);
        _host.Write(0x23, 0);
        _host.Write(0x27, 0);
        _host.AdvanceTicks(50_000);
        Assert.Equal(0, _host.Chip.VActual);
        Assert.False(_host.Chip.Moving);
        Assert.Equal(0u, _host.RampStat() & PositionReached);
    }

    [Fact]
    public void Writing_XACTUAL_in_positioning_mode_starts_a_move_and_in_hold_mode_does_not()
    {
        _host.WithExampleRamp();
        _host.Write(0x20, 3);
        _host.Write(0x21, 1000);
        Assert.False(_host.Chip.Moving);
        _host.Write(0x20, 0);
        Assert.True(_host.Chip.Moving);
        _host.RunToRest(20_000);
        Assert.Equal(0, _host.Chip.XActual);
    }

    [Fact]
    public void The_event_is_the_rising_edge_of_position_reached()
    {
        _host.WithExampleRamp();
        _host.Write(0x35, EventPositionReached);
        Assert.Equal(PositionReached, _host.RampStat() & (PositionReached | EventPositionReached));
        _host.Write(0x2D, 50);
        Assert.Equal(0u, _host.RampStat() & (PositionReached | EventPositionReached));
        _host.RunToRest(20_000);
        Assert.Equal(PositionReached | EventPositionReached, _host.RampStat() & (PositionReached | EventPositionReached));
        _host.Write(0x35, EventPositionReached);
        _host.Write(0x2D, 50);
        Assert.Equal(0u, _host.RampStat() & EventPositionReached);
    }

    [Fact]
    public void The_position_wraps_at_32_bits_and_takes_the_short_way()
    {
        _host.WithExampleRamp();
        _host.Write(0x20, 3);
        _host.Write(0x21, int.MaxValue - 10);
        _host.Write(0x2D, unchecked(int.MaxValue + 20));
        _host.Write(0x20, 0);
        _host.RunToRest(20_000);
        Assert.Equal(int.MinValue + 19, _host.Chip.XActual);
    }

    [Fact]
    public void Full_speed_and_full_range_do_not_overflow()
    {
        _host.Write(0x24, 65535);
        _host.Write(0x25, 1_048_575);
        _host.Write(0x26, 65535);
        _host.Write(0x27, 8_388_096);
        _host.Write(0x28, 1);
        _host.Write(0x2A, 1);
        _host.Write(0x2B, 1);
        _host.Write(0x2D, int.MaxValue);
        _host.Chip.Advance(long.MaxValue >> 16);
        Assert.Equal(int.MaxValue, _host.Chip.XActual);
        Assert.False(_host.Chip.Moving);
    }

    [Fact]
    public void The_position_goes_on_counting_while_the_driver_is_disabled()
    {
        _host.WithExampleRamp();
        _host.Write(0x6C, 0x000100C3);
        _host.Chip.EnablePinHigh = true;
        _host.Write(0x2D, 1000);
        _host.RunToRest(50_000);
        Assert.Equal(1000, _host.Chip.XActual);
        Assert.False(_host.Chip.Energised);
    }

    [Fact]
    public void A_chip_at_rest_is_not_moving_and_time_does_not_move_it()
    {
        Assert.False(_host.Chip.Moving);
        _host.Chip.Advance(1L << 60);
        Assert.Equal(0, _host.Chip.XActual);
        Assert.Throws<ArgumentOutOfRangeException>(() => _host.Chip.Advance(-1));
    }

    [Fact]
    public void Position_compare_and_interrupt_pins_follow_their_registers()
    {
        var chip = _host.Chip;
        Assert.True(chip.InterruptActive); // event_pos_reached is set by reset
        _host.Write(0x35, EventPositionReached);
        Assert.False(chip.InterruptActive);
        _host.Write(0x05, 40);
        Assert.False(chip.PositionCompareActive);
        _host.WithExampleRamp();
        _host.Write(0x2D, 40);
        _host.RunToRest(20_000);
        Assert.True(chip.PositionCompareActive);
        Assert.True(chip.InterruptActive);
    }
}
