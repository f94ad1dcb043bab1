using UnitsNet;

namespace MesoInjector.Control.Quantities;

/// <summary>An amount of fluid without an upper bound; may be negative where it is a difference.</summary>
/// <remarks>Integer nanolitres inside; <c>default</c> is zero.</remarks>
public readonly record struct FluidVolume : IComparable<FluidVolume>
{
    private FluidVolume(long value) => Nanolitres = value;

    /// <summary>Zero.</summary>
    public static FluidVolume Zero => default;

    /// <summary>The value in nanolitres.</summary>
    public long Nanolitres { get; }

    /// <summary>From nanolitres.</summary>
    public static FluidVolume FromNanolitres(long value) => new(value);

    /// <summary>From a UnitsNet quantity, rounded to the nearest of the nanolitres.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not fit.</exception>
    public static FluidVolume From(Volume value) => new(Rounding.ToInt64(value.Nanoliters, nameof(value)));

    /// <summary>As a UnitsNet quantity, for screens and files.</summary>
    public Volume ToVolume() => Volume.FromNanoliters(Nanolitres);

    /// <inheritdoc />
    public int CompareTo(FluidVolume other) => Nanolitres.CompareTo(other.Nanolitres);

    /// <inheritdoc />
    public override string ToString() => $"{Nanolitres / 1000.0:0.##} µL";

    /// <summary>Sum.</summary>
    public static FluidVolume operator +(FluidVolume left, FluidVolume right) => new(left.Nanolitres + right.Nanolitres);

    /// <summary>Difference.</summary>
    public static FluidVolume operator -(FluidVolume left, FluidVolume right) => new(left.Nanolitres - right.Nanolitres);

    /// <summary>Negation.</summary>
    public static FluidVolume operator -(FluidVolume value) => new(-value.Nanolitres);

    /// <summary>Less than.</summary>
    public static bool operator <(FluidVolume left, FluidVolume right) => left.Nanolitres < right.Nanolitres;

    /// <summary>Greater than.</summary>
    public static bool operator >(FluidVolume left, FluidVolume right) => left.Nanolitres > right.Nanolitres;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(FluidVolume left, FluidVolume right) => left.Nanolitres <= right.Nanolitres;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(FluidVolume left, FluidVolume right) => left.Nanolitres >= right.Nanolitres;

    /// <summary>From microlitres.</summary>
    public static FluidVolume FromMicrolitres(int value) => new(value * 1000L);

    /// <summary>From millilitres.</summary>
    public static FluidVolume FromMillilitres(int value) => new(value * 1_000_000L);

    /// <summary>The size without the sign.</summary>
    public FluidVolume Abs() => new(Math.Abs(Nanolitres));

    /// <summary>The larger of two.</summary>
    public static FluidVolume Max(FluidVolume left, FluidVolume right) => left > right ? left : right;

    /// <summary>The smaller of two.</summary>
    public static FluidVolume Min(FluidVolume left, FluidVolume right) => left < right ? left : right;
}
