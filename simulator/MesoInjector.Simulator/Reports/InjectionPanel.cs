using MesoInjector.Control.Machine;
using MesoInjector.Documents.Drawing;
using MesoInjector.Documents.Pages;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>One injection over its seconds: depth, flow and pressure with the phases behind them.</summary>
internal sealed class InjectionPanel(SessionResult result, TracePlots plots)
{
    /// <summary>What is shown before the press and after the end, s.</summary>
    private const double Margin = 0.25;

    private const int SmallWidth = 285;

    /// <summary>Draws one across the page.</summary>
    public void WriteLarge(InjectionResult injection, string prefix) => Write(injection, prefix, TimeAxis.Width, 150, TimeAxis.Width - 56);

    /// <summary>Draws one as three small plots side by side.</summary>
    /// <param name="injection">Which.</param>
    /// <param name="prefix">Makes ids unique in the page.</param>
    /// <param name="columns">How finely: what a page full of panels can afford.</param>
    public void WriteSmall(InjectionResult injection, string prefix, int columns) => Write(injection, prefix, SmallWidth, 165, columns);

    private void Write(InjectionResult injection, string prefix, int width, int height, int columns)
    {
        double from = injection.StartSeconds - Margin;
        double to = injection.StartSeconds + Math.Max(injection.DurationSeconds, 0.1) + Margin;
        var window = new PlotWindow(prefix, from, to, width, height, 46, columns, Phases(from, to));
        using (SvgPlot depth = plots.Depth(window, injection.DepthCommandedUm / 1000.0))
            WriteSeconds(depth, window, injection.StartSeconds);
        using (SvgPlot flow = plots.Flow(window))
            WriteSeconds(flow, window, injection.StartSeconds);
        using (SvgPlot pressure = plots.Pressure(window))
            WriteSeconds(pressure, window, injection.StartSeconds);
    }

    private static void WriteSeconds(SvgPlot plot, PlotWindow window, double start)
    {
        int most = window.Width > SmallWidth ? 12 : 5;
        int decimals = AxisTicks.Decimals(AxisTicks.Step(window.From - start, window.To - start, most));
        plot.AcrossAxis(AxisTicks.Decimal(window.From - start, window.To - start, most).Select(tick => tick + start), at => Figures.Number(at - start, decimals) + " s");
    }

    private List<PhaseBand> Phases(double from, double to)
    {
        List<PhaseBand> bands = [];
        for (int i = 0; i < result.States.Count && result.States[i].AtSeconds <= to; i++)
        {
            StateEvent entered = result.States[i];
            double left = i + 1 < result.States.Count ? result.States[i + 1].AtSeconds : to;
            if (left >= from && InUse(entered.State))
                bands.Add(new PhaseBand(entered.AtSeconds, left, Wording.Of(entered.State), entered.State is InjectorState.Dispensing or InjectorState.Withdrawing));
        }

        return bands;
    }

    private static bool InUse(InjectorState state) =>
        state is InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling or InjectorState.Withdrawing;
}
