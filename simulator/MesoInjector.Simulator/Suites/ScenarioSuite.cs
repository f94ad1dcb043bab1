using MesoInjector.Configuration;
using MesoInjector.Simulator.Campaigns;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Simulator.Suites;

/// <summary>Many scenarios at once.</summary>
public static class ScenarioSuite
{
    /// <summary>The scenario files that are meant: a file is itself, a folder all of its <c>.yaml</c>, those in folders below it too.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="missing">The first that is neither; null when all are there.</param>
    public static IReadOnlyList<string> Files(IEnumerable<string> paths, out string? missing)
    {
        ArgumentNullException.ThrowIfNull(paths);
        List<string> files = [];
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                missing = path;
                return files;
            }
        }

        missing = null;
        return files;
    }

    /// <summary>Reads every file.</summary>
    /// <param name="files">Their paths.</param>
    /// <param name="problems">Everything that is wrong in any of them.</param>
    public static IReadOnlyList<(string Path, Scenario Scenario)> Read(IEnumerable<string> files, out IReadOnlyList<ConfigurationProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(files);
        List<(string, Scenario)> scenarios = [];
        List<ConfigurationProblem> found = [];
        foreach (string file in files)
        {
            ConfigurationResult<Scenario> read = ScenarioFile.Read(file);
            found.AddRange(read.Problems);
            if (read.Value is { } scenario)
                scenarios.Add((file, scenario));
        }

        problems = found;
        return scenarios;
    }

    /// <summary>Plays them, several at a time.</summary>
    /// <param name="scenarios">What to play.</param>
    /// <param name="trace">Keep samples for plots.</param>
    /// <param name="workers">How many at a time.</param>
    /// <param name="done">Called after each, from any thread; null for nobody.</param>
    /// <param name="blackBoxes">A folder for what each host was told and answered; null for nowhere.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>In the order given.</returns>
    public static IReadOnlyList<ScenarioRun> Run(
        IReadOnlyList<(string Path, Scenario Scenario)> scenarios, bool trace, int workers, Action? done = null, string? blackBoxes = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        var runs = new ScenarioRun[scenarios.Count];
        Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation }, index =>
        {
            (string path, Scenario scenario) = scenarios[index];
            runs[index] = ScenarioRun.Of(path, Play.Once(scenario, trace, blackBoxes: blackBoxes is null ? null : Path.Combine(blackBoxes, ScenarioRun.FileName(path, scenario) + ".mesobox"), cancellation: cancellation));
            cancellation.ThrowIfCancellationRequested();
            done?.Invoke();
        });
        return runs;
    }
}
