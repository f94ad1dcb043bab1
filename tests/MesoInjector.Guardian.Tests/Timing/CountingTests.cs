using System.Diagnostics.CodeAnalysis;

namespace MesoInjector.Guardian.Tests.Timing;

/// <summary>No count is lost, and the main loop keeps up, with everything going on at once.</summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "the seed is the point")]
public sealed class CountingTests
{
    private const int Period = 100 * GuardianChip.CyclesPerMicrosecond; // 10,000 counts a second, 50 mm/s
    private const int Stroke = 1000;
    private const int Strokes = 12;
    private const int LatestTicks = 5;

    /// <summary>Each edge up to a third of a period early or late, as a coupling or a bad grating would have it.</summary>
    private const int Jitter = Period / 3;

    [Fact]
    [Requirement("SR-002", "SR-019", "SR-045")]
    public void Both_axes_at_full_speed_with_the_line_full_lose_no_count()
    {
        var random = new Random(11);
        using GuardianBoard board = new GuardianBoard().Service();
        board.MoveNeedleTo(-1100);
        int waiting = FirmwareSymbols.AddressOf("ticks_waiting");
        int latest = 0;
        for (int stroke = 0; stroke < Strokes; stroke++)
        {
            int direction = stroke % 2 == 0 ? 1 : -1;
            ulong from = board.Chip.Cycle + Period;
            for (int i = 0; i < Stroke; i++)
            {
                ulong needle = from + (ulong)(i * Period) + (ulong)random.Next(Jitter);
                ulong plunger = from + (ulong)(i * Period) + (ulong)random.Next(Jitter);
                Step(board, needle < plunger ? board.Needle : board.Plunger, direction, Math.Min(needle, plunger));
                Step(board, needle < plunger ? board.Plunger : board.Needle, direction, Math.Max(needle, plunger));
                if (board.Chip.Unsent < 8)
                    board.Send(GuardianFrameType.Query);
                board.Pass(95);
                latest = Math.Max(latest, board.Chip.ReadRam(waiting));
            }

            board.Pass(8000);
        }

        board.HoldsIn(GuardianMode.Service);
        Assert.Equal((board.Needle.Count - board.Zero, board.Plunger.Count), (board.Status.Depth, board.Status.Plunger));
        Assert.Equal(0, board.Status.Rejected);
        Assert.InRange(latest, 0, LatestTicks);
    }

    [Fact]
    [Requirement("SR-044")]
    public void A_main_loop_that_falls_behind_its_clock_cuts()
    {
        using GuardianBoard board = new GuardianBoard().Standby();
        board.Chip.WriteRam(FirmwareSymbols.AddressOf("ticks_waiting"), 60);
        board.Pass(2000);
        board.HasTripped(GuardianTrip.SelfCheck);
    }

    /// <summary>RAM is left full of one pattern by the test at power-up; where the pattern is gone the stack has been.</summary>
    [Fact]
    [Requirement("SR-044")]
    public void The_stack_goes_no_deeper_than_the_build_says()
    {
        const byte Pattern = 0xAA;
        const int TopOfRam = 0x8FF;
        const int Canary = 4;
        using GuardianBoard board = new GuardianBoard().Permitted();
        for (int i = 0; i < 200; i++)
        {
            board.Needle.StepAt(i % 2 == 0 ? 1 : -1, board.Chip.Cycle + 800);
            board.Plunger.StepAt(i % 2 == 0 ? 1 : -1, board.Chip.Cycle + 810);
            board.Send(GuardianFrameType.Query);
            board.Pass(997);
        }

        board.MoveNeedleTo(-300);
        board.Pedal = false;
        board.PassAStatus();
        int deepest = FirmwareSymbols.AddressOf("_end") + Canary;
        while (board.Chip.ReadRam(deepest) == Pattern)
            deepest++;
        Assert.InRange(TopOfRam - deepest + 1, 20, FirmwareSize.StackAtWorst());
    }

    private static void Step(GuardianBoard board, EncoderLines axis, int direction, ulong at) =>
        axis.StepAt(direction, Math.Max(at, board.Chip.Cycle));
}
