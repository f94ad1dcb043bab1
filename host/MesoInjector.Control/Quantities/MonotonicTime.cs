namespace MesoInjector.Control.Quantities;

/// <summary>An instant on a clock that never jumps: time since the device was started.</summary>
/// <remarks>Integer microseconds inside; <c>default</c> is the start. Wall-clock time exists only in records.</remarks>
public readonly record struct MonotonicTime : IComparable<MonotonicTime>
{
    private MonotonicTime(long microseconds) => Microseconds = microseconds;

    /// <summary>Microseconds since the start.</summary>
    public long Microseconds { get; }

    /// <summary>From microseconds since the start.</summary>
    public static MonotonicTime FromMicroseconds(long value) => new(value);

    /// <inheritdoc />
    public int CompareTo(MonotonicTime other) => Microseconds.CompareTo(other.Microseconds);

    /// <inheritdoc />
    public override string ToString() => $"{Microseconds / 1e6:0.000} s";

    /// <summary>The time between two instants.</summary>
    public static TimeSpan operator -(MonotonicTime left, MonotonicTime right) =>
        new((left.Microseconds - right.Microseconds) * TimeSpan.TicksPerMicrosecond);

    /// <summary>A later instant.</summary>
    public static MonotonicTime operator +(MonotonicTime left, TimeSpan right) => new(left.Microseconds + (right.Ticks / TimeSpan.TicksPerMicrosecond));

    /// <summary>Earlier than.</summary>
    public static bool operator <(MonotonicTime left, MonotonicTime right) => left.Microseconds < right.Microseconds;

    /// <summary>Later than.</summary>
    public static bool operator >(MonotonicTime left, MonotonicTime right) => left.Microseconds > right.Microseconds;

    /// <summary>Not later than.</summary>
    public static bool operator <=(MonotonicTime left, MonotonicTime right) => left.Microseconds <= right.Microseconds;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(MonotonicTime left, MonotonicTime right) => left.Microseconds >= right.Microseconds;
}
