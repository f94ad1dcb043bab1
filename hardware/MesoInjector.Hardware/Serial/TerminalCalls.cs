using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MesoInjector.Hardware.Serial;

/// <summary>
/// The system calls a serial line needs. The line is set by ioctl with the kernel's <c>struct termios2</c>, which is the same on x86-64
/// and arm64 whatever the C library: glibc 2.42 changed what tcsetattr and its speed constants mean.
/// </summary>
internal static partial class TerminalCalls
{
    // asm-generic/fcntl.h
    public const int ReadWrite = 0x2;
    public const int NoControllingTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    // sys/file.h
    public const int LockExclusive = 0x2;
    public const int LockNonBlocking = 0x4;

    // asm-generic/ioctls.h; the two with a structure carry its size (44) in bits 16 to 29.
    public const uint GetTermios2 = 0x802C542A;
    public const uint SetTermios2 = 0x402C542B;
    public const uint Flush = 0x540B;

    /// <summary>What <see cref="Flush"/> drops: received and unsent bytes.</summary>
    public const nint FlushBoth = 2;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial SafeFileHandle Open(string path, int flags);

    // Variadic in C. On 64-bit Linux a pointer or a word goes in the same register either way.
    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Control(SafeFileHandle line, nuint request, ref Termios2 argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Control(SafeFileHandle line, nuint request, nint argument);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Lock(SafeFileHandle line, int operation);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static unsafe partial nint Read(SafeFileHandle line, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static unsafe partial nint Write(SafeFileHandle line, byte* buffer, nuint count);
}
