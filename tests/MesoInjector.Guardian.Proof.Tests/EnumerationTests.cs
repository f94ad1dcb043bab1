namespace MesoInjector.Guardian.Proof.Tests;

/// <summary>Every rule against a second one written from the protocol page, on the PC.</summary>
public sealed class EnumerationTests(EnumerationTests.Enumeration enumeration) : IClassFixture<EnumerationTests.Enumeration>
{
    /// <summary><c>proof/enumerate</c>.</summary>
    public sealed class Enumeration() : ScriptFixture("proof/enumerate");

    [Theory]
    [InlineData("rules", 370_000_000)]
    [InlineData("guardian", 4_400)]
    [Requirement("SR-002", "SR-004", "SR-019", "SR-020", "SR-033", "SR-035", "SR-041", "SR-042", "SR-045", "SR-047", "SR-048")]
    public void No_case_differs_from_the_protocol_page(string what, long least)
    {
        IReadOnlyList<long> found = enumeration.Outcome.Numbers($@"^enumeration of the {what}: (?<cases>\d+) cases, (?<failures>\d+) failures$");
        enumeration.Outcome.Expect(found[0] >= least, $"{found[0]} cases are too few");
        enumeration.Outcome.Expect(found[1] == 0, "cases differ");
        enumeration.Outcome.Expect(enumeration.Outcome.ExitCode == 0, "not content");
    }

    [Theory]
    [InlineData("power")]
    [InlineData("modes")]
    [InlineData("counts")]
    [InlineData("homing")]
    [InlineData("nose plane")]
    [InlineData("G-3 largest")]
    [InlineData("permit")]
    [InlineData("plausible")]
    [InlineData("sequence")]
    [InlineData("challenge")]
    [InlineData("G-5")]
    [InlineData("G-6")]
    [InlineData("G-11")]
    [InlineData("requests")]
    public void No_rule_is_left_out(string rule)
    {
        IReadOnlyList<long> found = enumeration.Outcome.Numbers($@"^{rule} +(?<cases>\d+) cases +(?<failures>\d+) failures$");
        enumeration.Outcome.Expect(found[0] > 0 && found[1] == 0, rule);
    }

    [Theory]
    [InlineData("G-1 G-2")]
    [InlineData("G-1 G-8")]
    [InlineData("G-3 G-4")]
    [InlineData("G-7")]
    [InlineData("G-12")]
    public void What_is_a_rule_and_a_time_is_seen_as_both(string rule)
    {
        string[] lines = [.. enumeration.Outcome.Output.Split('\n').Where(line => line.StartsWith(rule + " ", StringComparison.Ordinal))];
        enumeration.Outcome.Expect(lines.Length == 2 && lines.All(line => line.EndsWith(" 0 failures", StringComparison.Ordinal)), rule);
    }
}
