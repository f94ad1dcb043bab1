using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Tests.Motion;

public sealed class NeedleAxisTests
{
    [Fact]
    [Requirement("SR-024")]
    public void The_place_for_a_depth_is_rounded_toward_home_by_less_than_two_nanometres() =>
        ForAnyAxis((axis, depth) =>
        {
            AxisPosition back = axis.DepthAt(axis.PlaceFor(depth));
            return back <= depth && (depth - back).Nanometres <= 2;
        });

    [Fact]
    [Requirement("SR-047")]
    public void The_guardian_never_counts_the_tip_shallower_than_it_is() =>
        ForAnyAxis((axis, depth) =>
        {
            AxisPosition place = axis.PlaceFor(depth);
            return axis.GuardianDepthAt(place, axis.GuardianTipZero) >= axis.DepthAt(place);
        }, scale: 0);

    [Fact]
    [Requirement("SR-047")]
    public void What_the_guardian_is_told_of_the_tip_only_tightens_in_whole_counts_and_within_its_limit() =>
        ForAnyAxis((axis, _) =>
        {
            AxisPosition told = axis.GuardianTipZero;
            AxisPosition least = AxisPosition.Max(axis.TipOffset, AxisPosition.Zero);
            return told >= least && told < least + GuardianLimits.EncoderCount && told.Nanometres % GuardianLimits.EncoderCount.Nanometres == 0 && told <= GuardianLimits.TipZero;
        });

    [Fact]
    public void A_permit_covers_just_the_place_the_needle_goes_to() =>
        ForAnyAxis((axis, depth) => axis.PermitFor(depth) == axis.GuardianDepthAt(axis.PlaceFor(depth), axis.GuardianTipZero));

    [Fact]
    public void A_nominal_needle_reads_as_on_paper()
    {
        var axis = new NeedleAxis();
        axis.TrustHome(AxisPosition.FromMicrometres(-250));
        Assert.Equal(AxisPosition.FromMicrometres(-6000), axis.DepthAt(AxisPosition.FromMicrometres(-250)));
        Assert.Equal(AxisPosition.FromMicrometres(7250), axis.PlaceFor(AxisPosition.FromMicrometres(1500)));

        // A tip 0.2 mm long needs 0.2 mm less way; a scale of 1000 ppm makes 7.3 mm of way 7.3073 mm.
        axis.TakeTip(AxisPosition.FromMicrometres(200));
        Assert.Equal(AxisPosition.FromMicrometres(7050), axis.PlaceFor(AxisPosition.FromMicrometres(1500)));
        axis.Calibrate(1000);
        Assert.Equal(1_507_300, axis.DepthAt(AxisPosition.FromMicrometres(7050)).Nanometres);
    }

    [Fact]
    [Requirement("SR-005")]
    public void Place_and_tip_are_unknown_until_found_and_again_when_lost()
    {
        var axis = new NeedleAxis();
        Assert.False(axis.Trusted || axis.TipKnown);
        axis.TrustHome(AxisPosition.Zero);
        axis.TakeTip(AxisPosition.FromMicrometres(100));
        Assert.True(axis.Trusted && axis.TipKnown);
        axis.Distrust();
        axis.ForgetTip();
        Assert.False(axis.Trusted || axis.TipKnown);
        Assert.Equal(AxisPosition.Zero, axis.TipOffset);
    }

    [Theory]
    [Requirement("SR-005")]
    [InlineData(500_001)]
    [InlineData(-500_001)]
    public void A_tip_further_than_half_a_millimetre_from_nominal_is_not_taken(int nanometres)
    {
        var axis = new NeedleAxis();
        Assert.Throws<ArgumentOutOfRangeException>(() => axis.TakeTip(AxisPosition.FromNanometres(nanometres)));
        Assert.False(axis.TipKnown);
        axis.TakeTip(AxisPosition.FromNanometres(Math.Sign(nanometres) * 500_000));
        Assert.True(axis.TipKnown);
    }

    private static void ForAnyAxis(Func<NeedleAxis, AxisPosition, bool> holds, int scale = 2000) =>
        Prop.ForAll(
            Gen.Choose(-5_000_000, 5_000_000).ToArbitrary(), Gen.Choose(-500_000, 500_000).ToArbitrary(), Gen.Choose(-6_000_000, 3_700_000).ToArbitrary(),
            (home, tip, depth) =>
            {
                var axis = new NeedleAxis();
                axis.TrustHome(AxisPosition.FromNanometres(home));
                axis.Calibrate(scale == 0 ? 0 : (home % (scale + 1)));
                axis.TakeTip(AxisPosition.FromNanometres(tip));
                return holds(axis, AxisPosition.FromNanometres(depth));
            }).QuickCheckThrowOnFailure();
}
