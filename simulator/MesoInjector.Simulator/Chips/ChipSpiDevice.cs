using System.Device.Spi;

namespace MesoInjector.Simulator.Chips;

/// <summary>A virtual chip where the host expects an SPI device: counts transfers and puts the wire faults in between.</summary>
public abstract class ChipSpiDevice : SpiDevice
{
    private const int LongestTransfer = 64;

    private readonly SpiConnectionSettings _settings;
    private bool _disposed;

    private protected ChipSpiDevice(SpiConnectionSettings settings) => _settings = settings;

    /// <summary>Faults on the wires of this chip.</summary>
    public SpiFault Fault { get; } = new();

    /// <summary>Transfers since the start, failed ones included.</summary>
    public long Transfers { get; private set; }

    /// <inheritdoc/>
    public override SpiConnectionSettings ConnectionSettings => _settings;

    /// <inheritdoc/>
    public override void Read(Span<byte> buffer)
    {
        Span<byte> silence = stackalloc byte[LongestTransfer];
        CheckLength(buffer.Length);
        silence[..buffer.Length].Clear();
        TransferFullDuplex(silence[..buffer.Length], buffer);
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Span<byte> unheard = stackalloc byte[LongestTransfer];
        CheckLength(buffer.Length);
        TransferFullDuplex(buffer, unheard[..buffer.Length]);
    }

    /// <inheritdoc/>
    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        SpiTransfer.RequireEqual(writeBuffer.Length, readBuffer.Length);
        Transfers++;
        if (Fault.Any)
            TransferWithFault(writeBuffer, readBuffer);
        else
            Exchange(writeBuffer, readBuffer);
    }

    /// <summary>One chip-select cycle of the undisturbed chip.</summary>
    private protected abstract void Exchange(ReadOnlySpan<byte> request, Span<byte> reply);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _disposed = true;
        base.Dispose(disposing);
    }

    private static void CheckLength(int length) => ArgumentOutOfRangeException.ThrowIfGreaterThan(length, LongestTransfer);

    private void TransferWithFault(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        if (Fault.HostFails)
            throw new IOException("Error 5 performing SPI data transfer.");
        CheckLength(writeBuffer.Length);
        Span<byte> heard = stackalloc byte[LongestTransfer];
        heard = heard[..writeBuffer.Length];
        writeBuffer.CopyTo(heard);
        Fault.DamageRequest(heard);
        if (!Fault.Dead)
            Exchange(heard, readBuffer);
        Fault.DamageReply(readBuffer);
    }
}
