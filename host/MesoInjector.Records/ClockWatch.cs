namespace MesoInjector.Records;

/// <summary>Notices when the wall clock steps: between two looks it must have gone on as far as the clock nobody can set.</summary>
internal sealed class ClockWatch
{
    /// <summary>A clock that is steered follows within milliseconds; what is more was set.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _clock;
    private DateTimeOffset _wall;
    private long _steady;

    public ClockWatch(TimeProvider clock)
    {
        _clock = clock;
        _wall = clock.GetUtcNow();
        _steady = clock.GetTimestamp();
    }

    /// <summary>The wall clock.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Looks at both clocks.</summary>
    /// <param name="now">The wall clock.</param>
    /// <returns>How far it stepped, forward positive; zero when it did not.</returns>
    public TimeSpan Look(out DateTimeOffset now)
    {
        now = _clock.GetUtcNow();
        long steady = _clock.GetTimestamp();
        TimeSpan step = now - _wall - _clock.GetElapsedTime(_steady, steady);
        _wall = now;
        _steady = steady;
        return step.Duration() > Tolerance ? step : TimeSpan.Zero;
    }
}
