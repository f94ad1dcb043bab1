using MesoInjector.Documents.Drawing;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>The axis that all plots over the session share, so that what stands above each other happened together.</summary>
internal sealed class TimeAxis
{
    /// <summary>Width of every full plot, in pixels of the drawing.</summary>
    public const int Width = 820;

    /// <summary>Kept at the left for the names of the lanes.</summary>
    public const int Left = 98;

    public TimeAxis(SessionResult result)
    {
        double last = result.VirtualSeconds;
        if (result.Trace.Count > 0)
            last = Math.Max(last, result.Trace[^1].Seconds);
        if (result.States.Count > 0)
            last = Math.Max(last, result.States[^1].AtSeconds);
        End = double.IsFinite(last) ? Math.Max(last, 1) : 1;
        Ticks = AxisTicks.Clock(0, End, 12);
    }

    public TimeAxis(double from, double end)
    {
        From = from;
        End = Math.Max(end, from + 1);
        Ticks = AxisTicks.Clock(From, End, 12);
    }

    /// <summary>Where the axis begins, s.</summary>
    public double From { get; }

    /// <summary>Where the axis ends, s.</summary>
    public double End { get; }

    /// <summary>Where it carries numbers, s.</summary>
    public IReadOnlyList<double> Ticks { get; }
}
