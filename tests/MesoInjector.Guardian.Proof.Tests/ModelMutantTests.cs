namespace MesoInjector.Guardian.Proof.Tests;

/// <summary>Mistakes seeded into the model: a search that does not find them finds nothing.</summary>
public sealed class ModelMutantTests
{
    [Fact]
    public async Task Every_mistake_seeded_into_the_model_is_found()
    {
        ScriptOutcome outcome = await Script.RunAsync("model/mutants");
        IReadOnlyList<long> found = outcome.Numbers(@"^model: (?<caught>\d+) of (?<all>\d+) mutants caught$");
        outcome.Expect(found[1] >= 20, "too few mutants");
        outcome.Expect(found[0] == found[1], "mutants survived");
        outcome.Expect(outcome.ExitCode == 0, "not content");
    }
}
