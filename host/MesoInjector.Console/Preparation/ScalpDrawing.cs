using System.Globalization;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Preparation;

/// <summary>The scalp as a plan is painted on it: from above, the forehead at the top, drawing units millimetres, x to the patient's right, y to the back.</summary>
internal static class ScalpDrawing
{
    /// <summary>What of the head is shown: every region with a little around it.</summary>
    public const string ViewBox = "-84 -134 168 262";

    /// <summary>An oval around the regions.</summary>
    public const string Head = "M0 -131A80 131 0 0 1 80 0A80 125 0 0 1 -80 0A80 131 0 0 1 0 -131Z";

    /// <summary>Which way the patient looks.</summary>
    public const string Nose = "M-8 -127L0 -133L8 -127";

    /// <summary>Across.</summary>
    public static string X(ScalpPlace place) => Text(place.X);

    /// <summary>Down.</summary>
    public static string Y(ScalpPlace place) => Text(-place.Y);

    /// <summary>The outline of a region as a path.</summary>
    public static string Outline(ScalpRegion region) => $"M{string.Join('L', ScalpMap.Outline(region).Select(corner => $"{X(corner)} {Y(corner)}"))}Z";

    /// <summary>A region alone, to be painted large: what of the drawing is then shown.</summary>
    public static string ViewBoxOf(ScalpRegion region)
    {
        const double Margin = 8;
        IReadOnlyList<ScalpPlace> corners = ScalpMap.Outline(region);
        double left = corners.Min(corner => corner.X) - Margin;
        double top = -corners.Max(corner => corner.Y) - Margin;
        double right = corners.Max(corner => corner.X) + Margin;
        double bottom = -corners.Min(corner => corner.Y) + Margin;
        return $"{Text(left)} {Text(top)} {Text(right - left)} {Text(bottom - top)}";
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
