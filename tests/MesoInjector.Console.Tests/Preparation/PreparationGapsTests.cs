using MesoInjector.Configuration;
using MesoInjector.Console.Preparation;
using MesoInjector.Console.Wording;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Tests.Preparation;

public sealed class PreparationGapsTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);

    private static readonly PreparedSession Whole = new()
    {
        Patient = "P-1",
        Protocol = ProtocolLibrary.Find("hair-standard")!.Value!,
        Places = [1, 2, 3],
        Consumables = new ConsumablesDraft("saline", "C1", new DateOnly(2026, 11, 29), "S1", "", "N1", "", FluidVolume.FromMicrolitres(1800)),
        Checklist = Checklist.AllDone,
    };

    [Fact]
    public void A_session_with_everything_waits_for_nothing() => Assert.Empty(Gaps(Whole, new Course(1, DaysSinceLast: null)));

    [Fact]
    public void A_session_with_nothing_waits_in_every_step()
    {
        foreach (PreparationStep step in PreparationGaps.BeforeReview)
            Assert.NotEmpty(PreparationGaps.Of(step, PreparedSession.Empty, course: null, Today, Words.In("en")));
    }

    [Fact]
    public void A_compound_expires_at_the_end_of_its_last_day() =>
        Assert.Equal("the compound expired on 2026-11-28", Assert.Single(Gaps(Whole with { Consumables = Whole.Consumables with { CompoundExpiry = Today.AddDays(-1) } })));

    [Theory]
    [InlineData(199_999)]
    [InlineData(3_000_001)]
    public void A_filling_the_syringe_cannot_have_is_said_with_its_limits(long nanolitres) =>
        Assert.Contains("0.2\u20133", Assert.Single(Gaps(Whole with { Consumables = Whole.Consumables with { Fill = FluidVolume.FromNanolitres(nanolitres) } })), StringComparison.Ordinal);

    [Theory]
    [InlineData(13, "", 1)]
    [InlineData(13, "on holiday next week", 0)]
    [InlineData(14, "", 0)]
    public void A_session_before_its_interval_is_over_needs_a_reason(int days, string reason, int gaps) =>
        Assert.Equal(gaps, Gaps(Whole with { EarlyReason = reason }, new Course(2, days)).Count);

    [Fact]
    public void Each_of_the_four_ticks_is_waited_for() =>
        Assert.Equal(4, Gaps(Whole with { Checklist = new Checklist(SkinCleanAndDry: false, GelWipedOff: false, ConsumablesNew: false, CompoundWaterBased: false) }).Count);

    [Fact]
    public void Another_protocol_keeps_places_of_the_same_lattice_and_the_filling_of_the_same_syringe()
    {
        PreparedSession other = Whole.With(ProtocolLibrary.Find("hair-after-transplant")!.Value!);
        Assert.Equal(Whole.Places, other.Places);
        Assert.Null(other.Consumables.Fill);
        Assert.Empty(Whole.With(ProtocolLibrary.Find("nappage")!.Value!).Places);
    }

    private static IReadOnlyList<string> Gaps(PreparedSession prepared, Course? course = null) => PreparationGaps.Of(PreparationStep.Review, prepared, course, Today, Words.In("en"));
}
