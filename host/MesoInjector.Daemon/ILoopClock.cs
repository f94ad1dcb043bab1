using MesoInjector.Control.Quantities;

namespace MesoInjector.Daemon;

/// <summary>The clock the loop runs by.</summary>
public interface ILoopClock
{
    /// <summary>The time.</summary>
    MonotonicTime Now { get; }

    /// <summary>Sleeps until an instant; returns at once when it has passed.</summary>
    void WaitUntil(MonotonicTime time);
}
