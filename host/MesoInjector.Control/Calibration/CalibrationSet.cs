using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Calibration;

/// <summary>The calibrations in force. Missing ones are missing, never assumed.</summary>
/// <param name="Handpiece">Serial number of the handpiece that is connected.</param>
/// <param name="Depth">The needle axis; null when there is none.</param>
/// <param name="Doses">The plunger axis, one per type of syringe.</param>
public sealed record CalibrationSet(string Handpiece, DepthCalibration? Depth, IReadOnlyList<DoseCalibration> Doses)
{
    /// <summary>The deepest that may be commanded on a day.</summary>
    /// <returns>Null without a valid depth calibration.</returns>
    public NeedleDepth? LargestDepth(DateOnly today) => Depth is { } depth && InForce(depth.Handpiece, depth.Date, today) ? depth.LargestDepth : null;

    /// <summary>The calibration for a syringe on a day.</summary>
    /// <returns>Null without a valid one.</returns>
    public DoseCalibration? DoseFor(SyringeType syringe, DateOnly today) =>
        Doses.FirstOrDefault(dose => dose.Syringe.Code == syringe.Code && InForce(dose.Handpiece, dose.Date, today));

    private bool InForce(string handpiece, DateOnly date, DateOnly today) =>
        handpiece == Handpiece && date <= today && today.DayNumber - date.DayNumber <= HardLimits.CalibrationDays;
}
