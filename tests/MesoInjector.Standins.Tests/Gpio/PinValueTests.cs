using System.Device.Gpio;
using System.Runtime.CompilerServices;

namespace MesoInjector.Standins.Tests.GpioContract;

public sealed class PinValueTests
{
    [Theory]
    [InlineData(0, "Low")]
    [InlineData(1, "High")]
    [InlineData(2, "High")]
    [InlineData(-1, "High")]
    [InlineData(256, "High")] // would be Low if only the lowest byte were looked at
    [InlineData(int.MinValue, "High")]
    public void Every_number_but_zero_is_high(int number, string level)
    {
        PinValue value = number;
        Assert.Equal(level, value.ToString());
    }

    [Fact]
    public void True_is_high()
    {
        Assert.Equal(PinValue.High, (PinValue)true);
        Assert.Equal(PinValue.Low, (PinValue)false);
    }

    [Fact]
    public void The_default_is_low() => Assert.Equal(PinValue.Low, default);

    [Fact]
    public void A_level_converts_to_number_and_truth()
    {
        Assert.Equal(1, (int)PinValue.High);
        Assert.Equal(0, (int)PinValue.Low);
        Assert.Equal(1, (byte)PinValue.High);
        Assert.True((bool)PinValue.High);
        Assert.False((bool)PinValue.Low);
    }

    [Fact]
    public void Levels_compare_and_invert()
    {
        PinValue seven = 7;

        Assert.True(seven == PinValue.High);
        Assert.True(seven != PinValue.Low);
        Assert.Equal(PinValue.Low, !seven);
        Assert.Equal(PinValue.High, !PinValue.Low);
        Assert.Equal(PinValue.High.GetHashCode(), seven.GetHashCode());
        Assert.False(PinValue.High.Equals("High"));
    }

    [Fact]
    public void A_level_is_one_byte() => Assert.Equal(1, Unsafe.SizeOf<PinValue>());

    [Fact]
    public void A_pair_comes_apart()
    {
        var (pin, level) = new PinValuePair(5, PinValue.High);

        Assert.Equal(5, pin);
        Assert.Equal(PinValue.High, level);
    }

    [Fact]
    public void Enumerations_have_the_numbers_of_the_package()
    {
        Assert.Equal([0, 1, 2, 3], new[] { PinMode.Input, PinMode.Output, PinMode.InputPullDown, PinMode.InputPullUp }.Select(static mode => (int)mode));
        Assert.Equal([0, 1, 2], new[] { PinEventTypes.None, PinEventTypes.Rising, PinEventTypes.Falling }.Select(static edge => (int)edge));
    }
}
