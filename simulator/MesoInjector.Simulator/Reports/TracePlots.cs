using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Treatment;
using MesoInjector.Documents.Drawing;
using MesoInjector.Documents.Pages;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>A stretch shaded behind the curves.</summary>
/// <param name="From">Where it begins, s.</param>
/// <param name="To">Where it ends, s.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Strong">Shaded more, so that neighbours differ.</param>
internal readonly record struct PhaseBand(double From, double To, string Name, bool Strong);

/// <summary>Where a plot of the trace goes and what it covers.</summary>
/// <param name="Prefix">Makes ids unique in the page.</param>
/// <param name="From">Where it begins, s.</param>
/// <param name="To">Where it ends, s.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Left">Pixels kept at the left.</param>
/// <param name="Columns">Columns a curve is thinned to.</param>
/// <param name="Phases">Shaded behind the curves; null where the whole session is shown.</param>
internal sealed record PlotWindow(string Prefix, double From, double To, int Width, int Height, int Left, int Columns, IReadOnlyList<PhaseBand>? Phases);

/// <summary>The quantities of the trace, each drawn against its limit; the same over a session and over one injection.</summary>
internal sealed class TracePlots(Markup page, Protocol protocol, IReadOnlyList<TraceSample> trace)
{
    /// <summary>The home place of the needle is millimetres behind the nose; drawing it would leave no room for the skin. The rest is for names.</summary>
    private const double ShallowestDrawn = -0.9;

    private const double DeepestDrawn = 4.4;

    /// <summary>Longer than the recorder waits between two samples while anything goes on, s.</summary>
    private const double Idle = 0.4;

    /// <summary>Longer than the recorder waits while the needle is in use, s.</summary>
    private const double Unseen = 0.02;

    /// <summary>How far below zero is drawn, as a part of the limit: fitting a syringe sucks and pushes more than treating does.</summary>
    private const double BelowZero = 0.2;

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
        plot.Limit(least, $"begins only above {Figures.Newtons(least)}", hard: false);
        plot.Limit(most, $"begins only below {Figures.Newtons(most)}", hard: false);
        if (top > abort)
            plot.Limit(abort, $"aborts, {Figures.Newtons(abort)}");
        return plot;
    }

    /// <summary>Needle extension, mm, downward as into the skin.</summary>
    public SvgPlot Depth(PlotWindow window, double commandedMillimetres)
    {
        double deepest = Peak(window, sample => sample.TrueDepthUm / 1000.0);
        SvgPlot plot = Begin(window, "depth", "Depth, mm",
            $"Needle extension beyond the nose, truly at most {Figures.Number(deepest, 3)} mm; target {Figures.Number(commandedMillimetres, 2)} mm, cap 4.000 mm.",
            (ShallowestDrawn, DeepestDrawn), downward: true);
        plot.UprightAxis(6);
        plot.Limit(commandedMillimetres, $"target {Figures.Number(commandedMillimetres, 2)} mm", hard: false);
        plot.Limit(SessionFacts.DepthClaimUm / 1000.0, $"cap {Figures.Millimetres(SessionFacts.DepthClaimUm)}");
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
            (Math.Clamp(low, -BelowZero * cap, 0), Math.Max(cap, peak) * 1.15));
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
            (Math.Clamp(low, -BelowZero * asked, 0), Math.Max(asked, peak) * 1.25));
        plot.UprightAxis(4);
        plot.Limit(asked, $"asked for, {Figures.Number(asked, 1)} µL/s", hard: false);
        plot.Curve(Curve(window, sample => sample.FlowUlPerS), CurveLook.Truth, window.Columns);
        return plot;
    }

    private SvgPlot Begin(PlotWindow window, string name, string title, string description, (double From, double To) up, bool downward = false)
    {
        var frame = new PlotFrame($"{window.Prefix}-{name}", title, description, window.Width, window.Height, window.Left, QuietStart: window.Phases is null);
        var plot = new SvgPlot(page, frame, (window.From, window.To), up, downward);
        foreach (PhaseBand phase in window.Phases ?? [])
            plot.Band(phase.From, phase.To, downward ? phase.Name : "", phase.Strong ? "band strong" : "band");
        return plot;
    }

    private static void Legend(SvgPlot plot, string device)
    {
        plot.Legend("true", "truth");
        plot.Legend(device, "device");
    }

    /// <summary>While the device does not know where its needle is, the trace has zero; a needle at rest is never there.</summary>
    private static double MeasuredDepth(TraceSample sample) =>
        sample.DepthUm != 0 || sample.State is InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling or InjectorState.Withdrawing
            ? sample.DepthUm / 1000.0
            : double.NaN;

    private IEnumerable<TraceSample> Samples(PlotWindow window)
    {
        for (int i = First(window.From); i < trace.Count && trace[i].Seconds <= window.To; i++)
            yield return trace[i];
    }

    /// <summary>
    /// The samples as a curve. Over a session, time in which nothing happens has no samples: there the last value holds, and a slanting line
    /// to the next one would show what never was. In one injection tens of milliseconds matter: there what was not sampled is not drawn.
    /// </summary>
    private IEnumerable<CurvePoint> Curve(PlotWindow window, Func<TraceSample, double> value)
    {
        bool session = window.Phases is null;
        CurvePoint last = new(double.NaN, double.NaN);
        foreach (TraceSample sample in Samples(window))
        {
            double gap = sample.Seconds - last.At;
            if (session && gap > Idle)
                yield return last with { At = sample.Seconds };
            else if (!session && gap > Unseen)
                yield return new CurvePoint(last.At + (gap / 2), double.NaN);
            last = new CurvePoint(sample.Seconds, value(sample));
            yield return last;
        }
    }

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
