using System.Buffers.Binary;
using MesoInjector.Simulator.Chips;

namespace MesoInjector.Simulator.Tests.Chips;

/// <summary>The host's end of the wires: raw datagrams and bare addresses, so that no driver can share a mistake with the chip.</summary>
internal sealed class Tmc5160Host
{
    public Tmc5160Chip Chip { get; } = new();

    /// <summary>Status byte of the last transfer.</summary>
    public byte Status { get; private set; }

    public string Send(string hex)
    {
        var request = Convert.FromHexString(hex);
        var reply = new byte[request.Length];
        Chip.Transfer(request, reply);
        Status = reply[0];
        return Convert.ToHexString(reply);
    }

    public uint Datagram(byte first, uint word)
    {
        Span<byte> request = stackalloc byte[5];
        Span<byte> reply = stackalloc byte[5];
        request[0] = first;
        BinaryPrimitives.WriteUInt32BigEndian(request[1..], word);
        Chip.Transfer(request, reply);
        Status = reply[0];
        return BinaryPrimitives.ReadUInt32BigEndian(reply[1..]);
    }

    public void Write(int address, long value) => Datagram((byte)(address | 0x80), unchecked((uint)value));

    public uint Read(int address)
    {
        Datagram((byte)address, 0);
        return Datagram((byte)address, 0);
    }

    public int ReadSigned(int address) => unchecked((int)Read(address));

    public uint RampStat() => Read(0x35);

    /// <summary>The data sheet's own ramp (page 116).</summary>
    public Tmc5160Host WithExampleRamp()
    {
        foreach (var datagram in (string[])
            ["A4000003E8", "A50000C350", "A6000001F4", "A700030D40", "A8000002BC", "AA00000578", "AB0000000A", "A000000000"])
        {
            Send(datagram);
        }

        return this;
    }

    /// <summary>A constant speed reached within one tick: V microsteps per 2^24 clocks.</summary>
    public Tmc5160Host RunningAt(int velocity)
    {
        Write(0x26, 65535);
        Write(0x27, Math.Abs(velocity));
        Write(0x20, velocity > 0 ? 1 : 2);
        while (Math.Abs(Chip.VActual) != Math.Abs(velocity))
        {
            Chip.Advance(512);
        }

        return this;
    }

    public void AdvanceTicks(long ticks) => Chip.Advance(ticks * 512);

    /// <summary>Runs until nothing moves any more; the number of 512-clock ticks it took.</summary>
    public int RunToRest(int limit)
    {
        for (var tick = 0; tick < limit; tick++)
        {
            if (!Chip.Moving)
                return tick;
            Chip.Advance(512);
        }

        throw new InvalidOperationException($"Still moving after {limit} ticks: X {Chip.XActual}, V {Chip.VActual}.");
    }
}
