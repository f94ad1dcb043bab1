using MesoInjector.Hardware.Guardian;
using MesoInjector.Simulator.Guardian;

namespace MesoInjector.Simulator.Bench;

/// <summary>The wires between host and guardian: 115200 baud, eight bits, no parity; a byte takes 87 µs each way.</summary>
public sealed class VirtualSerialLine : ISerialLine
{
    private const long ByteMicroseconds = 87;
    private const byte SpoiltBit = 0x10;

    private readonly GuardianModel _guardian;
    private readonly Wire _toGuardian = new();
    private readonly Wire _toHost = new();
    private readonly byte[] _buffer = new byte[256];
    private long _now;
    private long _carried;

    /// <summary>A line to a guardian.</summary>
    public VirtualSerialLine(GuardianModel guardian) => _guardian = guardian;

    /// <summary>Nothing is on the wires.</summary>
    public bool Quiet => _toGuardian.Empty && _toHost.Empty;

    /// <summary>Fault: the plug is pulled.</summary>
    public bool Unplugged { get; set; }

    /// <summary>Fault: each byte of this number is lost; 0 for none.</summary>
    public int LoseEach { get; set; }

    /// <summary>Fault: a bit of each byte of this number is inverted; 0 for none.</summary>
    public int SpoilEach { get; set; }

    /// <summary>Fault: how much later a byte arrives than it should, µs.</summary>
    public long Delay { get; set; }

    /// <inheritdoc />
    public int Read(Span<byte> buffer) => _toHost.Take(_now, buffer);

    /// <inheritdoc />
    public bool Write(ReadOnlySpan<byte> bytes) => Unplugged || Put(_toGuardian, bytes);

    /// <summary>Time has come this far.</summary>
    public void Advance(long now)
    {
        _now = now;
        int count = _guardian.Transmit(_buffer);
        if (count > 0 && !Unplugged)
            Put(_toHost, _buffer.AsSpan(0, count));
        int arrived = _toGuardian.Take(now, _buffer);
        if (arrived > 0)
            _guardian.Receive(_buffer.AsSpan(0, arrived));
    }

    /// <summary>A stretch of time is skipped: what is on the wires stays where it is.</summary>
    public void ShiftClock(long microseconds)
    {
        _now += microseconds;
        _toGuardian.Shift(microseconds);
        _toHost.Shift(microseconds);
    }

    private bool Put(Wire wire, ReadOnlySpan<byte> bytes)
    {
        if (LoseEach == 0 && SpoilEach == 0)
            return wire.Put(_now + Delay, bytes);
        Span<byte> spoilt = stackalloc byte[256];
        int kept = 0;
        foreach (byte value in bytes)
        {
            _carried++;
            if (LoseEach == 0 || _carried % LoseEach != 0)
                spoilt[kept++] = SpoilEach != 0 && _carried % SpoilEach == 0 ? (byte)(value ^ SpoiltBit) : value;
        }

        return wire.Put(_now + Delay, spoilt[..kept]);
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }

    /// <summary>Bytes in flight one way, each with the time it will have arrived.</summary>
    private sealed class Wire
    {
        private readonly byte[] _bytes = new byte[1024];
        private readonly long[] _arrivals = new long[1024];
        private int _first;
        private int _count;
        private long _free;

        public bool Empty => _count == 0;

        public bool Put(long now, ReadOnlySpan<byte> bytes)
        {
            if (_count + bytes.Length > _bytes.Length)
                return false;
            foreach (byte value in bytes)
            {
                _free = Math.Max(_free, now) + ByteMicroseconds;
                int at = (_first + _count++) % _bytes.Length;
                _bytes[at] = value;
                _arrivals[at] = _free;
            }

            return true;
        }

        public int Take(long now, Span<byte> buffer)
        {
            int taken = 0;
            while (_count > 0 && taken < buffer.Length && _arrivals[_first] <= now)
            {
                buffer[taken++] = _bytes[_first];
                _first = (_first + 1) % _bytes.Length;
                _count--;
            }

            return taken;
        }

        public void Shift(long microseconds)
        {
            _free += microseconds;
            for (int i = 0; i < _count; i++)
                _arrivals[(_first + i) % _bytes.Length] += microseconds;
        }
    }
}
