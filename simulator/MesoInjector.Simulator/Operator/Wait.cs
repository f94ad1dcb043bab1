namespace MesoInjector.Simulator.Operator;

/// <summary>What the operator waits for before the next action: a time, or something seen, but never for ever.</summary>
/// <param name="Microseconds">How long; the limit where there is something to see.</param>
/// <param name="Seen">What is waited for; null for a plain wait.</param>
/// <param name="What">In words, for the message when it never comes; null where the operator then simply goes on.</param>
public readonly record struct Wait(long Microseconds, Func<bool>? Seen, string? What)
{
    /// <summary>A plain wait.</summary>
    public static Wait For(TimeSpan time) => new(time.Ticks / TimeSpan.TicksPerMicrosecond, null, null);

    /// <summary>Waits until something is seen; gives the work up when it is not.</summary>
    public static Wait Until(Func<bool> seen, TimeSpan limit, string what) => new(limit.Ticks / TimeSpan.TicksPerMicrosecond, seen, what);

    /// <summary>Waits until something is seen, or goes on without.</summary>
    public static Wait AtMost(Func<bool> seen, TimeSpan limit) => new(limit.Ticks / TimeSpan.TicksPerMicrosecond, seen, null);

    /// <summary>Whether the wait is over.</summary>
    public bool Over(bool timeIsUp) => timeIsUp || Seen?.Invoke() == true;
}
