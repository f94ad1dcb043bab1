using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Quantities;
using UnitsNet;

namespace MesoInjector.Control.Tests.Quantities;

/// <summary>Every quantity that can be added: the rules of the house, checked on whatever types there are.</summary>
public sealed class LinearQuantityTests
{
    private static readonly Dictionary<string, LinearQuantity> All = typeof(AxisPosition).Assembly.GetTypes()
        .Where(type => type.IsValueType && type.Namespace == typeof(AxisPosition).Namespace && type.GetMethod("op_Addition", [type, type]) is not null)
        .Select(type => new LinearQuantity(type))
        .ToDictionary(quantity => quantity.Name);

    public static TheoryData<string> Names => [.. All.Keys];

    [Fact]
    public void The_quantities_are_found()
    {
        string[] known =
        [
            nameof(AxisPosition), nameof(AxisSpeed), nameof(AxisAcceleration), nameof(FluidVolume), nameof(FlowRate), nameof(FluidPressure),
            nameof(AppliedForce), nameof(RailVoltage), nameof(BoardTemperature),
        ];
        Assert.Empty(known.Except(All.Keys));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_reckons_and_compares_as_the_whole_numbers_inside_it(string name)
    {
        LinearQuantity quantity = All[name];
        Prop.ForAll(Gen.Choose(-1_000_000_000, 1_000_000_000).ToArbitrary(), Gen.Choose(-1_000_000_000, 1_000_000_000).ToArbitrary(), (a, b) =>
        {
            object left = quantity.Of(a);
            object right = quantity.Of(b);
            bool reckons = quantity.Value(quantity.Operate("op_Addition", left, right)) == (long)a + b
                && quantity.Value(quantity.Operate("op_Subtraction", left, right)) == (long)a - b
                && quantity.Value(quantity.Operate("op_UnaryNegation", left)) == -(long)a;
            bool compares = (bool)quantity.Operate("op_LessThan", left, right) == a < b
                && (bool)quantity.Operate("op_GreaterThan", left, right) == a > b
                && (bool)quantity.Operate("op_LessThanOrEqual", left, right) == a <= b
                && (bool)quantity.Operate("op_GreaterThanOrEqual", left, right) == a >= b
                && left.Equals(right) == (a == b)
                && Math.Sign(quantity.Compare(left, right)) == Math.Sign(a.CompareTo(b));
            return reckons && compares;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [Requirement("SR-026")]
    [MemberData(nameof(Names))]
    public void It_never_wraps_around(string name)
    {
        LinearQuantity quantity = All[name];
        object most = quantity.Of(quantity.Most);
        Assert.Throws<OverflowException>(() => quantity.Operate("op_Addition", most, quantity.Of(1)));
        Assert.Throws<OverflowException>(() => quantity.Operate("op_Subtraction", quantity.Operate("op_UnaryNegation", most), quantity.Of(2)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_default_is_zero(string name) => Assert.Equal(0, All[name].Value(Activator.CreateInstance(All[name].Type)!));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_comes_back_from_a_file_or_a_screen_as_it_went(string name)
    {
        LinearQuantity quantity = All[name];
        Prop.ForAll(Gen.Choose(-1_000_000_000, 1_000_000_000).ToArbitrary(), value =>
            quantity.Value(quantity.FromUnits(quantity.ToUnits(quantity.Of(value)))) == value).QuickCheckThrowOnFailure();
    }

    [Fact]
    [Requirement("SR-026")]
    public void A_number_that_does_not_fit_is_refused() => Assert.All(All.Values.Where(quantity => quantity.Most == int.MaxValue), quantity =>
    {
        object huge = quantity.UnitsType.GetConstructors()
            .Where(constructor => constructor.GetParameters() is [{ ParameterType: var first }, { ParameterType.IsEnum: true }] && first == typeof(double))
            .Select(constructor => constructor.Invoke([1e30, Enum.ToObject(constructor.GetParameters()[1].ParameterType, BaseUnit(quantity))]))
            .Single();
        Assert.Throws<ArgumentOutOfRangeException>(() => quantity.FromUnits(huge));
    });

    [Fact]
    public void The_nearest_whole_unit_is_taken_from_a_file_and_the_lower_one_when_micrometres_are_asked()
    {
        Assert.Equal(2, AxisPosition.From(Length.FromNanometers(1.5)).Nanometres);
        Assert.Equal(-2, AxisPosition.From(Length.FromNanometers(-1.5)).Nanometres);
        Assert.Equal(1, AxisPosition.From(Length.FromNanometers(1.49)).Nanometres);
        Assert.Equal(1, AxisPosition.FromNanometres(1999).Micrometres);
        Assert.Equal(-2, AxisPosition.FromNanometres(-1001).Micrometres);
    }

    [Fact]
    public void Times_keep_their_order_and_their_distance() =>
        Prop.ForAll<int, int>((a, b) =>
        {
            MonotonicTime from = MonotonicTime.FromMicroseconds(a);
            MonotonicTime to = MonotonicTime.FromMicroseconds(b);
            return to - from == TimeSpan.FromMicroseconds((long)b - a) && from + (to - from) == to
                && from < to == a < b && from <= to == a <= b && from > to == a > b && from >= to == a >= b;
        }).QuickCheckThrowOnFailure();

    private static int BaseUnit(LinearQuantity quantity) =>
        Convert.ToInt32(quantity.UnitsType.GetProperty("BaseUnit", BindingFlags.Public | BindingFlags.Static)!.GetValue(null), System.Globalization.CultureInfo.InvariantCulture);
}
