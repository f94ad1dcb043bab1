using UnitsNet;

namespace MesoInjector.Control.Quantities;

/// <summary>A place or a distance along an axis; positive is toward the patient.</summary>
/// <remarks>Integer nanometres inside; <c>default</c> is zero. Range ± 2.1 m.</remarks>
public readonly record struct AxisPosition : IComparable<AxisPosition>
{
    private AxisPosition(int value) => Nanometres = value;

    /// <summary>Zero.</summary>
    public static AxisPosition Zero => default;

    /// <summary>The value in nanometres.</summary>
    public int Nanometres { get; }

    /// <summary>From nanometres.</summary>
    public static AxisPosition FromNanometres(int value) => new(value);

    /// <summary>From a UnitsNet quantity, rounded to the nearest of the nanometres.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not fit.</exception>
    public static AxisPosition From(Length value) => new(Rounding.ToInt32(value.Nanometers, nameof(value)));

    /// <summary>As a UnitsNet quantity, for screens and files.</summary>
    public Length ToLength() => Length.FromNanometers(Nanometres);

    /// <inheritdoc />
    public int CompareTo(AxisPosition other) => Nanometres.CompareTo(other.Nanometres);

    /// <inheritdoc />
    public override string ToString() => $"{Nanometres / 1e6:0.####} mm";

    /// <summary>Sum.</summary>
    public static AxisPosition operator +(AxisPosition left, AxisPosition right) => new(left.Nanometres + right.Nanometres);

    /// <summary>Difference.</summary>
    public static AxisPosition operator -(AxisPosition left, AxisPosition right) => new(left.Nanometres - right.Nanometres);

    /// <summary>Negation.</summary>
    public static AxisPosition operator -(AxisPosition value) => new(-value.Nanometres);

    /// <summary>Less than.</summary>
    public static bool operator <(AxisPosition left, AxisPosition right) => left.Nanometres < right.Nanometres;

    /// <summary>Greater than.</summary>
    public static bool operator >(AxisPosition left, AxisPosition right) => left.Nanometres > right.Nanometres;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(AxisPosition left, AxisPosition right) => left.Nanometres <= right.Nanometres;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(AxisPosition left, AxisPosition right) => left.Nanometres >= right.Nanometres;

    /// <summary>From micrometres.</summary>
    public static AxisPosition FromMicrometres(int value) => new(value * 1000);

    /// <summary>The value in micrometres, rounded toward minus infinity.</summary>
    public int Micrometres => (int)Math.Floor(Nanometres / 1000.0);

    /// <summary>The size without the sign.</summary>
    public AxisPosition Abs() => new(Math.Abs(Nanometres));

    /// <summary>The larger of two.</summary>
    public static AxisPosition Max(AxisPosition left, AxisPosition right) => left > right ? left : right;

    /// <summary>The smaller of two.</summary>
    public static AxisPosition Min(AxisPosition left, AxisPosition right) => left < right ? left : right;
}
