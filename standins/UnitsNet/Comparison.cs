namespace UnitsNet;

/// <summary>Equality of two numbers within a tolerance, the limit included.</summary>
internal static class Comparison
{
    public static bool Equals(double referenceValue, double otherValue, double tolerance, ComparisonType comparisonType) =>
        comparisonType switch
        {
            ComparisonType.Relative => EqualsRelative(referenceValue, otherValue, tolerance),
            ComparisonType.Absolute => EqualsAbsolute(referenceValue, otherValue, tolerance),
            _ => throw new InvalidOperationException($"There is no comparison {comparisonType}."),
        };

    public static bool EqualsRelative(double referenceValue, double otherValue, double tolerance) =>
        EqualsAbsolute(referenceValue, otherValue, Math.Abs(referenceValue * NotNegative(tolerance)));

    public static bool EqualsAbsolute(double value1, double value2, double tolerance) =>
        Math.Abs(value1 - value2) <= NotNegative(tolerance);

    private static double NotNegative(double tolerance) =>
        tolerance < 0 ? throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "A tolerance is not negative.") : tolerance;
}
