using MesoInjector.Control.Limits;
using MesoInjector.Daemon.Recording;
using MesoInjector.Documents.Drawing;
using MesoInjector.Documents.Pages;

namespace MesoInjector.Simulator.Reports;

/// <summary>
/// A black box as a page for people: what state the device was in, what it sensed and what it asked its axes to do, over the whole recording and
/// over the last seconds, and every event in the order it came. Damaged stretches are left open.
/// </summary>
public static class BlackBoxPage
{
    /// <summary>What led to a fault and what followed is seldom longer.</summary>
    private const double LastSeconds = 10;

    /// <summary>More than anyone reads; the last ones are what someone looks for.</summary>
    private const int MostEvents = 2000;

    /// <summary>A cycle takes 1 ms: a longer pause is time in which nothing was run, and everything stayed as it was.</summary>
    private const double Pause = 0.005;

    private static readonly double DepthCap = HardLimits.NeedleCap.Micrometres / 1000.0;

    /// <summary>Writes the page; the stream stays open.</summary>
    /// <param name="recording">What to draw; at least one cycle of it can be read.</param>
    /// <param name="name">The recording's name, for the heading.</param>
    /// <param name="stream">Where it goes.</param>
    public static void Write(BlackBoxRecording recording, string name, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(stream);
        var events = new BlackBoxEvents(recording);
        using var page = new HtmlPage(stream, $"Black box – {name}", simulated: false);
        page.Markup.Leaf("h1", $"Black box {name}");
        Head(page, recording, events);
        var whole = new TimeAxis(events.From, events.To);
        WriteWindow(page, recording, events, whole, "Everything recorded", "all");
        if (events.To - events.From > 2 * LastSeconds)
            WriteWindow(page, recording, events, new TimeAxis(events.To - LastSeconds, events.To), $"The last {LastSeconds:0} seconds", "last");
        WriteEvents(page, events);
    }

    private static void Head(HtmlPage page, BlackBoxRecording recording, BlackBoxEvents events)
    {
        string from = recording.FirstCycle == 1 ? "from switching on" : $"from {Figures.Clock(events.From)} after switching on (what was before is not in this file)";
        page.Paragraph($"{Figures.Count(events.Cycles)} cycles, {from} to {Figures.Clock(events.To)}; {Figures.Count(recording.Commands.Count)} commands of operators. "
            + $"It ends in the state: {Wording.Of(events.LastState)}.");
        page.Paragraph(recording.FirstCycle == 1 && recording.Damage.Count == 0
            ? "It can be replayed: meso sim replay."
            : "It cannot be replayed to its end by itself; everything below is as it was recorded.");
        if (recording.Damage.Count > 0)
            page.Table("What cannot be read", ["Damage"], [.. recording.Damage.Select(damage => ("broken", new[] { damage }))]);
    }

    private static void WriteWindow(HtmlPage page, BlackBoxRecording recording, BlackBoxEvents events, TimeAxis time, string heading, string prefix)
    {
        page.Section(heading);
        if (prefix == "all")
            page.Figure("Look for what went before the end. Time in minutes and seconds since switching on; ▲ alarm.",
                () => StateRibbon.Write(page.Markup, events.States, events.Alarms, [], time));
        Draw("needle", "Needle, mm", "Look for the carriage following where it was sent. Distance along the axis from where it was switched on.",
            [("sent to", CurveLook.Truth, cycle => cycle.Inputs.Readings.Needle.Commanded.Nanometres / 1e6), ("measured", CurveLook.Device, cycle => cycle.Inputs.Readings.Needle.Measured.Nanometres / 1e6)]);
        Draw("depth", "Depth by the guardian, mm", "Look for dips that end before the cap. Beyond the nose is positive; the guardian counts for itself.",
            [("", CurveLook.Truth, cycle => cycle.Inputs.Readings.Guardian.Depth.Nanometres / 1e6)], DepthCap, "cap");
        Draw("plunger", "Plunger, mm", "Look for steps of like height, one at each dose.",
            [("sent to", CurveLook.Truth, cycle => cycle.Inputs.Readings.Plunger.Commanded.Nanometres / 1e6), ("measured", CurveLook.Device, cycle => cycle.Inputs.Readings.Plunger.Measured.Nanometres / 1e6)]);
        Draw("contact", "Contact force, N", "Look for steady pressing while the needle is out.",
            [("", CurveLook.Truth, cycle => cycle.Inputs.Readings.Analog.Contact.Millinewtons / 1000.0)], HardLimits.ContactAbort.Millinewtons / 1000.0, "aborts");
        Draw("force", "Plunger force, N", "Look for peaks of like height; one that keeps rising is a blockage.",
            [("", CurveLook.Truth, cycle => cycle.Inputs.Readings.Analog.PlungerForce.Millinewtons / 1000.0)]);
        Draw("supply", "Motor supply, V", "Look for dips, and for the cut.", [("", CurveLook.Truth, cycle => cycle.Inputs.Readings.Analog.Supply.Millivolts / 1000.0)]);
        Draw("late", "Lateness of cycles, ms", "Look for spikes: a late host cannot control.", [("", CurveLook.Truth, cycle => cycle.Inputs.Lateness.TotalMilliseconds)]);
        page.Markup.Close();

        void Draw(
            string id, string title, string caption, (string Name, CurveLook Look, Func<RecordedCycle, double> Value)[] curves, double? limit = null, string words = "")
        {
            (double low, double high) = Range(curves.Select(curve => Seen(recording, curve.Value, time)), limit);
            page.Figure(caption, () =>
            {
                var frame = new PlotFrame($"{prefix}-{id}", title, $"{title}: from {Figures.Number(low, 2)} to {Figures.Number(high, 2)}.", TimeAxis.Width, 130, TimeAxis.Left, QuietStart: true);
                using var plot = new SvgPlot(page.Markup, frame, (time.From, time.End), (low, high));
                plot.UprightAxis(4);
                if (limit is { } line)
                    plot.Limit(line, $"{words} {Figures.Number(line, 1)}");
                foreach ((string name, CurveLook look, Func<RecordedCycle, double> value) in curves.Reverse())
                {
                    plot.Curve(Curve(recording, value, time), look, plot.Columns);
                    if (name.Length > 0)
                        plot.Legend(name, look == CurveLook.Device ? "device" : "truth");
                }

                plot.AcrossAxis(time.Ticks, Figures.Clock);
            });
        }
    }

    /// <summary>The least and the greatest value in a stretch of time.</summary>
    private static (double Low, double High) Seen(BlackBoxRecording recording, Func<RecordedCycle, double> value, TimeAxis time)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (RecordedCycle cycle in recording.Cycles().Where(cycle => BlackBoxEvents.Seconds(cycle) is var at && at >= time.From && at <= time.End))
        {
            double seen = value(cycle);
            (low, high) = (Math.Min(low, seen), Math.Max(high, seen));
        }

        return low <= high ? (low, high) : (0, 1);
    }

    private static (double Low, double High) Range(IEnumerable<(double Low, double High)> ranges, double? limit)
    {
        double low = limit ?? double.PositiveInfinity;
        double high = limit ?? double.NegativeInfinity;
        foreach ((double from, double to) in ranges)
            (low, high) = (Math.Min(low, from), Math.Max(high, to));
        double margin = Math.Max((high - low) * 0.08, 0.05);
        return (low - margin, high + margin);
    }

    /// <summary>Where no cycle was run the last value holds; where cycles cannot be read the curve is open.</summary>
    private static IEnumerable<CurvePoint> Curve(BlackBoxRecording recording, Func<RecordedCycle, double> value, TimeAxis time)
    {
        long number = 0;
        var last = new CurvePoint(0, double.NaN);
        foreach (RecordedCycle cycle in recording.Cycles())
        {
            double at = BlackBoxEvents.Seconds(cycle);
            if (number != 0 && cycle.Number != number + 1)
                yield return new CurvePoint(last.At, double.NaN);
            else if (number != 0 && at - last.At > Pause && at >= time.From)
                yield return new CurvePoint(Math.Max(at - 0.001, time.From), last.Value);
            last = new CurvePoint(at, value(cycle));
            number = cycle.Number;
            yield return last;
        }
    }

    private static void WriteEvents(HtmlPage page, BlackBoxEvents events)
    {
        page.Section("Events");
        int skipped = Math.Max(0, events.List.Count - MostEvents);
        if (skipped > 0)
            page.Paragraph($"The first {Figures.Count(skipped)} are left out.");
        page.Table("In the order they came", ["#Time", "#Cycle", "What"],
            [.. events.List.Skip(skipped).Select(entry => (entry.Style, new[] { Clock(entry.Seconds), Figures.Count(entry.Cycle), entry.Words }))]);
        page.Markup.Close();
    }

    /// <summary>To the millisecond: in a fault tens of them matter.</summary>
    private static string Clock(double seconds) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(int)(seconds / 60)}:{seconds % 60:00.000}");
}
