using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Calibration;

/// <summary>What a type of needle was measured to resist, in place of what its nominal bore gives. Goes with the viscosity; another needle is computed.</summary>
/// <param name="Needle">The type of needle it was measured with.</param>
/// <param name="PascalsPerMicrolitrePerSecond">For a fluid of 1 mPa·s, more than 0.</param>
public sealed record MeasuredResistance(NeedleType Needle, int PascalsPerMicrolitrePerSecond)
{
    /// <summary>The pressure drop per flow, in pascals per nanolitre per second.</summary>
    /// <param name="millipascalSeconds">Viscosity of the fluid.</param>
    public double PascalsPerNanolitrePerSecond(double millipascalSeconds) => PascalsPerMicrolitrePerSecond / 1000.0 * millipascalSeconds;
}
