namespace MesoInjector.Guardian.Tests.Rules;

/// <summary>G-7: the host answers in its window, or the power goes.</summary>
public sealed class HeartbeatTests
{
    private const int FrameMicroseconds = 8 * 87;

    [Theory]
    [InlineData(4500, false)]
    [InlineData(5400, true)]
    [Requirement("SR-042")]
    public void A_right_answer_sooner_than_five_milliseconds_after_the_last_cuts(int pause, bool passes)
    {
        using GuardianBoard board = new GuardianBoard().Standby();
        Answer(board);
        // A change of mode sends a status, and with it a new challenge, at once.
        board.Key = true;
        board.Pass(3000);
        Assert.Equal(GuardianMode.Service, board.Status.Mode);
        board.Pass(pause - 3000 - FrameMicroseconds);
        Answer(board);
        board.Answers = true;
        if (passes)
            board.HoldsIn(GuardianMode.Service);
        else
            board.HasTripped(GuardianTrip.Heartbeat);
    }

    [Fact]
    [Requirement("SR-041")]
    public void A_silent_host_loses_the_power_after_sixty_milliseconds()
    {
        using GuardianBoard board = new GuardianBoard().Standby();
        Answer(board);
        ulong last = board.Chip.Cycle;
        board.PassUntil(() => !board.Chip.Released, 70);
        Assert.InRange((board.Chip.LastKill - last) / 16, 59_800u, 60_300u);
        board.HasTripped(GuardianTrip.Heartbeat);
    }

    [Theory]
    [InlineData(59_500, true)]
    [InlineData(60_600, false)]
    [Requirement("SR-042")]
    public void A_heartbeat_counts_up_to_sixty_milliseconds(int pause, bool passes)
    {
        using GuardianBoard board = new GuardianBoard().Standby();
        Answer(board);
        board.Pass(pause - FrameMicroseconds);
        Answer(board);
        board.Answers = true;
        if (passes)
            board.HoldsIn(GuardianMode.Standby);
        else
            board.HasTripped(GuardianTrip.Heartbeat);
    }

    [Fact]
    [Requirement("SR-042")]
    public void A_wrong_answer_cuts()
    {
        using GuardianBoard board = new GuardianBoard().Standby();
        board.Pass(10_000);
        board.SendHeartbeat(unchecked((ushort)(GuardianChallenge.Answer(board.Status.Challenge) + 1)));
        board.HasTripped(GuardianTrip.Heartbeat);
    }

    [Fact]
    [Requirement("SR-042")]
    public void The_same_answer_twice_feeds_nothing()
    {
        using GuardianBoard board = new GuardianBoard().Standby();
        ushort answer = Answer(board);
        byte rejected = board.Status.Rejected;
        board.Pass(30_000);
        board.SendHeartbeat(answer);
        board.Pass(25_000);
        Assert.Equal(rejected + 1, board.Status.Rejected);
        Assert.Equal(GuardianMode.Standby, board.Status.Mode);
        board.Pass(6000);
        board.HasTripped(GuardianTrip.Heartbeat);
    }

    [Fact]
    [Requirement("SR-042")]
    public void With_the_power_off_a_wrong_answer_is_only_refused()
    {
        using GuardianBoard board = new GuardianBoard { Answers = false }.Locked();
        board.SendHeartbeat(0);
        board.PassAStatus();
        Assert.Equal((GuardianMode.Locked, 1), (board.Status.Mode, board.Status.Rejected));
    }

    [Fact]
    [Requirement("SR-041")]
    public void Homing_needs_a_host_that_is_alive()
    {
        using GuardianBoard board = new GuardianBoard { Answers = false }.Locked();
        board.Send(GuardianFrameType.Home);
        board.PassAStatus();
        Assert.Equal((GuardianMode.Locked, 1), (board.Status.Mode, board.Status.Rejected));
        Answer(board);
        board.Pass(61_000);
        board.Send(GuardianFrameType.Home);
        board.PassAStatus();
        Assert.Equal((GuardianMode.Locked, 2), (board.Status.Mode, board.Status.Rejected));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [Requirement("SR-042", "SR-055")]
    public void With_the_power_on_a_frame_is_one_to_three_ahead(int ahead, bool taken)
    {
        using GuardianBoard board = new GuardianBoard().Standby();
        board.Answers = false;
        board.PassAStatus();
        var wire = new byte[GuardianFrames.LongestWire];
        byte sequence = unchecked((byte)(board.Status.LastSequence + ahead));
        board.Chip.Send(wire.AsSpan(0, GuardianFrames.WriteSetTipZero(wire, sequence, 7)));
        board.PassAStatus();
        Assert.Equal((taken ? 7 : 0, taken ? 0 : 1), (board.Status.TipZero, board.Status.Rejected));
    }

    [Fact]
    [Requirement("SR-042")]
    public void With_the_power_off_any_sequence_is_taken()
    {
        using GuardianBoard board = new GuardianBoard().Locked();
        for (int i = 0; i < 100; i++)
            board.NextSequence();
        board.Send(GuardianFrameType.Query);
        board.PassAStatus();
        Assert.Equal(0, board.Status.Rejected);
        Assert.NotNull(board.Identity);
    }

    /// <summary>Answers the standing challenge by hand, and no longer by itself.</summary>
    private static ushort Answer(GuardianBoard board)
    {
        if (board.Answers)
        {
            board.Answers = false;
            board.PassUntil(() => board.Challenged, 50);
            board.Pass(6000);
        }

        ushort answer = GuardianChallenge.Answer(board.Status.Challenge);
        board.SendHeartbeat(answer);
        board.Pass(FrameMicroseconds);
        return answer;
    }
}
