using System.Reflection;
using UnitsNet;
using UnitsNet.Units;

namespace MesoInjector.Standins.Tests.UnitsNetContract;

public sealed class ConversionTests
{
    /// <summary>A quantity in one unit, the same in another; exact ratios of the units, so twelve digits must agree.</summary>
    public static TheoryData<IQuantity, Enum, double> SameAmounts => new()
    {
        { Length.FromNanometers(2_500_000), LengthUnit.Millimeter, 2.5 },
        { Length.FromMicrometers(1500), LengthUnit.Millimeter, 1.5 },
        { Length.FromMillimeters(1.5), LengthUnit.Micrometer, 1500 },
        { Length.FromMillimeters(0.001), LengthUnit.Nanometer, 1000 },
        { Length.FromCentimeters(12), LengthUnit.Meter, 0.12 },
        { Length.FromKilometers(1.852), LengthUnit.NauticalMile, 1 },
        { Length.FromMegameters(1), LengthUnit.Kilometer, 1000 },
        { Volume.FromNanoliters(10_000), VolumeUnit.Microliter, 10 },
        { Volume.FromMicroliters(10), VolumeUnit.CubicMillimeter, 10 },
        { Volume.FromMilliliters(5), VolumeUnit.Nanoliter, 5e6 },
        { Volume.FromMilliliters(5), VolumeUnit.CubicCentimeter, 5 },
        { Volume.FromCentiliters(1), VolumeUnit.Deciliter, 0.1 },
        { Volume.FromLiters(1), VolumeUnit.CubicDecimeter, 1 },
        { Volume.FromCubicMeters(1), VolumeUnit.Liter, 1000 },
        { Volume.FromMegaliters(1), VolumeUnit.CubicMeter, 1000 },
        { Volume.FromCubicMicrometers(1e9), VolumeUnit.CubicMillimeter, 1 },
        { VolumeFlow.FromMicrolitersPerSecond(1), VolumeFlowUnit.MilliliterPerHour, 3.6 },
        { VolumeFlow.FromMillilitersPerMinute(6), VolumeFlowUnit.MicroliterPerSecond, 100 },
        { VolumeFlow.FromMillilitersPerHour(1), VolumeFlowUnit.NanoliterPerMinute, 1e6 / 60 },
        { VolumeFlow.FromNanolitersPerSecond(1000), VolumeFlowUnit.CubicMillimeterPerSecond, 1 },
        { VolumeFlow.FromLitersPerMinute(60), VolumeFlowUnit.LiterPerSecond, 1 },
        { VolumeFlow.FromMegalitersPerHour(3.6), VolumeFlowUnit.CubicMeterPerSecond, 1 },
        { Speed.FromMillimetersPerSecond(50), SpeedUnit.MicrometerPerSecond, 50_000 },
        { Speed.FromMillimetersPerMinutes(60), SpeedUnit.MillimeterPerSecond, 1 },
        { Speed.FromMetersPerSecond(0.05), SpeedUnit.CentimeterPerSecond, 5 },
        { Acceleration.FromMillimetersPerSecondSquared(2000), AccelerationUnit.MeterPerSecondSquared, 2 },
        { Acceleration.FromStandardGravity(1), AccelerationUnit.MeterPerSecondSquared, 9.80665 },
        { Force.FromMillinewtons(2500), ForceUnit.Newton, 2.5 },
        { Force.FromKilonewtons(1), ForceUnit.Meganewton, 0.001 },
        { Pressure.FromBars(2), PressureUnit.Kilopascal, 200 },
        { Pressure.FromMillibars(1), PressureUnit.Hectopascal, 1 },
        { Pressure.FromKilopascals(1), PressureUnit.Pascal, 1000 },
        { Pressure.FromMegapascals(1), PressureUnit.Bar, 10 },
        { Duration.FromHours(1), DurationUnit.Second, 3600 },
        { Duration.FromMinutes(1.5), DurationUnit.Millisecond, 90_000 },
        { Duration.FromMicroseconds(1), DurationUnit.Nanosecond, 1000 },
        { Duration.FromDays(2), DurationUnit.Hour, 48 },
        { Temperature.FromDegreesCelsius(25), TemperatureUnit.Kelvin, 298.15 },
        { Temperature.FromKelvins(0), TemperatureUnit.DegreeCelsius, -273.15 },
        { Temperature.FromMillidegreesCelsius(36_600), TemperatureUnit.DegreeCelsius, 36.6 },
        { ElectricPotential.FromMillivolts(3300), ElectricPotentialUnit.Volt, 3.3 },
        { ElectricPotential.FromMicrovolts(1), ElectricPotentialUnit.Nanovolt, 1000 },
        { ElectricPotential.FromMegavolts(1), ElectricPotentialUnit.Kilovolt, 1000 },
        { DynamicViscosity.FromMillipascalSeconds(1), DynamicViscosityUnit.Centipoise, 1 },
        { DynamicViscosity.FromPascalSeconds(1), DynamicViscosityUnit.Poise, 10 },
        { DynamicViscosity.FromNewtonSecondsPerMeterSquared(1), DynamicViscosityUnit.MicropascalSecond, 1e6 },
    };

    [Theory]
    [MemberData(nameof(SameAmounts), DisableDiscoveryEnumeration = true)]
    public void An_amount_is_the_same_in_another_unit(IQuantity amount, Enum unit, double expected)
    {
        Assert.Equal(1, amount.As(unit) / expected, 12);
        Assert.Equal(1, amount.ToUnit(unit).ToUnit(amount.Unit).As(unit) / expected, 12);
        Assert.Equal(unit, amount.ToUnit(unit).Unit);
    }

    [Fact]
    public void Factories_and_properties_name_the_same_units()
    {
        Assert.Equal(1500, Length.FromMillimeters(1.5).Micrometers);
        Assert.Equal(1.5, Length.FromMicrometers(1500).Millimeters);
        Assert.Equal(1500, Length.FromMicrometers(1.5).Nanometers, 9);
        Assert.Equal(12.5, Volume.FromNanoliters(12_500).Microliters, 12);
        Assert.Equal(12.5, Volume.FromMicroliters(12.5).CubicMillimeters, 12);
        Assert.Equal(12_500, Volume.FromMicroliters(12.5).Nanoliters, 9);
        Assert.Equal(0.0125, Volume.FromMicroliters(12.5).Milliliters, 12);
        Assert.Equal(2, VolumeFlow.FromMicrolitersPerMinute(120).MicrolitersPerSecond, 12);
        Assert.Equal(1500, Speed.FromMillimetersPerSecond(1.5).MicrometersPerSecond, 9);
        Assert.Equal(1.5, Speed.FromMicrometersPerSecond(1500).MillimetersPerSecond, 12);
        Assert.Equal(2000, Acceleration.FromMetersPerSecondSquared(2).MillimetersPerSecondSquared);
        Assert.Equal(500, Force.FromNewtons(0.5).Millinewtons);
        Assert.Equal(101_325, Pressure.FromKilopascals(101.325).Pascals, 9);
        Assert.Equal(101.325, Pressure.FromPascals(101_325).Kilopascals, 9);
        Assert.Equal(1.5, Duration.FromMilliseconds(1500).Seconds);
        Assert.Equal(298.15, Temperature.FromDegreesCelsius(25).Kelvins, 12);
        Assert.Equal(36.6, Temperature.FromKelvins(309.75).DegreesCelsius, 12);
        Assert.Equal(24_000, ElectricPotential.FromVolts(24).Millivolts);
        Assert.Equal(0.02, DynamicViscosity.FromMillipascalSeconds(20).PascalSeconds);
        Assert.Equal(20, DynamicViscosity.FromPascalSeconds(0.02).MillipascalSeconds, 12);
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
    public void Every_unit_has_a_factory_and_a_property_that_reads_it_back(Type quantity)
    {
        var baseUnit = (Enum)quantity.GetProperty("BaseUnit")!.GetValue(null)!;
        var made = new List<Enum>();
        foreach (MethodInfo factory in quantity.GetMethods().Where(method => method.IsStatic && method.Name.StartsWith("From", StringComparison.Ordinal)
            && method.GetParameters() is [{ ParameterType: Type parameter }] && parameter == typeof(QuantityValue)))
        {
            var amount = (IQuantity)factory.Invoke(null, [(QuantityValue)3.7])!;
            Assert.Equal(3.7, quantity.GetProperty(factory.Name[4..])!.GetValue(amount));
            Assert.Equal(3.7, (double)amount.Value);
            Assert.Equal(3.7, amount.ToUnit(baseUnit).As(amount.Unit), 9);
            made.Add(amount.Unit);
        }

        // With the package, which has more units than the stand-in, the factories still cover every member of the enumeration.
        Assert.Equal(Enum.GetValues(baseUnit.GetType()).Cast<Enum>().Order(), made.Order());
    }

    [Fact]
    public void The_number_is_kept_as_it_was_given_until_another_unit_is_asked_for()
    {
        var depth = new Length(0.1, LengthUnit.Millimeter);

        Assert.Equal(0.1, depth.Value);
        Assert.Equal(LengthUnit.Millimeter, depth.Unit);
        Assert.Equal(0.1, depth.Millimeters);
        Assert.Equal(0.1, Length.From(0.1, LengthUnit.Millimeter).Value);
    }

    [Fact]
    public void Conversion_rounds_like_binary_numbers_do()
    {
        Assert.Equal(1.1 * 0.001, Length.FromMillimeters(1.1).Meters);
        Assert.Equal(3600, 3 * Duration.FromHours(1.0 / 3).Seconds);
    }

    [Fact]
    public void The_default_is_nothing_in_the_base_unit()
    {
        Assert.Equal(LengthUnit.Meter, default(Length).Unit);
        Assert.Equal(0, default(Length).Value);
        Assert.Equal(TemperatureUnit.Kelvin, default(Temperature).Unit);
        Assert.Equal(ForceUnit.Newton, Force.Zero.Unit);
        Assert.Equal(VolumeUnit.CubicMeter, Volume.BaseUnit);
        Assert.Equal(DynamicViscosityUnit.NewtonSecondPerMeterSquared, DynamicViscosity.BaseUnit);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_number_is_refused_at_the_entry(double value)
    {
        Assert.Throws<ArgumentException>(() => Length.FromMillimeters(value));
        Assert.Throws<ArgumentException>(() => new Volume(value, VolumeUnit.Milliliter));
        Assert.Throws<ArgumentException>(() => Temperature.From(value, TemperatureUnit.DegreeCelsius));
        Assert.Throws<ArgumentException>(() => Volume.FromMicroliters(value));
    }

    [Fact]
    public void A_unit_of_another_quantity_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Convert(Length.FromMillimeters(1), VolumeUnit.Milliliter));
        Assert.Throws<ArgumentException>(() => Convert(Temperature.FromKelvins(1), LengthUnit.Meter));
        Assert.Throws<NotImplementedException>(() => Length.FromMillimeters(1).As((LengthUnit)9999));
    }

    [Fact]
    public void A_quantity_of_unknown_kind_tells_what_it_is()
    {
        IQuantity dose = Some(Volume.FromMicroliters(12.5));

        Assert.Equal(VolumeUnit.Microliter, dose.Unit);
        Assert.Equal(12.5, (double)dose.Value);
        Assert.Equal("12.5 \u00B5l", dose.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static IQuantity Some(IQuantity quantity) => quantity;

    private static IQuantity Convert(IQuantity quantity, Enum unit) => quantity.ToUnit(unit);
}
