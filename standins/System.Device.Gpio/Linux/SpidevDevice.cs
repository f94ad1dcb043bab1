using System.Device.Spi;
using System.Runtime.InteropServices;

namespace System.Device.Linux;

/// <summary>A device behind /dev/spidevB.C. The node is opened at the first transfer; every call is one message.</summary>
internal sealed class SpidevDevice(SpiConnectionSettings settings, ILinuxCalls calls) : SpiDevice
{
    private readonly Lock _opening = new();
    private volatile int _descriptor = -1;
    private bool _disposed;

    ~SpidevDevice() => Dispose(false);

    /// <summary>A copy each time: to change the clock between transfers change the settings given to <see cref="SpiDevice.Create"/>.</summary>
    public override SpiConnectionSettings ConnectionSettings => new(settings);

    private string NodePath => $"/dev/spidev{settings.BusId}.{Math.Max(settings.ChipSelectLine, 0)}";

    public override void Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            throw new ArgumentException("There is nothing to read into: the buffer is empty.", nameof(buffer));
        Transfer(default, buffer, buffer.Length);
    }

    public override void Write(ReadOnlySpan<byte> buffer) => Transfer(buffer, default, buffer.Length);

    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        EnsureOpen();
        if (writeBuffer.Length != readBuffer.Length)
            throw new ArgumentException($"Both directions are clocked together, but {writeBuffer.Length} bytes are to be written and {readBuffer.Length} read.", nameof(readBuffer));
        Transfer(writeBuffer, readBuffer, writeBuffer.Length);
    }

    protected override void Dispose(bool disposing)
    {
        lock (_opening)
        {
            _disposed = true;
            if (_descriptor >= 0)
                calls.Close(_descriptor);
            _descriptor = -1;
        }

        base.Dispose(disposing);
    }

    private unsafe void Transfer(ReadOnlySpan<byte> transmit, Span<byte> receive, int length)
    {
        EnsureOpen();
        fixed (byte* transmitPinned = transmit)
        fixed (byte* receivePinned = receive)
        {
            var transfer = new SpiTransfer
            {
                TransmitBuffer = (ulong)transmitPinned, // null when there is nothing to send: zeroes go out
                ReceiveBuffer = (ulong)receivePinned,   // null: what comes in is dropped
                Length = (uint)length,
                SpeedHz = (uint)settings.ClockFrequency,
                BitsPerWord = (byte)settings.DataBitLength,
            };
            int result = calls.Ioctl(_descriptor, SpiUapi.Message1, MemoryMarshal.AsBytes(new Span<SpiTransfer>(ref transfer)));
            // The result is the number of bytes clocked.
            if (result < 0)
                throw new IOException($"SPI transfer of {length} bytes on {NodePath} failed: {LinuxError.Describe(result)}.");
            if (result < length)
                throw new IOException($"SPI transfer on {NodePath} ended after {result} of {length} bytes.");
        }
    }

    private void EnsureOpen()
    {
        if (_descriptor < 0)
            Open();
    }

    private void Open()
    {
        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_descriptor >= 0)
                return;
            int descriptor = calls.Open(NodePath, OpenFlags.ReadWrite | OpenFlags.CloseOnExecute);
            if (descriptor < 0)
                throw new IOException($"Cannot open SPI device '{NodePath}': {LinuxError.Describe(descriptor)}.");
            try
            {
                SetMode(descriptor);
                Configure(descriptor, SpiUapi.WriteBitsPerWord, (byte)settings.DataBitLength, $"{settings.DataBitLength} bits per word");
                Configure(descriptor, SpiUapi.WriteMaxSpeedHz, (uint)settings.ClockFrequency, $"a clock of {settings.ClockFrequency} Hz");
            }
            catch
            {
                calls.Close(descriptor);
                throw;
            }

            _descriptor = descriptor;
        }
    }

    private void SetMode(int descriptor)
    {
        int result = SetMode(descriptor, ModeBits());
        if (result < 0)
            throw new IOException($"{NodePath} does not take {settings.Mode} with chip select line {settings.ChipSelectLine}: {LinuxError.Describe(result)}.");
    }

    private int SetMode(int descriptor, uint mode)
    {
        int result = calls.Ioctl(descriptor, SpiUapi.WriteMode32, MemoryMarshal.AsBytes(new Span<uint>(ref mode)));
        if (result != -LinuxError.NoSuchIoctl)
            return result;
        // Kernels before 3.15 know the 8-bit request only; all bits used here fit.
        byte narrow = (byte)mode;
        return calls.Ioctl(descriptor, SpiUapi.WriteMode, new Span<byte>(ref narrow));
    }

    private uint ModeBits()
    {
        uint mode = settings.Mode switch
        {
            SpiMode.Mode0 => 0u,
            SpiMode.Mode1 => 1u,
            SpiMode.Mode2 => 2u,
            SpiMode.Mode3 => 3u,
            _ => throw new ArgumentException($"{settings.Mode} is not an SPI mode."),
        };
        return settings.ChipSelectLine == -1 ? mode | SpiUapi.NoChipSelect : mode;
    }

    private void Configure<T>(int descriptor, uint request, T value, string what)
        where T : unmanaged
    {
        int result = calls.Ioctl(descriptor, request, MemoryMarshal.AsBytes(new Span<T>(ref value)));
        if (result < 0)
            throw new IOException($"{NodePath} does not take {what}: {LinuxError.Describe(result)}.");
    }
}
