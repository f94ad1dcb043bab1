using MesoInjector.Control.Quantities;

namespace MesoInjector.Daemon.Tests;

/// <summary>Time that passes only by waiting for it, and by oversleeping as told.</summary>
internal sealed class FakeLoopClock : ILoopClock
{
    public MonotonicTime Now { get; set; } = MonotonicTime.FromMicroseconds(5_000_000);

    /// <summary>Every instant that was waited for.</summary>
    public List<MonotonicTime> Waits { get; } = new(100_000);

    /// <summary>How much too long a wait lasts, by its number.</summary>
    public Func<int, TimeSpan>? Oversleeps { get; set; }

    /// <summary>What happens while the loop sleeps, by the wait's number.</summary>
    public Action<int>? Sleeping { get; set; }

    public void WaitUntil(MonotonicTime time)
    {
        int number = Waits.Count;
        Waits.Add(time);
        Sleeping?.Invoke(number);
        MonotonicTime until = Oversleeps is null ? time : time + Oversleeps(number);
        if (until > Now)
            Now = until;
    }
}
