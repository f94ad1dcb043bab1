namespace MesoInjector.Guardian.Proof.Tests;

/// <summary>The design of the guardian as a model, searched whole by Spin.</summary>
public sealed class ModelTests(ModelTests.Search search) : IClassFixture<ModelTests.Search>
{
    /// <summary><c>model/run</c>.</summary>
    public sealed class Search() : ScriptFixture("model/run");

    /// <summary>The properties by their number in <c>model/run</c>, and how many states there are at least.</summary>
    public static TheoryData<int, string, long> Properties { get; } = new()
    {
        { 1, "no power at the depth cap", 500_000 },
        { 2, "needle out with power only in Permitted and Service", 500_000 },
        { 3, "Tripped is left only by Reset, pedal up, emergency stop closed", 500_000 },
        { 4, "a permit never outlives its time, nor its end the grace time", 500_000 },
        { 5, "a dead host loses the power within the heartbeat window", 500_000 },
        { 6, "no power with the emergency stop open", 500_000 },
        { 7, "no permit opens or stays open with the pedal up", 500_000 },
        { 8, "no power before the cut was proved, no permit while it is overdue", 500_000 },
        { 9, "a wrong answer cuts", 500_000 },
        { 10, "Service only with the key", 500_000 },
        { 11, "one wish opens at most one permit", 3_000_000 },
        { 12, "after the faults Standby comes back and stays", 200_000 },
    };

    [Theory]
    [MemberData(nameof(Properties))]
    [Requirement("SR-002", "SR-033", "SR-041", "SR-047", "SR-048")]
    public void Every_property_holds_in_every_state(int number, string property, long least)
    {
        IReadOnlyList<long> found = search.Outcome.Numbers($@"^{number} +\w+ +(?<states>\d+) +(?<errors>\d+)  {property}$");
        search.Outcome.Expect(found[0] >= least, $"{found[0]} states are too few");
        search.Outcome.Expect(found[1] == 0, property);
    }

    [Fact]
    public void The_search_was_content_and_saw_what_has_to_be_possible()
    {
        IReadOnlyList<long> found = search.Outcome.Numbers(@"^model: (?<holding>\d+) of (?<all>\d+) properties hold, (?<seen>\d+) of (?<sights>\d+) sights seen$");
        Assert.Equal([Properties.Count, Properties.Count, 7, 7], found);
        search.Outcome.Expect(search.Outcome.ExitCode == 0, "not content");
    }
}
