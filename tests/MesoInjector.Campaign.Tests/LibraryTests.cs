using System.Xml.Linq;
using MesoInjector.Configuration;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Interlocks;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Campaigns;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;
using MesoInjector.Simulator.Suites;

namespace MesoInjector.Campaign.Tests;

/// <summary>The scenarios that are shipped.</summary>
public sealed class LibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("meso-library-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Requirement("SR-001", "SR-002", "SR-012", "SR-013", "SR-068")]
    public void Every_shipped_scenario_passes_and_together_they_show_every_interlock_and_every_alarm()
    {
        IReadOnlyList<(string Path, Scenario Scenario)> scenarios = Read("scenarios");
        IReadOnlyList<ScenarioRun> runs = ScenarioSuite.Run(scenarios, trace: false, Environment.ProcessorCount);

        Assert.InRange(runs.Count, 100, 1000);
        Assert.All(runs, run => Assert.True(run.Passed, $"{run.Path}: {string.Join("; ", run.Findings.Where(finding => finding.Instead is not null))}"));
        var coverage = new Coverage();
        foreach (ScenarioRun run in runs)
            coverage.Add(run.Result);
        Assert.Empty(coverage.Missing("interlocks"));
        Assert.Empty(coverage.Missing("alarms"));
    }

    [Fact]
    public void There_is_a_file_for_every_interlock_alarm_question_and_kind_of_mishap()
    {
        string[] names = [.. Directory.EnumerateFiles("scenarios", "*.yaml", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path))];

        Assert.All(InterlockTable.Rows, row => Assert.Contains(names, name => name.StartsWith(row.Id.ToLowerInvariant() + "-", StringComparison.Ordinal)));
        Assert.All(AlarmCatalogue.All.Where(alarm => alarm.Code.StartsWith("AL", StringComparison.Ordinal)),
            alarm => Assert.Contains(names, name => name.StartsWith(alarm.Code.ToLowerInvariant() + "-", StringComparison.Ordinal)));
        Assert.All(Enum.GetValues<Contraindication>(), question => Assert.Contains($"screening-{EnumWords.Of(question)}", names));
    }

    [Fact]
    public void What_is_expected_and_not_seen_fails_with_what_was_seen_in_table_page_and_junit()
    {
        string file = Path.Combine(_folder, "wrong.yaml");
        File.WriteAllText(file, """
            title: Too much is expected
            seed: 5
            protocol: hair-standard
            regions: [frontal]
            points: 1
            fill: 0.3 mL
            expect:
              - outcome: ended-early
              - alarm: IL-01
              - never: { state: dispensing }
              - dose: { point: 1, most: 1 uL }
              - done: 1
            """);

        ScenarioRun run = Assert.Single(ScenarioSuite.Run(Read(file), trace: true, workers: 1));
        Assert.Equal(
            ["the session ends as ended-early|completed", "alarm IL-01|no alarm IL-01"],
            run.Findings.Take(2).Select(finding => $"{finding.Words}|{finding.Instead}"));
        Assert.StartsWith("state dispensing at ", run.Findings[2].Instead, StringComparison.Ordinal);
        Assert.EndsWith(" uL", run.Findings[3].Instead, StringComparison.Ordinal);
        Assert.Null(run.Findings[4].Instead);
        Assert.False(run.Passed);

        string page = SuiteFiles.Write([run], _folder);
        Assert.Contains("1 of 1 scenarios failed", File.ReadAllText(page), StringComparison.Ordinal);
        XElement suite = XDocument.Load(Path.Combine(_folder, "junit.xml")).Root!.Element("testsuite")!;
        Assert.Equal(("1", "1", 4), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Descendants("failure").Count()));
        Assert.Single(Directory.GetFiles(_folder, "report.html", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("expect: [{ alarm: IL-77 }]", "'IL-77' is not known")]
    [InlineData("expect: [{ alarm: IL-01, state: ready }]", "'alarm' and 'state' in one entry")]
    [InlineData("expect: [{ alarm: IL-01, within: 1 s }]", "within counts from the first fault")]
    [InlineData("faults: [{ fault: contact-forse stuck }]", "did you mean 'contact-force'?")]
    [InlineData("faults: [{ fault: contact-force asleep }]", "contact-force can be zero, full, stuck, noisy, drifting")]
    [InlineData("faults: [{ fault: contact-force stuck, at: { stat: ready } }]", "did you mean 'state'?")]
    [InlineData("faults: [{ fault: contact-force stuck, times: 3 }]", "cannot come back")]
    [InlineData("changes: { depth: 9 mm }", "Depth")]
    [InlineData("habits: { slips: [wrong-siringe] }", "did you mean 'wrong-syringe'?")]
    public void A_slip_of_the_pen_is_refused_with_what_was_meant(string line, string words)
    {
        string file = Path.Combine(_folder, "slip.yaml");
        File.WriteAllText(file, $"title: Slip\nseed: 5\nprotocol: hair-standard\nregions: [frontal]\npoints: 1\nfill: 0.3 mL\n{line}\n");

        ConfigurationResult<Scenario> read = ScenarioFile.Read(file);
        Assert.Contains(read.Problems, problem => problem.ToString().Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_drawn_session_written_as_a_file_and_read_again_plays_the_same()
    {
        for (int number = 1; number <= 60; number++)
        {
            Scenario drawn = SessionDraw.Scenario(seed: 9, number);
            string file = Path.Combine(_folder, $"{drawn.Name}.yaml");
            File.WriteAllText(file, ScenarioText.Of(drawn));
            ConfigurationResult<Scenario> read = ScenarioFile.Read(file);

            Assert.True(read.Succeeded, $"{number}: {string.Join("; ", read.Problems)}");
            Assert.Equal(ScenarioText.Of(drawn), ScenarioText.Of(read.Value));
            if (number % 10 == 0)
                Assert.Equal(SessionSummary.DigestOf(Play.Once(drawn)), SessionSummary.DigestOf(Play.Once(read.Value)));
        }
    }

    [Fact]
    public void Skipping_idle_time_changes_nothing_that_happens_in_sessions_with_faults()
    {
        for (int number = 1; number <= 6; number++)
        {
            Scenario scenario = SessionDraw.Scenario(seed: 12, number);
            SessionResult skipped = Play.Once(scenario);
            SessionResult whole = Play.Once(scenario, skipIdle: false);
            Assert.Equal(SessionSummary.DigestOf(skipped with { CyclesRun = 0 }), SessionSummary.DigestOf(whole with { CyclesRun = 0 }));
        }
    }

    private static IReadOnlyList<(string Path, Scenario Scenario)> Read(string path)
    {
        IReadOnlyList<(string, Scenario)> scenarios = ScenarioSuite.Read(ScenarioSuite.Files([path], out _), out IReadOnlyList<ConfigurationProblem> problems);
        Assert.Empty(problems);
        return scenarios;
    }
}
