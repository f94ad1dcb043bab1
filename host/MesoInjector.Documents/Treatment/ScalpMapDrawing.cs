using MesoInjector.Control.Treatment;
using MesoInjector.Documents.Pages;
using MesoInjector.Records.Reading;

namespace MesoInjector.Documents.Treatment;

/// <summary>The scalp from above with every point: filled as far as its dose went in, a cross where it was aborted, empty where nothing was given.</summary>
internal static class ScalpMapDrawing
{
    private const double Width = 320;
    private const double Height = 404;
    private const double Scale = 1.3;
    private const double CentreX = Width / 2;
    private const double CentreY = 212;
    private const double Radius = 8.5;

    /// <summary>Half of the head's outline, mm.</summary>
    private const double Side = 86;
    private const double Front = 140;

    public static void Draw(Markup page, TreatmentSession session)
    {
        page.Open("svg", ("viewBox", $"0 0 {Px(Width)} {Px(Height)}"), ("role", "img"), ("aria-labelledby", "map-t map-d"), ("class", "map"));
        page.Leaf("title", "Scalp from above", ("id", "map-t"));
        page.Leaf("desc", $"{session.Points.Count} points; {session.Points.Count(point => point.Status == PointStatus.Done)} with their whole dose.", ("id", "map-d"));
        page.Empty("path", ("class", "head"), ("d", HeadOutline()));
        page.Leaf("text", "forehead", ("class", "tick mid"), ("x", Px(CentreX)), ("y", "11"));
        page.Leaf("text", "left", ("class", "tick"), ("x", "2"), ("y", Px(CentreY)));
        page.Leaf("text", "right", ("class", "tick end"), ("x", Px(Width - 2)), ("y", Px(CentreY)));
        foreach (ScalpRegion region in session.Points.Select(point => point.Region).Distinct())
            page.Empty("path", ("class", "region"), ("d", $"M{string.Join('L', ScalpMap.Outline(region).Select(At))}Z"));
        foreach (PointRecord point in session.Points)
            DrawPoint(page, point);
        page.Close();
    }

    private static void DrawPoint(Markup page, PointRecord point)
    {
        (double x, double y) = Place(point.Place);
        double share = point.Planned.Nanolitres == 0 ? 0 : Math.Clamp((double)point.Estimated.Nanolitres / point.Planned.Nanolitres, 0, 1);
        page.Open("g");
        page.Leaf("title", $"Point {point.Number}: {Words(point.Status)}, {Figures.Microlitres(point.Estimated.Nanolitres)} of {Figures.Microlitres(point.Planned.Nanolitres)}");
        page.Empty("circle", ("class", "empty"), ("cx", Px(x)), ("cy", Px(y)), ("r", Px(Radius)));
        if (share > 0)
            page.Empty("circle", ("class", "given"), ("cx", Px(x)), ("cy", Px(y)), ("r", Px(Radius * Math.Sqrt(share))));
        if (point.Status == PointStatus.Partial)
            page.Empty("path", ("class", "cross"), ("d", $"M{Px(x - 6)} {Px(y - 6)}l12 12M{Px(x + 6)} {Px(y - 6)}l-12 12"));
        page.Leaf("text", Figures.Count(point.Number), ("class", share > 0.4 ? "number on" : "number"), ("x", Px(x)), ("y", Px(y + 3.2)));
        page.Close();
    }

    /// <summary>What became of a point, in a word.</summary>
    public static string Words(PointStatus status) => status switch
    {
        PointStatus.Done => "given",
        PointStatus.Partial => "given in part",
        PointStatus.Skipped => "left out",
        PointStatus.Planned => "not given",
        _ => status.ToString(),
    };

    private static string HeadOutline()
    {
        // An oval around the regions, the nose at the top.
        (double top, double side, double half) = (CentreY - (Front * Scale), Side * Scale, Front * Scale);
        string oval = $"A{Px(side)} {Px(half)} 0 1 1";
        return $"M{Px(CentreX - 10)} {Px(top + 1)}L{Px(CentreX)} {Px(top - 9)}L{Px(CentreX + 10)} {Px(top + 1)}{oval} {Px(CentreX - 10)} {Px(top + 1)}Z";
    }

    private static (double X, double Y) Place(ScalpPlace place) => (CentreX + (place.X * Scale), CentreY - (place.Y * Scale));

    private static string At(ScalpPlace place)
    {
        (double x, double y) = Place(place);
        return $"{Px(x)} {Px(y)}";
    }

    private static string Px(double value) => Figures.Pixels(value);
}
