namespace MesoInjector.Guardian.Tests.Rules;

/// <summary>Homing: the only way to power, toward the rear only.</summary>
public sealed class HomingTests
{
    private const int Overlap = 240;

    [Fact]
    [Requirement("SR-008")]
    public void Homing_forward_cuts_at_the_twenty_first_count_from_the_most_retracted_place()
    {
        using GuardianBoard board = Homing();
        board.MoveNeedle(20, GuardianBoard.Slow);
        board.MoveNeedle(-70, GuardianBoard.Slow);
        board.MoveNeedle(20, GuardianBoard.Slow);
        board.HoldsIn(GuardianMode.Homing);
        board.Needle.Step(1);
        board.Pass(20);
        Assert.False(board.Chip.Released);
        board.HasTripped(GuardianTrip.HomingDirection);
    }

    [Fact]
    [Requirement("SR-008")]
    public void Where_the_switch_closes_is_six_millimetres_behind_the_nose_plane()
    {
        using GuardianBoard board = Homing();
        board.MoveNeedle(-37, GuardianBoard.Slow);
        board.HomeSwitch = true;
        board.HoldsIn(GuardianMode.Standby);
        Assert.Equal(-GuardianBoard.HomeToNosePlane, board.Status.Depth);
        Assert.True(board.Status.Conditions.HasFlag(GuardianConditions.Homed));
    }

    [Theory]
    [InlineData(Overlap, true)]
    [InlineData(Overlap + 1, false)]
    [Requirement("SR-044")]
    public void A_switch_that_stays_closed_is_believed_as_far_as_it_overlaps(int counts, bool believed)
    {
        using GuardianBoard board = ClosedAtOnce();
        board.MoveNeedle(counts, GuardianBoard.Fast);
        if (believed)
            board.HoldsIn(GuardianMode.Standby);
        else
            board.HasTripped(GuardianTrip.SelfCheck);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(Overlap, true)]
    [InlineData(Overlap + 1, false)]
    [Requirement("SR-044")]
    public void A_coarse_zero_is_set_right_when_the_switch_closes_from_the_front(int counts, bool believed)
    {
        using GuardianBoard board = ClosedAtOnce();
        board.MoveNeedle(50, GuardianBoard.Fast);
        board.HomeSwitch = false;
        board.Pass(1000);
        board.MoveNeedle(counts - 50, GuardianBoard.Fast);
        board.HomeSwitch = true;
        board.Pass(1000);
        if (!believed)
        {
            board.HasTripped(GuardianTrip.SelfCheck);
            return;
        }

        board.HoldsIn(GuardianMode.Standby);
        Assert.Equal(-GuardianBoard.HomeToNosePlane, board.Status.Depth);
    }

    [Fact]
    [Requirement("SR-010")]
    public void Homing_waits_for_the_emergency_stop()
    {
        using GuardianBoard board = new GuardianBoard { EmergencyStopClosed = false }.Locked();
        board.PassAStatus();
        board.Send(GuardianFrameType.Home);
        board.PassAStatus();
        Assert.Equal((GuardianMode.Locked, GuardianTrip.None, 1), (board.Status.Mode, board.Status.Trip, board.Status.Rejected));
    }

    [Fact]
    [Requirement("SR-010")]
    public void The_emergency_stop_cuts_and_is_not_reset_while_open()
    {
        using GuardianBoard board = new GuardianBoard().Service();
        board.EmergencyStopClosed = false;
        board.Pass(300);
        Assert.False(board.Chip.Released);
        board.HasTripped(GuardianTrip.EmergencyStop);
        board.Send(GuardianFrameType.Reset);
        board.PassAStatus();
        Assert.Equal(GuardianMode.Tripped, board.Status.Mode);
        board.EmergencyStopClosed = true;
        board.Pedal = true;
        board.Send(GuardianFrameType.Reset);
        board.PassAStatus();
        Assert.Equal(GuardianMode.Tripped, board.Status.Mode);
        board.Pedal = false;
        board.Send(GuardianFrameType.Reset);
        board.PassAStatus();
        Assert.Equal((GuardianMode.Locked, GuardianTrip.EmergencyStop, 2), (board.Status.Mode, board.Status.Trip, board.Status.Rejected));
    }

    [Fact]
    [Requirement("SR-033")]
    public void Turning_the_key_back_with_the_needle_out_cuts()
    {
        using GuardianBoard board = new GuardianBoard().Service();
        board.MoveNeedleTo(21);
        board.Key = false;
        board.HasTripped(GuardianTrip.NosePlane);
    }

    private static GuardianBoard Homing()
    {
        GuardianBoard board = new GuardianBoard().Locked();
        board.PassAStatus();
        board.Send(GuardianFrameType.Home);
        board.PassUntil(() => board.Status.Mode == GuardianMode.Homing);
        return board;
    }

    private static GuardianBoard ClosedAtOnce()
    {
        var board = new GuardianBoard { HomeSwitch = true };
        board.Locked();
        board.PassAStatus();
        board.Send(GuardianFrameType.Home);
        board.PassUntil(() => board.Status.Mode == GuardianMode.Standby);
        return board;
    }
}
