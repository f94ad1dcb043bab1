namespace MesoInjector.Control.Quantities;

/// <summary>The one place where a floating-point value becomes an integer of a quantity.</summary>
internal static class Rounding
{
    public static int ToInt32(double value, string name) =>
        double.IsFinite(value) && Math.Abs(value) <= int.MaxValue
            ? (int)Math.Round(value, MidpointRounding.AwayFromZero)
            : throw new ArgumentOutOfRangeException(name, value, "must be a finite number that fits the quantity");

    public static long ToInt64(double value, string name) =>
        double.IsFinite(value) && Math.Abs(value) < long.MaxValue
            ? (long)Math.Round(value, MidpointRounding.AwayFromZero)
            : throw new ArgumentOutOfRangeException(name, value, "must be a finite number that fits the quantity");
}
