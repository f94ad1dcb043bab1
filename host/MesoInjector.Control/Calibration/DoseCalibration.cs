using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Calibration;

/// <summary>How the plunger axis was found to deliver with one type of syringe.</summary>
/// <param name="Handpiece">Serial number of the handpiece it belongs to.</param>
/// <param name="Date">When it was done.</param>
/// <param name="Syringe">The type of syringe it is for.</param>
/// <param name="Compliance">How much the syringe stores per pressure.</param>
/// <param name="LostMotion">What a reversal of the plunger takes before the seal follows: screw backlash and stopper give.</param>
/// <param name="Resistance">What the needle was measured to resist; null where it was not, and then it is computed.</param>
public sealed record DoseCalibration(
    string Handpiece, DateOnly Date, SyringeType Syringe, Compliance Compliance, AxisPosition LostMotion, MeasuredResistance? Resistance = null)
{
    /// <summary>The pressure drop per flow through a needle, in pascals per nanolitre per second: measured where this type of needle was, computed otherwise.</summary>
    /// <param name="needle">The needle in use.</param>
    /// <param name="millipascalSeconds">Viscosity of the fluid.</param>
    public double ResistancePascalsPerNanolitrePerSecond(NeedleType needle, double millipascalSeconds)
    {
        ArgumentNullException.ThrowIfNull(needle);
        return Resistance is { } measured && measured.Needle == needle
            ? measured.PascalsPerNanolitrePerSecond(millipascalSeconds)
            : needle.ResistancePascalsPerNanolitrePerSecond(millipascalSeconds);
    }
}
