using MesoInjector.Documents.Pages;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>
/// A session as one page for people: how it ended, what was near which limit, plots over the session and over single injections,
/// alarms, refusals and every injection. The same session gives the same bytes.
/// </summary>
public static class SessionReport
{
    /// <summary>The file of <see cref="Write(SessionResult, string)"/>.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes <see cref="FileName"/> into a directory, which is made where it is missing.</summary>
    /// <returns>The path of the file.</returns>
    public static string Write(SessionResult result, string directory)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        Directory.CreateDirectory(directory);
        string path = Path.Combine(directory, FileName);
        using FileStream file = File.Create(path);
        Write(result, file);
        return path;
    }

    /// <summary>Writes the page; the stream stays open.</summary>
    public static void Write(SessionResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        var facts = new SessionFacts(result);
        using var page = new HtmlPage(stream, $"SIMULATION – {result.Scenario.Title}");
        Headline.Write(page, result, facts);
        ReportPlots.WriteOverTime(page, result);
        ReportPlots.WriteDoses(page, result, facts);
        ReportPlots.WriteInjections(page, result, facts);
        ReportTables.WriteEvents(page, result);
        ReportTables.WriteInjections(page, result);
        page.Markup.Line().Leaf("footer", "This page is the output of a simulation. No patient was treated. It is not a medical device record and " +
            "shall not be used to decide on a treatment.");
    }
}
