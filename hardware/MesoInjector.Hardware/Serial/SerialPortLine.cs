using System.Runtime.InteropServices;
using MesoInjector.Hardware.Guardian;
using Microsoft.Win32.SafeHandles;

namespace MesoInjector.Hardware.Serial;

/// <summary>A serial port of this machine: 115200 baud, 8N1, raw. After opening nothing here waits, throws or allocates.</summary>
/// <remarks>For one thread. Where bytes cannot go or do not come, that is all the caller sees: what a silent line means is decided above.</remarks>
public sealed class SerialPortLine : ISerialLine
{
    private const uint Baud = 115_200;

    private readonly SafeFileHandle _port;

    private SerialPortLine(SafeFileHandle port) => _port = port;

    /// <summary>Opens a port for this process alone and drops what was in its buffers.</summary>
    /// <param name="path">A device path, as <c>/dev/ttyAMA0</c>.</param>
    /// <exception cref="IOException">It is not there, not ours, in use, or no serial port.</exception>
    public static SerialPortLine Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        const int flags = TerminalCalls.ReadWrite | TerminalCalls.NoControllingTerminal | TerminalCalls.NonBlocking | TerminalCalls.CloseOnExec;
        SafeFileHandle port = TerminalCalls.Open(path, flags);
        try
        {
            if (port.IsInvalid)
                throw Failed(path, "cannot be opened");

            // Two hosts on one line would each see a part of the guardian's frames.
            if (TerminalCalls.Lock(port, TerminalCalls.LockExclusive | TerminalCalls.LockNonBlocking) != 0)
                throw Failed(path, "is in use by another program");
            Termios2 wanted = Termios2.Raw(Baud);
            if (TerminalCalls.Control(port, TerminalCalls.SetTermios2, ref wanted) != 0)
                throw Failed(path, $"cannot be set to {Baud} baud, 8N1");
            Termios2 taken = default;
            if (TerminalCalls.Control(port, TerminalCalls.GetTermios2, ref taken) != 0 || !taken.Took(wanted))
                throw new IOException($"The serial port {path} did not take {Baud} baud, 8N1, raw.");
            if (TerminalCalls.Control(port, TerminalCalls.Flush, TerminalCalls.FlushBoth) != 0)
                throw Failed(path, "cannot be flushed");
            return new SerialPortLine(port);
        }
        catch
        {
            port.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public unsafe int Read(Span<byte> buffer)
    {
        if (_port.IsClosed)
            return 0;
        fixed (byte* bytes = buffer)
            return (int)Math.Max(TerminalCalls.Read(_port, bytes, (nuint)buffer.Length), 0);
    }

    /// <inheritdoc />
    public unsafe bool Write(ReadOnlySpan<byte> bytes)
    {
        if (_port.IsClosed)
            return false;
        fixed (byte* first = bytes)
            return TerminalCalls.Write(_port, first, (nuint)bytes.Length) == bytes.Length;
    }

    /// <inheritdoc />
    public void Dispose() => _port.Dispose();

    private static IOException Failed(string path, string what)
    {
        int error = Marshal.GetLastPInvokeError();
        return new IOException($"The serial port {path} {what}: {Marshal.GetPInvokeErrorMessage(error)}.");
    }
}
