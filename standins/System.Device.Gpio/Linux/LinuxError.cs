using System.Runtime.InteropServices;

namespace System.Device.Linux;

/// <summary>errno values we decide on, and words for the rest.</summary>
internal static class LinuxError
{
    public const int Interrupted = 4;      // EINTR
    public const int InvalidArgument = 22; // EINVAL
    public const int NoSuchIoctl = 25;     // ENOTTY

    /// <summary>"No such file or directory (error 2)" for a result of -2.</summary>
    public static string Describe(int result)
    {
        int error = checked(-result);
        return $"{Marshal.GetPInvokeErrorMessage(error)} (error {error})";
    }
}
