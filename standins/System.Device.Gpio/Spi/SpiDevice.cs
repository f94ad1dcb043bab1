using System.Device.Linux;

namespace System.Device.Spi;

/// <summary>A device on an SPI bus.</summary>
public abstract class SpiDevice : IDisposable
{
    /// <summary>The settings the device was created with.</summary>
    public abstract SpiConnectionSettings ConnectionSettings { get; }

    /// <summary>Uses a device of this machine. Its node is opened at the first transfer, not here.</summary>
    /// <param name="settings">How to reach and clock it.</param>
    /// <returns>The device.</returns>
    public static SpiDevice Create(SpiConnectionSettings settings)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("SPI needs Linux spidev.");
        return new SpidevDevice(settings, LibcCalls.Instance);
    }

    /// <summary>Reads while sending zeroes.</summary>
    /// <param name="buffer">Filled with what the device sends.</param>
    public abstract void Read(Span<byte> buffer);

    /// <summary>Writes and ignores what the device sends.</summary>
    /// <param name="buffer">What to send.</param>
    public abstract void Write(ReadOnlySpan<byte> buffer);

    /// <summary>Writes and reads at the same time, as one message with the chip selected throughout.</summary>
    /// <param name="writeBuffer">What to send.</param>
    /// <param name="readBuffer">Filled with what the device sends; as long as <paramref name="writeBuffer"/>.</param>
    public abstract void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer);

    /// <summary>Closes the device.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the device.</summary>
    /// <param name="disposing">False from a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
