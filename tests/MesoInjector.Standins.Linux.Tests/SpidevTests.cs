using System.Device.Linux;
using System.Device.Spi;

namespace MesoInjector.Standins.Tests.GpioContract.Linux;

public sealed class SpidevTests
{
    private readonly FakeKernel _kernel = new();

    public static TheoryData<SpiConnectionSettings, uint> Modes => new()
    {
        { new SpiConnectionSettings(0, 0), 0x00 },
        { new SpiConnectionSettings(0, 0) { Mode = SpiMode.Mode1 }, 0x01 },
        { new SpiConnectionSettings(0, 0) { Mode = SpiMode.Mode2 }, 0x02 },
        { new SpiConnectionSettings(0, 0) { Mode = SpiMode.Mode3 }, 0x03 },
        { new SpiConnectionSettings(0), 0x40 },
    };

    [Fact]
    public void The_first_transfer_opens_and_configures_and_the_second_only_transfers()
    {
        using var device = Device(new SpiConnectionSettings(0, 1) { Mode = SpiMode.Mode3, ClockFrequency = 4_000_000 });
        Assert.Empty(_kernel.Calls);

        device.Write([0x11]);
        Assert.Equal(["open /dev/spidev0.1 0x80002", "mode32", "bits", "speed", "message"], _kernel.TakeCalls());
        Assert.Equal(8, _kernel.Last<byte>(SpiUapi.WriteBitsPerWord));
        Assert.Equal(4_000_000u, _kernel.Last<uint>(SpiUapi.WriteMaxSpeedHz));

        device.Write([0x22]);
        Assert.Equal(["message"], _kernel.TakeCalls());
    }

    [Theory]
    [MemberData(nameof(Modes), DisableDiscoveryEnumeration = true)]
    public void Settings_become_mode_bits(SpiConnectionSettings settings, uint bits)
    {
        using var device = Device(settings);

        device.Write([0]);

        Assert.Equal(bits, _kernel.Last<uint>(SpiUapi.WriteMode32));
    }

    [Fact]
    public void A_kernel_without_the_32_bit_mode_gets_the_8_bit_one()
    {
        _kernel.Failures[SpiUapi.WriteMode32] = -LinuxError.NoSuchIoctl;
        using var device = Device(new SpiConnectionSettings(0, 0) { Mode = SpiMode.Mode3 });

        device.Write([0]);

        Assert.Equal(3, _kernel.Last<byte>(SpiUapi.WriteMode));
    }

    [Fact]
    public void A_datagram_is_one_message_both_ways()
    {
        _kernel.SpiAnswer = [0x09, 0xDE, 0xAD, 0xBE, 0xEF];
        using var device = Device(new SpiConnectionSettings(0, 0) { ClockFrequency = 2_000_000 });
        byte[] received = new byte[5];

        device.TransferFullDuplex([0x80, 0x01, 0x02, 0x03, 0x04], received);

        var (sent, speed, bits) = Assert.Single(_kernel.Transfers);
        Assert.Equal([0x80, 0x01, 0x02, 0x03, 0x04], sent);
        Assert.Equal(2_000_000u, speed);
        Assert.Equal(8, bits);
        Assert.Equal(_kernel.SpiAnswer, received);
        var transfer = _kernel.Last<SpiTransfer>(SpiUapi.Message1);
        Assert.Equal((5u, (ushort)0, (byte)0), (transfer.Length, transfer.DelayMicroseconds, transfer.ChipSelectChange));
    }

    [Fact]
    public void Reading_sends_nothing_and_writing_receives_nothing()
    {
        _kernel.SpiAnswer = [0x5A, 0xA5];
        using var device = Device(new SpiConnectionSettings(0, 0));
        byte[] received = new byte[2];

        device.Read(received);
        Assert.Equal([0x5A, 0xA5], received);
        Assert.Equal(0ul, _kernel.Last<SpiTransfer>(SpiUapi.Message1).TransmitBuffer);

        device.Write([1, 2]);
        Assert.Equal(0ul, _kernel.Last<SpiTransfer>(SpiUapi.Message1).ReceiveBuffer);
        Assert.Equal([1, 2], _kernel.Transfers[^1].Sent);
    }

    [Fact]
    public void Unequal_lengths_are_refused_and_nothing_is_clocked()
    {
        using var device = Device(new SpiConnectionSettings(0, 0));

        Assert.Throws<ArgumentException>(() => device.TransferFullDuplex(new byte[5], new byte[4]));

        Assert.Empty(_kernel.Transfers);
    }

    [Fact]
    public void A_refused_clock_closes_the_node_and_the_next_transfer_tries_again()
    {
        using var device = Device(new SpiConnectionSettings(0, 0));
        _kernel.Failures[SpiUapi.WriteMaxSpeedHz] = -LinuxError.InvalidArgument;
        Assert.Throws<IOException>(() => device.Write([0]));
        Assert.Equal(0, _kernel.OpenDescriptors);

        _kernel.Failures.Clear();
        device.Write([0x77]);

        Assert.Equal([0x77], _kernel.Transfers[^1].Sent);
    }

    [Fact]
    public void A_failed_transfer_is_an_exception_that_names_the_node()
    {
        using var device = Device(new SpiConnectionSettings(0, 1));
        _kernel.Failures[SpiUapi.Message1] = -110; // ETIMEDOUT

        var failure = Assert.Throws<IOException>(() => device.TransferFullDuplex(new byte[5], new byte[5]));

        Assert.Contains("/dev/spidev0.1", failure.Message, StringComparison.Ordinal);
        Assert.Contains("error 110", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transfer_cut_short_is_an_exception()
    {
        using var device = Device(new SpiConnectionSettings(0, 0));
        _kernel.Failures[SpiUapi.Message1] = 3; // bytes clocked

        Assert.Throws<IOException>(() => device.TransferFullDuplex(new byte[5], new byte[5]));
    }

    [Fact]
    public void Disposing_closes_the_node_and_a_later_transfer_does_not_reopen_it()
    {
        var device = Device(new SpiConnectionSettings(0, 0));
        device.Write([0]);

        device.Dispose();
        device.Dispose();

        Assert.Equal(0, _kernel.OpenDescriptors);
        Assert.Throws<ObjectDisposedException>(() => device.Write([0]));
    }

    [Fact]
    public void The_clock_of_the_settings_given_holds_for_the_next_transfer()
    {
        var settings = new SpiConnectionSettings(0, 0) { ClockFrequency = 1_000_000 };
        using var device = Device(settings);
        device.Write([0]);

        settings.ClockFrequency = 4_000_000;
        device.Write([0]);

        Assert.Equal([1_000_000u, 4_000_000u], _kernel.Transfers.Select(static transfer => transfer.SpeedHz));
    }

    private SpidevDevice Device(SpiConnectionSettings settings) => new(settings, _kernel);
}
