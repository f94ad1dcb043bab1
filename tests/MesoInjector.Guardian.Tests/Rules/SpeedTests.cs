namespace MesoInjector.Guardian.Tests.Rules;

/// <summary>G-1 and G-8: how fast counts may come in any 4 ms. Bursts shorter than the window, so that each is judged whole.</summary>
public sealed class SpeedTests
{
    private const int Burst = 50;
    private const int ShortBurst = 25;
    private const int Rest = 8000;

    [Theory]
    [InlineData(-1000, 45, true)]
    [InlineData(-1000, 46, false)]
    [InlineData(586, 14, true)]
    [InlineData(586, 15, false)]
    [InlineData(600, 14, true)]
    [InlineData(600, 15, false)]
    [InlineData(500, 45, true)]
    [Requirement("SR-004")]
    public void The_needle_goes_toward_the_patient_no_faster_than_its_zone_allows(int from, int counts, bool passes)
    {
        using GuardianBoard board = new GuardianBoard().Service();
        board.MoveNeedleTo(from);
        board.Pass(Rest);
        board.MoveNeedle(counts, Burst);
        board.Pass(Rest);
        if (passes)
            board.HoldsIn(GuardianMode.Service);
        else
            board.HasTripped(GuardianTrip.Speed);
    }

    [Theory]
    [InlineData(true, -120, true)]
    [InlineData(true, -121, false)]
    [InlineData(false, 120, true)]
    [InlineData(false, 121, false)]
    [InlineData(false, -120, true)]
    [InlineData(false, -121, false)]
    [Requirement("SR-045")]
    public void An_encoder_faster_than_any_axis_of_this_device_is_not_believed(bool needle, int counts, bool passes)
    {
        using GuardianBoard board = new GuardianBoard().Service();
        board.Pass(Rest);
        if (needle)
            board.MoveNeedle(counts, ShortBurst);
        else
            board.MovePlunger(counts, ShortBurst);
        board.Pass(Rest);
        if (passes)
        {
            board.HoldsIn(GuardianMode.Service);
            return;
        }

        board.HasTripped(GuardianTrip.Encoder);
        Assert.False(board.Status.Conditions.HasFlag(GuardianConditions.Homed));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Requirement("SR-045")]
    public void A_double_transition_cuts_at_once(bool needle)
    {
        using GuardianBoard board = new GuardianBoard().Service();
        (needle ? board.Needle : board.Plunger).Jump();
        board.Pass(20);
        Assert.False(board.Chip.Released);
        board.HasTripped(GuardianTrip.Encoder);
        Assert.False(board.Status.Conditions.HasFlag(GuardianConditions.Homed));
    }

    [Fact]
    [Requirement("SR-045")]
    public void A_count_further_from_power_up_than_any_axis_goes_is_not_believed()
    {
        const int Furthest = -30_000;
        using GuardianBoard board = new GuardianBoard().Service();
        board.MovePlunger(Furthest, 35);
        board.HoldsIn(GuardianMode.Service);
        Assert.Equal(Furthest, board.Status.Plunger);
        board.MovePlunger(-1, Burst);
        board.HasTripped(GuardianTrip.Encoder);
    }
}
