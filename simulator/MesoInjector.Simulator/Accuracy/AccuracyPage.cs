using System.Globalization;
using System.Text;
using MesoInjector.Configuration;
using MesoInjector.Documents.Drawing;
using MesoInjector.Documents.Pages;

namespace MesoInjector.Simulator.Accuracy;

/// <summary>The study for people: a page with a plot for each syringe, and the tables of the documents.</summary>
public static class AccuracyPage
{
    private const int PlotWidth = 900;
    private const int PlotHeight = 240;

    /// <summary>Where the plots end, % of the dose; an interval that goes further is drawn to the edge.</summary>
    private const double Edge = 30;

    /// <summary>Writes the page.</summary>
    public static void WriteHtml(IReadOnlyList<MeasuredAccuracy> rows, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var page = new HtmlPage(stream, "SIMULATION – accuracy of doses");
        page.Markup.Leaf("h1", "Accuracy of doses");
        page.Paragraph(Words(rows));
        foreach (var group in rows.GroupBy(row => (row.Syringe, row.Setting)))
        {
            MeasuredAccuracy[] studied = [.. group.Where(row => row.Doses > 0)];
            page.Section($"{group.Key.Syringe} syringe, {Name(group.Key.Setting)}");
            if (studied.Length > 0)
                page.Figure("One bar for each combination, from the lower to the upper end of its tolerance interval; the mark is the mean. All of it should be between the lines.", () => Plot(page.Markup, studied));
            page.Table("Combinations", ["needle", "#dose µL", "#flow µL/s", "#viscosity mPa·s", "#mean error %", "#CV %", "#from %", "#to %", "within ± 10 %"],
                [.. group.Select(row => ("", Cells(row)))]);
            page.Markup.Close();
        }
    }

    /// <summary>The tables as Markdown: the standard setting, and what the other two make of it.</summary>
    public static string Markdown(IReadOnlyList<MeasuredAccuracy> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder();
        text.Append("| syringe | needle | dose µL | flow µL/s | viscosity mPa·s | mean error % | CV % | interval % | holds ± 10 % | interval, taken for rigid | interval, sensor in the line |\n");
        text.Append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (MeasuredAccuracy row in rows.Where(row => row.Setting == AccuracySetting.Standard))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Syringe} | {row.Needle} | {row.Dose} | {row.Flow} | {row.Viscosity} | ");
            if (row.Doses == 0)
                text.Append("| | | refused |");
            else
                text.Append(CultureInfo.InvariantCulture, $"{row.MeanError:0.0} | {row.Variation:0.0} | {Interval(row)} | {(row.Holds ? "yes" : "no")} |");
            text.Append(CultureInfo.InvariantCulture, $" {Interval(Other(AccuracySetting.Uncompensated))} | {Interval(Other(AccuracySetting.LineSensor))} |\n");

            MeasuredAccuracy Other(AccuracySetting setting) => rows.First(other => other with { Doses = 0, MeanError = 0, Variation = 0, Lower = 0, Upper = 0 }
                == row with { Setting = setting, Doses = 0, MeanError = 0, Variation = 0, Lower = 0, Upper = 0 });
        }

        return text.ToString();
    }

    /// <summary>The study in a sentence.</summary>
    public static string Words(IReadOnlyList<MeasuredAccuracy> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        MeasuredAccuracy[] standard = [.. rows.Where(row => row.Setting == AccuracySetting.Standard)];
        return $"{standard.Count(row => row.Holds)} of {standard.Length} combinations hold ± 10 % with the device as it ships, {standard.Count(row => row.Doses > 0 && !row.Holds)} do not, " +
            $"and {standard.Count(row => row.Doses == 0)} are refused by the device; {AccuracyStudy.Doses} doses each, two-sided tolerance interval for 97.5 % of doses with 95 % confidence.";
    }

    private static string Interval(MeasuredAccuracy row) =>
        row.Doses == 0 ? "refused" : string.Create(CultureInfo.InvariantCulture, $"{row.Lower:0.0} to {row.Upper:0.0}");

    private static string Name(AccuracySetting setting) => setting switch
    {
        AccuracySetting.Standard => "as it ships",
        AccuracySetting.Uncompensated => "taken for rigid",
        AccuracySetting.LineSensor => "with the sensor in the line",
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, "a setting without words"),
    };

    private static string[] Cells(MeasuredAccuracy row) =>
    [
        row.Needle, Figures.Number(row.Dose, 0), Figures.Number(row.Flow, 0), Figures.Number(row.Viscosity, 0),
        .. row.Doses == 0
            ? new[] { Figures.Missing, Figures.Missing, Figures.Missing, Figures.Missing, "refused" }
            : [Figures.Number(row.MeanError, 1), Figures.Number(row.Variation, 1), Figures.Number(row.Lower, 1), Figures.Number(row.Upper, 1), row.Holds ? "yes" : "no"],
    ];

    private static void Plot(Markup page, MeasuredAccuracy[] rows)
    {
        MeasuredAccuracy first = rows[0];
        using var plot = new SvgPlot(
            page, new PlotFrame($"accuracy-{first.Syringe.Replace(' ', '-')}-{first.Setting}", "Error of a dose, % of it", $"Tolerance intervals of {rows.Length} combinations.", PlotWidth, PlotHeight),
            (0.4, rows.Length + 0.6), (-Edge, Edge));
        plot.UprightAxis(6);
        for (int i = 0; i < rows.Length; i++)
        {
            MeasuredAccuracy row = rows[i];
            plot.Whisker(i + 1, Math.Max(row.Lower, -Edge), Math.Min(row.Upper, Edge), 3);
            plot.Mark(i + 0.75, i + 1.25, Math.Clamp(row.MeanError, -Edge, Edge), "truth");
        }

        plot.Limit(MeasuredAccuracy.Tolerance, "+ 10 %");
        plot.Limit(-MeasuredAccuracy.Tolerance, "− 10 %");
        plot.AcrossAxis(Enumerable.Range(1, rows.Length).Where(at => at % 4 == 1).Select(at => (double)at), at => Label(rows[(int)at - 1]));
    }

    private static string Label(MeasuredAccuracy row) => $"{row.Needle.Split(' ')[0]} {Figures.Number(row.Dose, 0)} µL";
}
