using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace MesoInjector.Calibration.Statistics;

/// <summary>Grubbs' test for one outlier in normal values, two-sided (ISO 5725-2).</summary>
public static class GrubbsTest
{
    /// <summary>Values so far out come by chance in one calibration of a hundred.</summary>
    public const double Significance = 0.01;

    /// <summary>Looks for the value that lies furthest out.</summary>
    /// <param name="values">At least three.</param>
    /// <returns>Its index, its distance in standard deviations and the largest that passes; index −1 where no value is an outlier.</returns>
    public static (int Index, double Distance, double Critical) Find(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < 3)
            throw new ArgumentException("an outlier among fewer than three values cannot be told", nameof(values));
        double mean = values.Mean();
        double deviation = values.StandardDeviation();
        double critical = Critical(values.Count, Significance);
        if (deviation <= 0)
            return (-1, 0, critical);
        int furthest = Enumerable.Range(0, values.Count).MaxBy(index => Math.Abs(values[index] - mean));
        double distance = Math.Abs(values[furthest] - mean) / deviation;
        return (distance > critical ? furthest : -1, distance, critical);
    }

    /// <summary>The largest distance that is not an outlier's.</summary>
    public static double Critical(int n, double significance)
    {
        double t = StudentT.InvCDF(0, 1, n - 2, 1 - (significance / (2 * n)));
        return (n - 1) / Math.Sqrt(n) * Math.Sqrt(t * t / (n - 2 + (t * t)));
    }
}
