using System.Runtime.InteropServices;

namespace System.Device.Linux;

/// <summary>The system calls of this machine.</summary>
internal sealed partial class LibcCalls : ILinuxCalls
{
    public static readonly LibcCalls Instance = new();

    private LibcCalls()
    {
    }

    public int Open(string path, int flags)
    {
        int result;
        do
            result = OrError(NativeOpen(path, flags));
        while (result == -LinuxError.Interrupted);
        return result;
    }

    // Not repeated when interrupted: a transfer must never be clocked twice.
    public unsafe int Ioctl(int descriptor, uint request, Span<byte> argument)
    {
        fixed (byte* pinned = argument)
            return OrError(NativeIoctl(descriptor, request, pinned));
    }

    public unsafe int Read(int descriptor, Span<byte> buffer)
    {
        fixed (byte* pinned = buffer)
        {
            int result;
            do
                result = OrError((int)NativeRead(descriptor, pinned, (nuint)buffer.Length));
            while (result == -LinuxError.Interrupted);
            return result;
        }
    }

    public unsafe int Poll(Span<PollDescriptor> descriptors, int timeoutMilliseconds)
    {
        fixed (PollDescriptor* pinned = descriptors)
        {
            int result = OrError(NativePoll(pinned, (nuint)descriptors.Length, timeoutMilliseconds));
            return result == -LinuxError.Interrupted ? 0 : result; // the caller polls again anyway
        }
    }

    public int Close(int descriptor) => OrError(NativeClose(descriptor));

    private static int OrError(int result) => result >= 0 ? result : -Marshal.GetLastPInvokeError();

    // ioctl is variadic in C. On Linux x86-64, arm64 and armhf a pointer is passed in the same register either way.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeOpen(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int NativeIoctl(int descriptor, nuint request, void* argument);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial nint NativeRead(int descriptor, void* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int NativePoll(void* descriptors, nuint count, int timeoutMilliseconds);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeClose(int descriptor);
}
