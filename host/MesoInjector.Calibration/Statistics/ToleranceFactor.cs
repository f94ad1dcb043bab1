using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace MesoInjector.Calibration.Statistics;

/// <summary>
/// The factor k of the two-sided tolerance interval mean ± k·s of normal values (ISO 16269-6): with a given confidence at least a given
/// part of all values lies in it.
/// </summary>
public static class ToleranceFactor
{
    /// <summary>The mean of a sample lies within so many of its own standard deviations.</summary>
    private const double MeanRange = 8;

    private const int IntegrationOrder = 64;

    /// <summary>Computes k.</summary>
    /// <param name="n">How many values, 2 or more.</param>
    /// <param name="confidence">As 0.95.</param>
    /// <param name="part">Of all values, as 0.975.</param>
    public static double TwoSided(int n, double confidence, double part)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        double degrees = n - 1;
        return Brent.FindRoot(k => Confidence(k) - confidence, 0.1, 100, 1e-9);

        // Over where the sample's mean may lie: the chance that its spread, times k, still covers the part.
        double Confidence(double k) => GaussLegendreRule.Integrate(
            z => Normal.PDF(0, 1, z) * (1 - ChiSquared.CDF(degrees, degrees * Square(HalfWidth(z / Math.Sqrt(n), part) / k))), -MeanRange, MeanRange, IntegrationOrder);
    }

    /// <summary>Half the width of an interval around an off-centre place that holds a part of the normal distribution.</summary>
    private static double HalfWidth(double centre, double part) =>
        Brent.FindRoot(half => Normal.CDF(0, 1, centre + half) - Normal.CDF(0, 1, centre - half) - part, 0, 50, 1e-10);

    private static double Square(double value) => value * value;
}
