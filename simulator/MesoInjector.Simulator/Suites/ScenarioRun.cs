using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Suites;

/// <summary>One thing that was expected, or must never happen, and what was seen.</summary>
/// <param name="Words">What.</param>
/// <param name="Instead">What was seen instead; null when it held.</param>
public sealed record Finding(string Words, string? Instead);

/// <summary>A scenario that was played.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Result">What happened.</param>
/// <param name="Findings">Each expectation, then each invariant that did not hold.</param>
public sealed record ScenarioRun(string Path, SessionResult Result, IReadOnlyList<Finding> Findings)
{
    /// <summary>What was expected was seen, and nothing happened that must not.</summary>
    public bool Passed => Findings.All(finding => finding.Instead is null);

    /// <summary>The scenario.</summary>
    public Scenario Scenario => Result.Scenario;

    /// <summary>What files about a scenario are called: scenarios of the same name in two folders keep apart.</summary>
    public static string FileName(string path, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return $"{System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)))}-{scenario.Name}";
    }

    /// <summary>Judges a session.</summary>
    public static ScenarioRun Of(string path, SessionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new ScenarioRun(path, result,
        [
            .. result.Scenario.Expectations.Select(expectation => new Finding(expectation.Words, expectation.Check(result))),
            .. result.Violations.Select(violation => new Finding($"invariant {EnumWords.Of(violation.Invariant)}", violation.ToString())),
        ]);
    }
}
