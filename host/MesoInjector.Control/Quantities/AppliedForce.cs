using UnitsNet;

namespace MesoInjector.Control.Quantities;

/// <summary>A force on a load cell; positive is compression.</summary>
/// <remarks>Integer millinewtons inside; <c>default</c> is zero.</remarks>
public readonly record struct AppliedForce : IComparable<AppliedForce>
{
    private AppliedForce(int value) => Millinewtons = value;

    /// <summary>Zero.</summary>
    public static AppliedForce Zero => default;

    /// <summary>The value in millinewtons.</summary>
    public int Millinewtons { get; }

    /// <summary>From millinewtons.</summary>
    public static AppliedForce FromMillinewtons(int value) => new(value);

    /// <summary>From a UnitsNet quantity, rounded to the nearest of the millinewtons.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not fit.</exception>
    public static AppliedForce From(Force value) => new(Rounding.ToInt32(value.Millinewtons, nameof(value)));

    /// <summary>As a UnitsNet quantity, for screens and files.</summary>
    public Force ToForce() => Force.FromMillinewtons(Millinewtons);

    /// <inheritdoc />
    public int CompareTo(AppliedForce other) => Millinewtons.CompareTo(other.Millinewtons);

    /// <inheritdoc />
    public override string ToString() => $"{Millinewtons / 1000.0:0.##} N";

    /// <summary>Sum.</summary>
    public static AppliedForce operator +(AppliedForce left, AppliedForce right) => new(left.Millinewtons + right.Millinewtons);

    /// <summary>Difference.</summary>
    public static AppliedForce operator -(AppliedForce left, AppliedForce right) => new(left.Millinewtons - right.Millinewtons);

    /// <summary>Negation.</summary>
    public static AppliedForce operator -(AppliedForce value) => new(-value.Millinewtons);

    /// <summary>Less than.</summary>
    public static bool operator <(AppliedForce left, AppliedForce right) => left.Millinewtons < right.Millinewtons;

    /// <summary>Greater than.</summary>
    public static bool operator >(AppliedForce left, AppliedForce right) => left.Millinewtons > right.Millinewtons;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(AppliedForce left, AppliedForce right) => left.Millinewtons <= right.Millinewtons;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(AppliedForce left, AppliedForce right) => left.Millinewtons >= right.Millinewtons;

    /// <summary>The larger of two.</summary>
    public static AppliedForce Max(AppliedForce left, AppliedForce right) => left > right ? left : right;
}
