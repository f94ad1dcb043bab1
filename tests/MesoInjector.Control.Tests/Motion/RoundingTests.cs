using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Motion;

[Requirement("SR-024")]
public sealed class RoundingTests
{
    [Fact]
    public void The_travel_for_a_volume_never_displaces_more_than_it() =>
        Prop.ForAll(Gen.Choose(0, 5_000_000).ToArbitrary(), nanolitres => SyringeType.All.All(syringe =>
            syringe.VolumeFor(syringe.TravelFor(FluidVolume.FromNanolitres(nanolitres))).Nanolitres <= nanolitres)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_place_for_a_depth_never_brings_the_tip_deeper_than_a_nanometre_beyond_it() =>
        Prop.ForAll(Gen.Choose(-6_000, 3_700).ToArbitrary(), Gen.Choose(-500, 500).ToArbitrary(), Gen.Choose(-2_000, 2_000).ToArbitrary(), (depth, tip, scale) =>
        {
            var axis = new NeedleAxis();
            axis.TrustHome(AxisPosition.FromMicrometres(123));
            axis.TakeTip(AxisPosition.FromMicrometres(tip));
            axis.Calibrate(scale);
            AxisPosition wanted = AxisPosition.FromMicrometres(depth);
            AxisPosition reached = axis.DepthAt(axis.PlaceFor(wanted));
            return reached.Nanometres <= wanted.Nanometres + 1 && reached.Nanometres > wanted.Nanometres - 3;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [Requirement("SR-047")]
    [InlineData(-500, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 5)]
    [InlineData(120, 120)]
    [InlineData(121, 125)]
    public void What_the_guardian_is_told_of_the_tip_only_tightens_and_is_rounded_up_to_its_counts(int offset, int told)
    {
        var axis = new NeedleAxis();
        axis.TakeTip(AxisPosition.FromMicrometres(offset));
        Assert.Equal(told, axis.GuardianTipZero.Micrometres);
    }
}
