using UnitsNet;

namespace MesoInjector.Control.Quantities;

/// <summary>How hard an axis speeds up and slows down.</summary>
/// <remarks>Integer millimetres per second squared inside; <c>default</c> is zero.</remarks>
public readonly record struct AxisAcceleration : IComparable<AxisAcceleration>
{
    private AxisAcceleration(int value) => MillimetresPerSecondSquared = value;

    /// <summary>Zero.</summary>
    public static AxisAcceleration Zero => default;

    /// <summary>The value in millimetres per second squared.</summary>
    public int MillimetresPerSecondSquared { get; }

    /// <summary>From millimetres per second squared.</summary>
    public static AxisAcceleration FromMillimetresPerSecondSquared(int value) => new(value);

    /// <summary>From a UnitsNet quantity, rounded to the nearest of the millimetres per second squared.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not fit.</exception>
    public static AxisAcceleration From(Acceleration value) => new(Rounding.ToInt32(value.MillimetersPerSecondSquared, nameof(value)));

    /// <summary>As a UnitsNet quantity, for screens and files.</summary>
    public Acceleration ToAcceleration() => Acceleration.FromMillimetersPerSecondSquared(MillimetresPerSecondSquared);

    /// <inheritdoc />
    public int CompareTo(AxisAcceleration other) => MillimetresPerSecondSquared.CompareTo(other.MillimetresPerSecondSquared);

    /// <inheritdoc />
    public override string ToString() => $"{MillimetresPerSecondSquared} mm/s²";

    /// <summary>Sum.</summary>
    public static AxisAcceleration operator +(AxisAcceleration left, AxisAcceleration right) => new(left.MillimetresPerSecondSquared + right.MillimetresPerSecondSquared);

    /// <summary>Difference.</summary>
    public static AxisAcceleration operator -(AxisAcceleration left, AxisAcceleration right) => new(left.MillimetresPerSecondSquared - right.MillimetresPerSecondSquared);

    /// <summary>Negation.</summary>
    public static AxisAcceleration operator -(AxisAcceleration value) => new(-value.MillimetresPerSecondSquared);

    /// <summary>Less than.</summary>
    public static bool operator <(AxisAcceleration left, AxisAcceleration right) => left.MillimetresPerSecondSquared < right.MillimetresPerSecondSquared;

    /// <summary>Greater than.</summary>
    public static bool operator >(AxisAcceleration left, AxisAcceleration right) => left.MillimetresPerSecondSquared > right.MillimetresPerSecondSquared;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(AxisAcceleration left, AxisAcceleration right) => left.MillimetresPerSecondSquared <= right.MillimetresPerSecondSquared;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(AxisAcceleration left, AxisAcceleration right) => left.MillimetresPerSecondSquared >= right.MillimetresPerSecondSquared;
}
