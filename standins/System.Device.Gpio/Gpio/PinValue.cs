namespace System.Device.Gpio;

/// <summary>Logic level of a pin. <c>default</c> is <see cref="Low"/>.</summary>
public readonly struct PinValue : IEquatable<PinValue>
{
    // One byte, not bool: the struct stays blittable.
    private readonly byte _level;

    private PinValue(byte level) => _level = level;

    /// <summary>The high level.</summary>
    public static PinValue High => new(1);

    /// <summary>The low level.</summary>
    public static PinValue Low => default;

    /// <summary>Zero is low, every other number (negative ones too) is high.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator PinValue(int value) => value != 0 ? High : Low;

    /// <summary>True is high.</summary>
    /// <param name="value">The truth value.</param>
    public static implicit operator PinValue(bool value) => value ? High : Low;

    /// <summary>1 for high, 0 for low.</summary>
    /// <param name="value">The level.</param>
    public static explicit operator byte(PinValue value) => value._level;

    /// <summary>1 for high, 0 for low.</summary>
    /// <param name="value">The level.</param>
    public static explicit operator int(PinValue value) => value._level;

    /// <summary>True for high.</summary>
    /// <param name="value">The level.</param>
    public static explicit operator bool(PinValue value) => value._level != 0;

    /// <summary>Whether both are the same level.</summary>
    /// <param name="a">One level.</param>
    /// <param name="b">The other.</param>
    public static bool operator ==(PinValue a, PinValue b) => a._level == b._level;

    /// <summary>Whether the levels differ.</summary>
    /// <param name="a">One level.</param>
    /// <param name="b">The other.</param>
    public static bool operator !=(PinValue a, PinValue b) => a._level != b._level;

    /// <summary>The opposite level.</summary>
    /// <param name="v">The level.</param>
    public static PinValue operator !(PinValue v) => v._level == 0 ? High : Low;

    /// <inheritdoc/>
    public bool Equals(PinValue other) => _level == other._level;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PinValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _level;

    /// <summary>"High" or "Low".</summary>
    /// <returns>The level's name.</returns>
    public override string ToString() => _level == 0 ? nameof(Low) : nameof(High);
}
