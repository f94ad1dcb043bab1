using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Documents.Drawing;

namespace MesoInjector.Documents.Tests.Drawing;

public sealed class DecimationTests
{
    [Theory]
    [InlineData(9)]
    [InlineData(-9)]
    public void A_spike_of_one_sample_survives(double spike)
    {
        List<CurvePoint> curve = [.. Enumerable.Range(0, 100_000).Select(i => new CurvePoint(i, i == 54_321 ? spike : Math.Sin(i)))];
        List<CurvePoint> thin = Decimation.Thin(curve, 0, 100_000, 300);
        Assert.Contains(new CurvePoint(54_321, spike), thin);
        Assert.InRange(thin.Count, 300, 602);
    }

    [Fact]
    public void Few_samples_are_kept_as_they_are()
    {
        List<CurvePoint> curve = [new(0, 1), new(1, 2), new(2, 1), new(3, 5)];
        Assert.Equal(curve, Decimation.Thin(curve, 0, 3, 700));
    }

    [Fact]
    public void Samples_outside_the_drawing_are_left_out() =>
        Assert.Equal([new CurvePoint(1, 2), new CurvePoint(2, 3)], Decimation.Thin([new(0.9, 1), new(1, 2), new(2, 3), new(2.1, 4)], 1, 2, 100));

    [Fact]
    public void A_stretch_without_values_breaks_the_curve_once()
    {
        List<CurvePoint> thin = Decimation.Thin([new(0, 1), new(10, double.NaN), new(20, double.NaN), new(30, 2)], 0, 30, 30);
        Assert.Equal([1, double.NaN, 2], thin.Select(point => point.Value));
    }

    [Fact]
    public void What_goes_up_and_down_in_one_column_is_down_across_the_gap_after_it()
    {
        List<CurvePoint> thin = Decimation.Thin([new(0, 0), new(10, 0), new(10.1, 2), new(10.2, 1), new(10.3, 0), new(90, 0)], 0, 100, 100);
        Assert.Equal([new(0, 0), new(10, 0), new(10.1, 2), new(10.3, 0), new(90, 0)], thin);
    }

    [Fact]
    public void No_samples_make_no_points() => Assert.Empty(Decimation.Thin([], 0, 1, 10));

    /// <summary>The extremes of the whole curve are points of the thinned one, which stays in order and in size.</summary>
    [Fact]
    public void Any_curve_keeps_its_extremes_and_its_order()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>().Filter(values => values.Length > 0), ArbMap.Default.ArbFor<PositiveInt>(), (values, columns) =>
        {
            List<CurvePoint> curve = [.. values.Select((value, i) => new CurvePoint(i, value))];
            List<CurvePoint> thin = Decimation.Thin(curve, 0, values.Length, columns.Get);
            return thin.Max(point => point.Value) == values.Max() && thin.Min(point => point.Value) == values.Min()
                && thin.Zip(thin.Skip(1)).All(pair => pair.First.At < pair.Second.At) && thin.Count <= 4 * columns.Get && (columns.Get > values.Length || thin.Count <= (2 * columns.Get) + 2) && thin.All(curve.Contains);
        }).QuickCheckThrowOnFailure();
    }
}
