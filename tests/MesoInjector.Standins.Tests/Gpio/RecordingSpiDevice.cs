using System.Device.Spi;

namespace MesoInjector.Standins.Tests.GpioContract;

/// <summary>An SPI device outside the package: notes what is sent, answers what it is told.</summary>
internal sealed class RecordingSpiDevice : SpiDevice
{
    private readonly byte[] _answer = new byte[16];

    public List<string> Sent { get; } = [];

    public bool IsRecording { get; set; } = true;

    public bool IsDisposed { get; private set; }

    public override SpiConnectionSettings ConnectionSettings { get; } = new(0, 0);

    public void Answer(params ReadOnlySpan<byte> bytes) => bytes.CopyTo(_answer);

    public override void Read(Span<byte> buffer) => _answer.AsSpan(0, buffer.Length).CopyTo(buffer);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsRecording)
            Sent.Add(Convert.ToHexString(buffer));
    }

    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        if (writeBuffer.Length != readBuffer.Length)
            throw new ArgumentException("Both directions are clocked together.", nameof(readBuffer));
        Write(writeBuffer);
        Read(readBuffer);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
