using System.Device.Spi;

namespace MesoInjector.Standins.Tests.GpioContract;

public sealed class SpiTests
{
    private const int NoSuchBus = 250;

    [Fact]
    public void Settings_default_to_mode_0_at_half_a_megahertz_with_8_bits_msb_first()
    {
        var settings = new SpiConnectionSettings(3);

        Assert.Equal(3, settings.BusId);
        Assert.Equal(-1, settings.ChipSelectLine);
        Assert.Equal(SpiMode.Mode0, settings.Mode);
        Assert.Equal(8, settings.DataBitLength);
        Assert.Equal(500_000, settings.ClockFrequency);
    }

    [Fact]
    public void Creating_a_device_does_not_open_it_but_the_first_transfer_does()
    {
        using var device = SpiDevice.Create(new SpiConnectionSettings(NoSuchBus, 1));

        var failure = Assert.Throws<IOException>(() => device.Write([0x55]));

        Assert.Contains("/dev/spidev250.1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_chip_select_line_the_node_of_line_0_is_used()
    {
        using var device = SpiDevice.Create(new SpiConnectionSettings(NoSuchBus));

        var failure = Assert.Throws<IOException>(() => device.Read(new byte[1]));

        Assert.Contains("/dev/spidev250.0", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_is_not_there_fails_at_every_transfer()
    {
        using var device = SpiDevice.Create(new SpiConnectionSettings(NoSuchBus, 0));

        Assert.Throws<IOException>(() => device.TransferFullDuplex(new byte[5], new byte[5]));
        Assert.Throws<IOException>(() => device.TransferFullDuplex(new byte[5], new byte[5]));
    }

    [Fact]
    public void A_transfer_needs_its_node_even_when_the_lengths_differ()
    {
        using var device = SpiDevice.Create(new SpiConnectionSettings(NoSuchBus, 0));

        Assert.Throws<IOException>(() => device.TransferFullDuplex(new byte[5], new byte[4]));
    }

    [Fact]
    public void Disposing_through_the_base_class_reaches_a_device_outside_the_package()
    {
        var simulated = new RecordingSpiDevice();

        using (SpiDevice device = simulated)
            device.Write([0x3C]);

        Assert.Equal(["3C"], simulated.Sent);
        Assert.True(simulated.IsDisposed);
    }

    [Fact]
    public void Reading_nothing_is_refused()
    {
        using var device = SpiDevice.Create(new SpiConnectionSettings(NoSuchBus, 0));

        Assert.Throws<ArgumentException>(() => device.Read([]));
    }

    [Fact]
    public void The_settings_of_a_device_are_a_copy()
    {
        using var device = SpiDevice.Create(new SpiConnectionSettings(NoSuchBus, 0) { Mode = SpiMode.Mode3, ClockFrequency = 4_000_000, DataBitLength = 16 });

        device.ConnectionSettings.ClockFrequency = 1;

        Assert.Equal(4_000_000, device.ConnectionSettings.ClockFrequency);
        Assert.Equal(SpiMode.Mode3, device.ConnectionSettings.Mode);
        Assert.Equal(16, device.ConnectionSettings.DataBitLength);
        Assert.NotSame(device.ConnectionSettings, device.ConnectionSettings);
    }
}
