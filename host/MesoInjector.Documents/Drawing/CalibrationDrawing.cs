using MesoInjector.Calibration;
using MesoInjector.Documents.Pages;

namespace MesoInjector.Documents.Drawing;

/// <summary>A plot of a calibration: for its certificate, and for the screen on which it is done.</summary>
public static class CalibrationDrawing
{
    private const int Left = 60;

    /// <summary>Draws it.</summary>
    /// <param name="page">Where.</param>
    /// <param name="drawn">What; with at least one point or a line.</param>
    /// <param name="id">Unique in the page.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public static void Draw(Markup page, CalibrationPlot drawn, string id, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        (double From, double To) across = Range(drawn.Points.Concat(drawn.Line).Select(point => point.X));
        double[] limits = drawn.Limit is { } limit ? [limit, -limit] : [];
        (double From, double To) up = Range(drawn.Points.Concat(drawn.Line).Select(point => point.Y).Concat(limits));
        int ticks = Math.Max(2, width / 80);
        var frame = new PlotFrame(id, drawn.Title, $"{drawn.Title} against {drawn.Across}: {drawn.Points.Count} points.", width, height, Left);
        using var plot = new SvgPlot(page, frame, across, up);
        plot.UprightAxis(Math.Max(2, height / 42));
        foreach (double line in limits)
            plot.Limit(line, line > 0 ? "limit" : "");
        if (drawn.Line.Count > 0)
            plot.Curve(drawn.Line.Select(point => new CurvePoint(point.X, point.Y)), CurveLook.Device, plot.Columns);
        plot.Dots(drawn.Points.Select(point => new CurvePoint(point.X, point.Y)));
        int decimals = AxisTicks.Decimals(AxisTicks.Step(across.From, across.To, ticks));
        plot.AcrossAxis(AxisTicks.Decimal(across.From, across.To, ticks), tick => Figures.Number(tick, decimals));
    }

    private static (double From, double To) Range(IEnumerable<double> values)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in values)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));

        // What differs by the last bits only is one value.
        double margin = high - low > 1e-9 * (1 + Math.Abs(high)) ? (high - low) * 0.06 : 1;
        return (low - margin, high + margin);
    }
}
