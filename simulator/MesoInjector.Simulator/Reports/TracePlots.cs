using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>Where a plot of the trace goes and what it covers.</summary>
/// <param name="Prefix">Makes ids unique in the page.</param>
/// <param name="From">Where it begins, s.</param>
/// <param name="To">Where it ends, s.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Left">Pixels kept at the left.</param>
/// <param name="Columns">Columns a curve is thinned to.</param>
internal sealed record PlotWindow(string Prefix, double From, double To, int Width, int Height, int Left, int Columns);

/// <summary>The quantities of the trace, each drawn against its limit; the same over a session and over one injection.</summary>
internal sealed class TracePlots(Markup page, Protocol protocol, IReadOnlyList<TraceSample> trace)
{
    /// <summary>The home place of the needle is millimetres behind the nose; drawing it would leave no room for the skin.</summary>
    private const double ShallowestDrawn = -0.3;

    private const double DeepestDrawn = 4.4;

    /// <summary>Contact force, N.</summary>
    public SvgPlot Contact(PlotWindow window)
    {
        double abort = HardLimits.ContactAbort.Millinewtons / 1000.0;
        double most = HardLimits.ContactMaximum.Millinewtons / 1000.0;
        double least = HardLimits.ContactMinimum.Millinewtons / 1000.0;
        double peak = Peak(window, sample => sample.ContactN);
        double top = peak > most ? Math.Max(abort, peak) * 1.1 : most * 1.15;
        SvgPlot plot = Begin(window, "contact", "Contact force, N", $"Contact force as measured, up to {Figures.Newtons(peak)}.", (0, top));
        plot.UprightAxis(5);
        plot.Curve(Curve(window, sample => sample.ContactN), CurveLook.Truth, window.Columns);
        plot.Limit(least, $"least that counts as contact, {Figures.Newtons(least)}", hard: false);
        plot.Limit(most, $"most to begin with, {Figures.Newtons(most)}", hard: false);
        if (top > abort)
            plot.Limit(abort, $"aborts, {Figures.Newtons(abort)}");
        return plot;
    }

    /// <summary>Needle extension, mm, downward as into the skin.</summary>
    public SvgPlot Depth(PlotWindow window, double commandedMillimetres)
    {
        double deepest = Peak(window, sample => sample.TrueDepthUm / 1000.0);
        SvgPlot plot = Begin(window, "depth", "Needle depth, mm",
            $"Needle extension beyond the nose, truly at most {Figures.Number(deepest, 3)} mm; target {Figures.Number(commandedMillimetres, 2)} mm, cap 4.000 mm.",
            (ShallowestDrawn, DeepestDrawn), downward: true);
        plot.UprightAxis(5);
        plot.Limit(commandedMillimetres, $"target {Figures.Number(commandedMillimetres, 2)} mm", hard: false);
        plot.Limit(SessionFacts.DepthClaimUm / 1000.0, $"cap {Figures.Millimetres(SessionFacts.DepthClaimUm)}, never reached");
        plot.Curve(Curve(window, MeasuredDepth), CurveLook.Device, window.Columns);
        plot.Curve(Curve(window, sample => sample.TrueDepthUm / 1000.0), CurveLook.Truth, window.Columns);
        Legend(plot, "measured");
        return plot;
    }

    /// <summary>Pressure in the syringe, kPa.</summary>
    public SvgPlot Pressure(PlotWindow window)
    {
        double cap = protocol.PressureCap.Pascals / 1000.0;
        double peak = Math.Max(Peak(window, sample => sample.PressureKpa), Peak(window, sample => sample.TruePressureKpa));
        double low = Math.Min(Lowest(window, sample => sample.PressureKpa), Lowest(window, sample => sample.TruePressureKpa));
        SvgPlot plot = Begin(window, "pressure", "Pressure, kPa",
            $"Pressure in the syringe, up to {Figures.Kilopascals(peak)}; delivery is aborted at {Figures.Kilopascals(cap)}.",
            (Math.Min(0, low), Math.Max(cap, peak) * 1.15));
        plot.UprightAxis(4);
        plot.Limit(cap, $"aborts, {Figures.Kilopascals(cap)}");
        plot.Curve(Curve(window, sample => sample.PressureKpa), CurveLook.Device, window.Columns);
        plot.Curve(Curve(window, sample => sample.TruePressureKpa), CurveLook.Truth, window.Columns);
        Legend(plot, "estimated");
        return plot;
    }

    /// <summary>Flow through the needle, µL/s.</summary>
    public SvgPlot Flow(PlotWindow window)
    {
        double asked = protocol.Flow.NanolitresPerSecond / 1000.0;
        double peak = Peak(window, sample => sample.FlowUlPerS);
        double low = Lowest(window, sample => sample.FlowUlPerS);
        SvgPlot plot = Begin(window, "flow", "Flow, µL/s", $"True flow through the needle, up to {Figures.Number(peak, 1)} µL/s; {Figures.Number(asked, 1)} asked for.",
            (Math.Min(0, low), Math.Max(asked, peak) * 1.25));
        plot.UprightAxis(4);
        plot.Limit(asked, $"asked for, {Figures.Number(asked, 1)} µL/s", hard: false);
        plot.Curve(Curve(window, sample => sample.FlowUlPerS), CurveLook.Truth, window.Columns);
        return plot;
    }

    private SvgPlot Begin(PlotWindow window, string name, string title, string description, (double From, double To) up, bool downward = false) =>
        new(page, new PlotFrame($"{window.Prefix}-{name}", title, description, window.Width, window.Height, window.Left), (window.From, window.To), up, downward);

    private static void Legend(SvgPlot plot, string device)
    {
        plot.Legend("true", "truth");
        plot.Legend(device, "device");
    }

    /// <summary>Before homing the device does not know where its needle is, and the trace has zero there.</summary>
    private static double MeasuredDepth(TraceSample sample) =>
        sample.State is InjectorState.Boot or InjectorState.SelfTest or InjectorState.Homing or InjectorState.Recovering
            ? double.NaN
            : sample.DepthUm / 1000.0;

    private IEnumerable<TraceSample> Samples(PlotWindow window)
    {
        for (int i = First(window.From); i < trace.Count && trace[i].Seconds <= window.To; i++)
            yield return trace[i];
    }

    private IEnumerable<CurvePoint> Curve(PlotWindow window, Func<TraceSample, double> value) =>
        Samples(window).Select(sample => new CurvePoint(sample.Seconds, value(sample)));

    private double Peak(PlotWindow window, Func<TraceSample, double> value) => Samples(window).Select(value).Where(double.IsFinite).DefaultIfEmpty(0).Max();

    private double Lowest(PlotWindow window, Func<TraceSample, double> value) => Samples(window).Select(value).Where(double.IsFinite).DefaultIfEmpty(0).Min();

    /// <summary>The first sample not before a time, by halving: a session has a hundred windows and a hundred thousand samples.</summary>
    private int First(double seconds)
    {
        int low = 0;
        int high = trace.Count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (trace[middle].Seconds < seconds)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
