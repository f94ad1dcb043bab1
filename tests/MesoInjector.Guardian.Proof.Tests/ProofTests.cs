namespace MesoInjector.Guardian.Proof.Tests;

/// <summary>The contracts of the rules, proved by Frama-C.</summary>
public sealed class ProofTests
{
    [Fact]
    [Requirement("SR-002", "SR-004", "SR-019", "SR-020", "SR-042", "SR-045", "SR-047")]
    public async Task Every_goal_of_the_rules_is_proved()
    {
        ScriptOutcome outcome = await Script.RunAsync("proof/run");
        IReadOnlyList<long> goals = outcome.Numbers(@"^proof: (?<proved>\d+) of (?<all>\d+) goals$");
        IReadOnlyList<long> contracts = outcome.Numbers(@"^functions: (?<functions>\d+), clauses: (?<clauses>\d+), only enumerated: rules_next_challenge$");
        outcome.Expect(goals[1] >= 270, "too few goals");
        outcome.Expect(goals[0] == goals[1], "goals are not proved");
        outcome.Expect(contracts[0] >= 20 && contracts[1] >= 50, "contracts are missing");
        outcome.Expect(outcome.ExitCode == 0, "not content");
    }

    [Fact]
    public async Task Rules_with_nothing_in_them_prove_nothing()
    {
        using var copy = new GuardianCopy();
        File.WriteAllText(Path.Combine(copy.Folder, "rules.h"), string.Empty);
        File.WriteAllText(Path.Combine(copy.Folder, "rules.c"), string.Empty);
        ScriptOutcome outcome = await Script.RunAsync("proof/run", copy.Folder);
        outcome.Expect(outcome.ExitCode != 0, "an empty file passed");
    }
}
