using System.Globalization;
using System.Text.RegularExpressions;

namespace MesoInjector.Guardian.Proof.Tests;

/// <summary>What a script said and how it ended. Every refusal to believe it shows all it said.</summary>
/// <param name="Script">Which.</param>
/// <param name="ExitCode">0 where it was content.</param>
/// <param name="Output">All of it.</param>
public sealed record ScriptOutcome(string Script, int ExitCode, string Output)
{
    /// <summary>The numbers in the only line that matches; a line that is missing, or there twice, is a failure.</summary>
    /// <param name="pattern">With a group for each number.</param>
    public IReadOnlyList<long> Numbers(string pattern)
    {
        MatchCollection found = Regex.Matches(Output, pattern, RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
        Assert.True(found.Count == 1, $"{found.Count} lines of {Script} match {pattern}:\n{Output}");
        return [.. found[0].Groups.Values.Skip(1).Select(group => long.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture))];
    }

    /// <summary>Asserts with all the output in the message.</summary>
    public void Expect(bool holds, string what) => Assert.True(holds, $"{Script}: {what}; it ended with {ExitCode} and said:\n{Output}");
}
