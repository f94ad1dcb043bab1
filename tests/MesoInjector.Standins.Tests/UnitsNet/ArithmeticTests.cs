using System.Numerics;
using UnitsNet;
using UnitsNet.Units;

namespace MesoInjector.Standins.Tests.UnitsNetContract;

public sealed class ArithmeticTests
{
    [Fact]
    public void A_sum_has_the_unit_of_its_left_side()
    {
        Length sum = Length.FromMillimeters(1) + Length.FromMicrometers(500);
        Length difference = Length.FromMicrometers(500) - Length.FromMillimeters(1);

        Assert.Equal((1.5, LengthUnit.Millimeter), (sum.Value, sum.Unit));
        Assert.Equal((-500.0, LengthUnit.Micrometer), (Math.Round(difference.Value, 9), difference.Unit));
    }

    [Fact]
    public void Scaling_keeps_the_unit()
    {
        Volume dose = Volume.FromMicroliters(20);

        Assert.Equal((60.0, VolumeUnit.Microliter), ((dose * 3).Value, (dose * 3).Unit));
        Assert.Equal(60, (3 * dose).Value);
        Assert.Equal((-20.0, VolumeUnit.Microliter), ((-dose).Value, (-dose).Unit));
        Assert.Equal(5, (dose / 4).Value);
        Assert.Equal(0.02, dose / Volume.FromMilliliters(1), 12);
    }

    [Fact]
    public void Quantities_add_up_in_generic_code()
    {
        Assert.Equal(6, Sum([Volume.FromMicroliters(1), Volume.FromMicroliters(2), Volume.FromMicroliters(3)]).Microliters, 9);

        static T Sum<T>(T[] parts)
            where T : IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T> => parts.Aggregate(T.AdditiveIdentity, (sum, part) => sum + part);
    }

    [Fact]
    public void Path_speed_and_time_agree()
    {
        Assert.Equal(5, (Length.FromMillimeters(10) / Duration.FromSeconds(2)).MillimetersPerSecond, 12);
        Assert.Equal(5, (Length.FromMillimeters(10) / TimeSpan.FromSeconds(2)).MillimetersPerSecond, 12);
        Assert.Equal(2, (Length.FromMillimeters(10) / Speed.FromMillimetersPerSecond(5)).Seconds, 12);
        Assert.Equal(10, (Speed.FromMillimetersPerSecond(5) * Duration.FromSeconds(2)).Millimeters, 12);
        Assert.Equal(10, (TimeSpan.FromSeconds(2) * Speed.FromMillimetersPerSecond(5)).Millimeters, 12);
        Assert.Equal(10, (Duration.FromSeconds(2) * Speed.FromMillimetersPerSecond(5)).Millimeters, 12);
        Assert.Equal(10, (Speed.FromMillimetersPerSecond(5) * TimeSpan.FromSeconds(2)).Millimeters, 12);
    }

    [Fact]
    public void Speed_acceleration_and_time_agree()
    {
        Assert.Equal(2000, (Speed.FromMillimetersPerSecond(50) / Duration.FromMilliseconds(25)).MillimetersPerSecondSquared, 9);
        Assert.Equal(2000, (Speed.FromMillimetersPerSecond(50) / TimeSpan.FromMilliseconds(25)).MillimetersPerSecondSquared, 9);
        Assert.Equal(25, (Speed.FromMillimetersPerSecond(50) / Acceleration.FromMetersPerSecondSquared(2)).Milliseconds, 9);
        Assert.Equal(50, (Acceleration.FromMetersPerSecondSquared(2) * Duration.FromMilliseconds(25)).MillimetersPerSecond, 9);
        Assert.Equal(50, (Duration.FromMilliseconds(25) * Acceleration.FromMetersPerSecondSquared(2)).MillimetersPerSecond, 9);
    }

    [Fact]
    public void Volume_flow_and_time_agree()
    {
        Assert.Equal(10, (Volume.FromMicroliters(20) / Duration.FromSeconds(2)).MicrolitersPerSecond, 9);
        Assert.Equal(10, (Volume.FromMicroliters(20) / TimeSpan.FromSeconds(2)).MicrolitersPerSecond, 9);
        Assert.Equal(20, (VolumeFlow.FromMicrolitersPerSecond(10) * Duration.FromSeconds(2)).Microliters, 9);
        Assert.Equal(20, (Duration.FromSeconds(2) * VolumeFlow.FromMicrolitersPerSecond(10)).Microliters, 9);
        Assert.Equal(20, (VolumeFlow.FromMicrolitersPerSecond(10) * TimeSpan.FromSeconds(2)).Microliters, 9);
    }

    [Fact]
    public void Volume_by_flow_is_a_time_span_while_length_by_speed_is_a_duration()
    {
        TimeSpan dispensing = Volume.FromMicroliters(20) / VolumeFlow.FromMicrolitersPerSecond(10);
        Duration travelling = Length.FromMillimeters(10) / Speed.FromMillimetersPerSecond(5);

        Assert.Equal(2, dispensing.TotalSeconds, 6);
        Assert.Equal(2, travelling.Seconds, 12);
    }

    [Fact]
    public void Force_mass_and_acceleration_agree()
    {
        Assert.Equal(3, (Mass.FromGrams(1500) * Acceleration.FromMetersPerSecondSquared(2)).Newtons, 12);
        Assert.Equal(3, (Acceleration.FromMetersPerSecondSquared(2) * Mass.FromGrams(1500)).Newtons, 12);
        Assert.Equal(1.5, (Force.FromNewtons(3) / Acceleration.FromMetersPerSecondSquared(2)).Kilograms, 12);
        Assert.Equal(2, (Force.FromNewtons(3) / Mass.FromKilograms(1.5)).MetersPerSecondSquared, 12);
    }

    [Fact]
    public void A_duration_becomes_a_time_span_cut_off_at_the_tick()
    {
        Assert.Equal(12_345_678, Duration.FromSeconds(1.23456789).ToTimeSpan().Ticks);
        Assert.Equal(TimeSpan.FromMilliseconds(2.5), (TimeSpan)Duration.FromMicroseconds(2500));
        Assert.Equal(2.5, ((Duration)TimeSpan.FromMilliseconds(2.5)).Milliseconds, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => Duration.FromHours(1e12).ToTimeSpan());
    }

    [Fact]
    public void A_duration_moves_a_date()
    {
        var noon = new DateTime(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc);

        Assert.Equal(noon.AddMinutes(90), noon + Duration.FromHours(1.5));
        Assert.Equal(noon.AddMinutes(-90), noon - Duration.FromMinutes(90));
    }
}
