using MesoInjector.Control.Devices;

namespace MesoInjector.Hardware.Tests.Motion;

/// <summary>What the driver makes of a bus that fails: never an exception, never a made-up position.</summary>
[Requirement("SR-051")]
public sealed class Tmc5160BusFaultTests
{
    private readonly AxisBench _bench = new AxisBench().Ready();

    [Fact]
    public void A_dead_chip_stops_answering_in_the_same_cycle()
    {
        _bench.Spi.Fault.Dead = true;
        _bench.Run(1);
        Assert.False(_bench.Reading.Has(AxisConditions.Answers));
    }

    [Fact]
    public void A_line_shorted_low_stops_answering_in_the_same_cycle()
    {
        _bench.Spi.Fault.StuckLow = true;
        _bench.Run(1);
        Assert.False(_bench.Reading.Has(AxisConditions.Answers));
    }

    [Fact]
    public void A_line_shorted_high_stops_answering_in_the_same_cycle()
    {
        _bench.Spi.Fault.StuckHigh = true;
        _bench.Run(1);
        Assert.False(_bench.Reading.Has(AxisConditions.Answers));
    }

    [Fact]
    public void A_failing_host_controller_is_not_an_exception()
    {
        _bench.Spi.Fault.HostFails = true;
        _bench.Run(3);
        Assert.False(_bench.Reading.Has(AxisConditions.Answers));
        _bench.Spi.Fault.HostFails = false;
        _bench.Run(3);
        Assert.True(_bench.Reading.Has(AxisConditions.Answers));
    }

    [Fact]
    public void A_dead_bus_leaves_the_last_known_position_standing()
    {
        _bench.Run(400, AxisBench.To(2000));
        _bench.Spi.Fault.StuckLow = true;
        _bench.Run(5, AxisBench.To(2000));
        Assert.Equal(2_000_000, _bench.Reading.Commanded.Nanometres);
        Assert.Equal(2_000_000, _bench.Reading.Measured.Nanometres);
    }

    [Fact]
    public void A_place_that_no_axis_can_have_is_read_as_the_end_of_what_can_be_and_throws_nothing()
    {
        _bench.Run(400, AxisBench.To(2000));
        _bench.Spi.Fault.FlipReplyBits(0x7F00_0000, 3);
        _bench.Run(1, AxisBench.To(2000));
        Assert.InRange(_bench.Reading.Commanded.Nanometres, -400_000_000, 400_000_000);
        _bench.Run(5, AxisBench.To(2000));
        Assert.Equal(2_000_000, _bench.Reading.Commanded.Nanometres);
    }

    [Fact]
    public void A_target_that_was_misheard_is_written_again()
    {
        // The sixth datagram of the cycle's requests carries the new target: four for sensing, then speed and acceleration unchanged.
        _bench.Run(400, AxisBench.To(1000));
        _bench.Spi.Fault.FlipRequestBits(0x40, 6);
        _bench.Run(1, AxisBench.To(2000));
        _bench.Run(400, AxisBench.To(2000));
        Assert.Equal(800, _bench.Chip.XActual);
        Assert.True(_bench.Axis.WrongEchoes > 0);
    }

    [Fact]
    public void A_damaged_configuration_is_started_anew()
    {
        var fresh = new AxisBench();
        fresh.Run(2);
        fresh.Spi.Fault.FlipReplyBits(0x1, 8);
        fresh.Run(40);
        Assert.True(fresh.Reading.Has(AxisConditions.Configured));
        fresh.DrivesOn = true;
        fresh.Run(60);
        fresh.Run(400, AxisBench.To(1000));
        Assert.Equal(1_000_000, fresh.Reading.Commanded.Nanometres);
    }
}
