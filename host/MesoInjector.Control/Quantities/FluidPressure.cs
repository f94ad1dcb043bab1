using UnitsNet;

namespace MesoInjector.Control.Quantities;

/// <summary>A gauge pressure in the syringe.</summary>
/// <remarks>Integer pascals inside; <c>default</c> is zero.</remarks>
public readonly record struct FluidPressure : IComparable<FluidPressure>
{
    private FluidPressure(int value) => Pascals = value;

    /// <summary>Zero.</summary>
    public static FluidPressure Zero => default;

    /// <summary>The value in pascals.</summary>
    public int Pascals { get; }

    /// <summary>From pascals.</summary>
    public static FluidPressure FromPascals(int value) => new(value);

    /// <summary>From a UnitsNet quantity, rounded to the nearest of the pascals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not fit.</exception>
    public static FluidPressure From(Pressure value) => new(Rounding.ToInt32(value.Pascals, nameof(value)));

    /// <summary>As a UnitsNet quantity, for screens and files.</summary>
    public Pressure ToPressure() => Pressure.FromPascals(Pascals);

    /// <inheritdoc />
    public int CompareTo(FluidPressure other) => Pascals.CompareTo(other.Pascals);

    /// <inheritdoc />
    public override string ToString() => $"{Pascals / 1000.0:0.#} kPa";

    /// <summary>Sum.</summary>
    public static FluidPressure operator +(FluidPressure left, FluidPressure right) => new(left.Pascals + right.Pascals);

    /// <summary>Difference.</summary>
    public static FluidPressure operator -(FluidPressure left, FluidPressure right) => new(left.Pascals - right.Pascals);

    /// <summary>Negation.</summary>
    public static FluidPressure operator -(FluidPressure value) => new(-value.Pascals);

    /// <summary>Less than.</summary>
    public static bool operator <(FluidPressure left, FluidPressure right) => left.Pascals < right.Pascals;

    /// <summary>Greater than.</summary>
    public static bool operator >(FluidPressure left, FluidPressure right) => left.Pascals > right.Pascals;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(FluidPressure left, FluidPressure right) => left.Pascals <= right.Pascals;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(FluidPressure left, FluidPressure right) => left.Pascals >= right.Pascals;

    /// <summary>From kilopascals.</summary>
    public static FluidPressure FromKilopascals(int value) => new(value * 1000);

    /// <summary>The larger of two.</summary>
    public static FluidPressure Max(FluidPressure left, FluidPressure right) => left > right ? left : right;

    /// <summary>The smaller of two.</summary>
    public static FluidPressure Min(FluidPressure left, FluidPressure right) => left < right ? left : right;
}
