namespace MesoInjector.Simulator.Bench;

/// <summary>What is wrong with the time of the host: cycles that begin late, a program that stands still, a clock that jumps.</summary>
public sealed class HostPace
{
    /// <summary>How many milliseconds late each cycle begins.</summary>
    public int LateMilliseconds { get; set; }

    /// <summary>For how many milliseconds the program stands still before its next cycle.</summary>
    public int StandstillMilliseconds { get; set; }

    /// <summary>How far the clock the controller is given is off, µs.</summary>
    public long ClockOffset { get; set; }

    /// <summary>Something is wrong.</summary>
    public bool Any => LateMilliseconds != 0 || StandstillMilliseconds != 0 || ClockOffset != 0;

    /// <summary>By how many milliseconds the next cycle is late.</summary>
    internal int TakeLateness()
    {
        int late = LateMilliseconds + StandstillMilliseconds;
        StandstillMilliseconds = 0;
        return late;
    }
}
