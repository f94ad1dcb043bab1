namespace MesoInjector.Simulator.Tests.Chips;

public sealed class Tmc5160DatagramTests
{
    private readonly Tmc5160Host _host = new();

    [Fact]
    public void The_worked_example_of_the_data_sheet_comes_back_one_transfer_late()
    {
        _host.Write(0x20, 3); // hold: writing XACTUAL in positioning mode would start a move
        _host.Write(0x21, 0x12345678);

        _host.Send("2100000000");
        Assert.Equal("12345678", _host.Send("2100000000")[2..]);
        Assert.Equal("12345678", _host.Send("A700ABCDEF")[2..]);
        Assert.Equal("00ABCDEF", _host.Send("A700123456")[2..]);
    }

    [Fact]
    public void A_write_is_echoed_as_sent_even_where_the_register_is_narrower()
    {
        _host.Send("A0FFFFFFFF");
        Assert.Equal("FFFFFFFF", _host.Send("2000000000")[2..]);
        Assert.Equal("00000003", _host.Send("2000000000")[2..]);
    }

    [Fact]
    public void A_read_is_sampled_when_its_own_datagram_ends()
    {
        _host.RunningAt(200_000);
        var atRequest = _host.Chip.XActual;
        _host.Datagram(0x21, 0);
        _host.AdvanceTicks(100);

        Assert.Equal((uint)atRequest, _host.Datagram(0x21, 0));
        Assert.NotEqual(atRequest, _host.Chip.XActual);
    }

    [Fact]
    public void The_status_byte_is_that_at_the_end_of_the_datagram_before()
    {
        _host.Datagram(0x00, 0);
        _host.Chip.LeftSwitch = true;

        _host.Datagram(0x00, 0);
        Assert.Equal(0, _host.Status & 0x40);
        _host.Datagram(0x00, 0);
        Assert.Equal(0x40, _host.Status & 0x40);
    }

    [Fact]
    public void The_first_status_after_power_on_shows_reset_target_reached_and_velocity_reached()
    {
        _host.Datagram(0x00, 0);
        Assert.Equal(0b0011_0001, _host.Status);
    }

    [Fact]
    public void Status_bits_mirror_switches_standstill_stall_error_and_reset()
    {
        _host.Write(0x01, 1);
        _host.Chip.RightSwitch = true;
        _host.AdvanceTicks(2048);
        Assert.Equal(0b1011_1000, StatusNow());

        _host.Chip.RightSwitch = false;
        _host.Chip.OverTemperature = true;
        Assert.Equal(0b0011_1010, StatusNow());

        _host.Chip.OverTemperature = false;
        _host.Write(0x01, 2);
        _host.Chip.Stalled = true;
        _host.RunningAt(1000);
        Assert.Equal(0b0011_0100, StatusNow()); // four ticks were too short for a first step
    }

    [Fact]
    public void A_longer_transfer_uses_the_last_forty_bits_and_passes_the_rest_through()
    {
        var reply = _host.Send("AABBCC" + "A000000003");
        Assert.Equal("3100000000AABBCC", reply);
        Assert.Equal(3u, _host.Read(0x20));
    }

    [Fact]
    public void A_shorter_transfer_shifts_only_so_far_and_executes_what_then_stands_in_the_register()
    {
        _host.Write(0x20, 0xA0); // the register now holds status, 00, 00, 00, A0
        var reply = _host.Send("00000001"); // four bytes later the echo's last byte, A0, stands in the address byte
        Assert.Equal("31000000", reply);
        Assert.Equal(1u, _host.Read(0x20));
    }

    [Fact]
    public void Without_logic_supply_nothing_is_answered_and_nothing_is_heard()
    {
        _host.Chip.LogicSupply = false;
        Assert.Equal("0000000000", _host.Send("A000000003"));
        Assert.Equal("0000000000", _host.Send("0400000000"));

        _host.Chip.LogicSupply = true;
        Assert.Equal(0u, _host.Read(0x20));
    }

    [Fact]
    public void Reply_and_request_must_be_equally_long() =>
        Assert.Throws<ArgumentException>(() => _host.Chip.Transfer(new byte[5], new byte[4]));

    private byte StatusNow()
    {
        _host.Datagram(0x00, 0);
        _host.Datagram(0x00, 0);
        return _host.Status;
    }
}
