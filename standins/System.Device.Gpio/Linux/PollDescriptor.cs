using System.Runtime.InteropServices;

namespace System.Device.Linux;

/// <summary>struct pollfd.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollDescriptor
{
    public const short Readable = 0x0001; // POLLIN

    public int Descriptor;
    public short Events;
    public short Returned;
}
