namespace MesoInjector.Records.Tests;

/// <summary>A wall clock that can be set, and a steady one beside it that cannot.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset _wall = new(2026, 3, 29, 8, 0, 0, TimeSpan.Zero);
    private long _steady;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _wall;

    public override long GetTimestamp() => _steady;

    /// <summary>Time passes on both.</summary>
    public void Pass(TimeSpan time)
    {
        _wall += time;
        _steady += time.Ticks;
    }

    /// <summary>Someone sets the wall clock.</summary>
    public void Step(TimeSpan by) => _wall += by;
}
