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
    private bool _aborted;

    public DeliveryEstimator(DoseCalibration calibration, DeliveryForecast forecast)
    {
        _compliance = calibration.Compliance;
        _forecast = forecast;
    }

    /// <summary>What the syringe is believed to store at the end of a dwell.</summary>
    public FluidVolume Stored => FluidVolume.FromNanolitres((long)Math.Round(_charged ? _stored : _forecast.StoredAtEnd.Nanolitres));

    /// <summary>
    /// The first dose after priming also charges the syringe: it needs so much more travel to deliver the same. After an aborted dose, or
    /// one that flowed off slowly, the syringe may hold more than it should: then it is negative.
    /// </summary>
    public FluidVolume Charge
    {
        get
        {
            FluidVolume charge = _forecast.StoredAtEnd - FluidVolume.FromNanolitres((long)Math.Round(_stored));
            bool asEver = _charged && !_aborted && charge >= -(_forecast.Scatter + _forecast.Scatter);
            return asEver ? FluidVolume.Zero : _charged && !_aborted ? FluidVolume.Min(charge, FluidVolume.Zero) : charge;
        }
    }

    /// <summary>The needle was just filled in air: nothing is stored, and the first retract will take back what no dose has given yet.</summary>
    public void Discharge()
    {
        _charged = false;
        _aborted = false;
        _stored = -_forecast.DrawnBack.Nanolitres;
    }

    /// <summary>A dose was cut short: what the syringe stores is what it held at the abort, less what leaves while the needle does.</summary>
    public void Abort(FluidPressure pressure, TimeSpan toSkin)
    {
        double left = Math.Exp(-toSkin.TotalSeconds / _forecast.TimeConstant.TotalSeconds);
        _stored = Math.Max(_compliance.StoredAt(pressure).Nanolitres, 0) * left;
        _charged = true;
        _aborted = true;
    }

    /// <summary>
    /// What went in of a dose that is cut short now: what the plunger displaced, and what the syringe still held from before, less what
    /// it holds. To be asked before <see cref="Abort"/>.
    /// </summary>
    /// <param name="displaced">What the plunger displaced beyond the furthest it had been.</param>
    /// <param name="carried">The most the dose before can have left.</param>
    /// <param name="pressure">The pressure now.</param>
    public DeliveryEstimate EstimateAborted(FluidVolume displaced, FluidVolume carried, FluidPressure pressure)
    {
        FluidVolume kept = FluidVolume.Max(_compliance.StoredAt(pressure), FluidVolume.Zero);
        FluidVolume before = FluidVolume.FromNanolitres((long)Math.Round(_stored));

        // Nothing was waited for, so all of what was kept and carried is in doubt.
        return new DeliveryEstimate(FluidVolume.Max(displaced + before - kept, FluidVolume.Zero), kept + carried, OutsideBand: false);
    }

    /// <summary>Judges a dose at the end of its dwell, and remembers what is stored.</summary>
    /// <param name="dose">What was to be delivered.</param>
    /// <param name="displaced">What the plunger displaced beyond the furthest it had been.</param>
    /// <param name="pressure">The pressure now.</param>
    /// <param name="scatter">Its standard deviation.</param>
    /// <param name="bandPercent">How far from the dose is still the dose.</param>
    public DeliveryEstimate Judge(Dose dose, FluidVolume displaced, FluidPressure pressure, FluidPressure scatter, int bandPercent)
    {
        double before = _stored;
        double measured = Math.Max(_compliance.StoredAt(pressure).Nanolitres, 0);
        double measuredScatter = _compliance.StoredAt(scatter).Nanolitres;
        double expected = _charged && !_aborted ? _stored : _forecast.StoredAtEnd.Nanolitres;
        bool surprising = Math.Abs(measured - expected) > 3 * measuredScatter;
        bool certain = measuredScatter < _forecast.Scatter.Nanolitres / 2.0;
        double believed = surprising || certain ? measured : expected + (Gain * (measured - expected));

        double estimate = displaced.Nanolitres - (believed - before);
        double plain = displaced.Nanolitres - (measured - before);
        double plainUncertainty = 2 * Math.Sqrt(2) * measuredScatter;
        double band = dose.Nanolitres * bandPercent / 100.0;
        bool outside = Math.Abs(plain - dose.Nanolitres) - plainUncertainty > band;
        _stored = believed;
        _charged = true;
        _aborted = outside;
        return new DeliveryEstimate(
            FluidVolume.FromNanolitres((long)Math.Round(estimate)),
            FluidVolume.FromNanolitres((long)Math.Ceiling(2 * Math.Min(_forecast.Scatter.Nanolitres, measuredScatter * Math.Sqrt(2)))),
            outside);
    }
}
