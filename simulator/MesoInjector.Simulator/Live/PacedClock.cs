using MesoInjector.Control.Quantities;
using MesoInjector.Daemon;
using MesoInjector.Simulator.Bench;

namespace MesoInjector.Simulator.Live;

/// <summary>
/// Virtual time for the loop, held to the wall clock by a factor. A cycle is due when the clock has waited for it, so a wall clock that runs
/// away, a busy machine or a pause never reaches the controller as lateness; only a fault of the virtual host does.
/// </summary>
internal sealed class PacedClock : ILoopClock
{
    private const long PeriodMicroseconds = 1000;

    /// <summary>Sleeping for less than this costs more than it keeps.</summary>
    private const double LeastSleepMilliseconds = 1;

    /// <summary>How long a request waits at most while the clock sleeps.</summary>
    private const double LongestSleepMilliseconds = 5;

    /// <summary>A machine that is further behind than this does not catch up: the factor is more than it can do.</summary>
    private const double MostBehindMilliseconds = 100;

    private readonly TimeProvider _wall;
    private readonly bool _paced;
    private readonly HostFault _host;
    private volatile bool _hurries;
    private long _time;
    private long _anchorWall;
    private long _anchorTime;
    private double _scale;
    private bool _paused;

    /// <summary>A clock at zero.</summary>
    /// <param name="wall">The wall clock.</param>
    /// <param name="scale">Virtual over wall time; null for as fast as it goes.</param>
    /// <param name="host">What is wrong with the virtual host's time.</param>
    public PacedClock(TimeProvider wall, double? scale, HostFault host)
    {
        _wall = wall;
        _paced = scale is not null;
        _host = host;
        _scale = scale ?? 1;
        _anchorWall = wall.GetTimestamp();
    }

    /// <summary>How it waits; by the system's clock, unless a test has another.</summary>
    public Action<TimeSpan> Sleep { get; init; } = Thread.Sleep;

    /// <summary>Called on the loop's thread before each cycle, and again and again while it waits.</summary>
    public Action? Between { get; set; }

    /// <summary>Virtual over wall time; for the loop's thread.</summary>
    public double Scale
    {
        get => _scale;
        set
        {
            _scale = value;
            Anchor();
        }
    }

    /// <summary>Virtual time stands; for the loop's thread.</summary>
    public bool Paused
    {
        get => _paused;
        set
        {
            _paused = value;
            Anchor();
        }
    }

    /// <summary>Virtual time, whatever the host's clock shows, µs; any thread may look.</summary>
    public long Time => Volatile.Read(ref _time);

    /// <inheritdoc />
    public MonotonicTime Now => MonotonicTime.FromMicroseconds(_time + _host.ClockOffset);

    /// <summary>The end was asked for: no pause, and no slower than real time; from any thread.</summary>
    public void Hurry() => _hurries = true;

    /// <summary>Waits for the next millisecond of virtual time. Which one is the loop's business: it asks for one after the other.</summary>
    public void WaitUntil(MonotonicTime time)
    {
        Between?.Invoke();
        while (_paced && Ahead() is var ahead && ahead >= LeastSleepMilliseconds)
        {
            Sleep(TimeSpan.FromMilliseconds(Math.Min(ahead, LongestSleepMilliseconds)));
            Between?.Invoke();
        }

        int late = _host.Any ? _host.TakeLateness() : 0;
        Volatile.Write(ref _time, _time + ((1 + late) * PeriodMicroseconds));
    }

    /// <summary>How far virtual time is ahead of where it should be, in milliseconds of the wall clock.</summary>
    private double Ahead()
    {
        if (_paused && !_hurries)
            return LongestSleepMilliseconds;
        double scale = _hurries ? Math.Max(_scale, 1) : _scale;
        double due = (_time + PeriodMicroseconds - _anchorTime) / (scale * 1000);
        double ahead = due - _wall.GetElapsedTime(_anchorWall).TotalMilliseconds;
        if (ahead < -MostBehindMilliseconds)
            Anchor();
        return ahead;
    }

    private void Anchor()
    {
        _anchorWall = _wall.GetTimestamp();
        _anchorTime = _time;
    }
}
