using MesoInjector.Control.Treatment;
using MesoInjector.Documents.Drawing;
using MesoInjector.Documents.Pages;

namespace MesoInjector.Simulator.Reports;

/// <summary>What each point got: the device's estimate as a bar with its uncertainty, the truth as a mark across it.</summary>
internal static class DosePlot
{
    /// <summary>Draws it.</summary>
    /// <param name="page">Where.</param>
    /// <param name="points">At least one.</param>
    /// <param name="planned">How many there were to be; places stay free for those that got nothing.</param>
    /// <param name="protocol">Gives dose and limit.</param>
    public static void Write(Markup page, IReadOnlyList<PointDose> points, int planned, Protocol protocol)
    {
        double dose = protocol.Dose.Nanolitres / 1000.0;
        double limit = protocol.PointLimit.Nanolitres / 1000.0;
        double most = points.Max(point => Math.Max(point.EstimatedNl + point.UncertaintyNl, point.TrueNl)) / 1000.0;
        int last = Math.Max(points[^1].Point, Math.Max(planned, 1));
        double barPixels = (TimeAxis.Width - 56.0) / last;
        double half = barPixels > 6 ? 0.36 : 0.5;
        PointDose highest = points.MaxBy(point => point.TrueNl)!;
        string words = $"Dose at {Figures.Count(points.Count)} points. The most that truly went into one is {Figures.Microlitres(highest.TrueNl)}, at point {highest.Point}; " +
            $"asked for {Figures.Number(dose, 1)} µL, limit {Figures.Number(limit, 1)} µL.";
        using var plot = new SvgPlot(page, new PlotFrame("dose", "Dose at each point, µL", words, TimeAxis.Width, 230),
            (Math.Min(points[0].Point, 1) - 0.6, last + 0.6), (0, Math.Max(limit, most) * 1.12));
        plot.UprightAxis(6);
        foreach (PointDose point in points)
        {
            string note = $"Point {point.Point}: estimated {Figures.Number(point.EstimatedNl / 1000.0, 1)} ± {Figures.Microlitres(point.UncertaintyNl)}, " +
                $"truly {Figures.Microlitres(point.TrueNl)}" + (point.Injections > 1 ? $", in {point.Injections} injections" : "") + (point.AllCompleted ? "" : "; ended early");
            double estimated = point.EstimatedNl / 1000.0;
            double uncertainty = point.UncertaintyNl / 1000.0;
            plot.Bar(point.Point - half, point.Point + half, estimated, point.AllCompleted ? "bar" : "bar early", note);
            if (uncertainty > 0)
                plot.Whisker(point.Point, Math.Max(0, estimated - uncertainty), estimated + uncertainty, barPixels > 12 ? 3 : 0);
            plot.Mark(point.Point - half, point.Point + half, point.TrueNl / 1000.0, "truth");
        }

        plot.Limit(dose, "", hard: false);
        plot.Limit(limit, $"most a point may take, {Figures.Number(limit, 1)} µL");
        plot.AcrossAxis(
            AxisTicks.Decimal(0.6, last + 0.5, 18).Where(tick => tick >= 1 && tick == Math.Floor(tick)).Prepend(1).Distinct(),
            tick => Figures.Number(tick, 0));
        plot.Legend("dose asked for", "target");
        plot.Legend("true", "truth");
        plot.Legend("estimated ± uncertainty", "device");
    }
}
