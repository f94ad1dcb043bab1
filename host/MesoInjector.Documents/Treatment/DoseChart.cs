using MesoInjector.Control.Treatment;
using MesoInjector.Documents.Drawing;
using MesoInjector.Documents.Pages;
using MesoInjector.Records.Reading;

namespace MesoInjector.Documents.Treatment;

/// <summary>The dose of every point against what was planned and what a point may take at most.</summary>
internal static class DoseChart
{
    private const int Width = 720;
    private const int Height = 210;
    private const int FewTicks = 20;

    public static void Draw(Markup page, TreatmentSession session)
    {
        double limit = session.Protocol.PointLimit.Nanolitres / 1000.0;
        double most = session.Points.Select(point => point.UpperBound.Nanolitres / 1000.0).Append(limit).Max();
        var frame = new PlotFrame("dose", "Dose at each point, µL", "Bars: what is believed to have gone in. Whiskers: up to the most it can have been.", Width, Height, QuietStart: true);
        using var plot = new SvgPlot(page, frame, (0.4, session.Points.Count + 0.6), (0, most * 1.12));
        plot.UprightAxis(6);
        int step = session.Points.Count <= FewTicks ? 1 : 5;
        plot.AcrossAxis(session.Points.Select(point => (double)point.Number).Where(number => number == 1 || number % step == 0), number => Figures.Count((long)number));
        foreach (PointRecord point in session.Points)
        {
            double given = point.Estimated.Nanolitres / 1000.0;
            plot.Bar(point.Number - 0.36, point.Number + 0.36, given, point.Status == PointStatus.Done ? "bar" : "bar early",
                $"Point {point.Number}: {Figures.Microlitres(point.Estimated.Nanolitres)}, at most {Figures.Microlitres(point.UpperBound.Nanolitres)}");
            if (point.UpperBound.Nanolitres > 0)
                plot.Whisker(point.Number, given, point.UpperBound.Nanolitres / 1000.0, 2);
        }

        plot.Limit(limit, $"most a point may take, {Figures.Microlitres(session.Protocol.PointLimit.Nanolitres)}");
        plot.Limit(session.Protocol.Dose.Nanolitres / 1000.0, "", hard: false);
    }
}
