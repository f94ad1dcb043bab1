using System.Globalization;
using UnitsNet;
using UnitsNet.Units;

namespace MesoInjector.Standins.Tests.UnitsNetContract;

public sealed class FormatTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Theory]
    [InlineData(0, "0 mm")]
    [InlineData(12.3456, "12.35 mm")]
    [InlineData(-12.3456, "-12.35 mm")]
    [InlineData(3, "3 mm")]
    [InlineData(1234.56789, "1,234.57 mm")]
    [InlineData(1e6, "1e+06 mm")]
    [InlineData(12_345_678.9, "1.23e+07 mm")]
    [InlineData(0.12345, "0.12 mm")]
    [InlineData(0.012345, "0.012 mm")]
    [InlineData(0.001, "0.001 mm")]
    [InlineData(0.00012345, "1.23e-04 mm")]
    public void Two_digits_are_written_unless_told_otherwise(double millimetres, string expected)
    {
        var length = Length.FromMillimeters(millimetres);

        Assert.Equal(expected, length.ToString(Invariant));
        Assert.Equal(expected, length.ToString("g", Invariant));
        Assert.Equal(expected, length.ToString("G", Invariant));
        Assert.Equal(expected, length.ToString("", Invariant));
        Assert.Equal(expected, length.ToString(null, Invariant));
        Assert.Equal(expected, length.ToString("G5", Invariant));
        Assert.Equal(expected, length.ToString());
        Assert.Equal(expected, string.Create(Invariant, $"{length}"));
    }

    [Theory]
    [InlineData("s", "12 mm")]
    [InlineData("s1", "12.3 mm")]
    [InlineData("S4", "12.3457 mm")]
    [InlineData("v", "12.34567")]
    [InlineData("u", "Millimeter")]
    [InlineData("q", "Length")]
    [InlineData("a", "mm")]
    [InlineData("A0", "mm")]
    [InlineData("F1", "12.3 mm")]
    [InlineData("0.000", "12.346 mm")]
    [InlineData("E2", "1.23E+001 mm")]
    public void A_format_chooses_the_digits_or_the_part(string format, string expected) =>
        Assert.Equal(expected, Length.FromMillimeters(12.34567).ToString(format, Invariant));

    [Theory]
    [InlineData("a1")]
    [InlineData("ax")]
    [InlineData("sx")]
    [InlineData("Z")]
    public void A_format_that_says_nothing_is_refused(string format) =>
        Assert.Throws<FormatException>(() => Length.FromMillimeters(1).ToString(format, Invariant));

    [Fact]
    public void The_provider_writes_the_number()
    {
        var comma = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

        Assert.Equal("1.234,57 mm", Length.FromMillimeters(1234.5678).ToString(comma));
        Assert.Equal("1234,6 mm", Length.FromMillimeters(1234.5678).ToString("F1", comma));
    }

    [Fact]
    public void A_second_abbreviation_is_asked_for_by_its_index()
    {
        Assert.Equal("s", Duration.FromSeconds(1).ToString("a", Invariant));
        Assert.Equal("sec", Duration.FromSeconds(1).ToString("a1", Invariant));
        Assert.Equal("mL/h", VolumeFlow.GetAbbreviation(VolumeFlowUnit.MilliliterPerHour));
    }

    [Fact]
    public void Litres_are_small_in_volumes_and_large_in_flows()
    {
        Assert.Equal("5 ml", Volume.FromMilliliters(5).ToString());
        Assert.Equal("5 \u00B5l", Volume.FromMicroliters(5).ToString());
        Assert.Equal("5 mL/h", VolumeFlow.FromMillilitersPerHour(5).ToString());
        Assert.Equal("5 \u00B5L/min", VolumeFlow.FromMicrolitersPerMinute(5).ToString());
    }

    [Fact]
    public void Abbreviations_are_those_of_the_package()
    {
        Assert.Equal("5 \u00B5m", Length.FromMicrometers(5).ToString());
        Assert.Equal("5 mm/s", Speed.FromMillimetersPerSecond(5).ToString());
        Assert.Equal("5 mm/s²", Acceleration.FromMillimetersPerSecondSquared(5).ToString());
        Assert.Equal("5 mN", Force.FromMillinewtons(5).ToString());
        Assert.Equal("5 kPa", Pressure.FromKilopascals(5).ToString());
        Assert.Equal("5 mmHg", Pressure.FromMillimetersOfMercury(5).ToString());
        Assert.Equal("5 °C", Temperature.FromDegreesCelsius(5).ToString());
        Assert.Equal("5 mV", ElectricPotential.FromMillivolts(5).ToString());
        Assert.Equal("5 mPa·s", DynamicViscosity.FromMillipascalSeconds(5).ToString());
        Assert.Equal("5 m", Duration.FromMinutes(5).ToString());
        Assert.Equal("5 mm³", Volume.FromCubicMillimeters(5).ToString());
    }
}
