using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Treatment;

public sealed class SyringeAndNeedleTests
{
    public static TheoryData<SyringeCode> Codes => [SyringeCode.OneMillilitre, SyringeCode.ThreeMillilitre, SyringeCode.FiveMillilitre];

    [Theory]
    [Requirement("SR-024")]
    [MemberData(nameof(Codes))]
    public void Travel_is_rounded_so_that_it_never_displaces_more_than_was_asked(SyringeCode code)
    {
        SyringeType syringe = SyringeType.FromCode(code)!;
        Prop.ForAll(Gen.Choose(0, 5_000_000).ToArbitrary(), nanolitres =>
        {
            AxisPosition travel = syringe.TravelFor(FluidVolume.FromNanolitres(nanolitres));
            double displaced = travel.Nanometres * Math.PI / 4 * Math.Pow(syringe.Bore.Nanometres / 1e6, 2) / 1000;
            return displaced <= nanolitres + 1e-6 && displaced > nanolitres - 0.2;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Volume_and_travel_undo_each_other_to_a_nanolitre(SyringeCode code)
    {
        SyringeType syringe = SyringeType.FromCode(code)!;
        Prop.ForAll(Gen.Choose(-200_000, 5_000_000).ToArbitrary(), nanolitres =>
            (syringe.VolumeFor(syringe.TravelFor(FluidVolume.FromNanolitres(nanolitres))) - FluidVolume.FromNanolitres(nanolitres)).Abs().Nanolitres <= 1).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_three_millilitre_syringe_reckons_as_on_paper()
    {
        // 8.66 mm bore: 58.90 mm². 50 µL are 0.849 mm; 30 µL/s are 0.509 mm/s; 3 N are 50.9 kPa.
        SyringeType syringe = SyringeType.FromCode(SyringeCode.ThreeMillilitre)!;
        Assert.Equal(848, syringe.TravelFor(FluidVolume.FromMicrolitres(50)).Micrometres);
        Assert.Equal(509, syringe.SpeedFor(FlowRate.FromMicrolitresPerSecond(30)).MicrometresPerSecond);
        Assert.Equal(50_932, syringe.PressureFor(AppliedForce.FromMillinewtons(3000)).Pascals);
    }

    [Fact]
    public void The_holder_tells_its_syringes_apart_and_shows_when_there_is_none()
    {
        Assert.Null(SyringeType.FromCode(SyringeCode.None));
        Assert.Equal(SyringeType.All.Count, SyringeType.All.Select(syringe => syringe.Code).Distinct().Count());
        Assert.All(SyringeType.All, syringe => Assert.Same(syringe, SyringeType.FromCode(syringe.Code)));
    }

    [Fact]
    public void Resistance_is_that_of_Hagen_and_Poiseuille()
    {
        // 128·µ·L/(π·d⁴) with 1 mPa·s, 4 + 8 mm and 159 µm: 0.765 Pa per nL/s, so 77 kPa at 100 µL/s.
        NeedleType needle = NeedleType.Find(30, 4)!;
        Assert.Equal(0.765, needle.ResistancePascalsPerNanolitrePerSecond(1), 0.001);
        Assert.Equal(5 * needle.ResistancePascalsPerNanolitrePerSecond(1), needle.ResistancePascalsPerNanolitrePerSecond(5), 1e-9);
    }

    [Theory]
    [InlineData(26, 4)]
    [InlineData(35, 4)]
    [InlineData(30, 5)]
    public void A_needle_the_device_does_not_know_is_none(int gauge, int length) => Assert.Null(NeedleType.Find(gauge, length));

    [Fact]
    public void A_finer_needle_resists_no_less()
    {
        double[] resistances = [.. NeedleType.KnownGauges.Select(gauge => NeedleType.Find(gauge, 4)!.ResistancePascalsPerNanolitrePerSecond(1))];
        Assert.Equal(resistances.Order(), resistances);
    }
}
