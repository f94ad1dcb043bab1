using MesoInjector.Control.Calibration;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using UnitsNet;

namespace MesoInjector.Control.Tests.Treatment;

public sealed class DeliveryForecastTests
{
    /// <summary>What an anti-drip retract may take at the most (SR-021).</summary>
    private static readonly FluidVolume LargestRetract = FluidVolume.FromMicrolitres(15);

    [Fact]
    [Requirement("SR-026")]
    public void A_compliance_stores_in_proportion_and_is_never_negative()
    {
        Assert.Equal(18_000, new Compliance(450).StoredAt(FluidPressure.FromKilopascals(40)).Nanolitres);
        Assert.Equal(0, default(Compliance).StoredAt(FluidPressure.FromKilopascals(40)).Nanolitres);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Compliance(-1));
    }

    [Fact]
    [Requirement("SR-072")]
    public void A_large_soft_syringe_is_refused_for_a_small_dose_and_the_words_say_why()
    {
        ProtocolDraft draft = Some.Draft with { Syringe = "5 mL", Dose = Volume.FromMicroliters(10), PointLimit = Volume.FromMicroliters(20) };
        ProtocolProblem problem = Assert.Single(Some.Problems(draft));
        Assert.Equal(nameof(ProtocolDraft.Dose), problem.Field);
        Assert.Contains("± 10 %", problem.Reason, StringComparison.Ordinal);
        Assert.Empty(Some.Problems(draft with { Syringe = "1 mL" }));
    }

    [Fact]
    [Requirement("SR-021", "SR-072")]
    public void Whatever_holds_its_tolerance_stores_no_more_than_a_retract_may_take()
    {
        int accepted = 0;
        foreach (ProtocolDraft draft in Combinations())
        {
            if (!Protocol.TryCreate(draft, out Protocol? protocol, out _))
                continue;
            accepted++;
            DeliveryForecast forecast = DeliveryForecast.For(protocol);
            string which = $"{draft.Syringe} {draft.NeedleGauge}G {draft.Dose.Microliters} µL {draft.Flow.MicrolitersPerSecond} µL/s {draft.Viscosity.MillipascalSeconds} mPa·s";
            Assert.True(forecast.StoredAtEnd + DeliveryForecast.DripMargin <= LargestRetract, $"{which}: {forecast.StoredAtEnd}");
            Assert.InRange(forecast.Dwell.TotalSeconds, 0.3, 8);
            Assert.True(forecast.Scatter > FluidVolume.Zero && forecast.DrawnBack <= DeliveryForecast.DripMargin, which);
        }

        Assert.InRange(accepted, 50, 1000);
    }

    [Fact]
    public void A_softer_syringe_needs_longer_and_scatters_more()
    {
        Protocol protocol = Some.Protocol();
        DeliveryForecast stiff = DeliveryForecast.For(protocol, new Compliance(300));
        DeliveryForecast soft = DeliveryForecast.For(protocol, new Compliance(900));
        Assert.True(soft.TimeConstant > stiff.TimeConstant && soft.Dwell >= stiff.Dwell);
        Assert.True(soft.Scatter > stiff.Scatter && soft.StoredAtEnd > FluidVolume.Zero);
    }

    [Theory]
    [Requirement("SR-072")]
    [InlineData(1.0)]
    [InlineData(2.5)]
    public void The_measured_resistance_of_the_protocols_needle_takes_the_place_of_the_computed_one_and_that_of_another_does_not(double viscosity)
    {
        Protocol protocol = Some.Protocol(Some.Draft with { Viscosity = DynamicViscosity.FromMillipascalSeconds(viscosity) });
        double computed = protocol.Needle.ResistancePascalsPerNanolitrePerSecond(1);
        DoseCalibration Known(NeedleType needle) => new("H", new DateOnly(2026, 1, 1), protocol.Syringe, protocol.Syringe.TypicalCompliance, default,
            new MeasuredResistance(needle, (int)Math.Round(computed * 1500)));
        DeliveryForecast plain = DeliveryForecast.For(protocol);
        NeedleType other = NeedleType.Find(protocol.Needle.Gauge - 1, 4)!;
        Assert.Equal(1.5, DeliveryForecast.For(protocol, Known(protocol.Needle)).TimeConstant / plain.TimeConstant, 0.01);
        Assert.Equal(plain, DeliveryForecast.For(protocol, Known(other)));
        Assert.Equal(plain, DeliveryForecast.For(protocol, Known(other) with { Resistance = null }));
    }

    [Fact]
    [Requirement("SR-026")]
    public void A_syringe_that_stores_nothing_needs_no_waiting_for_it()
    {
        DeliveryForecast rigid = DeliveryForecast.For(Some.Protocol(), new Compliance(0));
        Assert.Equal(FluidVolume.Zero, rigid.StoredAtEnd);
        Assert.Null(rigid.Refusal);
        Assert.True(rigid.Scatter < DeliveryForecast.For(Some.Protocol()).Scatter);
    }

    private static IEnumerable<ProtocolDraft> Combinations() =>
        from syringe in (string[])["1 mL", "3 mL", "5 mL"]
        from gauge in NeedleType.KnownGauges
        from dose in (double[])[2, 5, 10, 20, 40, 100]
        from flow in (double[])[5, 30, 100]
        from viscosity in (double[])[1, 10]
        select Some.Draft with
        {
            Syringe = syringe,
            NeedleGauge = gauge,
            Dose = Volume.FromMicroliters(dose),
            PointLimit = Volume.FromMicroliters(100),
            Points = 10,
            Flow = VolumeFlow.FromMicrolitersPerSecond(flow),
            Viscosity = DynamicViscosity.FromMillipascalSeconds(viscosity),
        };
}
