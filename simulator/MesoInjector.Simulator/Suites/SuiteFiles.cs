using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using MesoInjector.Documents.Pages;
using MesoInjector.Simulator.Reports;

namespace MesoInjector.Simulator.Suites;

/// <summary>What a suite leaves behind: a page for people, JUnit XML for CI, JSON for programs, and a report for each scenario.</summary>
public static class SuiteFiles
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes all of it into a folder.</summary>
    /// <returns>The page.</returns>
    public static string Write(IReadOnlyList<ScenarioRun> runs, string folder)
    {
        ArgumentNullException.ThrowIfNull(runs);
        Directory.CreateDirectory(folder);
        JUnit(runs).Save(Path.Combine(folder, "junit.xml"));
        File.WriteAllText(Path.Combine(folder, "results.json"), Json(runs));
        foreach (ScenarioRun run in runs)
            SessionReport.Write(run.Result, Path.Combine(folder, Folder(run)));
        string page = Path.Combine(folder, "index.html");
        using FileStream file = File.Create(page);
        WritePage(runs, file);
        return page;
    }

    /// <summary>As CI systems read it: a test for each scenario, a failure for each thing that did not hold.</summary>
    public static XDocument JUnit(IReadOnlyList<ScenarioRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return new XDocument(new XElement("testsuites", new XElement(
            "testsuite",
            new XAttribute("name", "scenarios"), new XAttribute("tests", runs.Count), new XAttribute("failures", runs.Count(run => !run.Passed)),
            new XAttribute("time", Seconds(runs.Sum(run => run.Result.WallSeconds))),
            runs.Select(run => new XElement(
                "testcase",
                new XAttribute("classname", Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(run.Path)))!), new XAttribute("name", run.Scenario.Title),
                new XAttribute("file", run.Path), new XAttribute("time", Seconds(run.Result.WallSeconds)),
                run.Findings.Where(finding => finding.Instead is not null)
                    .Select(finding => new XElement("failure", new XAttribute("message", finding.Words), finding.Instead)))))));
    }

    /// <summary>One JSON object.</summary>
    public static string Json(IReadOnlyList<ScenarioRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return JsonSerializer.Serialize(new
        {
            scenarios = runs.Count,
            failed = runs.Count(run => !run.Passed),
            runs = runs.Select(run => new
            {
                file = run.Path,
                title = run.Scenario.Title,
                passed = run.Passed,
                outcome = run.Result.Outcome.ToString(),
                pointsDone = run.Result.PointsDone,
                pointsPlanned = run.Result.PointsPlanned,
                maxExtensionUm = run.Result.MaxExtensionUm,
                virtualSeconds = run.Result.VirtualSeconds,
                alarms = run.Result.Alarms.Select(alarm => new { seconds = alarm.AtSeconds, code = alarm.Code }),
                findings = run.Findings.Select(finding => new { expected = finding.Words, instead = finding.Instead }),
            }),
        }, Indented);
    }

    private static void WritePage(IReadOnlyList<ScenarioRun> runs, Stream stream)
    {
        int failed = runs.Count(run => !run.Passed);
        using var page = new HtmlPage(stream, "SIMULATION – scenarios");
        page.Markup.Leaf("h1", failed == 0 ? $"All {runs.Count} scenarios passed" : $"{failed} of {runs.Count} scenarios failed");
        foreach (ScenarioRun run in runs.OrderBy(run => run.Passed))
        {
            Markup section = page.Section($"{(run.Passed ? "✔ passed" : "✘ failed")}: {run.Scenario.Title}");
            page.Paragraph(string.Create(
                CultureInfo.InvariantCulture,
                $"{run.Scenario.Name}: {run.Result.Outcome}, {run.Result.PointsDone} of {run.Result.PointsPlanned} points, {run.Result.VirtualSeconds:0} s. {run.Result.Detail}"));
            if (run.Findings.Count > 0)
                page.Table("What was expected", ["", "expected", "seen instead"], [.. run.Findings.Select(finding => ("", new[] { finding.Instead is null ? "✔" : "✘", finding.Words, finding.Instead ?? "" }))]);
            section.Open("p").Leaf("a", "Report with plots", ("href", $"{Uri.EscapeDataString(Folder(run))}/{SessionReport.FileName}")).Close().Close();
        }
    }

    private static string Folder(ScenarioRun run) => ScenarioRun.FileName(run.Path, run.Scenario);

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);
}
