using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Motion;

public sealed class PlungerAxisTests
{
    [Fact]
    [Requirement("SR-016")]
    public void What_was_displaced_is_how_far_the_plunger_has_ever_been_whatever_it_did_between() =>
        Prop.ForAll<int[]>(places =>
        {
            PlungerAxis axis = Engaged();
            AxisPosition start = axis.Furthest;
            AxisPosition sum = AxisPosition.Zero;
            foreach (int place in places)
            {
                AxisPosition beyond = axis.Advance(AxisPosition.FromMicrometres(place % 60_000));
                if (beyond < AxisPosition.Zero)
                    return false;
                sum += beyond;
            }

            AxisPosition most = places.Select(place => AxisPosition.FromMicrometres(place % 60_000)).Append(start).Max();
            return axis.Furthest == most && sum == most - start;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_retract_that_is_repaid_displaces_nothing()
    {
        PlungerAxis axis = Engaged();
        axis.Advance(AxisPosition.FromMicrometres(31_000));
        Assert.Equal(AxisPosition.Zero, axis.Advance(AxisPosition.FromMicrometres(30_900)));
        Assert.Equal(AxisPosition.Zero, axis.Advance(AxisPosition.FromMicrometres(31_000)));
        Assert.Equal(AxisPosition.FromNanometres(1), axis.Advance(AxisPosition.FromNanometres(31_000_001)));
    }

    [Theory]
    [InlineData(SyringeCode.OneMillilitre)]
    [InlineData(SyringeCode.ThreeMillilitre)]
    [InlineData(SyringeCode.FiveMillilitre)]
    public void The_place_for_a_content_and_the_content_at_a_place_agree_to_a_nanolitre(SyringeCode code)
    {
        SyringeType syringe = SyringeType.FromCode(code)!;
        var axis = new PlungerAxis();
        axis.TrustHome(AxisPosition.FromMicrometres(-777));
        for (int nanolitres = 0; nanolitres <= syringe.Capacity.Nanolitres; nanolitres += 12_345)
        {
            FluidVolume content = FluidVolume.FromNanolitres(nanolitres);
            Assert.InRange((axis.ContentAt(syringe, axis.PlaceForContent(syringe, content)) - content).Nanolitres, -1, 1);
        }

        // A full syringe of any type leaves the pusher on this side of its home switch.
        Assert.True(axis.PlaceForContent(syringe, syringe.Capacity) > axis.PlaceFor(AxisPosition.Zero) + MotionProfile.LoadingGap);
        Assert.Equal(AxisPosition.FromMicrometres(61_223), axis.PlaceForContent(syringe, FluidVolume.Zero));
    }

    [Fact]
    public void Whatever_makes_the_place_doubtful_also_lets_go_of_the_syringe()
    {
        Action<PlungerAxis>[] ways = [axis => axis.Distrust(), axis => axis.Release(), axis => axis.TrustHome(AxisPosition.Zero)];
        Assert.All(ways, way =>
        {
            PlungerAxis axis = Engaged();
            way(axis);
            Assert.False(axis.Engaged);
        });
        PlungerAxis lost = Engaged();
        lost.Distrust();
        Assert.False(lost.Trusted);
    }

    private static PlungerAxis Engaged()
    {
        var axis = new PlungerAxis();
        axis.TrustHome(AxisPosition.Zero);
        axis.Engage(AxisPosition.FromMicrometres(30_000));
        Assert.True(axis.Trusted && axis.Engaged);
        return axis;
    }
}
