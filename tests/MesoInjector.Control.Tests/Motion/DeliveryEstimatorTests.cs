using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Calibration;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Tests.Treatment;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Motion;

public sealed class DeliveryEstimatorTests
{
    private static readonly SyringeType Syringe = SyringeType.FromCode(SyringeCode.ThreeMillilitre)!;

    private static readonly DeliveryForecast Forecast = DeliveryForecast.For(Some.Protocol());

    private static readonly Dose Dose = Dose.FromMicrolitres(40);

    /// <summary>Of an in-line sensor: what it says is believed.</summary>
    private static readonly FluidPressure Sharp = FluidPressure.FromPascals(300);

    /// <summary>Of the plunger's force less its friction.</summary>
    private static readonly FluidPressure Blurred = FluidPressure.FromPascals(5000);

    /// <summary>The pressure at which the syringe stores what the forecast says.</summary>
    private static FluidPressure Usual => FluidPressure.FromPascals((int)Math.Round(Forecast.StoredAtEnd.Nanolitres * 1000.0 / Syringe.TypicalCompliance.NanolitresPerKilopascal));

    [Fact]
    public void The_first_dose_after_priming_charges_the_syringe_and_the_following_do_not()
    {
        DeliveryEstimator estimator = Primed();
        Assert.Equal(Forecast.StoredAtEnd + Forecast.DrawnBack, estimator.Charge);

        DeliveryEstimate first = Judge(estimator, Dose.ToFluidVolume() + estimator.Charge, Usual, Sharp);
        Near(Dose.ToFluidVolume(), first.Volume, microlitres: 0.1);
        Assert.False(first.OutsideBand);
        Assert.Equal(FluidVolume.Zero, estimator.Charge);

        DeliveryEstimate second = Judge(estimator, Dose.ToFluidVolume(), Usual, Sharp);
        Near(Dose.ToFluidVolume(), second.Volume, microlitres: 0.1);
        Near(Forecast.StoredAtEnd, estimator.Stored, microlitres: 0.1);
    }

    [Fact]
    [Requirement("SR-022")]
    public void Fluid_that_stays_in_the_syringe_is_missing_from_the_dose()
    {
        DeliveryEstimator estimator = Charged();

        // 20 kPa more than usual hold back 9 µL of the 40: outside the band of 6 µL.
        DeliveryEstimate blocked = Judge(estimator, Dose.ToFluidVolume(), Usual + FluidPressure.FromKilopascals(20), Sharp);
        Near(FluidVolume.FromMicrolitres(31), blocked.Volume, microlitres: 0.1);
        Assert.True(blocked.OutsideBand);
    }

    [Theory]
    [Requirement("SR-022")]
    [InlineData(33_000, true)]
    [InlineData(34_500, false)]
    [InlineData(45_500, false)]
    [InlineData(47_000, true)]
    public void A_dose_is_uncertain_when_it_misses_by_more_than_the_band_and_the_uncertainty_together(int displacedNanolitres, bool outside) =>
        Assert.Equal(outside, Judge(Charged(), FluidVolume.FromNanolitres(displacedNanolitres), Usual, Sharp).OutsideBand);

    [Fact]
    public void A_blurred_pressure_is_believed_little_unless_it_is_far_off()
    {
        DeliveryEstimator little = Charged();
        Judge(little, Dose.ToFluidVolume(), Usual + FluidPressure.FromKilopascals(4), Blurred);
        FluidVolume believed = little.Stored - Forecast.StoredAtEnd;
        Assert.InRange(believed.Nanolitres, 200, 400); // 15 % of 1.8 µL

        DeliveryEstimator far = Charged();
        Judge(far, Dose.ToFluidVolume(), Usual + FluidPressure.FromKilopascals(40), Blurred);
        Near(Forecast.StoredAtEnd + FluidVolume.FromMicrolitres(18), far.Stored, microlitres: 0.1);
    }

    [Fact]
    [Requirement("SR-028")]
    public void After_an_abort_under_pressure_the_next_dose_travels_less_by_what_is_still_stored()
    {
        DeliveryEstimator estimator = Charged();
        estimator.Abort(FluidPressure.FromKilopascals(60), TimeSpan.Zero);
        FluidVolume kept = FluidVolume.FromMicrolitres(27);
        Near(Forecast.StoredAtEnd - kept, estimator.Charge, microlitres: 0.1);

        DeliveryEstimate next = Judge(estimator, Dose.ToFluidVolume() + estimator.Charge, Usual, Sharp);
        Near(Dose.ToFluidVolume(), next.Volume, microlitres: 0.1);
        Assert.False(next.OutsideBand);
        Assert.Equal(FluidVolume.Zero, estimator.Charge);
    }

    [Fact]
    public void What_leaves_while_the_needle_is_withdrawn_is_not_stored_any_more()
    {
        DeliveryEstimator estimator = Charged();
        estimator.Abort(FluidPressure.FromKilopascals(60), Forecast.TimeConstant);
        Near(FluidVolume.FromNanolitres((long)(27_000 / Math.E)), estimator.Stored, microlitres: 0.1);
    }

    [Fact]
    [Requirement("SR-022")]
    public void An_aborted_dose_is_never_estimated_negative_and_all_that_was_kept_is_in_doubt() =>
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), Gen.Choose(0, 15_000).ToArbitrary(), Gen.Choose(-50_000, 400_000).ToArbitrary(), (displaced, carried, pascals) =>
        {
            FluidPressure pressure = FluidPressure.FromPascals(pascals);
            DeliveryEstimate estimate = Charged().EstimateAborted(FluidVolume.FromNanolitres(displaced), FluidVolume.FromNanolitres(carried), pressure);
            FluidVolume kept = FluidVolume.Max(Syringe.TypicalCompliance.StoredAt(pressure), FluidVolume.Zero);
            return estimate.Volume >= FluidVolume.Zero && !estimate.OutsideBand
                && estimate.Volume <= FluidVolume.FromNanolitres(displaced) + Forecast.StoredAtEnd + FluidVolume.FromNanolitres(100)
                && estimate.Uncertainty == kept + FluidVolume.FromNanolitres(carried);
        }).QuickCheckThrowOnFailure();

    private static DeliveryEstimator Primed()
    {
        var estimator = new DeliveryEstimator(new DoseCalibration("T-1", new DateOnly(2026, 1, 1), Syringe, Syringe.TypicalCompliance, AxisPosition.FromMicrometres(60)), Forecast);
        estimator.Discharge();
        return estimator;
    }

    /// <summary>After one dose in good order.</summary>
    private static DeliveryEstimator Charged()
    {
        DeliveryEstimator estimator = Primed();
        Judge(estimator, Dose.ToFluidVolume() + estimator.Charge, Usual, Sharp);
        return estimator;
    }

    private static DeliveryEstimate Judge(DeliveryEstimator estimator, FluidVolume displaced, FluidPressure pressure, FluidPressure scatter) =>
        estimator.Judge(Dose, displaced, pressure, scatter, HardLimits.DoseBandPercent);

    private static void Near(FluidVolume expected, FluidVolume actual, double microlitres) =>
        Assert.InRange((actual - expected).Nanolitres / 1000.0, -microlitres, microlitres);
}
