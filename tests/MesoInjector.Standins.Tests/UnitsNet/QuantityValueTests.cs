using System.Globalization;
using UnitsNet;

namespace MesoInjector.Standins.Tests.UnitsNetContract;

public sealed class QuantityValueTests
{
    [Fact]
    public void Every_number_goes_into_a_factory()
    {
        Assert.Equal(7, Length.FromMillimeters((byte)7).Millimeters);
        Assert.Equal(7, Length.FromMillimeters((short)7).Millimeters);
        Assert.Equal(7, Length.FromMillimeters(7).Millimeters);
        Assert.Equal(7, Length.FromMillimeters(7L).Millimeters);
        Assert.Equal(7.5, Length.FromMillimeters(7.5f).Millimeters);
        Assert.Equal(7.1, Length.FromMillimeters(7.1).Millimeters);
        Assert.Equal(7.1, Length.FromMillimeters(7.1m).Millimeters);
    }

    [Fact]
    public void It_comes_out_as_a_double_or_a_decimal()
    {
        QuantityValue exact = 0.1m;
        QuantityValue binary = 0.1;

        Assert.True(exact.IsDecimal);
        Assert.False(binary.IsDecimal);
        Assert.Equal(0.1, (double)exact);
        Assert.Equal(0.1m, (decimal)binary);
        Assert.Throws<OverflowException>(() => (decimal)(QuantityValue)1e40);
    }

    [Fact]
    public void It_compares_across_the_two()
    {
        QuantityValue exact = 2.5m;
        QuantityValue binary = 2.5;

        Assert.True(exact == binary);
        Assert.False(exact != binary);
        Assert.True(binary.Equals((object)exact));
        Assert.True(exact != 2.4);
    }

    [Fact]
    public void It_is_never_no_number()
    {
        Assert.Throws<ArgumentException>(() => (QuantityValue)double.NaN);
        Assert.Throws<ArgumentException>(() => (QuantityValue)double.NegativeInfinity);
        Assert.Equal(0, (double)default(QuantityValue));
        Assert.True(default(QuantityValue).IsDecimal);
    }

    [Fact]
    public void It_is_written_as_the_number_it_is()
    {
        Assert.Equal("2.50", ((QuantityValue)2.5m).ToString("F2", CultureInfo.InvariantCulture));
        Assert.Equal("2.5", ((QuantityValue)2.5).ToString());
    }
}
