namespace MesoInjector.Simulator.Tests.Chips;

public sealed class Tmc5160StopSwitchTests
{
    private const uint StopL = 1 << 0;
    private const uint StopR = 1 << 1;
    private const uint LatchL = 1 << 2;
    private const uint LatchR = 1 << 3;
    private const uint EventL = 1 << 4;
    private const uint EventR = 1 << 5;
    private const uint EventStall = 1 << 6;
    private const uint AtRest = 1 << 10;
    private const uint ZeroWait = 1 << 11;
    private const uint StallNow = 1 << 13;

    private readonly Tmc5160Host _host = new();

    [Fact]
    public void A_switch_is_shown_even_when_its_stop_is_not_enabled()
    {
        _host.RunningAt(-50_000);
        _host.Chip.LeftSwitch = true;
        Assert.Equal(StopL, _host.RampStat() & 0x3F);
        _host.AdvanceTicks(10);
        Assert.Equal(-50_000, _host.Chip.VActual);
    }

    [Theory]
    [InlineData(-50_000, true, EventL | StopL)]
    [InlineData(50_000, false, EventR | StopR)]
    public void A_hard_stop_takes_the_velocity_at_once_in_the_matching_direction(int velocity, bool left, uint expected)
    {
        _host.Write(0x34, 3);
        _host.RunningAt(velocity);
        Throw(left);
        Assert.Equal(0, _host.Chip.VActual);
        Assert.Equal(expected | AtRest, _host.RampStat() & (0x3F | AtRest));
        Assert.False(_host.Chip.Moving);
        var stopped = _host.Chip.XActual;
        _host.AdvanceTicks(1000);
        Assert.Equal(stopped, _host.Chip.XActual);
    }

    [Theory]
    [InlineData(-50_000, false)]
    [InlineData(50_000, true)]
    public void A_switch_does_not_stop_the_motion_away_from_it(int velocity, bool left)
    {
        _host.Write(0x34, 3);
        _host.RunningAt(velocity);
        Throw(left);
        _host.AdvanceTicks(100);
        Assert.Equal(velocity, _host.Chip.VActual);
        Assert.Equal(0u, _host.RampStat() & (EventL | EventR));
    }

    [Fact]
    public void Both_stops_forced_active_stop_either_direction_within_one_datagram()
    {
        _host.RunningAt(50_000);
        _host.Write(0x34, 0b1111); // both inputs are low: low-active makes them active
        Assert.Equal(0, _host.Chip.VActual);
        Assert.Equal(StopL | StopR | EventR, _host.RampStat() & 0x3F);

        var other = new Tmc5160Host().RunningAt(-50_000);
        other.Write(0x34, 0b1111);
        Assert.Equal(0, other.Chip.VActual);
        Assert.Equal(StopL | StopR | EventL, other.RampStat() & 0x3F);
    }

    [Fact]
    public void The_motor_restarts_when_the_switch_opens_but_not_before_TZEROWAIT()
    {
        _host.Write(0x34, 3);
        _host.Write(0x2C, 200);
        _host.RunningAt(-50_000);
        _host.Chip.LeftSwitch = true;
        Assert.Equal(ZeroWait, _host.RampStat() & ZeroWait);
        _host.AdvanceTicks(50);
        _host.Chip.LeftSwitch = false;
        Assert.True(_host.Chip.Moving);
        _host.AdvanceTicks(150);
        Assert.Equal(0, _host.Chip.VActual);
        _host.AdvanceTicks(1);
        Assert.True(_host.Chip.VActual < 0);
    }

    [Fact]
    public void Hold_mode_takes_the_reason_away_so_that_the_release_starts_nothing()
    {
        _host.Write(0x34, 3);
        _host.RunningAt(-50_000);
        _host.Chip.LeftSwitch = true;
        _host.Write(0x20, 3);
        Assert.Equal(StopL, _host.RampStat() & 0x3F);
        _host.Chip.LeftSwitch = false;
        Assert.False(_host.Chip.Moving);
    }

    [Fact]
    public void In_positioning_the_way_back_is_free_and_clears_the_event()
    {
        _host.WithExampleRamp();
        _host.Write(0x34, 3);
        _host.Write(0x2D, -10_000);
        _host.AdvanceTicks(3000);
        _host.Chip.LeftSwitch = true;
        Assert.Equal(EventL, _host.RampStat() & EventL);
        Assert.Equal(0u, _host.RampStat() & (1 << 9));

        _host.Write(0x2D, 100);
        Assert.Equal(0u, _host.RampStat() & EventL);
        _host.RunToRest(50_000);
        Assert.Equal(100, _host.Chip.XActual);
        _host.Write(0x2D, 0);
        Assert.False(_host.Chip.Moving);
    }

    [Fact]
    public void A_soft_stop_brakes_with_the_deceleration_ramp_and_shows_its_event_until_rest()
    {
        _host.WithExampleRamp();
        _host.Write(0x34, 0x803);
        _host.Write(0x2D, 10_000_000);
        _host.AdvanceTicks(15_000);
        var speed = _host.Chip.VActual;
        Assert.True(speed > 51_000);
        _host.Chip.RightSwitch = true;
        _host.AdvanceTicks(256);
        Assert.Equal(700, speed - _host.Chip.VActual); // DMAX

        _host.Write(0x2D, 0); // an opposite command does not end the condition while the motor still runs
        Assert.Equal(EventR, _host.RampStat() & EventR);
        while (_host.Chip.VActual > 0)
        {
            _host.AdvanceTicks(1);
        }

        Assert.Equal(0u, _host.RampStat() & EventR);
        _host.RunToRest(400_000);
        Assert.Equal(0, _host.Chip.XActual);
    }

    [Fact]
    public void A_hard_stop_works_in_hold_mode_too()
    {
        _host.Write(0x34, 3);
        _host.RunningAt(50_000);
        _host.Write(0x20, 3);
        _host.Chip.RightSwitch = true;
        Assert.Equal(0, _host.Chip.VActual);
        _host.Chip.RightSwitch = false;
        Assert.False(_host.Chip.Moving);
    }

    [Fact]
    public void Swap_exchanges_the_inputs_and_polarity_inverts_them()
    {
        _host.Chip.LeftSwitch = true;
        _host.Write(0x34, 1 << 4);
        Assert.Equal(StopR, _host.RampStat() & 3);
        _host.Write(0x34, (1 << 4) | (1 << 2));
        Assert.Equal(StopL | StopR, _host.RampStat() & 3);
        _host.Write(0x34, 1 << 2);
        Assert.Equal(0u, _host.RampStat() & 3);
    }

    [Theory]
    [InlineData(1 << 5, true, true, LatchL)]
    [InlineData(1 << 6, true, false, LatchL)]
    [InlineData(1 << 7, false, true, LatchR)]
    [InlineData(1 << 8, false, false, LatchR)]
    public void The_chosen_edge_latches_the_position(int mode, bool left, bool onClosing, uint flag)
    {
        _host.Write(0x34, mode);
        _host.RunningAt(50_000);
        _host.AdvanceTicks(500);
        Throw(left);
        var closed = _host.Chip.XActual;
        _host.AdvanceTicks(500);
        Assert.Equal(onClosing ? flag : 0, _host.RampStat() & (LatchL | LatchR));
        if (left)
            _host.Chip.LeftSwitch = false;
        else
            _host.Chip.RightSwitch = false;
        var opened = _host.Chip.XActual;
        _host.AdvanceTicks(500);

        Assert.Equal(onClosing ? closed : opened, _host.ReadSigned(0x36));
        Assert.Equal(flag, _host.RampStat() & (LatchL | LatchR));
        _host.Write(0x35, flag);
        Assert.Equal(0u, _host.RampStat() & (LatchL | LatchR));
    }

    [Fact]
    public void With_en_latch_encoder_the_edge_latches_the_encoder_as_well()
    {
        _host.Write(0x34, (1 << 5) | (1 << 9));
        _host.Chip.SetEncoderCount(1234);
        _host.Chip.LeftSwitch = true;
        _host.Chip.SetEncoderCount(2000);
        Assert.Equal(1234, _host.ReadSigned(0x3C));

        _host.Write(0x34, 1 << 5);
        _host.Chip.LeftSwitch = false;
        _host.Chip.LeftSwitch = true;
        Assert.Equal(1234, _host.ReadSigned(0x3C));
    }

    [Fact]
    public void Homing_by_the_data_sheets_recipe_ends_with_the_switch_at_zero()
    {
        _host.WithExampleRamp();
        _host.Write(0x34, 1 | (1 << 5));
        _host.Write(0x20, 2);
        _host.AdvanceTicks(10_000);
        _host.Chip.LeftSwitch = true;
        Assert.Equal(0, _host.Chip.VActual);
        var latched = _host.ReadSigned(0x36);
        _host.Write(0x20, 3);
        _host.Write(0x21, _host.Chip.XActual - latched);
        _host.Write(0x2D, 0);
        _host.Write(0x20, 0);
        Assert.Equal(0, _host.Chip.XActual); // a hard stop leaves the counter at the switching point
        Assert.False(_host.Chip.Moving);
    }

    [Fact]
    public void A_stall_stops_the_ramp_and_only_clearing_the_event_releases_it()
    {
        _host.Write(0x34, 1 << 10);
        _host.Write(0x14, 0xFFFFF); // TCOOLTHRS
        _host.Write(0x2C, 100);
        _host.RunningAt(50_000);
        _host.Chip.Stalled = true;
        Assert.Equal(0, _host.Chip.VActual);
        Assert.Equal(EventStall | StallNow, _host.RampStat() & (EventStall | StallNow));
        _host.Chip.Stalled = false;
        _host.AdvanceTicks(10_000);
        Assert.Equal(0, _host.Chip.VActual);
        Assert.False(_host.Chip.Moving);

        _host.Write(0x35, EventStall);
        Assert.True(_host.Chip.Moving);
        _host.AdvanceTicks(100);
        Assert.Equal(0, _host.Chip.VActual);
        _host.AdvanceTicks(1);
        Assert.NotEqual(0, _host.Chip.VActual);
        Assert.Equal(0u, _host.RampStat() & EventStall);
    }

    [Fact]
    public void Switching_sg_stop_off_releases_a_stall_stop_too()
    {
        _host.Write(0x34, 1 << 10);
        _host.Write(0x14, 0xFFFFF);
        _host.RunningAt(50_000);
        _host.Chip.Stalled = true;
        _host.Write(0x34, 0);
        Assert.True(_host.Chip.Moving);
    }

    [Theory]
    [InlineData(0, 0x08)] // TCOOLTHRS = 0 disables the stop
    [InlineData(0xFFFFF, 0x0C)] // StealthChop: StallGuard is not valid
    [InlineData(334, 0x08)] // TSTEP is 2^24/50000 = 335: still too slow for the stop
    public void A_stall_does_not_stop_below_the_threshold_speed_or_in_StealthChop(int threshold, int general)
    {
        _host.Write(0x00, general);
        _host.Write(0x6C, 0x000100C3);
        _host.Write(0x14, threshold);
        _host.Write(0x34, 1 << 10);
        _host.RunningAt(50_000);
        _host.Chip.Stalled = true;
        Assert.Equal(50_000, _host.Chip.VActual);
    }

    [Fact]
    public void A_stalled_motor_is_stopped_at_the_tick_that_reaches_the_threshold()
    {
        _host.Write(0x6C, 0x000100C3);
        _host.Write(0x14, 335);
        _host.Write(0x34, 1 << 10);
        _host.Write(0x26, 500);
        _host.Write(0x27, 200_000);
        _host.Write(0x20, 1);
        _host.Chip.Stalled = true;
        var fastest = 0;
        for (var i = 0; i < 60_000; i++)
        {
            _host.AdvanceTicks(1);
            fastest = Math.Max(fastest, _host.Chip.VActual);
        }

        Assert.InRange(fastest, 49_900, 50_000);
        Assert.Equal(EventStall, _host.RampStat() & EventStall);
    }

    private void Throw(bool left)
    {
        if (left)
            _host.Chip.LeftSwitch = true;
        else
            _host.Chip.RightSwitch = true;
    }
}
