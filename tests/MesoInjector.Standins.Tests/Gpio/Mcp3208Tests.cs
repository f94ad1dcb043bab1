using System.Device.Spi;
using Iot.Device.Adc;

namespace MesoInjector.Standins.Tests.GpioContract;

/// <summary>Bytes as in the MCP3204/3208 data sheet (DS21298), section 6.1: five leading zeroes, start bit, single-ended bit, channel.</summary>
public sealed class Mcp3208Tests : IDisposable
{
    private readonly RecordingSpiDevice _spi = new();
    private readonly Mcp3208 _adc;

    public Mcp3208Tests() => _adc = new Mcp3208(_spi);

    public void Dispose() => _adc.Dispose();

    [Theory]
    [InlineData(0, "060000")]
    [InlineData(1, "064000")]
    [InlineData(2, "068000")]
    [InlineData(3, "06C000")]
    [InlineData(4, "070000")]
    [InlineData(5, "074000")]
    [InlineData(6, "078000")]
    [InlineData(7, "07C000")]
    public void A_channel_is_asked_for_in_three_bytes(int channel, string bytes)
    {
        _adc.Read(channel);

        Assert.Equal([bytes], _spi.Sent);
    }

    [Theory]
    [InlineData(0x00, 0x00, 0x00, 0)]
    [InlineData(0x00, 0x0F, 0xFF, 4095)]
    [InlineData(0x00, 0x08, 0x01, 2049)]
    [InlineData(0xFF, 0xEA, 0xBC, 0xABC)] // the bits before the null bit mean nothing
    public void The_value_is_the_last_twelve_bits(byte first, byte second, byte third, int value)
    {
        _spi.Answer(first, second, third);

        Assert.Equal(value, _adc.Read(0));
    }

    [Fact]
    public void A_missing_null_bit_is_not_taken_for_a_value()
    {
        _spi.Answer(0xFF, 0xFF, 0xFF); // MISO stuck high

        Assert.Throws<InvalidOperationException>(() => _adc.Read(0));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(8)]
    public void A_channel_the_chip_does_not_have_is_refused_and_nothing_sent(int channel)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _adc.Read(channel));
        Assert.Empty(_spi.Sent);
    }

    [Fact]
    public void The_converter_owns_its_spi_device()
    {
        _adc.Dispose();
        _adc.Dispose();

        Assert.True(_spi.IsDisposed);
        Assert.Throws<ArgumentNullException>(() => new Mcp3208((SpiDevice)null!));
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        _spi.IsRecording = false;

        Assert.Equal(0, Allocation.Of(() => _adc.Read(7)));
    }
}
