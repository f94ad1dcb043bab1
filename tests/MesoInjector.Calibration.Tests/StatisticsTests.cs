using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Calibration.Procedures;
using MesoInjector.Calibration.Statistics;

namespace MesoInjector.Calibration.Tests;

/// <summary>The statistics against published tables and worked examples.</summary>
public sealed class StatisticsTests
{
    /// <summary>Factors of ISO 16269-6, two-sided, 95 % confidence.</summary>
    [Theory]
    [InlineData(10, 0.95, 3.393)]
    [InlineData(20, 0.95, 2.760)]
    [InlineData(30, 0.95, 2.555)]
    [InlineData(60, 0.95, 2.335)]
    [InlineData(100, 0.95, 2.234)]
    [InlineData(10, 0.975, 3.871)]
    [InlineData(20, 0.975, 3.154)]
    [InlineData(35, 0.975, 2.852)]
    [InlineData(60, 0.975, 2.670)]
    [InlineData(100, 0.975, 2.555)]
    public void The_tolerance_factor_is_that_of_the_standard(int n, double part, double k) =>
        Assert.Equal(k, ToleranceFactor.TwoSided(n, 0.95, part), 0.0011);

    /// <summary>Factors Z of ISO 8655-6 at 50 % relative humidity, µL/mg.</summary>
    [Theory]
    [InlineData(15, 800, 1.0017)]
    [InlineData(15, 1013, 1.0020)]
    [InlineData(17.5, 950, 1.0023)]
    [InlineData(20, 800, 1.0026)]
    [InlineData(20, 1013, 1.0029)]
    [InlineData(22, 1050, 1.0033)]
    [InlineData(23, 950, 1.0034)]
    [InlineData(25, 800, 1.0038)]
    [InlineData(25, 1013, 1.0040)]
    [InlineData(27.5, 950, 1.0046)]
    [InlineData(30, 800, 1.0052)]
    [InlineData(30, 1050, 1.0054)]
    public void A_milligram_of_water_takes_what_the_table_says(double celsius, double hectopascals, double z) =>
        Assert.Equal(z, WaterDensity.VolumePerMass(new Conditions(celsius, hectopascals, 50)), 0.00006);

    /// <summary>Critical values of Grubbs' test at 5 % and 1 %, two-sided (ISO 5725-2, table 5).</summary>
    [Theory]
    [InlineData(5, 0.05, 1.715)]
    [InlineData(10, 0.05, 2.290)]
    [InlineData(20, 0.05, 2.709)]
    [InlineData(10, 0.01, 2.482)]
    [InlineData(30, 0.01, 3.236)]
    public void The_critical_distance_is_that_of_the_table(int n, double significance, double critical) => Assert.Equal(critical, GrubbsTest.Critical(n, significance), 0.001);

    [Fact]
    public void An_outlier_is_found_and_a_sound_sample_has_none()
    {
        double[] sound = [10.1, 10.0, 9.9, 10.05, 9.95, 10.02, 9.98, 10.0];
        Assert.Equal(-1, GrubbsTest.Find(sound).Index);
        Assert.Equal(8, GrubbsTest.Find([.. sound, 11]).Index);
        Assert.Equal(-1, GrubbsTest.Find([1.0, 1, 1]).Index);
    }

    [Fact]
    public void A_line_is_fitted_as_by_hand()
    {
        // Slope and intercept of five points; the sums are small enough to be worked out on paper: slope 0.6, intercept 2.2, s = √(2.4/3).
        LinearModel line = LinearModel.Fit([[1, 1], [1, 2], [1, 3], [1, 4], [1, 5]], [2, 4, 5, 4, 5]);
        Assert.Equal(2.2, line.Coefficients[0], 1e-12);
        Assert.Equal(0.6, line.Coefficients[1], 1e-12);
        Assert.Equal(Math.Sqrt(2.4 / 3), line.Scatter, 1e-12);
        Assert.Equal(Math.Sqrt(0.08) * LinearModel.Widening(3), line.Standard(1), 1e-12);
        Assert.Equal(4.0, line.At(1, 3), 1e-12);
    }

    [Fact]
    public void Terms_that_cannot_be_told_apart_and_too_few_measurements_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LinearModel.Fit([[1, 2], [1, 2], [1, 2]], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => LinearModel.Fit([[1, 2], [1, 3]], [1, 2]));
    }

    [Fact]
    public void Few_readings_are_believed_less()
    {
        Assert.Equal(1, LinearModel.Widening(100_000), 1e-4);
        Assert.Equal(4.527 / 2, LinearModel.Widening(2), 0.002);
        Assert.True(LinearModel.Widening(3) > LinearModel.Widening(9));
    }

    [Fact]
    public void A_budget_adds_in_squares()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<(NormalFloat, NormalFloat)>(), parts =>
        {
            double one = Math.Abs(parts.Item1.Get % 100);
            double other = Math.Abs(parts.Item2.Get % 100);
            var budget = new UncertaintyBudget("", "", [new("", "", one), new("", "", other)]);
            Assert.Equal(2 * Math.Sqrt((one * one) + (other * other)), budget.Expanded, 1e-9);
        }).QuickCheckThrowOnFailure();
    }
}
