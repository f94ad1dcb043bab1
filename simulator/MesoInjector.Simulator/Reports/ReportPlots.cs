using MesoInjector.Documents.Drawing;
using MesoInjector.Documents.Pages;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>The parts of the report that are drawn.</summary>
internal static class ReportPlots
{
    /// <summary>More panels than anyone reads, and what keeps the page small in the worst session.</summary>
    private const int MostPanels = 40;

    /// <summary>Columns that all small panels share: about 0.5 MB of curves when every column is full of noise.</summary>
    private const int ColumnBudget = 4000;

    private const int FinestColumns = 229;
    private const int SessionColumns = TimeAxis.Width - TimeAxis.Left - 10;

    /// <summary>The whole session.</summary>
    public static void WriteOverTime(HtmlPage page, SessionResult result)
    {
        var time = new TimeAxis(result);
        page.Section("The session over time");
        page.Figure("Look for gaps and returns: a smooth session alternates between armed and injecting. " +
            "Time in minutes and seconds since switching on; ▲ alarm, ◆ refusal.",
            () => StateRibbon.Write(page.Markup, result.States, result.Alarms, result.Refusals, time));
        if (result.Trace.Count == 0)
        {
            page.Paragraph("No measurements were kept with this session, so there are no curves over time.");
            page.Markup.Close();
            return;
        }

        var plots = new TracePlots(page.Markup, result.Scenario.Protocol, result.Trace);
        PlotWindow window = new("session", 0, time.End, TimeAxis.Width, 140, TimeAxis.Left, SessionColumns, null);
        Draw("Look for steady pressing at each point, well between the two lines.", plots.Contact, window);
        Draw("Look for every dip ending at the target, and none near the cap. " +
            "0 is the skin and down is into it; a line along the upper edge is the needle at home.",
            at => plots.Depth(at, result.Scenario.Protocol.Depth.Micrometres / 1000.0), window with { Height = 190 });
        Draw("Look for peaks of like height. One that reaches the upper line is a blockage, and the injection ends there. Far below zero is drawn at the lower edge.", plots.Pressure, window);
        Draw("Look for one peak at each point, of about the height asked for. The flow is the true one.", plots.Flow, window);
        page.Markup.Close();

        void Draw(string caption, Func<PlotWindow, SvgPlot> begin, PlotWindow at) => page.Figure(caption, () =>
        {
            using SvgPlot plot = begin(at);
            plot.AcrossAxis(time.Ticks, Figures.Clock);
        });
    }

    /// <summary>What each point got.</summary>
    public static void WriteDoses(HtmlPage page, SessionResult result, SessionFacts facts)
    {
        page.Section("Dose at each point");
        if (facts.Points.Count == 0)
            page.Paragraph("No injection was begun.");
        else
            page.Figure("Look for the dark true mark inside each whisker, near the dotted dose asked for and below the dashed limit. " +
                "A hollow bar ended early.",
                () => DosePlot.Write(page.Markup, facts.Points, result.PointsPlanned, result.Scenario.Protocol));
        page.Markup.Close();
    }

    /// <summary>A typical injection and those that ended early.</summary>
    public static void WriteInjections(HtmlPage page, SessionResult result, SessionFacts facts)
    {
        if (result.Trace.Count == 0 || (facts.Typical is null && facts.EndedEarly.Count == 0))
            return;
        var panel = new InjectionPanel(result, new TracePlots(page.Markup, result.Scenario.Protocol, result.Trace));
        page.Section("Single injections");
        if (facts.Typical is { } typical)
        {
            page.Markup.Leaf("h3", $"A typical one: point {typical.Point} at {Figures.Clock(typical.StartSeconds)}");
            page.Figure("Look for the needle still at its target while fluid flows, and pressure gone before it is withdrawn. " +
                "Seconds since the pedal was pressed; shaded where the needle is in use; a gap in a curve: not sampled.",
                () => panel.WriteLarge(typical, "typical"));
        }

        int shown = Math.Min(facts.EndedEarly.Count, MostPanels);
        int columns = shown == 0 ? 0 : Math.Clamp(ColumnBudget / shown, 1, FinestColumns);
        for (int i = 0; i < shown; i++)
        {
            InjectionResult early = facts.EndedEarly[i];
            string prefix = $"early{i}";
            page.Markup.Leaf("h3", $"Ended early: point {early.Point} at {Figures.Clock(early.StartSeconds)} – {early.Reason}");
            page.Figure($"Look for flow that stops and a needle that leaves at once. {Figures.Microlitres(early.DoseTrueNl)} of {Figures.Microlitres(early.DoseCommandedNl)} went in.",
                () => panel.WriteSmall(early, prefix, columns), "plot trio");
        }

        if (shown < facts.EndedEarly.Count)
            page.Paragraph($"{shown} of {facts.EndedEarly.Count} injections that ended early are drawn; the table has all.");
        page.Markup.Close();
    }
}
