namespace MesoInjector.Control.Treatment;

/// <summary>Lays points on a hexagonal lattice: the densest way to keep a spacing, and the most even dose.</summary>
internal static class HexagonalLayout
{
    /// <summary>Every lattice place inside the regions, row by row from the back, alternately left and right.</summary>
    public static List<PlanPoint> Fill(Protocol protocol, IReadOnlyList<ScalpRegion> regions)
    {
        // A hair above the spacing, so that rounding can never bring two points nearer than it.
        double spacing = (protocol.Spacing.Nanometres / 1e6) + 1e-6;
        double rowHeight = spacing * Math.Sqrt(3) / 2;
        ScalpRegion[] asked = [.. regions.Distinct()];
        double bottom = asked.Length == 0 ? 0 : asked.SelectMany(ScalpMap.Outline).Min(place => place.Y);
        double top = asked.Length == 0 ? 0 : asked.SelectMany(ScalpMap.Outline).Max(place => place.Y);
        int rows = (int)Math.Floor((top - bottom) / rowHeight) + 1;
        double first = bottom + ((top - bottom - ((rows - 1) * rowHeight)) / 2);

        List<PlanPoint> points = [];
        for (int row = 0; row < rows; row++)
        {
            double y = first + (row * rowHeight);
            List<(ScalpRegion Region, ScalpPlace Place)> places = Row(asked, y, spacing, row % 2 == 0 ? 0 : spacing / 2);
            if (row % 2 == 1)
                places.Reverse();
            foreach (var (region, place) in places)
                points.Add(new PlanPoint(points.Count + 1, region, place, protocol.Dose));
        }

        return points;
    }

    /// <summary>The points nearest to the middle of all, renumbered in their order.</summary>
    public static List<PlanPoint> MostCentral(List<PlanPoint> points, int count)
    {
        ScalpPlace middle = new(points.Average(point => point.Place.X), points.Average(point => point.Place.Y));
        return [.. points.OrderBy(point => point.Place.DistanceTo(middle)).ThenBy(point => point.Number).Take(count)
            .OrderBy(point => point.Number).Select((point, index) => point with { Number = index + 1 })];
    }

    private static List<(ScalpRegion Region, ScalpPlace Place)> Row(ScalpRegion[] regions, double y, double spacing, double offset)
    {
        const double HalfWidthMillimetres = 120;
        List<(ScalpRegion, ScalpPlace)> places = [];
        int steps = (int)(HalfWidthMillimetres / spacing) + 1;
        for (int step = -steps; step <= steps; step++)
        {
            ScalpPlace place = new((step * spacing) + offset, y);
            foreach (ScalpRegion region in regions)
            {
                if (ScalpMap.Contains(region, place))
                {
                    places.Add((region, place));
                    break;
                }
            }
        }

        return places;
    }
}
