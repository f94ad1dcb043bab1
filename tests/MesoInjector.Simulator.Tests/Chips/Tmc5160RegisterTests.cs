using MesoInjector.Simulator.Chips;

namespace MesoInjector.Simulator.Tests.Chips;

public sealed class Tmc5160RegisterTests
{
    private readonly Tmc5160Host _host = new();

    [Theory]
    [InlineData(0x00, 0x00000008)] // GCONF: multistep_filt
    [InlineData(0x01, 0x00000001)] // GSTAT: reset
    [InlineData(0x04, 0x30000000)] // IOIN: VERSION, SD_MODE 0
    [InlineData(0x12, 0x000FFFFF)] // TSTEP at rest
    [InlineData(0x20, 0)]
    [InlineData(0x21, 0)]
    [InlineData(0x22, 0)]
    [InlineData(0x2D, 0)]
    [InlineData(0x34, 0)]
    [InlineData(0x35, 0x00000780)] // vzero, position_reached, velocity_reached, event_pos_reached
    [InlineData(0x36, 0)]
    [InlineData(0x38, 0)]
    [InlineData(0x39, 0)]
    [InlineData(0x3B, 0)]
    [InlineData(0x3C, 0)]
    [InlineData(0x6A, 0)]
    [InlineData(0x6B, 0x00F70000)] // MSCURACT: coil A 0, coil B 247
    [InlineData(0x6C, 0x10410150)] // CHOPCONF: TOFF 0, motor off
    public void Readable_registers_start_at_the_data_sheets_values(int address, uint expected) =>
        Assert.Equal(expected, _host.Read(address));

    [Theory]
    [InlineData(0x00, 0x0003FFFF)]
    [InlineData(0x08, 0x0000001F)]
    [InlineData(0x20, 0x00000003)]
    [InlineData(0x2D, 0xFFFFFFFF)]
    [InlineData(0x34, 0x00000FFF)]
    [InlineData(0x38, 0x000007FF)]
    [InlineData(0x39, 0xFFFFFFFF)]
    [InlineData(0x6C, 0xFFFFFFFF)]
    public void Read_write_registers_keep_exactly_their_width(int address, uint expected)
    {
        _host.Write(address, 0xFFFFFFFF);
        Assert.Equal(expected, _host.Read(address));
    }

    [Theory]
    [InlineData(0x05)]
    [InlineData(0x09)]
    [InlineData(0x0A)]
    [InlineData(0x0B)]
    [InlineData(0x10)]
    [InlineData(0x13)]
    [InlineData(0x23)]
    [InlineData(0x26)]
    [InlineData(0x27)]
    [InlineData(0x2B)]
    [InlineData(0x2C)]
    [InlineData(0x3A)]
    [InlineData(0x3D)]
    [InlineData(0x60)]
    [InlineData(0x6D)]
    [InlineData(0x70)]
    public void Write_only_registers_read_zero(int address)
    {
        _host.Write(address, 0x0000_00FF);
        Assert.Equal(0u, _host.Read(address));
    }

    [Theory]
    [InlineData(0x0D)]
    [InlineData(0x29)]
    [InlineData(0x3E)] // virtual stop switches belong to other chips
    [InlineData(0x3F)]
    [InlineData(0x7F)]
    public void Addresses_the_data_sheet_lacks_read_zero_and_swallow_writes(int address)
    {
        _host.Write(address, 0xFFFFFFFF);
        Assert.Equal(0u, _host.Read(address));
        Assert.Equal(Tmc5160Misuse.WriteWithoutRegister, _host.Chip.Misuse);
    }

    [Theory]
    [InlineData(0x22)]
    [InlineData(0x36)]
    [InlineData(0x3C)]
    [InlineData(0x6F)]
    public void Read_only_registers_ignore_writes(int address)
    {
        var before = _host.Read(address);
        _host.Write(address, 0xFFFFFFFF);
        Assert.Equal(before, _host.Read(address));
    }

    [Fact]
    public void Writing_address_four_is_OUTPUT_and_leaves_the_pins_alone()
    {
        _host.Write(0x04, 1);
        Assert.Equal(0x30000000u, _host.Read(0x04));
    }

    [Fact]
    public void IOIN_shows_the_raw_pins_before_polarity_and_swap()
    {
        _host.Write(0x34, 0x1C); // both low active, swapped
        _host.Chip.LeftSwitch = true;
        _host.Chip.EnablePinHigh = true;
        Assert.Equal(0x30000011u, _host.Read(0x04));
        _host.Chip.RightSwitch = true;
        _host.Chip.LeftSwitch = false;
        Assert.Equal(0x30000012u, _host.Read(0x04));
    }

    [Fact]
    public void GSTAT_is_cleared_by_writing_ones_and_not_by_reading()
    {
        Assert.Equal(1u, _host.Read(0x01));
        Assert.Equal(1u, _host.Read(0x01));
        _host.Write(0x01, 6);
        Assert.Equal(1u, _host.Read(0x01));
        _host.Write(0x01, 1);
        Assert.Equal(0u, _host.Read(0x01));
        Assert.Equal(0, _host.Status & 1);
    }

    [Fact]
    public void A_dip_of_the_logic_supply_in_use_loses_everything_and_says_so()
    {
        _host.WithExampleRamp();
        _host.Write(0x01, 7);
        _host.Write(0x6C, 0x000100C3);
        _host.Write(0x2D, 10_000);
        _host.Write(0x39, 77);
        _host.AdvanceTicks(2000);
        Assert.True(_host.Chip.Energised);
        Assert.NotEqual(0, _host.Chip.VActual);

        _host.Chip.LogicSupply = false;
        Assert.False(_host.Chip.Energised);
        Assert.Equal(0, _host.Chip.VActual);
        _host.AdvanceTicks(2000);
        _host.Chip.LogicSupply = true;

        Assert.Equal(1u, _host.Read(0x01));
        Assert.Equal(1, _host.Status & 1);
        Assert.Equal(0x10410150u, _host.Read(0x6C));
        Assert.Equal(0, _host.ReadSigned(0x21));
        Assert.Equal(0, _host.ReadSigned(0x2D));
        Assert.Equal(0, _host.ReadSigned(0x39));
        Assert.Equal(0x0780u, _host.RampStat());
        Assert.False(_host.Chip.Energised);
        Assert.False(_host.Chip.Moving);
    }

    [Fact]
    public void The_steps_the_rotor_has_to_follow_survive_reset_and_rewritten_positions()
    {
        _host.RunningAt(100_000);
        _host.AdvanceTicks(1000);
        var issued = _host.Chip.Microsteps256;
        Assert.Equal(_host.Chip.XActual, issued);

        _host.Write(0x21, -5);
        Assert.Equal(issued, _host.Chip.Microsteps256);
        _host.Chip.LogicSupply = false;
        _host.Chip.LogicSupply = true;
        Assert.Equal(issued, _host.Chip.Microsteps256);
    }

    [Fact]
    public void Forbidden_uses_are_remembered()
    {
        Assert.Equal(Tmc5160Misuse.None, _host.Chip.Misuse);
        _host.Write(0x0B, 32);
        Assert.Equal(Tmc5160Misuse.None, _host.Chip.Misuse);
        _host.Write(0x0B, 31);
        Assert.Equal(Tmc5160Misuse.GlobalScalerTooSmall, _host.Chip.Misuse);
        _host.Write(0x06, 0xBD00);
        Assert.Equal(Tmc5160Misuse.GlobalScalerTooSmall | Tmc5160Misuse.OneTimeMemoryWritten, _host.Chip.Misuse);
    }

    [Fact]
    public void Positioning_with_D1_or_VSTOP_at_zero_is_remembered()
    {
        _host.WithExampleRamp();
        _host.Write(0x2A, 0);
        Assert.Equal(Tmc5160Misuse.None, _host.Chip.Misuse);
        _host.Write(0x2D, 100);
        _host.AdvanceTicks(1);
        Assert.Equal(Tmc5160Misuse.PositioningWithoutD1OrVStop, _host.Chip.Misuse);
    }

    [Fact]
    public void The_clock_falls_back_to_the_internal_one_and_no_register_tells()
    {
        Assert.Equal(16_000_000, _host.Chip.ClockHertz);
        var before = Enumerable.Range(0, 128).Select(_host.Read).ToArray();

        _host.Chip.InternalClockHertz = 11_700_000;
        _host.Chip.LoseExternalClock();

        Assert.Equal(11_700_000, _host.Chip.ClockHertz);
        Assert.Equal(before, Enumerable.Range(0, 128).Select(_host.Read));
        _host.Chip.ApplyExternalClock(16_000_000);
        Assert.Equal(16_000_000, _host.Chip.ClockHertz);
        Assert.Throws<ArgumentOutOfRangeException>(() => _host.Chip.ApplyExternalClock(20_000_000));
    }

    [Fact]
    public void A_lost_clock_makes_the_axis_a_quarter_slower()
    {
        _host.RunningAt(200_000);
        var start = _host.Chip.XActual;
        _host.Chip.AdvanceMicroseconds(1_000_000);
        var external = _host.Chip.XActual - start;
        _host.Chip.LoseExternalClock();
        _host.Chip.AdvanceMicroseconds(1_000_000);
        var isInternal = _host.Chip.XActual - start - external;

        // V · fCLK / 2^24: 190 735 and 143 051 microsteps per second, give or take the tick a second begins in.
        Assert.InRange(external, 190_729, 190_741);
        Assert.InRange(isInternal, 143_045, 143_057);
    }
}
