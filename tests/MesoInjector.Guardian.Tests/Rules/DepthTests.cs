namespace MesoInjector.Guardian.Tests.Rules;

/// <summary>G-1 and G-2: how deep the needle may be. Each limit is passed at its last count and cut at the next.</summary>
public sealed class DepthTests
{
    private const int Cap = 770;
    private const int NosePlaneAllowance = 20;
    private const int PermitAllowance = 20;
    private const int AtOnce = 20;

    [Fact]
    [Requirement("SR-002")]
    public void The_cap_holds_in_a_permit_that_asks_for_all_of_it()
    {
        using GuardianBoard board = new GuardianBoard().Permitted(maxDepth: Cap - 1);
        board.MoveNeedleTo(Cap - 1);
        board.HoldsIn(GuardianMode.Permitted);
        Assert.Equal(Cap - 1, board.Status.Depth);
        CutsWithTheNextCount(board, GuardianTrip.Depth);
    }

    [Fact]
    [Requirement("SR-002")]
    public void The_cap_holds_in_Service()
    {
        using GuardianBoard board = new GuardianBoard().Service();
        board.MoveNeedleTo(Cap - 1);
        board.HoldsIn(GuardianMode.Service);
        CutsWithTheNextCount(board, GuardianTrip.Depth);
    }

    [Fact]
    [Requirement("SR-002")]
    public void A_permit_that_begins_at_the_cap_is_refused()
    {
        using GuardianBoard board = new GuardianBoard().AtNosePlane(SyringeCode.OneMillilitre);
        board.Pedal = true;
        board.PassAStatus();
        byte rejected = board.Status.Rejected;
        board.SendPermit(Cap, 100);
        board.HoldsIn(GuardianMode.Standby);
        Assert.Equal(rejected + 1, board.Status.Rejected);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [Requirement("SR-002", "SR-047")]
    public void A_permit_holds_to_its_depth_and_the_overshoot(int maxDepth)
    {
        using GuardianBoard board = new GuardianBoard().Permitted(maxDepth);
        board.MoveNeedleTo(maxDepth + PermitAllowance);
        board.HoldsIn(GuardianMode.Permitted);
        CutsWithTheNextCount(board, GuardianTrip.Depth);
    }

    [Fact]
    [Requirement("SR-033")]
    public void Outside_a_permit_the_needle_stays_behind_the_nose_plane()
    {
        using GuardianBoard board = new GuardianBoard().AtNosePlane();
        board.MoveNeedleTo(NosePlaneAllowance);
        board.HoldsIn(GuardianMode.Standby);
        CutsWithTheNextCount(board, GuardianTrip.NosePlane);
    }

    [Fact]
    [Requirement("SR-047")]
    public void A_tip_zero_tightens_the_cap_by_as_much()
    {
        const int TipZero = 100;
        using GuardianBoard board = new GuardianBoard().Standby();
        board.SendTipZero(TipZero);
        board.PassAStatus();
        Assert.Equal(TipZero, board.Status.TipZero);
        board.HomeSwitch = false;
        board.MoveNeedleTo(NosePlaneAllowance - TipZero);
        board.HoldsIn(GuardianMode.Standby);
        Assert.Equal(NosePlaneAllowance, board.Status.Depth);
        CutsWithTheNextCount(board, GuardianTrip.NosePlane);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(-1, false)]
    [InlineData(short.MinValue, false)]
    [Requirement("SR-047")]
    public void A_tip_zero_is_taken_in_its_range(int counts, bool taken)
    {
        using GuardianBoard board = new GuardianBoard().Standby();
        board.SendTipZero(50);
        board.PassAStatus();
        byte rejected = board.Status.Rejected;
        board.SendTipZero(counts);
        board.HoldsIn(GuardianMode.Standby);
        Assert.Equal(taken ? counts : 50, board.Status.TipZero);
        Assert.Equal(taken ? rejected : rejected + 1, board.Status.Rejected);
    }

    [Theory]
    [InlineData(-60, 60, true)]
    [InlineData(-60, 61, false)]
    [InlineData(1, 0, false)]
    [Requirement("SR-047")]
    public void A_tip_zero_is_taken_behind_the_nose_plane_only(int depth, int counts, bool taken)
    {
        using GuardianBoard board = new GuardianBoard().AtNosePlane();
        board.MoveNeedleTo(depth);
        board.SendTipZero(counts);
        board.PassAStatus();
        Assert.Equal(taken ? counts : 0, board.Status.TipZero);
        Assert.Equal(taken ? 0 : 1, board.Status.Rejected);
    }

    [Fact]
    [Requirement("SR-033")]
    public void A_tip_zero_once_set_is_set_back_only_where_the_needle_is_behind_with_both()
    {
        using GuardianBoard board = new GuardianBoard().AtNosePlane();
        board.MoveNeedleTo(-60);
        board.SendTipZero(60);
        board.PassAStatus();
        board.MoveNeedleTo(-59);
        board.SendTipZero(0);
        board.PassAStatus();
        Assert.Equal((60, 1), (board.Status.TipZero, board.Status.Rejected));
    }

    private static void CutsWithTheNextCount(GuardianBoard board, GuardianTrip cause)
    {
        Assert.True(board.Chip.Released);
        board.Needle.Step(1);
        board.Pass(AtOnce);
        Assert.False(board.Chip.Released);
        Assert.False(board.Chip.EnableHigh);
        board.HasTripped(cause);
    }
}
