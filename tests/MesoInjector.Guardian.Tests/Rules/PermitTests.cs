namespace MesoInjector.Guardian.Tests.Rules;

/// <summary>G-5 and G-6: how a permit begins and ends.</summary>
public sealed class PermitTests
{
    private const int Millisecond = 1000;

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(30_000, true)]
    [InlineData(30_001, false)]
    [Requirement("SR-047")]
    public void A_permit_lasts_a_millisecond_to_thirty_seconds(int milliseconds, bool granted)
    {
        using GuardianBoard board = new GuardianBoard().AtNosePlane(SyringeCode.OneMillilitre);
        board.Pedal = true;
        board.PassAStatus();
        board.SendPermit(300, 100, milliseconds);
        board.PassAStatus();
        Assert.Equal((granted ? 1 : 0, granted ? 0 : 1), (board.Status.PermitNumber, board.Status.Rejected));
    }

    public static TheoryData<string, Action<GuardianBoard>> Obstacles => new()
    {
        { "pedal up", board => board.Pedal = false },
        { "no syringe", board => board.Code = SyringeCode.None },
        { "code changing", board => { board.Code = SyringeCode.ThreeMillilitre; board.Pass(500); } },
        { "needle out", board => board.MoveNeedleTo(20) },
        { "service", board => board.Key = true },
    };

    [Theory]
    [MemberData(nameof(Obstacles))]
    [Requirement("SR-033", "SR-019")]
    public void A_permit_needs_everything_in_place(string obstacle, Action<GuardianBoard> bring)
    {
        using GuardianBoard board = new GuardianBoard().AtNosePlane(SyringeCode.OneMillilitre);
        board.Pedal = true;
        board.PassAStatus();
        bring(board);
        if (obstacle == "needle out")
            board.MoveNeedleTo(21 - 1);
        if (obstacle is "pedal up" or "no syringe" or "service")
            board.PassAStatus();
        board.SendPermit(300, 100);
        board.Pass(3 * Millisecond);
        board.PassAStatus();
        bool granted = obstacle == "needle out"; // 20 counts are still behind the nose plane
        Assert.Equal(granted ? 1 : 0, board.Status.PermitNumber);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(15)]
    [Requirement("SR-047")]
    public void A_permit_with_another_number_than_the_next_is_refused(int number)
    {
        using GuardianBoard board = new GuardianBoard().AtNosePlane(SyringeCode.OneMillilitre);
        board.Pedal = true;
        board.PassAStatus();
        board.SendPermit(300, 100, number: number);
        board.HoldsIn(GuardianMode.Standby);
        Assert.Equal(1, board.Status.Rejected);
    }

    [Fact]
    [Requirement("SR-047")]
    public void A_second_permit_inside_a_permit_is_refused()
    {
        using GuardianBoard board = new GuardianBoard().Permitted(maxDepth: 100);
        board.SendPermit(600, 1000, 30_000);
        board.HoldsIn(GuardianMode.Permitted);
        Assert.Equal((1, 1), (board.Status.PermitNumber, board.Status.Rejected));
        board.MoveNeedleTo(121);
        board.HasTripped(GuardianTrip.Depth);
    }

    [Fact]
    [Requirement("SR-047")]
    public void A_permit_is_over_at_its_own_time_with_the_needle_behind()
    {
        using GuardianBoard board = new GuardianBoard().Permitted(milliseconds: 100);
        board.PassUntil(() => board.Status.Mode != GuardianMode.Permitted, 110);
        board.HoldsIn(GuardianMode.Standby);
    }

    [Fact]
    [Requirement("SR-047")]
    public void A_permit_is_over_at_its_own_time_with_the_needle_out()
    {
        using GuardianBoard board = new GuardianBoard().AtNosePlane(SyringeCode.OneMillilitre);
        board.Pedal = true;
        board.PassAStatus();
        board.SendPermit(300, 100, 100);
        board.PassUntil(() => board.Status.Mode == GuardianMode.Permitted);
        ulong opened = board.Chip.Cycle;
        board.MoveNeedleTo(30);
        board.PassUntil(() => !board.Chip.Released, 120);
        Assert.InRange((board.Chip.LastKill - opened) / 16, 94_000u, 100_200u);
        board.HasTripped(GuardianTrip.PermitExpired);
    }

    [Theory]
    [InlineData(4800, true)]
    [InlineData(5300, false)]
    [Requirement("SR-035")]
    public void A_pedal_that_opens_for_five_milliseconds_ends_the_permit(int microseconds, bool goesOn)
    {
        using GuardianBoard board = new GuardianBoard().Permitted();
        board.MoveNeedleTo(100);
        board.Pedal = false;
        board.Pass(microseconds);
        board.Pedal = true;
        board.PassAStatus();
        Assert.Equal((GuardianMode.Permitted, !goesOn), (board.Status.Mode, board.Status.Conditions.HasFlag(GuardianConditions.PermitEnding)));
        if (goesOn)
            return;
        board.Pass(85 * Millisecond);
        board.HasTripped(GuardianTrip.PedalReleased);
    }

    [Fact]
    [Requirement("SR-035")]
    public void After_a_release_a_needle_still_out_has_its_grace_and_not_more()
    {
        using GuardianBoard board = new GuardianBoard().Permitted();
        board.MoveNeedleTo(100);
        board.Pedal = false;
        ulong released = board.Chip.Cycle;
        board.PassUntil(() => !board.Chip.Released, 120);
        Assert.InRange((board.Chip.LastKill - released) / 16, 104_800u, 105_300u);
        board.HasTripped(GuardianTrip.PedalReleased);
    }

    [Theory]
    [InlineData(-199, GuardianMode.Permitted)]
    [InlineData(-200, GuardianMode.Standby)]
    [Requirement("SR-035")]
    public void After_a_release_a_needle_far_behind_closes_the_permit_at_once(int depth, GuardianMode mode)
    {
        using GuardianBoard board = new GuardianBoard().Permitted();
        board.MoveNeedleTo(100);
        board.Pedal = false;
        board.Pass(6 * Millisecond);
        board.MoveNeedleTo(depth);
        board.Pass(4 * Millisecond);
        Assert.Equal(mode, board.Status.Mode);
        board.Pass(90 * Millisecond);
        board.HoldsIn(GuardianMode.Standby);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    [Requirement("SR-035")]
    public void At_the_end_of_the_grace_the_nose_plane_decides(int depth, bool behind)
    {
        using GuardianBoard board = new GuardianBoard().Permitted();
        board.MoveNeedleTo(depth);
        board.Send(GuardianFrameType.EndPermit);
        board.Pass(98 * Millisecond);
        Assert.Equal(GuardianMode.Permitted, board.Status.Mode);
        board.Pass(5 * Millisecond);
        if (behind)
            board.HoldsIn(GuardianMode.Standby);
        else
            board.HasTripped(GuardianTrip.NosePlane);
    }

    [Fact]
    [Requirement("SR-019")]
    public void While_a_permit_ends_its_plunger_counts_still_bind()
    {
        using GuardianBoard board = new GuardianBoard().Permitted(maxPlunger: 50);
        board.MoveNeedleTo(100);
        board.Send(GuardianFrameType.EndPermit);
        board.Pass(5 * Millisecond);
        board.MovePlunger(50, 250);
        Assert.True(board.Chip.Released);
        board.MovePlunger(1, 250);
        board.HasTripped(GuardianTrip.PermitVolume);
    }
}
