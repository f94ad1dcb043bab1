using System.Globalization;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Preparation;

/// <summary>
/// Scalp drawings of the screen lie on their side, the forehead left: a screen is wider than high, and so a place is half as large again
/// under a finger. Drawing units are millimetres; x runs from forehead to back, y from the patient's right to the left.
/// </summary>
internal static class ScalpDrawing
{
    /// <summary>What the drawing shows, in its units.</summary>
    public const string ViewBox = "-150 -92 298 184";

    /// <summary>An oval around the regions, the nose at the left.</summary>
    public const string Head = "M-139 -10L-148 0L-139 10A140 86 0 1 0 -139 -10Z";

    /// <summary>Across, by the drawing's units.</summary>
    public static string X(ScalpPlace place) => Text(-place.Y);

    /// <summary>Down.</summary>
    public static string Y(ScalpPlace place) => Text(-place.X);

    /// <summary>The outline of a region as a path.</summary>
    public static string Outline(ScalpRegion region) => $"M{string.Join('L', ScalpMap.Outline(region).Select(corner => $"{X(corner)} {Y(corner)}"))}Z";

    /// <summary>The middle of a region.</summary>
    public static ScalpPlace Middle(ScalpRegion region)
    {
        IReadOnlyList<ScalpPlace> corners = ScalpMap.Outline(region);
        return new ScalpPlace(corners.Average(corner => corner.X), corners.Average(corner => corner.Y));
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
