namespace UnitsNet;

/// <summary>Comparing quantities: what is refused, and equality within a tolerance.</summary>
internal static class Strict
{
    public const string Equality =
        "Equal only with the same number in the same unit: 1 m is not 1000 mm. Use Equals(other, tolerance), or compare with < and >.";

    public static int Compare<TQuantity>(TQuantity quantity, object? other)
        where TQuantity : IComparable<TQuantity>
    {
        ArgumentNullException.ThrowIfNull(other);
        return other is TQuantity known
            ? quantity.CompareTo(known)
            : throw new ArgumentException($"A {typeof(TQuantity).Name} cannot be compared with a {other.GetType().Name}.", nameof(other));
    }

    public static TQuantity Tolerance<TQuantity>(IQuantity tolerance) => tolerance is TQuantity known
        ? known
        : throw new ArgumentException($"The tolerance of a {typeof(TQuantity).Name} is one too.", nameof(tolerance));

    public static TUnit Unit<TUnit>(Enum unit)
        where TUnit : struct, Enum => unit is TUnit known
            ? known
            : throw new ArgumentException($"{unit.GetType()} is not {typeof(TUnit)}.", nameof(unit));

    /// <summary>All three numbers in the same unit. The limit is included.</summary>
    public static bool WithinTolerance(double value, double other, double tolerance) => tolerance < 0
        ? throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "A tolerance is not negative.")
        : Math.Abs(value - other) <= tolerance;
}
