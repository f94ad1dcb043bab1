namespace MesoInjector.Simulator.Bench;

/// <summary>What is wrong with the host's disk.</summary>
public sealed class DiskFault
{
    private long _delay;
    private volatile bool _full;

    /// <summary>It is full, or will not be written.</summary>
    public bool Full
    {
        get => _full;
        set => _full = value;
    }

    /// <summary>How much longer it takes than it should, µs.</summary>
    public long Delay
    {
        get => Volatile.Read(ref _delay);
        set => Volatile.Write(ref _delay, value);
    }
}
