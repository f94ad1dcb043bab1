using MesoInjector.Control.Machine;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>One injection over its seconds: depth, flow and pressure with the phases behind them.</summary>
internal sealed class InjectionPanel(Markup page, SessionResult result, TracePlots plots)
{
    /// <summary>What is shown before the press and after the end, s.</summary>
    private const double Margin = 0.25;

    /// <summary>Draws one across the page.</summary>
    public void WriteLarge(InjectionResult injection, string prefix) => Write(injection, prefix, TimeAxis.Width, 150, TimeAxis.Width - 56);

    /// <summary>Draws one as three small plots side by side.</summary>
    /// <param name="injection">Which.</param>
    /// <param name="prefix">Makes ids unique in the page.</param>
    /// <param name="columns">How finely: what a page full of panels can afford.</param>
    public void WriteSmall(InjectionResult injection, string prefix, int columns) => Write(injection, prefix, 270, 165, columns);

    private void Write(InjectionResult injection, string prefix, int width, int height, int columns)
    {
        double length = Math.Max(injection.DurationSeconds, 0.1);
        var window = new PlotWindow(prefix, injection.StartSeconds - Margin, injection.StartSeconds + length + Margin, width, height, 46, columns);
        using (SvgPlot depth = plots.Depth(window, injection.DepthCommandedUm / 1000.0))
            Finish(depth, window, injection, phases: true);
        using (SvgPlot flow = plots.Flow(window))
            Finish(flow, window, injection, phases: false);
        using (SvgPlot pressure = plots.Pressure(window))
            Finish(pressure, window, injection, phases: false);
    }

    private void Finish(SvgPlot plot, PlotWindow window, InjectionResult injection, bool phases)
    {
        double start = injection.StartSeconds;
        double length = window.To - window.From;
        List<double> ticks = AxisTicks.Decimal(-Margin, length - Margin, window.Width > 400 ? 12 : 5);
        double step = ticks.Count > 1 ? ticks[1] - ticks[0] : 1;
        plot.AcrossAxis(ticks.Select(tick => tick + start), at => Figures.Number(at - start, AxisTicks.Decimals(step)) + " s");
        Phases(plot, window, phases);
    }

    private void Phases(SvgPlot plot, PlotWindow window, bool named)
    {
        for (int i = 0; i < result.States.Count; i++)
        {
            StateEvent entered = result.States[i];
            double left = i + 1 < result.States.Count ? result.States[i + 1].AtSeconds : window.To;
            if (entered.AtSeconds > window.To)
                break;
            if (left < window.From || !InTissue(entered.State))
                continue;
            plot.Band(entered.AtSeconds, left, named ? Wording.Of(entered.State) : "", entered.State == InjectorState.Dispensing ? "band strong" : "band");
        }
    }

    private static bool InTissue(InjectorState state) =>
        state is InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling or InjectorState.Withdrawing;
}
