using System.Runtime.InteropServices;

namespace MesoInjector.Guardian.Tests.Emulator;

/// <summary>A change of a pin of port B.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct PinEdge
{
    public readonly ulong Cycle;
    private readonly uint _pinAndLevel;
    private readonly uint _padding;

    public int Pin => (int)(_pinAndLevel >> 8);

    public bool High => (_pinAndLevel & 1) != 0;
}
