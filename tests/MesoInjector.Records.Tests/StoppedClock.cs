namespace MesoInjector.Records.Tests;

/// <summary>A wall clock that stands.</summary>
public sealed class StoppedClock : TimeProvider
{
    public static DateTimeOffset Time { get; } = new(2026, 3, 29, 1, 30, 0, 123, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Time;
}
