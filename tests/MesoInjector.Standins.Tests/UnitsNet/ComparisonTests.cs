using System.Reflection;
using UnitsNet;

#pragma warning disable CS0618 // strict equality is the subject

namespace MesoInjector.Standins.Tests.UnitsNetContract;

public sealed class ComparisonTests
{
    [Fact]
    public void Order_does_not_depend_on_the_unit()
    {
        Assert.True(Length.FromMillimeters(1) < Length.FromMicrometers(1001));
        Assert.True(Length.FromMicrometers(1001) > Length.FromMillimeters(1));
        Assert.True(Volume.FromMilliliters(1) <= Volume.FromMicroliters(1000));
        Assert.True(Volume.FromMilliliters(1) >= Volume.FromMicroliters(1000));
        Assert.False(Pressure.FromBars(1) > Pressure.FromKilopascals(100));
        Assert.Equal(1, Temperature.FromDegreesCelsius(0).CompareTo(Temperature.FromKelvins(273)));
        Assert.Equal(-1, Temperature.FromKelvins(273).CompareTo(Temperature.FromDegreesCelsius(0)));
        Assert.Equal(0, Duration.FromMinutes(1).CompareTo(Duration.FromSeconds(60)));
    }

    [Fact]
    public void Amounts_are_sorted_across_units()
    {
        Length[] sorted = [.. new[] { Length.FromMillimeters(2), Length.FromMicrometers(300), Length.FromCentimeters(0.1) }.Order()];

        Assert.Equal([300, 1000, 2000], sorted.Select(length => Math.Round(length.Micrometers, 6)));
    }

    [Fact]
    public void Equal_amounts_in_different_units_are_not_equal()
    {
        Assert.False(Length.FromMeters(1) == Length.FromMillimeters(1000));
        Assert.True(Length.FromMeters(1) != Length.FromMillimeters(1000));
        Assert.False(Volume.FromMilliliters(1).Equals(Volume.FromMicroliters(1000)));
        Assert.False(Volume.FromMilliliters(1).Equals((object)Volume.FromMicroliters(1000)));
        Assert.True(Length.FromMeters(1) == Length.FromMeters(1));
        Assert.Equal(Length.FromMeters(1).GetHashCode(), Length.FromMeters(1).GetHashCode());
    }

    [Theory]
    [InlineData(typeof(Length))]
    [InlineData(typeof(Volume))]
    [InlineData(typeof(VolumeFlow))]
    [InlineData(typeof(Speed))]
    [InlineData(typeof(Acceleration))]
    [InlineData(typeof(Force))]
    [InlineData(typeof(Pressure))]
    [InlineData(typeof(Duration))]
    [InlineData(typeof(Temperature))]
    [InlineData(typeof(ElectricPotential))]
    [InlineData(typeof(DynamicViscosity))]
    public void The_compiler_warns_of_strict_equality(Type quantity)
    {
        Assert.NotNull(quantity.GetMethod("op_Equality")!.GetCustomAttribute<ObsoleteAttribute>());
        Assert.NotNull(quantity.GetMethod("op_Inequality")!.GetCustomAttribute<ObsoleteAttribute>());
        Assert.NotNull(quantity.GetMethod("Equals", [quantity])!.GetCustomAttribute<ObsoleteAttribute>());
        Assert.Null(quantity.GetMethod("Equals", [quantity, quantity])!.GetCustomAttribute<ObsoleteAttribute>());
        Assert.Null(quantity.GetMethod("op_LessThan", [quantity, quantity])!.GetCustomAttribute<ObsoleteAttribute>());
    }

    public static TheoryData<IQuantity, Enum, IQuantity> Amounts => new()
    {
        { Length.FromMillimeters(5), Length.BaseUnit, Length.From(1, Length.BaseUnit) },
        { Volume.FromMilliliters(5), Volume.BaseUnit, Volume.From(1, Volume.BaseUnit) },
        { VolumeFlow.FromMillilitersPerHour(5), VolumeFlow.BaseUnit, VolumeFlow.From(1, VolumeFlow.BaseUnit) },
        { Speed.FromMillimetersPerSecond(5), Speed.BaseUnit, Speed.From(1, Speed.BaseUnit) },
        { Acceleration.FromMillimetersPerSecondSquared(5), Acceleration.BaseUnit, Acceleration.From(1, Acceleration.BaseUnit) },
        { Force.FromMillinewtons(5), Force.BaseUnit, Force.From(1, Force.BaseUnit) },
        { Pressure.FromKilopascals(5), Pressure.BaseUnit, Pressure.From(1, Pressure.BaseUnit) },
        { Duration.FromMilliseconds(5), Duration.BaseUnit, Duration.From(1, Duration.BaseUnit) },
        { Temperature.FromDegreesCelsius(5), Temperature.BaseUnit, Temperature.FromDegreesCelsius(1) }, // a tolerance of 1 K would be converted to -272.15 °C
        { ElectricPotential.FromMillivolts(5), ElectricPotential.BaseUnit, ElectricPotential.From(1, ElectricPotential.BaseUnit) },
        { DynamicViscosity.FromMillipascalSeconds(5), DynamicViscosity.BaseUnit, DynamicViscosity.From(1, DynamicViscosity.BaseUnit) },
    };

    [Theory]
    [MemberData(nameof(Amounts), DisableDiscoveryEnumeration = true)]
    public void An_amount_equals_itself_in_another_unit_within_a_tolerance_only(IQuantity amount, Enum baseUnit, IQuantity tolerance)
    {
        IQuantity same = amount.ToUnit(baseUnit);

        Assert.False(amount.Equals(same));
        Assert.True(amount.Equals(amount.ToUnit(amount.Unit)));
        Assert.True(amount.Equals(same, tolerance));
    }

    [Fact]
    public void Equality_within_a_tolerance_includes_the_tolerance()
    {
        var one = Length.FromMeters(1);

        Assert.True(one.Equals(Length.FromMillimeters(1000), Length.Zero));
        Assert.True(one.Equals(Length.FromMeters(1.5), Length.FromMillimeters(500)));
        Assert.False(one.Equals(Length.FromMeters(1.5), Length.FromMillimeters(499)));
        Assert.True(one.Equals((IQuantity)Length.FromMillimeters(1001), Length.FromMillimeters(2)));
    }

    [Fact]
    public void A_negative_tolerance_is_refused()
    {
        var one = Length.FromMeters(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => one.Equals(one, Length.FromMeters(-1)));
    }

    [Fact]
    public void A_tolerance_of_another_quantity_is_refused_but_another_quantity_is_just_not_equal()
    {
        var depth = Length.FromMeters(1);

        Assert.Throws<ArgumentException>(() => depth.Equals(Length.FromMeters(1), Force.FromNewtons(1)));
        Assert.False(depth.Equals(Force.FromNewtons(1), Force.FromNewtons(1)));
        Assert.False(depth.Equals(null, Length.FromMeters(1)));
    }

    [Fact]
    public void Comparing_with_something_else_is_refused()
    {
        var depth = Length.FromMeters(1);

        Assert.Equal(0, depth.CompareTo((object)Length.FromMillimeters(1000)));
        Assert.Throws<ArgumentException>(() => depth.CompareTo(Force.FromNewtons(1)));
        Assert.Throws<ArgumentNullException>(() => depth.CompareTo(null));
    }
}
