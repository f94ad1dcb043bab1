using System.Diagnostics;
using MesoInjector.Simulator.Bench;

namespace MesoInjector.Benchmarks;

/// <summary>
/// How long a run would take undisturbed: it is played many times, and of each stretch of it the shortest time counts. On a machine that is
/// shared this repeats within three hundredths where whole runs scatter by a half.
/// </summary>
internal sealed class LeastStretches
{
    /// <summary>A fifth of a millisecond: short against the pauses of a shared machine, long against reading the clock.</summary>
    private const int Cycles = 200;

    private readonly List<long> _least = [];
    private long _since;
    private int _cycle;
    private int _stretch;

    /// <summary>The sum of the shortest, s.</summary>
    public double Seconds => _least.Sum() / (double)Stopwatch.Frequency;

    /// <summary>A run begins.</summary>
    public void Begin()
    {
        _cycle = 0;
        _stretch = 0;
        _since = Stopwatch.GetTimestamp();
    }

    /// <summary>A cycle of it is over.</summary>
    public void See(long now, VirtualBench bench)
    {
        if (++_cycle % Cycles == 0)
            Take();
    }

    /// <summary>The run is over.</summary>
    public void End() => Take();

    private void Take()
    {
        long now = Stopwatch.GetTimestamp();
        if (_stretch == _least.Count)
            _least.Add(long.MaxValue);
        _least[_stretch] = Math.Min(_least[_stretch], now - _since);
        _stretch++;
        _since = now;
    }
}
