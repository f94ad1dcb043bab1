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
        const int Length = 3;
        int request = adcRequest << (adcResolutionBits + delayBits + 1);
        Span<byte> sent = [(byte)(request >> 16), (byte)((request >> 8) & 0xFF), (byte)(request & 0xFF)];
        Span<byte> received = stackalloc byte[Length];

        _spiDevice.TransferFullDuplex(sent, received);

        int answer = (received[0] << 16) | (received[1] << 8) | received[2];
        int nullBit = 1 << adcResolutionBits;
        if ((answer & nullBit) != 0) // a floating or shorted-high MISO line shows here
            throw new InvalidOperationException("The converter's answer lacks its null bit: check the wiring of MISO and the SPI mode.");
        return answer & (nullBit - 1);
    }
}
