using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Records.Reading;

/// <summary>The calibration of the needle axis that was in force.</summary>
/// <param name="Handpiece">Serial number of the handpiece it belongs to.</param>
/// <param name="Date">When it was done.</param>
/// <param name="ScalePartsPerMillion">How much longer a true distance is than the encoder says.</param>
/// <param name="Uncertainty">Expanded uncertainty of a depth, k = 2.</param>
/// <param name="TouchOffRepeatability">How well a touch-off repeats, k = 2.</param>
public sealed record DepthCalibrationRecord(string Handpiece, DateOnly Date, int ScalePartsPerMillion, AxisPosition Uncertainty, AxisPosition TouchOffRepeatability);

/// <summary>The calibration of the plunger axis with one type of syringe that was in force.</summary>
/// <param name="Handpiece">Serial number of the handpiece it belongs to.</param>
/// <param name="Date">When it was done.</param>
/// <param name="Syringe">The type of syringe, such as "3 mL".</param>
/// <param name="Compliance">How much the syringe stores per pressure.</param>
/// <param name="LostMotion">What a reversal of the plunger takes before the seal follows.</param>
/// <param name="Needle">The type of needle whose resistance was measured; null where none was.</param>
/// <param name="NeedlePascalsPerMicrolitrePerSecond">What it resists a fluid of 1 mPa·s; null where it was not measured.</param>
public sealed record DoseCalibrationRecord(
    string Handpiece, DateOnly Date, string Syringe, Compliance Compliance, AxisPosition LostMotion, string? Needle = null, int? NeedlePascalsPerMicrolitrePerSecond = null);

/// <summary>The calibrations that were in force in a session.</summary>
/// <param name="Handpiece">Serial number of the handpiece that was connected.</param>
/// <param name="Depth">The needle axis.</param>
/// <param name="Doses">The plunger axis, one per type of syringe.</param>
public sealed record CalibrationsRecord(string Handpiece, DepthCalibrationRecord? Depth, IReadOnlyList<DoseCalibrationRecord> Doses);
