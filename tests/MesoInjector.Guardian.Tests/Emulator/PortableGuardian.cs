using System.Runtime.InteropServices;
using MesoInjector.Guardian.Tests.Conformance;

namespace MesoInjector.Guardian.Tests.Emulator;

/// <summary>The guardian's program without its chip, run on this machine: a million frames in a second.</summary>
public sealed partial class PortableGuardian : ITracedGuardian
{
    private const string Library = "guardianportable";
    private const int Tick = 100;

    private readonly nint _guardian = Create();
    private readonly StatusEar _ear = new();
    private long _now;

    /// <summary>Microseconds since power-up.</summary>
    public long Now => _now;

    public IReadOnlyList<GuardianStatus> Statuses => _ear.Statuses;

    /// <summary>What it allows at this moment.</summary>
    public Freedom Freedom
    {
        get
        {
            GetFreedom(_guardian, out Freedom freedom);
            return freedom;
        }
    }

    public void Set(Pin pin, int value) => SetPin(_guardian, (int)pin, value);

    public void MoveNeedle(int step) => StepNeedle(_guardian, step);

    public void MovePlunger(int step) => StepPlunger(_guardian, step);

    public void MoveNeedleImpossibly() => Illegal(_guardian);

    public void Send(ReadOnlySpan<byte> wire, long arrives)
    {
        AdvanceTo(arrives);
        Send(wire);
    }

    /// <summary>A frame in sequence, now.</summary>
    public void Send(GuardianFrameType type)
    {
        Span<byte> wire = stackalloc byte[GuardianFrames.LongestWire];
        Send(wire[..GuardianFrames.WriteBare(wire, NextSequence(), type)]);
    }

    /// <summary>An answer, now.</summary>
    public void Heartbeat(ushort answer)
    {
        Span<byte> wire = stackalloc byte[GuardianFrames.LongestWire];
        Send(wire[..GuardianFrames.WriteHeartbeat(wire, NextSequence(), answer)]);
    }

    /// <summary>A permit, now.</summary>
    public void Permit(GuardianPermit permit)
    {
        Span<byte> wire = stackalloc byte[GuardianFrames.LongestWire];
        Send(wire[..GuardianFrames.WritePermit(wire, NextSequence(), permit)]);
    }

    /// <summary>A frame, now.</summary>
    public void Send(ReadOnlySpan<byte> wire)
    {
        foreach (byte value in wire)
            Receive(_guardian, value);
        Listen();
    }

    public void AdvanceTo(long microseconds)
    {
        while ((_now / Tick) < microseconds / Tick)
        {
            _now = ((_now / Tick) + 1) * Tick;
            RunTick(_guardian);
            Listen();
        }

        _now = microseconds;
    }

    public void Advance(long microseconds) => AdvanceTo(_now + microseconds);

    public void Dispose() => Destroy(_guardian);

    private byte NextSequence() => unchecked((byte)(Freedom.Sequence + 1));

    private void Listen()
    {
        for (int value = Transmit(_guardian); value >= 0; value = Transmit(_guardian))
            _ear.Hear((byte)value);
    }

    [LibraryImport(Library, EntryPoint = "portable_create")]
    private static partial nint Create();

    [LibraryImport(Library, EntryPoint = "portable_destroy")]
    private static partial void Destroy(nint guardian);

    [LibraryImport(Library, EntryPoint = "portable_tick")]
    private static partial void RunTick(nint guardian);

    [LibraryImport(Library, EntryPoint = "portable_receive")]
    private static partial void Receive(nint guardian, byte value);

    [LibraryImport(Library, EntryPoint = "portable_transmit")]
    private static partial int Transmit(nint guardian);

    [LibraryImport(Library, EntryPoint = "portable_pin")]
    private static partial void SetPin(nint guardian, int pin, int value);

    [LibraryImport(Library, EntryPoint = "portable_needle")]
    private static partial void StepNeedle(nint guardian, int step);

    [LibraryImport(Library, EntryPoint = "portable_plunger")]
    private static partial void StepPlunger(nint guardian, int step);

    [LibraryImport(Library, EntryPoint = "portable_illegal")]
    private static partial void Illegal(nint guardian);

    [LibraryImport(Library, EntryPoint = "portable_freedom")]
    private static partial void GetFreedom(nint guardian, out Freedom freedom);
}
