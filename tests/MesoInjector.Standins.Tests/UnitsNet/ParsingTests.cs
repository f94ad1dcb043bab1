using System.Globalization;
using UnitsNet;
using UnitsNet.Units;

namespace MesoInjector.Standins.Tests.UnitsNetContract;

/// <summary>Why no text a person typed is read by this library: upper and lower case change the amount a billionfold.</summary>
public sealed class ParsingTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Theory]
    [InlineData("5 mm", 5, LengthUnit.Millimeter)]
    [InlineData("5mm", 5, LengthUnit.Millimeter)]
    [InlineData("  -1,234.5 mm ", -1234.5, LengthUnit.Millimeter)]
    [InlineData("1e-3 m", 0.001, LengthUnit.Meter)]
    [InlineData("5 \u00B5m", 5, LengthUnit.Micrometer)]
    [InlineData("5 KM", 5, LengthUnit.Kilometer)]
    [InlineData("5 CM", 5, LengthUnit.Centimeter)]
    [InlineData("5 Mm", 5, LengthUnit.Megameter)]
    [InlineData("5 nm", 5, LengthUnit.Nanometer)]
    [InlineData("5 NM", 5, LengthUnit.NauticalMile)]
    public void A_number_and_a_unit_are_read(string text, double value, LengthUnit unit)
    {
        var length = Length.Parse(text, Invariant);

        Assert.Equal((value, unit), (length.Value, length.Unit));
        Assert.True(Length.TryParse(text, Invariant, out Length tried));
        Assert.Equal((value, unit), (tried.Value, tried.Unit));
    }

    [Theory]
    [InlineData("5 ml", VolumeUnit.Milliliter)]
    [InlineData("5 Ml", VolumeUnit.Megaliter)]
    public void The_case_of_a_volume_is_a_factor_of_a_billion(string text, VolumeUnit unit)
    {
        var volume = Volume.Parse(text, Invariant);

        Assert.Equal((5.0, unit), (volume.Value, volume.Unit));
    }

    [Theory]
    [InlineData("5 mL")]
    [InlineData("5 ML")]
    public void A_volume_written_with_a_capital_L_is_ambiguous(string text)
    {
        Assert.Throws<AmbiguousUnitParseException>(() => Volume.Parse(text, Invariant));
        Assert.False(Volume.TryParse(text, Invariant, out Volume nothing));
        Assert.Equal(0, nothing.Value);
    }

    [Theory]
    [InlineData("5 mL/h", VolumeFlowUnit.MilliliterPerHour)]
    [InlineData("5 ML/h", VolumeFlowUnit.MegaliterPerHour)]
    [InlineData("5 mL/min", VolumeFlowUnit.MilliliterPerMinute)]
    [InlineData("5 ML/s", VolumeFlowUnit.MegaliterPerSecond)]
    [InlineData("5 \u00B5l/min", VolumeFlowUnit.MicroliterPerMinute)]
    public void The_case_of_a_flow_is_a_factor_of_a_billion(string text, VolumeFlowUnit unit)
    {
        var flow = VolumeFlow.Parse(text, Invariant);

        Assert.Equal((5.0, unit), (flow.Value, flow.Unit));
    }

    [Theory]
    [InlineData("5 ml/h")]
    [InlineData("5 Ml/h")]
    public void A_flow_written_with_a_small_l_is_ambiguous(string text)
    {
        Assert.Throws<AmbiguousUnitParseException>(() => VolumeFlow.Parse(text, Invariant));
        Assert.False(VolumeFlow.TryParse(text, Invariant, out _));
    }

    [Fact]
    public void The_case_distinguishes_milli_from_mega_elsewhere_too()
    {
        Assert.Equal(ForceUnit.Millinewton, Force.Parse("1 mN", Invariant).Unit);
        Assert.Equal(ForceUnit.Meganewton, Force.Parse("1 MN", Invariant).Unit);
        Assert.Equal(PressureUnit.Millipascal, Pressure.Parse("1 mPa", Invariant).Unit);
        Assert.Equal(PressureUnit.Megapascal, Pressure.Parse("1 MPa", Invariant).Unit);
        Assert.Equal(PressureUnit.Millibar, Pressure.Parse("1 mbar", Invariant).Unit);
        Assert.Equal(PressureUnit.Megabar, Pressure.Parse("1 Mbar", Invariant).Unit);
        Assert.Equal(ElectricPotentialUnit.Megavolt, ElectricPotential.Parse("1 MV", Invariant).Unit);
        Assert.Throws<AmbiguousUnitParseException>(() => Pressure.Parse("1 mpa", Invariant));
        Assert.Throws<AmbiguousUnitParseException>(() => Length.Parse("1 MM", Invariant));
    }

    [Theory]
    [InlineData("3 bananas")]
    [InlineData("3")]
    [InlineData("mm")]
    [InlineData("")]
    [InlineData("3 um")]
    [InlineData("3 \u03BCm")]
    [InlineData("three mm")]
    [InlineData("3 mm 4 mm")]
    [InlineData("0x10 mm")]
    public void What_is_no_length_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => Length.Parse(text, Invariant));
        Assert.False(Length.TryParse(text, Invariant, out Length nothing));
        Assert.Equal(0, nothing.Value);
    }

    [Theory]
    [InlineData("3 uL")]
    [InlineData("3 cc")]
    [InlineData("3 \u03BCl")]
    public void Common_spellings_of_a_volume_are_refused(string text) => Assert.Throws<FormatException>(() => Volume.Parse(text, Invariant));

    [Fact]
    public void Nothing_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Length.Parse(null!, Invariant));
        Assert.False(Length.TryParse(null, Invariant, out _));
    }

    [Fact]
    public void A_text_for_no_number_is_an_exception_even_when_only_tried()
    {
        Assert.Throws<ArgumentException>(() => Length.Parse("NaN mm", Invariant));
        Assert.Throws<ArgumentException>(() => Length.TryParse("NaN mm", Invariant, out _));
        Assert.Throws<ArgumentException>(() => Length.TryParse("Infinity mm", Invariant, out _));
    }

    [Fact]
    public void The_unit_alone_has_its_own_reader_and_its_own_exception()
    {
        Assert.Equal(LengthUnit.Millimeter, Length.ParseUnit("mm"));
        Assert.Equal(AccelerationUnit.MillimeterPerSecondSquared, Acceleration.ParseUnit("mm/s^2"));
        Assert.Equal(DurationUnit.Minute, Duration.ParseUnit("minutes"));
        Assert.Throws<UnitNotFoundException>(() => Length.ParseUnit("bananas"));
        Assert.Throws<AmbiguousUnitParseException>(() => Volume.ParseUnit("ML"));
        Assert.Throws<ArgumentNullException>(() => Length.ParseUnit(null!));
        Assert.True(Volume.TryParseUnit("ml", out VolumeUnit unit));
        Assert.Equal(VolumeUnit.Milliliter, unit);
        Assert.False(Volume.TryParseUnit("ML", out _));
        Assert.IsType<UnitsNetException>(Record.Exception(() => Length.ParseUnit("bananas")), exactMatch: false);
    }

    [Fact]
    public void Powers_and_products_may_be_typed()
    {
        Assert.Equal(AccelerationUnit.MeterPerSecondSquared, Acceleration.Parse("2 m/s^2", Invariant).Unit);
        Assert.Equal(VolumeUnit.CubicMillimeter, Volume.Parse("2 mm^3", Invariant).Unit);
        Assert.Equal(DynamicViscosityUnit.MillipascalSecond, DynamicViscosity.Parse("2 mPa*s", Invariant).Unit);
    }

    [Fact]
    public void The_provider_reads_the_number()
    {
        var comma = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

        Assert.Equal(1234.5, Length.Parse("1.234,5 mm", comma).Value);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        foreach (VolumeFlowUnit unit in Enum.GetValues<VolumeFlowUnit>())
        {
            VolumeFlow flow = VolumeFlow.From(2.5, unit);
            VolumeFlow read = VolumeFlow.Parse(flow.ToString(Invariant), Invariant);
            Assert.Equal((2.5, unit), (read.Value, read.Unit));
        }
    }
}
