using MesoInjector.Control.Calibration;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Motion;

/// <summary>What is believed to have gone into a point.</summary>
/// <param name="Volume">The best estimate.</param>
/// <param name="Uncertainty">Of the estimate, k = 2.</param>
/// <param name="OutsideBand">The measured delivery misses the dose by more than the band and its own uncertainty together.</param>
internal readonly record struct DeliveryEstimate(FluidVolume Volume, FluidVolume Uncertainty, bool OutsideBand);

/// <summary>
/// Delivered = displaced − (what the syringe stores now − what it stored at the end of the dose before). The stored volume is
/// compliance times pressure; without an in-line sensor the pressure of one dose is poorly known, so it is followed over many doses
/// and believed at once only when it is clearly different.
/// </summary>
internal sealed class DeliveryEstimator
{
    /// <summary>How much of a new pressure is believed without an in-line sensor.</summary>
    private const double Gain = 0.15;

    private readonly Compliance _compliance;
    private readonly DeliveryForecast _forecast;
    private double _stored;
    private bool _charged;

    public DeliveryEstimator(DoseCalibration calibration, DeliveryForecast forecast)
    {
        _compliance = calibration.Compliance;
        _forecast = forecast;
    }

    /// <summary>What the syringe is believed to store at the end of a dwell.</summary>
    public FluidVolume Stored => FluidVolume.FromNanolitres((long)Math.Round(_charged ? _stored : _forecast.StoredAtEnd.Nanolitres));

    /// <summary>The first dose after priming also charges the syringe: it needs so much more travel to deliver the same.</summary>
    public FluidVolume Charge => _charged ? FluidVolume.Zero : _forecast.StoredAtEnd;

    /// <summary>The needle was just filled in air: nothing is stored.</summary>
    public void Discharge() => _charged = false;

    /// <summary>Judges a dose at the end of its dwell, and remembers what is stored.</summary>
    /// <param name="dose">What was to be delivered.</param>
    /// <param name="displaced">What the plunger displaced beyond the furthest it had been.</param>
    /// <param name="pressure">The pressure now.</param>
    /// <param name="scatter">Its standard deviation.</param>
    /// <param name="bandPercent">How far from the dose is still the dose.</param>
    public DeliveryEstimate Judge(Dose dose, FluidVolume displaced, FluidPressure pressure, FluidPressure scatter, int bandPercent)
    {
        double before = _charged ? _stored : 0;
        double measured = Math.Max(_compliance.StoredAt(pressure).Nanolitres, 0);
        double measuredScatter = _compliance.StoredAt(scatter).Nanolitres;
        double expected = _charged ? _stored : _forecast.StoredAtEnd.Nanolitres;
        bool surprising = Math.Abs(measured - expected) > 3 * measuredScatter;
        bool certain = measuredScatter < _forecast.Scatter.Nanolitres / 2.0;
        double believed = surprising || certain ? measured : expected + (Gain * (measured - expected));

        double estimate = displaced.Nanolitres - (believed - before);
        double plain = displaced.Nanolitres - (measured - before);
        double plainUncertainty = 2 * Math.Sqrt(2) * measuredScatter;
        double band = dose.Nanolitres * bandPercent / 100.0;
        _stored = believed;
        _charged = true;
        return new DeliveryEstimate(
            FluidVolume.FromNanolitres((long)Math.Round(estimate)),
            FluidVolume.FromNanolitres((long)Math.Ceiling(2 * Math.Min(_forecast.Scatter.Nanolitres, measuredScatter * Math.Sqrt(2)))),
            Math.Abs(plain - dose.Nanolitres) - plainUncertainty > band);
    }
}
