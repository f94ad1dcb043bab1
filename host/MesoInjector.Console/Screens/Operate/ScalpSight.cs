using System.Globalization;
using MesoInjector.Control.Treatment;
using MesoInjector.Records.Reading;

namespace MesoInjector.Console.Screens.Operate;

/// <summary>The part of the scalp map that a plan needs, as large as it can be: millimetres, the forehead at the top.</summary>
/// <param name="ViewBox">What is seen.</param>
/// <param name="Ring">Radius of a point, mm.</param>
/// <param name="Disc">Radius of what fills it, mm.</param>
/// <param name="Cross">What marks a part of a dose.</param>
/// <param name="Dash">What marks a point that was left out.</param>
/// <param name="Nose">Which way the patient looks.</param>
internal sealed record ScalpSight(string ViewBox, string Ring, string Disc, string Cross, string Dash, string Nose)
{
    private const double Margin = 6;
    private const double NoseHeight = 7;

    /// <summary>A point is drawn smaller than half the way to the next, and never larger than this, mm.</summary>
    private const double LargestRing = 7.5;

    /// <summary>The sight of a plan; all of the scalp where there is none.</summary>
    public static ScalpSight Of(IReadOnlyList<PointRecord> points)
    {
        IReadOnlyList<ScalpRegion> regions = points.Count == 0 ? Enum.GetValues<ScalpRegion>() : [.. points.Select(point => point.Region).Distinct()];
        List<ScalpPlace> corners = [.. regions.SelectMany(ScalpMap.Outline)];
        double left = corners.Min(corner => corner.X) - Margin;
        double right = corners.Max(corner => corner.X) + Margin;
        double top = -corners.Max(corner => corner.Y) - Margin - NoseHeight;
        double bottom = -corners.Min(corner => corner.Y) + Margin;
        double ring = Math.Min(LargestRing, 0.38 * Nearest(points));
        double arm = 0.62 * ring;
        return new ScalpSight(
            string.Create(CultureInfo.InvariantCulture, $"{left:0.#} {top:0.#} {right - left:0.#} {bottom - top:0.#}"),
            Text(ring), Text(ring),
            string.Create(CultureInfo.InvariantCulture, $"M{-arm:0.##} {-arm:0.##}L{arm:0.##} {arm:0.##}M{arm:0.##} {-arm:0.##}L{-arm:0.##} {arm:0.##}"),
            string.Create(CultureInfo.InvariantCulture, $"M{-ring:0.##} 0H{ring:0.##}"),
            string.Create(CultureInfo.InvariantCulture, $"M-6 {top + Margin + NoseHeight - 1:0.#}L0 {top + 2:0.#}L6 {top + Margin + NoseHeight - 1:0.#}"));
    }

    /// <summary>The outline of a region.</summary>
    public static string OutlineOf(ScalpRegion region) => $"M{string.Join('L', ScalpMap.Outline(region).Select(Pair))}Z";

    /// <summary>Where a point is drawn.</summary>
    public static string At(ScalpPlace place) => $"translate({Pair(place)})";

    private static string Pair(ScalpPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.X:0.##} {-place.Y:0.##}");

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The least distance between two neighbours of the walk, which the layout makes the least of all.</summary>
    private static double Nearest(IReadOnlyList<PointRecord> points)
    {
        double nearest = 2 * LargestRing / 0.38;
        for (int i = 1; i < points.Count; i++)
            nearest = Math.Min(nearest, points[i].Place.DistanceTo(points[i - 1].Place));
        return nearest;
    }
}
