using MesoInjector.Control.Alarms;
using MesoInjector.Control.Records;
using MesoInjector.Documents.Pages;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>The parts of the report that are lists.</summary>
internal static class ReportTables
{
    /// <summary>More than any session can have points; beyond it the page only grows.</summary>
    private const int MostInjections = 700;

    /// <summary>More than anyone reads.</summary>
    private const int MostEvents = 400;

    private static readonly string[] InjectionColumns =
    [
        "#Point", "#At, min:s", "#Lasted, s", "#Depth asked, mm", "#Deepest true, mm", "#Dose asked, µL", "#Estimated, µL",
        "#True, µL", "#At most, µL", "#Pressure, kPa", "#Contact, N", "How it ended",
    ];

    /// <summary>Alarms and refusals.</summary>
    public static void WriteEvents(HtmlPage page, SessionResult result)
    {
        page.Section("Alarms and refusals");
        if (result.Alarms.Count == 0)
            page.Paragraph("There was no alarm.");
        else
            page.Table("Every alarm, in the order of time.", ["#At, min:s", "#Point", "Code", "What happened", "Urgency", "What the device did"],
                [.. result.Alarms.Take(MostEvents).Select(Cells)]);
        Shortened(page, result.Alarms.Count, MostEvents);
        if (result.Refusals.Count == 0)
            page.Paragraph("Nothing was refused.");
        else
            page.Table("Every refusal: what was asked and why the device did not do it. Nothing moved.", ["#At, min:s", "#Point", "Words on the screen"],
                [.. result.Refusals.Take(MostEvents).Select(refusal => ("", new[] { Figures.Clock(refusal.AtSeconds), Point(refusal.Point), refusal.Words }))]);
        Shortened(page, result.Refusals.Count, MostEvents);
        page.Markup.Close();
    }

    /// <summary>Every injection.</summary>
    public static void WriteInjections(HtmlPage page, SessionResult result)
    {
        page.Section("All injections");
        if (result.Injections.Count == 0)
            page.Paragraph("No injection was begun.");
        else
            page.Table("Every dose that was authorised, in the order of time. Depth, pressure and contact are the greatest of each injection.", InjectionColumns,
                [.. result.Injections.Take(MostInjections).Select(Cells)]);
        Shortened(page, result.Injections.Count, MostInjections);
        page.Markup.Close();
    }

    private static (string Style, string[] Cells) Cells(AlarmEvent alarm)
    {
        AlarmDefinition? known = Wording.Definition(alarm.Code);
        return ("", [Figures.Clock(alarm.AtSeconds), Point(alarm.Point), alarm.Code, alarm.Title, known is null ? Figures.Missing : Wording.Of(known.Priority),
            known?.DeviceDid ?? Figures.Missing]);
    }

    private static (string Style, string[] Cells) Cells(InjectionResult injection) =>
    (
        injection.Outcome == InjectionOutcome.Completed ? "" : "early",
        [
            Point(injection.Point), Figures.Clock(injection.StartSeconds), Figures.Number(injection.DurationSeconds, 2),
            Figures.Number(injection.DepthCommandedUm / 1000.0, 3),
            // A tip that stayed behind the nose has no depth; where it rested is of no interest.
            injection.DepthMaxUm > 0 ? Figures.Number(injection.DepthMaxUm / 1000.0, 3) : Figures.Missing,
            Tenths(injection.DoseCommandedNl), $"{Tenths(injection.DoseEstimatedNl)} ± {Tenths(injection.DoseUncertaintyNl)}", Tenths(injection.DoseTrueNl),
            Tenths(injection.DoseUpperBoundNl), Figures.Number(injection.PeakPressureKpa, 0), Figures.Number(injection.PeakContactN, 1),
            injection.Reason.Length > 0 ? $"{Wording.Code(injection.Outcome)}: {injection.Reason}" : Wording.Code(injection.Outcome),
        ]
    );

    private static void Shortened(HtmlPage page, int count, int most)
    {
        if (count > most)
            page.Paragraph($"The first {most} of {count} are listed.");
    }

    private static string Tenths(long nanolitres) => Figures.Number(nanolitres / 1000.0, 1);

    private static string Point(int point) => point > 0 ? Figures.Count(point) : Figures.Missing;
}
