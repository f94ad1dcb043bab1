using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Motion;

/// <summary>Speeds, accelerations and places of the handpiece's own movements, those that no protocol chooses.</summary>
internal static class MotionProfile
{
    // ---- Needle axis: places are tip depths from the nose plane ----

    /// <summary>Where the tip waits: well behind the nose plane.</summary>
    public static AxisPosition Park { get; } = AxisPosition.FromMicrometres(-2000);

    /// <summary>Where the docking gauge stands.</summary>
    public static AxisPosition Gauge { get; } = AxisPosition.FromMicrometres(-1000);

    /// <summary>From here the tip feels its way to the gauge.</summary>
    public static AxisPosition TouchOffStart { get; } = AxisPosition.FromMicrometres(-1600);

    /// <summary>How far the tip may feel its way: a tip short by the whole tolerance would touch here, and none is yet out of the nose.</summary>
    public static AxisPosition TouchOffEnd { get; } = AxisPosition.FromMicrometres(-450);

    /// <summary>Acceleration of the needle: 25 mm/s within 0.16 mm.</summary>
    public static AxisAcceleration NeedleAcceleration { get; } = AxisAcceleration.FromMillimetresPerSecondSquared(2000);

    /// <summary>Acceleration of a withdrawal: from the deepest point to the nose plane in less than 120 ms.</summary>
    public static AxisAcceleration WithdrawAcceleration { get; } = AxisAcceleration.FromMillimetresPerSecondSquared(3000);

    /// <summary>The way out is as fast as the axis may go.</summary>
    public static AxisSpeed WithdrawSpeed { get; } = AxisSpeed.FromMillimetresPerSecond(50);

    /// <summary>The way to the gauge.</summary>
    public static AxisSpeed TouchOffApproach { get; } = AxisSpeed.FromMillimetresPerSecond(5);

    /// <summary>Feeling for the gauge: 1 µm per cycle.</summary>
    public static AxisSpeed TouchOffSpeed { get; } = AxisSpeed.FromMillimetresPerSecond(1);

    /// <summary>Homing, first pass.</summary>
    public static AxisSpeed HomingSpeed { get; } = AxisSpeed.FromMillimetresPerSecond(5);

    /// <summary>Homing, second pass.</summary>
    public static AxisSpeed HomingSlowSpeed { get; } = AxisSpeed.FromMillimetresPerSecond(1);

    /// <summary>How far homing backs off between the passes.</summary>
    public static AxisPosition HomingBackOff { get; } = AxisPosition.FromMicrometres(500);

    /// <summary>How far beyond a place service goes before it comes back to it: more than any play of the screw.</summary>
    public static AxisPosition ServiceOver { get; } = AxisPosition.FromMicrometres(150);

    // ---- Plunger axis: places are from its home switch ----

    /// <summary>Where the pusher has emptied any syringe of the holder.</summary>
    public static AxisPosition SyringeEmpty { get; } = AxisPosition.FromMicrometres(62_000);

    /// <summary>The gap left between pusher and plunger when a syringe is put in.</summary>
    public static AxisPosition LoadingGap { get; } = AxisPosition.FromMicrometres(1_000);

    /// <summary>How far the pusher may look for the plunger beyond the gap.</summary>
    public static AxisPosition EngageTravel { get; } = AxisPosition.FromMicrometres(4_000);

    /// <summary>The empty plunger axis on its way.</summary>
    public static AxisSpeed PlungerTravelSpeed { get; } = AxisSpeed.FromMillimetresPerSecond(10);

    /// <summary>Looking for the plunger.</summary>
    public static AxisSpeed EngageSpeed { get; } = AxisSpeed.FromMillimetresPerSecond(1);

    /// <summary>Anti-drip retract.</summary>
    public static AxisSpeed RetractSpeed { get; } = AxisSpeed.FromMillimetresPerSecond(2);

    /// <summary>Acceleration of the plunger: a flow of 30 µL/s from a 3 mL syringe within 10 ms.</summary>
    public static AxisAcceleration PlungerAcceleration { get; } = AxisAcceleration.FromMillimetresPerSecondSquared(50);

    /// <summary>The most a closed end is pressed with: 150 kPa in the softest syringe.</summary>
    public static FluidVolume LargestPress { get; } = FluidVolume.FromMicrolitres(200);

    /// <summary>Homing of the plunger, first pass.</summary>
    public static AxisSpeed PlungerHomingSpeed { get; } = AxisSpeed.FromMillimetresPerSecond(10);
}
