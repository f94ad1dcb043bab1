using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Simulator.Chips;

namespace MesoInjector.Hardware.Tests.Motion;

public sealed class Tmc5160AxisTests
{
    private readonly AxisBench _bench = new();

    [Fact]
    public void A_fresh_chip_is_configured_while_its_bridges_are_off_and_nothing_forbidden_is_written()
    {
        _bench.Run(1);
        Assert.False(_bench.Reading.Has(AxisConditions.Configured));

        _bench.Run(20);

        Assert.True(_bench.Reading.Has(AxisConditions.Answers | AxisConditions.Configured));
        Assert.False(_bench.Reading.Has(AxisConditions.Reset));
        Assert.Equal(Tmc5160Misuse.None, _bench.Chip.Misuse);
        Assert.False(_bench.Chip.Energised);
    }

    [Fact]
    public void A_chip_is_not_configured_while_its_bridges_are_on()
    {
        _bench.DrivesOn = true;
        _bench.Run(100);
        Assert.False(_bench.Reading.Has(AxisConditions.Configured));
    }

    [Fact]
    public void A_move_ends_exactly_at_its_target_and_says_so()
    {
        _bench.Ready().Run(600, AxisBench.To(4000));

        Assert.Equal(4_000_000, _bench.Reading.Commanded.Nanometres);
        Assert.Equal(4_000_000, _bench.Reading.Measured.Nanometres);
        Assert.True(_bench.Reading.Has(AxisConditions.AtTarget));
        Assert.Equal(Tmc5160Misuse.None, _bench.Chip.Misuse);
    }

    [Fact]
    public void A_move_takes_the_time_its_speed_and_acceleration_give()
    {
        _bench.Ready();
        int milliseconds = 0;
        do
        {
            _bench.Run(1, AxisBench.To(5000, 25));
            milliseconds++;
        }
        while (_bench.Reading.Commanded < AxisPosition.FromMicrometres(5000));

        // 5 mm at 25 mm/s is 200 ms, and the ramps of 2000 mm/s² add v/a.
        Assert.InRange(milliseconds, 211, 216);
    }

    [Fact]
    public void A_stop_is_one_datagram_and_the_axis_stands_within_its_ramp()
    {
        _bench.Ready().Run(100, AxisBench.To(9000, 25));
        long before = _bench.Spi.Transfers;

        _bench.Run(1, AxisCommand.Stop);

        Assert.Equal(5, _bench.Spi.Transfers - before);
        _bench.Run(13);
        int stands = _bench.Chip.XActual;
        _bench.Run(50);
        Assert.Equal(stands, _bench.Chip.XActual);
        Assert.False(_bench.Chip.Moving);
    }

    [Fact]
    public void Without_change_a_cycle_takes_four_datagrams()
    {
        _bench.Ready().Run(600, AxisBench.To(1000));
        long before = _bench.Spi.Transfers;
        _bench.Run(100, AxisBench.To(1000));
        Assert.Equal(400, _bench.Spi.Transfers - before);
    }

    [Fact]
    public void A_new_target_after_a_stop_never_moves_toward_the_old_one()
    {
        _bench.Ready().Run(50, AxisBench.To(9000, 25));
        _bench.Run(30, AxisCommand.Stop);
        int stands = _bench.Chip.XActual;
        for (int i = 0; i < 50; i++)
        {
            _bench.Run(1, AxisBench.To(0, 25));
            Assert.True(_bench.Chip.XActual <= stands);
        }
    }

    [Fact]
    public void Homing_stops_at_the_switch_by_itself_and_captures_the_encoder_there()
    {
        _bench.Ready();
        _bench.HomeCount = -200;

        _bench.Run(400, AxisBench.Home());

        Assert.Equal(1, _bench.Reading.HomeCaptures);
        Assert.Equal(-1_000_000, _bench.Reading.HomeLatch.Nanometres);
        Assert.True(_bench.Reading.Has(AxisConditions.HomeSwitch));
        Assert.InRange(_bench.EncoderCount, -202, -200);
    }

    [Fact]
    public void After_homing_the_switch_may_open_without_the_axis_running_on()
    {
        _bench.Ready();
        _bench.HomeCount = -200;
        _bench.Run(400, AxisBench.Home());
        int stands = _bench.Chip.XActual;
        _bench.HomeCount = null;

        _bench.Run(50, AxisBench.Home());

        Assert.Equal(stands, _bench.Chip.XActual);
    }

    [Fact]
    public void Homing_twice_captures_twice()
    {
        _bench.Ready();
        _bench.HomeCount = -200;
        _bench.Run(400, AxisBench.Home());
        _bench.Run(300, AxisBench.To(-500));
        _bench.Run(600, AxisBench.Home(1));

        Assert.Equal(2, _bench.Reading.HomeCaptures);
        Assert.Equal(-1_000_000, _bench.Reading.HomeLatch.Nanometres);
    }

    [Fact]
    public void Switching_the_drives_on_starts_the_ramp_from_where_the_carriage_is()
    {
        _bench.Ready();
        _bench.DrivesOn = false;
        _bench.Run(10);
        _bench.Push(-150);
        _bench.Run(10);
        _bench.DrivesOn = true;

        _bench.Run(60);

        Assert.Equal(_bench.Reading.Measured, _bench.Reading.Commanded);
        Assert.Equal(-750_000, _bench.Reading.Commanded.Nanometres);
    }

    [Fact]
    public void The_drives_count_as_on_only_once_the_rotor_has_settled()
    {
        _bench.Run(30);
        _bench.DrivesOn = true;
        _bench.Run(20);
        Assert.False(_bench.Reading.Has(AxisConditions.Enabled));
        _bench.Run(40);
        Assert.True(_bench.Reading.Has(AxisConditions.Enabled));
    }

    [Requirement("SR-053")]
    [Fact]
    public void A_chip_that_was_reset_in_motion_is_reported_at_once_and_stands_until_the_drives_go_off()
    {
        _bench.Ready().Run(50, AxisBench.To(9000, 25));
        _bench.Chip.LogicSupply = false;
        _bench.Chip.LogicSupply = true;

        _bench.Run(2, AxisBench.To(9000, 25));

        Assert.True(_bench.Reading.Has(AxisConditions.Reset));
        Assert.False(_bench.Reading.Has(AxisConditions.Configured));
        _bench.Run(100, AxisBench.To(9000, 25));
        Assert.Equal(0, _bench.Chip.XActual);
        _bench.DrivesOn = false;
        _bench.Run(30);
        Assert.True(_bench.Reading.Has(AxisConditions.Configured));
    }

    [Requirement("SR-052")]
    [Fact]
    public void The_motor_supply_is_missed_when_it_is_off_and_found_again_when_it_is_back()
    {
        _bench.Ready();
        Assert.False(_bench.Reading.Has(AxisConditions.NoMotorSupply));
        _bench.Chip.MotorSupply = false;
        _bench.Run(10);
        Assert.True(_bench.Reading.Has(AxisConditions.NoMotorSupply));
        _bench.Chip.MotorSupply = true;
        _bench.Run(20);
        Assert.False(_bench.Reading.Has(AxisConditions.NoMotorSupply));
    }

    [Requirement("SR-052")]
    [Fact]
    public void A_short_and_a_hot_chip_are_reported()
    {
        _bench.Ready();
        _bench.Chip.ShortToGround = true;
        _bench.Chip.OverTemperatureWarning = true;
        _bench.Run(10, AxisBench.To(100));
        Assert.True(_bench.Reading.Has(AxisConditions.Short | AxisConditions.OverTemperature));
    }

    [Fact]
    public void A_sense_and_an_act_allocate_nothing()
    {
        _bench.Ready().Run(100, AxisBench.To(1000));
        var command = AxisBench.To(1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _bench.Run(1000, command);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
