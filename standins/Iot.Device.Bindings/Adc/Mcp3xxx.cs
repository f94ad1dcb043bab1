using System.Device.Spi;

namespace Iot.Device.Adc;

/// <summary>MCP30xx and MCP32xx converters: unsigned values of 10 or 12 bits.</summary>
public abstract class Mcp3xxx : Mcp3Base
{
    /// <summary>Number of single-ended channels.</summary>
    protected byte ChannelCount;

    private readonly byte _resolutionBits;

    /// <summary>Describes a converter.</summary>
    /// <param name="spiDevice">The SPI device, owned from now on.</param>
    /// <param name="channelCount">Number of single-ended channels: 1, 2, 4 or 8.</param>
    /// <param name="adcResolutionBits">Bits of a value.</param>
    protected Mcp3xxx(SpiDevice spiDevice, byte channelCount, byte adcResolutionBits)
        : base(spiDevice)
    {
        ChannelCount = channelCount;
        _resolutionBits = adcResolutionBits;
    }

    /// <summary>Measures a channel against ground.</summary>
    /// <param name="channel">The channel, from 0.</param>
    /// <returns>0 to 2^bits − 1, full scale being the reference voltage.</returns>
    public virtual int Read(int channel) => ReadInternal(channel, InputType.SingleEnded, _resolutionBits);

    /// <summary>Measures a channel against its neighbour, in one conversion. Negative differences read 0.</summary>
    /// <param name="valueChannel">The positive channel.</param>
    /// <param name="referenceChannel">The other channel of the same pair (0 and 1, 2 and 3, …).</param>
    /// <returns>0 to 2^bits − 1.</returns>
    public virtual int ReadPseudoDifferential(int valueChannel, int referenceChannel)
    {
        CheckChannelPairing(valueChannel, referenceChannel);
        var input = valueChannel > referenceChannel ? InputType.InvertedDifferential : InputType.Differential;
        return ReadInternal(valueChannel / 2, input, _resolutionBits);
    }

    /// <summary>Measures two channels one after the other and subtracts.</summary>
    /// <param name="valueChannel">The positive channel.</param>
    /// <param name="referenceChannel">The channel subtracted.</param>
    /// <returns>The difference, signed.</returns>
    public virtual int ReadDifferential(int valueChannel, int referenceChannel)
    {
        CheckChannelRange(valueChannel, ChannelCount);
        CheckChannelRange(referenceChannel, ChannelCount);
        if (valueChannel == referenceChannel)
            throw new ArgumentException($"Channel {valueChannel} has no difference to itself.", nameof(valueChannel));
        return Read(valueChannel) - Read(referenceChannel);
    }

    /// <summary>Measures.</summary>
    /// <param name="channel">The channel, or the pair for the differential inputs.</param>
    /// <param name="inputType">What is measured against what.</param>
    /// <param name="adcResolutionBits">Bits of the value.</param>
    /// <returns>The value.</returns>
    protected int ReadInternal(int channel, InputType inputType, int adcResolutionBits)
    {
        bool singleEnded = inputType == InputType.SingleEnded;
        CheckChannelRange(channel, singleEnded ? ChannelCount : ChannelCount / 2);

        int line = inputType switch
        {
            InputType.SingleEnded => channel,
            InputType.Differential => 2 * channel,
            InputType.InvertedDifferential => 2 * channel, // what the package sends as well: the order of the pair is not passed on
            _ => throw new ArgumentOutOfRangeException(nameof(inputType), inputType, "Not a kind of input."),
        };

        // Start bit, single-ended bit, then the channel; the two-channel chips have an "MSB first" bit behind a one-bit channel.
        int request = ChannelCount switch
        {
            4 or 8 => 0b1_0000 | (singleEnded ? 0b1000 : 0) | line,
            2 => 0b1001 | (singleEnded ? 0b0100 : 0) | (line << 1),
            1 => 0,
            _ => throw new InvalidOperationException($"No MCP3xxx has {ChannelCount} channels."),
        };
        return ReadInternal(request, adcResolutionBits, delayBits: ChannelCount > 2 ? 1 : 0);
    }

    private static void CheckChannelRange(int channel, int channelCount)
    {
        if (channel < 0 || channel >= channelCount)
            throw new ArgumentOutOfRangeException(nameof(channel), channel, $"The converter has channels 0 to {channelCount - 1}.");
    }

    private void CheckChannelPairing(int valueChannel, int referenceChannel)
    {
        CheckChannelRange(valueChannel, ChannelCount);
        CheckChannelRange(referenceChannel, ChannelCount);
        if ((valueChannel ^ 1) != referenceChannel)
            throw new ArgumentException($"Channels {valueChannel} and {referenceChannel} are not a pair: pairs are 0 and 1, 2 and 3, and so on.");
    }
}
