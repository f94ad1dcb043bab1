using System.Diagnostics.CodeAnalysis;

namespace MesoInjector.Guardian.Tests.Timing;

/// <summary>From the encoder edge that passes a limit to KILL, with the line full both ways and the other axis moving.</summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "the seed is the point")]
public sealed class ReactionTests(ITestOutputHelper output)
{
    /// <summary>6.3 µs.</summary>
    private const int LongestCycles = 100;

    /// <summary>The needle goes first: its interrupt may come into the plunger's.</summary>
    private const int LongestCyclesOfThePlunger = 160;

    private const int AllowedInTheHomingDirection = 20;
    private const int AllowedWithoutPermit = 10;
    private const int Period = 100 * GuardianChip.CyclesPerMicrosecond;
    private const int Near = 120;

    [Fact]
    [Requirement("SR-002")]
    public void A_thousand_needle_edges_beyond_the_limit_cut_within_a_hundred_cycles()
    {
        List<int> reactions = [];
        for (int seed = 0; seed < 10; seed++)
            reactions.AddRange(Homings(new Random(seed), 100));
        Report("needle", reactions);
        Assert.Equal(1000, reactions.Count);
        Assert.InRange(reactions.Max(), 1, LongestCycles);
    }

    [Fact]
    [Requirement("SR-019", "SR-020")]
    public void Plunger_edges_beyond_the_limit_cut_within_ten_microseconds()
    {
        List<int> reactions = [];
        for (int seed = 0; seed < 4; seed++)
            reactions.AddRange(PlungerTrips(new Random(seed), 75));
        Report("plunger", reactions);
        Assert.InRange(reactions.Max(), 1, LongestCyclesOfThePlunger);
    }

    [Fact]
    [Requirement("SR-002")]
    public void The_edge_at_the_depth_cap_cuts_within_a_hundred_cycles()
    {
        var random = new Random(1);
        List<int> reactions = [];
        for (int i = 0; i < 25; i++)
        {
            using GuardianBoard board = new GuardianBoard().Permitted(maxDepth: 769, maxPlunger: 1170);
            board.MoveNeedleTo(769);
            reactions.Add(Cross(board, board.Needle, board.Plunger, random));
            board.HasTripped(GuardianTrip.Depth);
        }

        Report("needle at the depth cap", reactions);
        Assert.InRange(reactions.Max(), 1, LongestCycles);
    }

    /// <summary>The soonest limit there is: forward while homing. Reset and home again, each time at another phase.</summary>
    private static IEnumerable<int> Homings(Random random, int count)
    {
        using GuardianBoard board = new GuardianBoard().Locked();
        board.Pass(random.Next(10_000));
        for (int i = 0; i < count; i++)
        {
            HomeAgain(board, GuardianMode.Homing);
            board.MoveNeedle(AllowedInTheHomingDirection, GuardianBoard.Fast);
            Assert.True(board.Chip.Released);
            yield return Cross(board, board.Needle, board.Plunger, random);
            board.HasTripped(GuardianTrip.HomingDirection);
        }
    }

    private static IEnumerable<int> PlungerTrips(Random random, int count)
    {
        using GuardianBoard board = new GuardianBoard { HomeSwitch = true, Code = SyringeCode.OneMillilitre };
        board.Locked();
        for (int i = 0; i < count; i++)
        {
            HomeAgain(board, GuardianMode.Standby);
            if (i == 0)
                board.MovePlunger(AllowedWithoutPermit, 4 * GuardianBoard.Fast);
            Assert.True(board.Chip.Released);
            yield return Cross(board, board.Plunger, board.Needle, random);
            board.HasTripped(GuardianTrip.PlungerUnpermitted);
            board.MovePlunger(-1, GuardianBoard.Fast);
        }
    }

    private static void HomeAgain(GuardianBoard board, GuardianMode mode)
    {
        board.PassUntil(() => !board.Challenged || board.Status.Mode == GuardianMode.Tripped);
        if (board.Status.Mode == GuardianMode.Tripped)
            board.Send(GuardianFrameType.Reset);
        board.PassUntil(() => board.Status.Mode == GuardianMode.Locked && board.Status.Conditions.HasFlag(GuardianConditions.CutProved));
        board.Send(GuardianFrameType.Home);
        board.PassUntil(() => board.Status.Mode == mode);
    }

    /// <summary>The one edge too many, anywhere in the chip's work: the line full, the other axis moving at 50 mm/s, and half the time so
    /// close to the edge that the interrupts fall on one another.</summary>
    /// <returns>Cycles from the edge to KILL.</returns>
    private static int Cross(GuardianBoard board, EncoderLines axis, EncoderLines other, Random random)
    {
        for (int i = 0; i < 3; i++)
            board.Send(GuardianFrameType.Query);
        ulong edge = board.Chip.Cycle + (ulong)random.Next(12 * Period, 20 * Period);
        ulong first = random.Next(2) == 0
            ? edge - (4 * Period) - Near + (ulong)random.Next(2 * Near)
            : edge - (5 * Period) + (ulong)random.Next(Period);
        var steps = new List<(ulong At, EncoderLines Axis, int Direction)> { (edge, axis, 1) };
        for (int i = 0; i < 8; i++)
            steps.Add((first + (ulong)(i * Period), other, i % 2 == 0 ? -1 : 1));
        foreach ((ulong at, EncoderLines moved, int direction) in steps.OrderBy(step => step.At))
            moved.StepAt(direction, at);
        board.Chip.RunTo(edge);
        Assert.True(board.Chip.Released);
        board.Chip.RunTo(edge + (8 * Period));
        Assert.True(board.Chip.LastKill >= edge);
        return (int)(board.Chip.LastKill - edge);
    }

    private void Report(string what, List<int> reactions)
    {
        reactions.Sort();
        output.WriteLine($"{what}: {reactions.Count} edges, {reactions[0]} to {reactions[^1]} cycles, median {reactions[reactions.Count / 2]}");
    }
}
