using UnitsNet;

namespace MesoInjector.Control.Quantities;

/// <summary>How fast an axis moves; positive is toward the patient.</summary>
/// <remarks>Integer micrometres per second inside; <c>default</c> is zero.</remarks>
public readonly record struct AxisSpeed : IComparable<AxisSpeed>
{
    private AxisSpeed(int value) => MicrometresPerSecond = value;

    /// <summary>Zero.</summary>
    public static AxisSpeed Zero => default;

    /// <summary>The value in micrometres per second.</summary>
    public int MicrometresPerSecond { get; }

    /// <summary>From micrometres per second.</summary>
    public static AxisSpeed FromMicrometresPerSecond(int value) => new(value);

    /// <summary>From a UnitsNet quantity, rounded to the nearest of the micrometres per second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not fit.</exception>
    public static AxisSpeed From(Speed value) => new(Rounding.ToInt32(value.MicrometersPerSecond, nameof(value)));

    /// <summary>As a UnitsNet quantity, for screens and files.</summary>
    public Speed ToSpeed() => Speed.FromMicrometersPerSecond(MicrometresPerSecond);

    /// <inheritdoc />
    public int CompareTo(AxisSpeed other) => MicrometresPerSecond.CompareTo(other.MicrometresPerSecond);

    /// <inheritdoc />
    public override string ToString() => $"{MicrometresPerSecond / 1000.0:0.###} mm/s";

    /// <summary>Sum.</summary>
    public static AxisSpeed operator +(AxisSpeed left, AxisSpeed right) => new(left.MicrometresPerSecond + right.MicrometresPerSecond);

    /// <summary>Difference.</summary>
    public static AxisSpeed operator -(AxisSpeed left, AxisSpeed right) => new(left.MicrometresPerSecond - right.MicrometresPerSecond);

    /// <summary>Negation.</summary>
    public static AxisSpeed operator -(AxisSpeed value) => new(-value.MicrometresPerSecond);

    /// <summary>Less than.</summary>
    public static bool operator <(AxisSpeed left, AxisSpeed right) => left.MicrometresPerSecond < right.MicrometresPerSecond;

    /// <summary>Greater than.</summary>
    public static bool operator >(AxisSpeed left, AxisSpeed right) => left.MicrometresPerSecond > right.MicrometresPerSecond;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(AxisSpeed left, AxisSpeed right) => left.MicrometresPerSecond <= right.MicrometresPerSecond;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(AxisSpeed left, AxisSpeed right) => left.MicrometresPerSecond >= right.MicrometresPerSecond;

    /// <summary>From millimetres per second.</summary>
    public static AxisSpeed FromMillimetresPerSecond(int value) => new(value * 1000);

    /// <summary>The size without the sign.</summary>
    public AxisSpeed Abs() => new(Math.Abs(MicrometresPerSecond));
}
