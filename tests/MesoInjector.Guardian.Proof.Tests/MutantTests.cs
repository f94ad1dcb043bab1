using System.Globalization;

namespace MesoInjector.Guardian.Proof.Tests;

/// <summary>
/// Mistakes made on purpose in the guardian (<c>proof/mutate</c>): those in the portable code are found by the enumeration alone, those in
/// interrupts and registers by the tests of the emulated chip.
/// </summary>
public sealed class MutantTests
{
    /// <summary>The portable mutants of <c>proof/mutate</c>.</summary>
    private const int Portable = 21;

    /// <summary>All of them.</summary>
    private const int All = 31;

    [Fact]
    public async Task Every_mistake_in_the_portable_code_is_found()
    {
        await EachIsFound(Enumerable.Range(1, Portable), "true");
    }

    [Fact]
    public async Task Every_mistake_in_interrupts_and_registers_is_found()
    {
        string tests = Path.GetFullPath(Path.Combine(
            AppContext.BaseDirectory, "..", "..", "MesoInjector.Guardian.Tests", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
            "MesoInjector.Guardian.Tests.dll"));
        Assert.True(File.Exists(tests), $"{tests} is not built");
        await EachIsFound(Enumerable.Range(Portable + 1, All - Portable), $"dotnet exec '{tests}' -namespace MesoInjector.Guardian.Tests.Rules -stopOnFail");
    }

    private static async Task EachIsFound(IEnumerable<int> numbers, string test)
    {
        string[] wanted = [.. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        ScriptOutcome outcome = await Script.RunAsync("proof/mutate", ["--no-proof", "--test", test, .. wanted]);
        IReadOnlyList<long> found = outcome.Numbers(@"^mutants: (?<caught>\d+) of (?<all>\d+) caught$");
        Assert.Equal([wanted.Length, wanted.Length], found);
        outcome.Expect(outcome.ExitCode == 0, "not content");
    }
}
