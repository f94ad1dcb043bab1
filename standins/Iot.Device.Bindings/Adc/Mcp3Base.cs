using System.Device.Spi;

namespace Iot.Device.Adc;

/// <summary>Microchip MCP3xxx converters: a request and its answer share one full-duplex transfer.</summary>
public abstract class Mcp3Base : IDisposable
{
    private SpiDevice? _spiDevice;

    /// <summary>Uses, and owns, an SPI device.</summary>
    /// <param name="spiDevice">The device.</param>
    protected Mcp3Base(SpiDevice spiDevice)
    {
        ArgumentNullException.ThrowIfNull(spiDevice);
        _spiDevice = spiDevice;
    }

    /// <summary>What is measured against what.</summary>
    protected enum InputType
    {
        /// <summary>One pin against ground.</summary>
        SingleEnded = 0,

        /// <summary>A pair of pins, the lower one positive.</summary>
        Differential = 1,

        /// <summary>A pair of pins, the upper one positive.</summary>
        InvertedDifferential = 2,
    }

    /// <summary>Disposes the SPI device.</summary>
    public void Dispose()
    {
        _spiDevice?.Dispose();
        _spiDevice = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>Sends a request and takes the answer out of the bits clocked in behind it.</summary>
    /// <param name="adcRequest">Start bit, single-ended bit and channel bits, as the last bits of the number.</param>
    /// <param name="adcResolutionBits">Bits of the answer.</param>
    /// <param name="delayBits">Clocks the chip samples for before it answers with the null bit.</param>
    /// <returns>The converted value, unsigned.</returns>
    protected int ReadInternal(int adcRequest, int adcResolutionBits, int delayBits)
    {
        ObjectDisposedException.ThrowIf(_spiDevice is null, this);

        // The answer is right-aligned in the transfer: behind the request come the delay, the null bit and the value.
        int request = adcRequest << (adcResolutionBits + delayBits + 1);
        int length = request > 0xFFFF ? 3 : 2;
        Span<byte> sent = stackalloc byte[length];
        Span<byte> received = stackalloc byte[length];
        for (int i = 0; i < length; i++)
            sent[i] = (byte)((request >> (8 * (length - 1 - i))) & 0xFF);

        _spiDevice.TransferFullDuplex(sent, received);

        int answer = 0;
        foreach (byte part in received)
            answer = (answer << 8) | part;

        int nullBit = 1 << adcResolutionBits;
        if ((answer & nullBit) != 0) // a floating or shorted-high MISO line shows here
            throw new InvalidOperationException("The converter's answer lacks its null bit: check the wiring of MISO and the SPI mode.");
        return answer & (nullBit - 1);
    }
}
