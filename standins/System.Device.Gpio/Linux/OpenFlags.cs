namespace System.Device.Linux;

/// <summary>Flags of open(2).</summary>
internal static class OpenFlags
{
    public const int ReadWrite = 0x2;          // O_RDWR
    public const int CloseOnExecute = 0x80000; // O_CLOEXEC: a child process must not keep a line driven
}
