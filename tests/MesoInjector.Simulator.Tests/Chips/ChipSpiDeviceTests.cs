using System.Device.Spi;
using MesoInjector.Simulator.Chips;

namespace MesoInjector.Simulator.Tests.Chips;

public sealed class ChipSpiDeviceTests : IDisposable
{
    private readonly Tmc5160SpiDevice _device = new(new Tmc5160Chip(), busId: 0, chipSelectLine: 1);

    [Fact]
    public void The_settings_are_those_the_chips_need()
    {
        Assert.Equal(SpiMode.Mode3, _device.ConnectionSettings.Mode);
        Assert.Equal(0, _device.ConnectionSettings.BusId);
        Assert.Equal(1, _device.ConnectionSettings.ChipSelectLine);
        using var converter = new Mcp3208SpiDevice(new Mcp3208Chip());
        Assert.Equal(SpiMode.Mode0, converter.ConnectionSettings.Mode);
        Assert.Equal(1, converter.ConnectionSettings.BusId);
    }

    [Fact]
    public void Transfers_reach_the_chip_and_are_counted()
    {
        Send("A000000003");
        Assert.Equal("00000003", Send("2000000000")[2..]);
        _device.Write(Convert.FromHexString("A000000001"));
        Span<byte> answer = stackalloc byte[5];
        _device.Read(answer);
        Assert.Equal("00000001", Convert.ToHexString(answer[1..]));
        Assert.Equal(4, _device.Transfers);
    }

    [Fact]
    public void A_dead_chip_reads_all_ones_and_hears_nothing()
    {
        _device.Fault.Dead = true;
        Assert.Equal("FFFFFFFFFF", Send("A000000003"));
        _device.Fault.StuckLow = true;
        Assert.Equal("0000000000", Send("A000000003"));
        _device.Fault.Dead = false;
        _device.Fault.StuckLow = false;
        Send("2000000000");
        Assert.Equal("00000000", Send("2000000000")[2..]);
        Assert.Equal(4, _device.Transfers);
    }

    [Theory]
    [InlineData(true, "0000000000")]
    [InlineData(false, "FFFFFFFFFF")]
    public void A_stuck_line_hides_the_answer_but_the_chip_still_hears(bool low, string seen)
    {
        _device.Fault.StuckLow = low;
        _device.Fault.StuckHigh = !low;
        Assert.Equal(seen, Send("A000000003"));
        _device.Fault.StuckLow = _device.Fault.StuckHigh = false;
        Assert.Equal("00000003", Send("2000000000")[2..]);
    }

    [Fact]
    public void Flipped_reply_bits_last_the_transfers_asked_for()
    {
        Send("A000000003");
        _device.Fault.FlipReplyBits(0x01_0000_0001, 2);
        var damaged = Send("2000000000");
        Assert.Equal("3000000002", damaged); // reset flag and last bit inverted
        Assert.Equal(1, _device.Fault.ReplyFlipsLeft);
        Send("2000000000");
        Assert.Equal("3100000003", Send("2000000000"));
    }

    [Fact]
    public void A_flipped_request_bit_changes_what_the_chip_does_and_shows_in_the_echo()
    {
        _device.Fault.FlipRequestBits(1, 1);
        Send("A000000002");
        Assert.Equal("00000003", Send("2000000000")[2..]);
        Assert.Equal("00000003", Send("2000000000")[2..]);
        Assert.Equal(0, _device.Fault.RequestFlipsLeft);
    }

    [Fact]
    public void A_failing_host_controller_throws_as_spidev_does()
    {
        _device.Fault.HostFails = true;
        Assert.Throws<IOException>(() => Send("2000000000"));
        Assert.Equal(1, _device.Transfers);
    }

    [Fact]
    public void Buffers_of_different_length_and_use_after_disposal_are_refused()
    {
        Assert.Throws<ArgumentException>(() => _device.TransferFullDuplex(new byte[5], new byte[4]));
        _device.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Send("2000000000"));
    }

    [Fact]
    public void A_transfer_allocates_nothing()
    {
        var request = new byte[5];
        var reply = new byte[5];
        _device.TransferFullDuplex(request, reply);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _device.TransferFullDuplex(request, reply);
            _device.Chip.Advance(16_000);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    public void Dispose() => _device.Dispose();

    private string Send(string hex)
    {
        var request = Convert.FromHexString(hex);
        var reply = new byte[request.Length];
        _device.TransferFullDuplex(request, reply);
        return Convert.ToHexString(reply);
    }
}
