using System.Globalization;
using MesoInjector.Console.Screens.Operate;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Records.Reading;

namespace MesoInjector.Console.Tests.Operate;

/// <summary>The live scalp map.</summary>
public sealed class ScalpSightTests
{
    [Fact]
    public void Every_point_lies_inside_what_is_seen_and_none_touches_its_neighbour()
    {
        List<PointRecord> points = [Point(1, ScalpRegion.Frontal, 0, 118), Point(2, ScalpRegion.Frontal, 12, 110), Point(3, ScalpRegion.Vertex, 0, -66)];
        var sight = ScalpSight.Of(points);
        double[] box = [.. sight.ViewBox.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        double ring = double.Parse(sight.Ring, CultureInfo.InvariantCulture);

        Assert.All(points, point => Assert.InRange(point.Place.X, box[0] + ring, box[0] + box[2] - ring));
        Assert.All(points, point => Assert.InRange(-point.Place.Y, box[1] + ring, box[1] + box[3] - ring));
        Assert.InRange(2 * ring, 0, points[0].Place.DistanceTo(points[1].Place));
    }

    [Fact]
    public void A_decimal_comma_of_the_machine_does_not_reach_the_drawing()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal("translate(1.5 -2.5)", ScalpSight.At(new ScalpPlace(1.5, 2.5)));
            Assert.DoesNotContain(',', ScalpSight.Of([]).ViewBox + ScalpSight.OutlineOf(ScalpRegion.Donor));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static PointRecord Point(int number, ScalpRegion region, double x, double y) => new(
        number, region, new ScalpPlace(x, y), Dose.FromNanolitres(40_000), PointStatus.Planned, [], FluidVolume.Zero, FluidVolume.Zero, FluidVolume.Zero);
}
