using System.Device.Spi;

namespace Iot.Device.Adc;

/// <summary>MCP32xx converters with 4 or 8 channels: unsigned values, three bytes a conversion.</summary>
public abstract class Mcp3xxx : Mcp3Base
{
    private const int Start = 0b1_0000;
    private const int SingleEnded = 0b0_1000;

    private readonly byte _channelCount;
    private readonly byte _resolutionBits;

    /// <summary>Describes a converter.</summary>
    /// <param name="spiDevice">The SPI device, owned from now on.</param>
    /// <param name="channelCount">Number of single-ended channels.</param>
    /// <param name="adcResolutionBits">Bits of a value.</param>
    protected Mcp3xxx(SpiDevice spiDevice, byte channelCount, byte adcResolutionBits)
        : base(spiDevice)
    {
        _channelCount = channelCount;
        _resolutionBits = adcResolutionBits;
    }

    /// <summary>Measures a channel against ground.</summary>
    /// <param name="channel">The channel, from 0.</param>
    /// <returns>0 to 2^bits − 1, full scale being the reference voltage.</returns>
    public virtual int Read(int channel)
    {
        if (channel < 0 || channel >= _channelCount)
            throw new ArgumentOutOfRangeException(nameof(channel), channel, $"The converter has channels 0 to {_channelCount - 1}.");
        return ReadInternal(Start | SingleEnded | channel, _resolutionBits, delayBits: 1);
    }
}
