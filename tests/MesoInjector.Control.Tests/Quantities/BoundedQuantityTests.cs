using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;
using UnitsNet;

namespace MesoInjector.Control.Tests.Quantities;

/// <summary>Depth and dose: what is outside their limits cannot exist.</summary>
public sealed class BoundedQuantityTests
{
    [Fact]
    [Requirement("SR-001", "SR-026")]
    public void A_depth_exists_from_the_nose_plane_to_the_commandable_depth_and_nowhere_else()
    {
        Prop.ForAll<int>(micrometres => Made(() => NeedleDepth.FromMicrometres(micrometres).Micrometres, out int made)
            ? made == micrometres && micrometres >= 0 && micrometres <= 3700
            : micrometres is < 0 or > 3700).QuickCheckThrowOnFailure();
        Assert.Equal(0, default(NeedleDepth).Micrometres);
        Assert.Equal(3700, NeedleDepth.FromMicrometres(3700).Micrometres);
        Assert.Throws<ArgumentOutOfRangeException>(() => NeedleDepth.FromMicrometres(3701));
        Assert.Throws<ArgumentOutOfRangeException>(() => NeedleDepth.FromMicrometres(-1));
    }

    [Fact]
    [Requirement("SR-013", "SR-026")]
    public void A_dose_exists_from_nothing_to_the_absolute_limit_of_a_point_and_nowhere_else()
    {
        Prop.ForAll<long>(nanolitres => Made(() => Dose.FromNanolitres(nanolitres).Nanolitres, out int made)
            ? made == nanolitres && nanolitres >= 0 && nanolitres <= 100_000
            : nanolitres is < 0 or > 100_000).QuickCheckThrowOnFailure();
        Assert.Equal(0, default(Dose).Nanolitres);
        Assert.Equal(HardLimits.DosePerPoint, Dose.FromMicrolitres(100).ToFluidVolume());
        Assert.Throws<ArgumentOutOfRangeException>(() => Dose.FromNanolitres(100_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dose.FromNanolitres(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dose.FromNanolitres(long.MaxValue));
    }

    [Theory]
    [Requirement("SR-026")]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.MaxValue)]
    [InlineData(-1)]
    [InlineData(101)]
    public void What_is_no_number_or_outside_the_limits_becomes_neither_a_depth_nor_a_dose(double value)
    {
        Assert.ThrowsAny<ArgumentException>(() => NeedleDepth.From(Length.FromMillimeters(value)));
        Assert.ThrowsAny<ArgumentException>(() => Dose.From(Volume.FromMicroliters(value)));
    }

    [Fact]
    public void Every_depth_and_dose_a_person_can_write_with_three_decimals_is_taken_exactly()
    {
        // Binary fractions of 0.001 are mostly a little less than what was written: none may lose its last unit.
        Assert.All(Enumerable.Range(0, 3701), micrometres =>
            Assert.Equal(micrometres, NeedleDepth.From(Length.FromMillimeters(micrometres / 1000.0)).Micrometres));
        for (int nanolitres = 0; nanolitres <= 100_000; nanolitres++)
        {
            Assert.Equal(nanolitres, Dose.From(Volume.FromMicroliters(nanolitres / 1000.0)).Nanolitres);
            Assert.Equal(nanolitres, Dose.From(Volume.FromMilliliters(nanolitres / 1e6)).Nanolitres);
        }
    }

    [Fact]
    [Requirement("SR-024")]
    public void What_lies_between_two_units_is_rounded_to_the_shallower_and_to_the_smaller()
    {
        Assert.Equal(1499, NeedleDepth.From(Length.FromMicrometers(1499.9)).Micrometres);
        Assert.Equal(49_999, Dose.From(Volume.FromNanoliters(49_999.9)).Nanolitres);
        Prop.ForAll(Gen.Choose(0, 3_700_000).ToArbitrary(), thousandths => NeedleDepth.From(Length.FromMicrometers(thousandths / 1000.0)).Micrometres == thousandths / 1000)
            .QuickCheckThrowOnFailure();
        Prop.ForAll(Gen.Choose(0, 100_000_000).ToArbitrary(), thousandths => Dose.From(Volume.FromNanoliters(thousandths / 1000.0)).Nanolitres == thousandths / 1000)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Depths_and_doses_stand_in_the_order_of_their_numbers() =>
        Prop.ForAll(Gen.Choose(0, 3700).ToArbitrary(), Gen.Choose(0, 3700).ToArbitrary(), (a, b) =>
        {
            (NeedleDepth left, NeedleDepth right) = (NeedleDepth.FromMicrometres(a), NeedleDepth.FromMicrometres(b));
            (Dose less, Dose more) = (Dose.FromNanolitres(a), Dose.FromNanolitres(b));
            bool depths = left < right == a < b && left > right == a > b && left <= right == a <= b && left >= right == a >= b;
            bool doses = less < more == a < b && less > more == a > b && less <= more == a <= b && less >= more == a >= b;
            return depths && doses && (left == right) == (a == b)
                && Math.Sign(left.CompareTo(right)) == Math.Sign(a.CompareTo(b)) && Math.Sign(less.CompareTo(more)) == Math.Sign(a.CompareTo(b));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void They_are_written_with_their_unit()
    {
        Assert.Equal("1.50 mm", NeedleDepth.FromMicrometres(1500).ToString());
        Assert.Equal("40 µL", Dose.FromMicrolitres(40).ToString());
    }

    private static bool Made(Func<int> make, out int made)
    {
        try
        {
            made = make();
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            made = 0;
            return false;
        }
    }
}
