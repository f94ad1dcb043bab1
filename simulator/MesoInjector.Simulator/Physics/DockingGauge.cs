namespace MesoInjector.Simulator.Physics;

/// <summary>
/// The gauge the gun is docked on for touch-off: a hard face behind the nose plane. What the tip presses on it comes back through the
/// handpiece into the nose load cell.
/// </summary>
/// <param name="FaceMillimetres">The face, from the nose plane, mm.</param>
/// <param name="NewtonsPerMillimetre">Stiffness of needle, face and handpiece together, N/mm.</param>
public sealed record DockingGauge(double FaceMillimetres = -1.0, double NewtonsPerMillimetre = 100)
{
    /// <summary>Force on the tip, positive back toward home, N; the nose load cell feels the same.</summary>
    /// <param name="tip">The tip from the nose plane, mm.</param>
    public double Force(double tip) => Math.Max((tip - FaceMillimetres) * NewtonsPerMillimetre, 0);
}
