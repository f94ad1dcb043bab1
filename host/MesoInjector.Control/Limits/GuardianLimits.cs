using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Limits;

/// <summary>
/// The guardian's own numbers, beyond those of <see cref="HardLimits"/>. The host needs them to stay inside what the guardian
/// allows; the guardian's firmware is built with them from the same <c>docs/limits.yaml</c>.
/// </summary>
public static class GuardianLimits
{
    /// <summary>One count of either linear encoder. SR-045.</summary>
    public static AxisPosition EncoderCount { get; } = AxisPosition.FromMicrometres(5);

    /// <summary>From the home switch to the nose plane along the needle axis, with a nominal needle. SR-002.</summary>
    public static AxisPosition HomeToNosePlane { get; } = AxisPosition.FromMicrometres(6000);

    /// <summary>How far past the nose plane the tip may read without a permit (G-2). SR-033.</summary>
    public static AxisPosition NosePlaneAllowance { get; } = AxisPosition.FromMicrometres(100);

    /// <summary>
    /// How far behind the nose plane the tip must be before a permit that ended is closed: a needle called back on its way in still
    /// passes the plane before it turns. SR-035.
    /// </summary>
    public static AxisPosition PermitRetreat { get; } = AxisPosition.FromMicrometres(1000);

    /// <summary>How far the plunger may advance without a permit while a syringe is in the holder (G-4). SR-020.</summary>
    public static AxisPosition PlungerAllowance { get; } = AxisPosition.FromMicrometres(50);

    /// <summary>How far, in percent, a permit's plunger travel may exceed the largest dose in the bore of the holder (G-3). SR-019.</summary>
    public static int PermitTolerancePercent => 5;

    /// <summary>How long the needle may take to withdraw after the pedal is released (G-5). SR-035.</summary>
    public static TimeSpan ReleaseGrace { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the pedal contact must read open to be a release (G-5). SR-035.</summary>
    public static TimeSpan ReleaseBounce { get; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The shortest time between two heartbeats (G-7). SR-042.</summary>
    public static TimeSpan HeartbeatEarliest { get; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The longest time between two heartbeats (G-7). SR-041.</summary>
    public static TimeSpan HeartbeatLatest { get; } = TimeSpan.FromMilliseconds(60);

    /// <summary>How often the guardian sends its status. SR-041.</summary>
    public static TimeSpan StatusPeriod { get; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The speed above which an encoder is not believed (G-8). SR-002.</summary>
    public static AxisSpeed ImplausibleSpeed { get; } = AxisSpeed.FromMillimetresPerSecond(150);

    /// <summary>The largest touch-off correction, which may only tighten the cap (G-11). SR-047.</summary>
    public static AxisPosition TipZero { get; } = AxisPosition.FromMicrometres(500);

    /// <summary>The motor rail must fall below this when cut (G-12). SR-048.</summary>
    public static RailVoltage CutRail { get; } = RailVoltage.FromMillivolts(2000);

    /// <summary>Within this time of the cut (G-12). SR-048.</summary>
    public static TimeSpan CutTime { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often the cut is proved, in hours (G-12). SR-048.</summary>
    public static int CutProofHours => 8;
}
