namespace UnitsNet;

/// <summary>No quantity holds NaN or an infinity: they are refused where they enter.</summary>
internal static class Finite
{
    public static double Require(double value, string parameter) =>
        double.IsFinite(value) ? value : throw new ArgumentException($"{value} is not a valid number.", parameter);
}
