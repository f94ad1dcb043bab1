using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Hardware.Tests.Guardian;

/// <summary>A line whose other end is the test.</summary>
internal sealed class ScriptedLine : ISerialLine
{
    private readonly Queue<byte> _arrived = new();
    private readonly List<byte> _sent = [];

    private ScriptedLine()
    {
    }

    /// <summary>How many bytes it still takes.</summary>
    public int Room { get; set; } = int.MaxValue;

    /// <summary>Holds nothing that would have to be let go of.</summary>
    public static ScriptedLine Make() => new();

    public void Arrive(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
            _arrived.Enqueue(value);
    }

    public byte[] TakeSent()
    {
        byte[] sent = [.. _sent];
        _sent.Clear();
        return sent;
    }

    public int Read(Span<byte> buffer)
    {
        int count = 0;
        while (count < buffer.Length && _arrived.TryDequeue(out byte value))
            buffer[count++] = value;
        return count;
    }

    public bool Write(ReadOnlySpan<byte> bytes)
    {
        int taken = Math.Min(bytes.Length, Room);
        _sent.AddRange(bytes[..taken]);
        if (Room != int.MaxValue)
            Room -= taken;
        return taken == bytes.Length;
    }

    public void Dispose()
    {
    }
}
