using System.Globalization;

namespace MesoInjector.Guardian.Proof.Tests;

/// <summary>
/// Mistakes made on purpose in the guardian's portable code: the enumeration alone finds each. Those in interrupts and registers need the
/// emulator: <c>proof/mutate</c> without numbers.
/// </summary>
public sealed class MutantTests
{
    /// <summary>The portable mutants of <c>proof/mutate</c>.</summary>
    private const int Portable = 21;

    [Fact]
    public async Task Every_mistake_in_the_portable_code_is_found()
    {
        string[] numbers = [.. Enumerable.Range(1, Portable).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        ScriptOutcome outcome = await Script.RunAsync("proof/mutate", ["--no-proof", "--test", "true", .. numbers]);
        IReadOnlyList<long> found = outcome.Numbers(@"^mutants: (?<caught>\d+) of (?<all>\d+) caught$");
        Assert.Equal([Portable, Portable], found);
        outcome.Expect(outcome.ExitCode == 0, "not content");
    }
}
