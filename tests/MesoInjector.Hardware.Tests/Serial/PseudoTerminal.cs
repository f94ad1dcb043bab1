using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MesoInjector.Hardware.Tests.Serial;

/// <summary>A pseudo-terminal: <see cref="Path"/> is the port under test, this object holds the other end of the cable.</summary>
internal sealed partial class PseudoTerminal : IDisposable
{
    private const int ReadWrite = 0x2;
    private const int NoControllingTerminal = 0x100;
    private const int NonBlocking = 0x800;
    private const short Readable = 0x1;

    /// <summary>A limit for what comes within microseconds; reaching it is a failure.</summary>
    private const int Milliseconds = 10_000;

    private readonly SafeFileHandle _master;
    private readonly SafeFileHandle _watch;

    public PseudoTerminal()
    {
        _master = OpenMaster(ReadWrite | NoControllingTerminal | NonBlocking);
        Assert.False(_master.IsInvalid);
        Assert.Equal(0, Grant(_master));
        Assert.Equal(0, Unlock(_master));
        var name = new byte[64];
        Assert.Equal(0, Name(_master, name, (nuint)name.Length));
        Path = System.Text.Encoding.ASCII.GetString(name, 0, Array.IndexOf(name, (byte)0));
        _watch = Open(Path, ReadWrite | NoControllingTerminal | NonBlocking);
        Assert.False(_watch.IsInvalid);
    }

    public string Path { get; }

    /// <summary>Sends bytes to the port, all at once.</summary>
    public void Send(ReadOnlySpan<byte> bytes) => Assert.Equal(bytes.Length, (int)Write(_master, bytes.ToArray(), (nuint)bytes.Length));

    /// <summary>Takes what the port has sent until now.</summary>
    public byte[] Receive()
    {
        var buffer = new byte[4096];
        int count = (int)Read(_master, buffer, (nuint)buffer.Length);
        return buffer[..Math.Max(count, 0)];
    }

    /// <summary>Takes so many bytes that the port sends; fewer when no more come.</summary>
    public byte[] Receive(int count)
    {
        var received = new List<byte>();
        while (received.Count < count && Waits(_master))
            received.AddRange(Receive());
        return [.. received];
    }

    /// <summary>Waits until the port has something to read; false when nothing comes.</summary>
    public bool WaitForPort() => Waits(_watch);

    /// <summary>Pulls the plug.</summary>
    public void Unplug() => _master.Dispose();

    public void Dispose()
    {
        _watch.Dispose();
        _master.Dispose();
    }

    private static bool Waits(SafeFileHandle handle)
    {
        var wait = new Wait { Descriptor = (int)handle.DangerousGetHandle(), Wanted = Readable };
        return Poll(ref wait, 1, Milliseconds) == 1;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Wait
    {
        public int Descriptor;
        public short Wanted;
        public short Seen;
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial SafeFileHandle OpenMaster(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Grant(SafeFileHandle master);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unlock(SafeFileHandle master);

    [LibraryImport("libc", EntryPoint = "ptsname_r")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Name(SafeFileHandle master, byte[] name, nuint length);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Read(SafeFileHandle handle, byte[] buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(SafeFileHandle handle, byte[] buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref Wait waits, nuint count, int milliseconds);
}
