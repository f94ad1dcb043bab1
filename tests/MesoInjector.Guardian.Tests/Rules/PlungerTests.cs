namespace MesoInjector.Guardian.Tests.Rules;

/// <summary>G-3 and G-4: what the plunger may deliver.</summary>
public sealed class PlungerTests
{
    private const int Allowance = 10;
    private const int AtOnce = 20;
    private const int Period = 250;

    [Theory]
    [InlineData(SyringeCode.OneMillilitre, 1170)]
    [InlineData(SyringeCode.ThreeMillilitre, 356)]
    [InlineData(SyringeCode.FiveMillilitre, 183)]
    [Requirement("SR-019")]
    public void No_permit_exceeds_the_largest_dose_in_the_bore_shown(SyringeCode code, int largest)
    {
        using GuardianBoard board = new GuardianBoard().Standby(code);
        board.Pedal = true;
        board.PassAStatus();
        board.SendPermit(300, largest + 1);
        board.HoldsIn(GuardianMode.Standby);
        Assert.Equal(1, board.Status.Rejected);
        board.SendPermit(300, largest);
        board.HoldsIn(GuardianMode.Permitted);
        board.MovePlunger(largest, 110);
        board.HoldsIn(GuardianMode.Permitted);
        CutsWithTheNextCount(board, GuardianTrip.PermitVolume);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    [Requirement("SR-019")]
    public void A_permit_holds_to_its_counts(int maxPlunger)
    {
        using GuardianBoard board = new GuardianBoard().Permitted(maxPlunger: maxPlunger);
        board.MovePlunger(maxPlunger, Period);
        board.HoldsIn(GuardianMode.Permitted);
        CutsWithTheNextCount(board, GuardianTrip.PermitVolume);
    }

    [Fact]
    [Requirement("SR-020")]
    public void Without_a_permit_a_plunger_with_a_syringe_stands()
    {
        using GuardianBoard board = new GuardianBoard().Standby(SyringeCode.ThreeMillilitre);
        board.MovePlunger(Allowance, Period);
        board.HoldsIn(GuardianMode.Standby);
        CutsWithTheNextCount(board, GuardianTrip.PlungerUnpermitted);
    }

    [Fact]
    [Requirement("SR-020")]
    public void A_retract_is_repaid_and_no_more()
    {
        using GuardianBoard board = new GuardianBoard().Standby(SyringeCode.OneMillilitre);
        for (int i = 0; i < 5; i++)
        {
            board.MovePlunger(-40, Period);
            board.MovePlunger(40 + (i == 0 ? Allowance : 0), Period);
        }

        board.HoldsIn(GuardianMode.Standby);
        CutsWithTheNextCount(board, GuardianTrip.PlungerUnpermitted);
    }

    [Fact]
    [Requirement("SR-019")]
    public void A_second_permit_counts_from_the_furthest_place_of_the_first()
    {
        using GuardianBoard board = new GuardianBoard().Permitted(maxPlunger: 100);
        board.MovePlunger(60, Period);
        board.MovePlunger(-30, Period);
        board.MoveNeedleTo(-250);
        board.Send(GuardianFrameType.EndPermit);
        board.PassUntil(() => board.Status.Mode == GuardianMode.Standby);
        board.SendPermit(300, 20);
        board.HoldsIn(GuardianMode.Permitted);
        Assert.Equal(2, board.Status.PermitNumber);
        board.MovePlunger(30 + 20, Period);
        board.HoldsIn(GuardianMode.Permitted);
        CutsWithTheNextCount(board, GuardianTrip.PermitVolume);
    }

    [Fact]
    [Requirement("SR-020")]
    public void Trip_reset_and_homing_again_and_again_gain_the_plunger_nothing()
    {
        using GuardianBoard board = new GuardianBoard().Standby(SyringeCode.OneMillilitre);
        board.MovePlunger(Allowance, Period);
        CutsWithTheNextCount(board, GuardianTrip.PlungerUnpermitted);
        for (int i = 0; i < 3; i++)
        {
            board.MovePlunger(5, Period); // by hand, with the power off
            board.Send(GuardianFrameType.Reset);
            board.PassUntil(() => board.Status.Mode == GuardianMode.Locked && board.Status.Conditions.HasFlag(GuardianConditions.CutProved));
            board.Send(GuardianFrameType.Home);
            board.PassUntil(() => board.Status.Mode == GuardianMode.Standby);
            CutsWithTheNextCount(board, GuardianTrip.PlungerUnpermitted);
        }
    }

    [Fact]
    [Requirement("SR-020")]
    public void With_an_empty_holder_the_plunger_is_free_and_a_new_syringe_starts_where_it_stands()
    {
        using GuardianBoard board = new GuardianBoard().Standby();
        board.MovePlunger(300, Period);
        board.MovePlunger(-500, Period);
        board.HoldsIn(GuardianMode.Standby);
        board.Code = SyringeCode.FiveMillilitre;
        board.PassAStatus();
        board.MovePlunger(Allowance, Period);
        board.HoldsIn(GuardianMode.Standby);
        CutsWithTheNextCount(board, GuardianTrip.PlungerUnpermitted);
    }

    [Theory]
    [InlineData(4000, SyringeCode.OneMillilitre)]
    [InlineData(6000, SyringeCode.ThreeMillilitre)]
    [Requirement("SR-019")]
    public void A_change_of_the_holder_counts_after_five_milliseconds(int microseconds, SyringeCode seen)
    {
        using GuardianBoard board = new GuardianBoard().Standby(SyringeCode.OneMillilitre);
        board.Code = SyringeCode.ThreeMillilitre;
        board.Pass(microseconds);
        if (seen == SyringeCode.OneMillilitre)
            board.Code = SyringeCode.OneMillilitre;
        board.PassAStatus();
        Assert.Equal(seen, board.Status.Syringe);
    }

    [Fact]
    [Requirement("SR-019")]
    public void Another_syringe_ends_the_permit_of_the_one_before()
    {
        using GuardianBoard board = new GuardianBoard().Permitted();
        board.MoveNeedleTo(100);
        board.Code = SyringeCode.FiveMillilitre;
        board.Pass(10_000);
        board.Pass(85_000);
        Assert.True(board.Status.Conditions.HasFlag(GuardianConditions.PermitEnding));
        Assert.True(board.Power);
        board.Pass(15_000);
        board.HasTripped(GuardianTrip.PermitVolume);
    }

    private static void CutsWithTheNextCount(GuardianBoard board, GuardianTrip cause)
    {
        Assert.True(board.Chip.Released);
        board.Plunger.Step(1);
        board.Pass(AtOnce);
        Assert.False(board.Chip.Released);
        board.HasTripped(cause);
    }
}
