using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Calibration;

/// <summary>How the needle axis was found to measure.</summary>
/// <param name="Handpiece">Serial number of the handpiece it belongs to.</param>
/// <param name="Date">When it was done.</param>
/// <param name="ScalePartsPerMillion">How much longer a true distance is than the encoder says.</param>
/// <param name="Uncertainty">Expanded uncertainty of a depth, k = 2.</param>
/// <param name="TouchOffRepeatability">How well a touch-off repeats, k = 2.</param>
public sealed record DepthCalibration(string Handpiece, DateOnly Date, int ScalePartsPerMillion, AxisPosition Uncertainty, AxisPosition TouchOffRepeatability)
{
    /// <summary>The deepest that may be commanded: the commandable depth less what is not known.</summary>
    /// <returns>Null when the uncertainties leave nothing.</returns>
    public NeedleDepth? LargestDepth
    {
        get
        {
            AxisPosition largest = HardLimits.CommandableDepth - Uncertainty - TouchOffRepeatability;
            return Uncertainty >= AxisPosition.Zero && TouchOffRepeatability >= AxisPosition.Zero && largest >= AxisPosition.Zero
                ? NeedleDepth.FromMicrometres(largest.Micrometres)
                : null;
        }
    }
}
