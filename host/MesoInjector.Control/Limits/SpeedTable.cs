using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Limits;

/// <summary>How fast the needle may move toward the patient at each depth, and how far it can travel once cut. SR-004.</summary>
public static class SpeedTable
{
    /// <summary>The fastest speed toward the patient allowed at a depth.</summary>
    public static AxisSpeed Allowed(AxisPosition depth) => depth < HardLimits.SlowZone ? HardLimits.NeedleSpeed : HardLimits.SlowZoneSpeed;

    /// <summary>
    /// The measured speed above which an axis is too fast: the allowed one, plus one encoder count in the measuring window of 4 ms,
    /// plus a tenth for the ripple of a stepped motion.
    /// </summary>
    public static AxisSpeed Tolerated(AxisPosition depth)
    {
        AxisSpeed allowed = Allowed(depth);
        return AxisSpeed.FromMicrometresPerSecond((allowed.MicrometresPerSecond * 11 / 10) + 1250);
    }

    /// <summary>
    /// The speed for a whole stroke to a target. A stroke that ends in the slow zone is slow from its start, so that no step of it
    /// depends on a change of speed arriving in time.
    /// </summary>
    public static AxisSpeed ForStroke(AxisPosition target, AxisSpeed wanted)
    {
        AxisSpeed allowed = Allowed(target);
        return wanted > allowed ? allowed : wanted;
    }

    /// <summary>The furthest the needle travels after a limit is passed at a speed: v·t + v²/2a, rounded up to the micrometre.</summary>
    public static AxisPosition OverTravel(AxisSpeed speed)
    {
        // What is faster than any axis can be is a reading gone wrong, not a motion.
        double metresPerSecond = Math.Min(Math.Abs((double)speed.MicrometresPerSecond), GuardianLimits.ImplausibleSpeed.MicrometresPerSecond) * 1e-6;
        double deceleration = HardLimits.NeedleCutDeceleration.MillimetresPerSecondSquared * 1e-3;
        double metres = (metresPerSecond * HardLimits.CutLatency.TotalSeconds) + (metresPerSecond * metresPerSecond / (2 * deceleration));
        return AxisPosition.FromMicrometres((int)Math.Ceiling(metres * 1e6));
    }
}
