using System.Numerics;

namespace MesoInjector.Daemon;

/// <summary>How punctual the loop is. Written by the loop without allocation; any thread may read, each number for itself.</summary>
public sealed class LoopStatistics
{
    /// <summary>Number of histogram classes; the last takes everything from about four seconds up.</summary>
    public const int Classes = 24;

    private readonly long[] _lateness = new long[Classes];
    private long _cycles;
    private long _missed;
    private long _latest;
    private long _longest;

    /// <summary>Cycles run.</summary>
    public long Cycles => Volatile.Read(ref _cycles);

    /// <summary>Whole periods in which no cycle began.</summary>
    public long Missed => Volatile.Read(ref _missed);

    /// <summary>The latest any cycle began.</summary>
    public TimeSpan MaximumLateness => TimeSpan.FromMicroseconds(Volatile.Read(ref _latest));

    /// <summary>The longest any cycle took.</summary>
    public TimeSpan LongestCycle => TimeSpan.FromMicroseconds(Volatile.Read(ref _longest));

    /// <summary>How many cycles began so late: class 0 below 1 µs, class <c>n</c> from 2ⁿ⁻¹ µs to below 2ⁿ µs.</summary>
    public long Count(int latenessClass) => Volatile.Read(ref _lateness[latenessClass]);

    /// <summary>The lateness that a share of the cycles stayed below, as the upper end of its class; zero before the first cycle.</summary>
    /// <param name="share">0 to 1.</param>
    public TimeSpan LatenessBelow(double share)
    {
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "a share is 0 to 1");
        long needed = (long)Math.Ceiling(Cycles * share);
        long seen = 0;
        for (int i = 0; i < Classes; i++)
        {
            seen += Count(i);
            if (seen >= needed && needed > 0)
                return TimeSpan.FromMicroseconds(1L << i);
        }

        return needed == 0 ? TimeSpan.Zero : MaximumLateness;
    }

    /// <inheritdoc />
    public override string ToString() =>
        $"{Cycles} cycles, {Missed} missed; late: 99 % below {LatenessBelow(0.99).TotalMicroseconds:0} µs, 99.9 % below {LatenessBelow(0.999).TotalMicroseconds:0} µs, at most {MaximumLateness.TotalMicroseconds:0} µs; longest cycle {LongestCycle.TotalMicroseconds:0} µs";

    internal void Add(TimeSpan lateness, TimeSpan duration, long missed)
    {
        long late = lateness.Ticks / TimeSpan.TicksPerMicrosecond;
        long took = duration.Ticks / TimeSpan.TicksPerMicrosecond;
        int latenessClass = Math.Min(late == 0 ? 0 : BitOperations.Log2((ulong)late) + 1, Classes - 1);
        Volatile.Write(ref _lateness[latenessClass], _lateness[latenessClass] + 1);
        Volatile.Write(ref _cycles, _cycles + 1);
        Volatile.Write(ref _missed, _missed + missed);
        if (late > _latest)
            Volatile.Write(ref _latest, late);
        if (took > _longest)
            Volatile.Write(ref _longest, took);
    }
}
