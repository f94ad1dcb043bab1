namespace MesoInjector.Guardian.Tests.Rules;

/// <summary>G-12: that the power can be cut is proved before it is given.</summary>
public sealed class CutProofTests
{
    private const int FailsAfter = 100_000;

    [Fact]
    [Requirement("SR-048")]
    public void A_rail_that_does_not_fall_trips_after_a_tenth_of_a_second()
    {
        using var board = new GuardianBoard { RailFollows = false, RailMillivolts = 12_000 };
        board.PassUntil(() => board.Statuses.Count > 0);
        board.Pass(FailsAfter - 5000);
        Assert.False(board.Status.Conditions.HasFlag(GuardianConditions.CutProved));
        Assert.Equal(GuardianMode.Locked, board.Status.Mode);
        board.Pass(5000);
        board.HasTripped(GuardianTrip.CutProof);
    }

    [Theory]
    [InlineData(2000, false)]
    [InlineData(1980, true)]
    [Requirement("SR-048")]
    public void Cut_is_below_two_volts(int millivolts, bool proved)
    {
        using var board = new GuardianBoard { RailFollows = false, RailMillivolts = millivolts };
        board.PassUntil(() => board.Statuses.Count > 0);
        board.Pass(FailsAfter + 5000);
        Assert.Equal(proved, board.Status.Conditions.HasFlag(GuardianConditions.CutProved));
        Assert.Equal(proved ? GuardianMode.Locked : GuardianMode.Tripped, board.Status.Mode);
    }

    [Fact]
    [Requirement("SR-048")]
    public void Until_it_is_proved_there_is_no_homing()
    {
        using var board = new GuardianBoard { RailFollows = false, RailMillivolts = 12_000 };
        board.PassUntil(() => board.Statuses.Count > 0);
        board.Send(GuardianFrameType.Home);
        board.Pass(30_000);
        Assert.Equal((GuardianMode.Locked, 1), (board.Status.Mode, board.Status.Rejected));
        board.RailMillivolts = 0;
        board.Pass(30_000);
        board.Send(GuardianFrameType.Home);
        board.HoldsIn(GuardianMode.Homing);
    }

    [Fact]
    [Requirement("SR-048")]
    public void After_a_reset_it_is_proved_again()
    {
        using GuardianBoard board = new GuardianBoard().Standby();
        board.RailFollows = false;
        board.EmergencyStopClosed = false;
        board.HasTripped(GuardianTrip.EmergencyStop);
        board.EmergencyStopClosed = true;
        board.Send(GuardianFrameType.Reset);
        board.PassUntil(() => board.Status.Mode == GuardianMode.Locked);
        Assert.False(board.Status.Conditions.HasFlag(GuardianConditions.CutProved));
        board.Pass(FailsAfter);
        board.HasTripped(GuardianTrip.CutProof);
    }
}
