using MesoInjector.Documents.Drawing;

namespace MesoInjector.Documents.Tests.Drawing;

public sealed class AxisTicksTests
{
    [Theory]
    [InlineData(0, 10, 5, 2)]
    [InlineData(0, 10, 10, 1)]
    [InlineData(0, 1, 5, 0.2)]
    [InlineData(0, 345, 4, 100)]
    [InlineData(-0.9, 4.4, 6, 1)]
    [InlineData(0, 0.03, 3, 0.01)]
    [InlineData(0, 99.99, 1, 100)]
    public void A_step_is_one_two_or_five_times_a_power_of_ten(double from, double to, int most, double step) =>
        Assert.Equal(step, AxisTicks.Step(from, to, most), 12);

    [Fact]
    public void Ticks_stand_on_whole_steps_inside_the_range() => Assert.Equal([0, 1, 2, 3, 4], AxisTicks.Decimal(-0.9, 4.4, 6));

    [Fact]
    public void Ends_that_fit_carry_a_tick() => Assert.Equal([0, 0.1, 0.2, 0.3], AxisTicks.Decimal(0, 0.3, 3).Select(tick => Math.Round(tick, 12)));

    [Theory]
    [InlineData(940, 12, 120)]
    [InlineData(59, 12, 5)]
    [InlineData(3600, 12, 300)]
    [InlineData(36_000, 12, 3600)]
    [InlineData(100_000, 12, 10_800)]
    public void Times_are_counted_in_steps_of_a_clock(double to, int most, double step)
    {
        List<double> ticks = AxisTicks.Clock(0, to, most);
        Assert.Equal(step, ticks[1] - ticks[0]);
        Assert.InRange(ticks.Count, 2, most + 1);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(0, double.PositiveInfinity)]
    public void An_axis_without_a_length_is_a_bug(double from, double to)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AxisTicks.Decimal(from, to, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => AxisTicks.Clock(from, to, 5));
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(1, 0)]
    [InlineData(0.5, 1)]
    [InlineData(0.1, 1)]
    [InlineData(0.02, 2)]
    public void Decimals_are_as_many_as_the_step_needs(double step, int decimals) => Assert.Equal(decimals, AxisTicks.Decimals(step));
}
