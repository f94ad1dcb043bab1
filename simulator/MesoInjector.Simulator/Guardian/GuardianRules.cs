using MesoInjector.Control.Devices;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Simulator.Guardian;

/// <summary>
/// The guardian's decisions as pure functions of whole encoder counts and microseconds, in the integers the firmware has. Every number
/// comes from the limits that <c>docs/limits.yaml</c> gives both sides.
/// </summary>
public static class GuardianRules
{
    /// <summary>G-1: at this count from the nose plane the power goes.</summary>
    public static int DepthCap { get; } = EncoderCounts.Down(HardLimits.GuardianDepthTrip);

    /// <summary>G-1: where the slow zone begins.</summary>
    public static int SlowZone { get; } = EncoderCounts.Down(HardLimits.SlowZone);

    /// <summary>G-2: how far past the nose plane the tip may read without a permit.</summary>
    public static int NosePlaneAllowance { get; } = EncoderCounts.Down(GuardianLimits.NosePlaneAllowance);

    /// <summary>Where a permit that ended is closed, as a depth: behind the nose plane.</summary>
    public static int PermitRetreat { get; } = -EncoderCounts.Up(GuardianLimits.PermitRetreat);

    /// <summary>G-1: how far past the depth of its permit the tip may read: the same overshoot the host allows itself.</summary>
    public static int PermitDepthAllowance { get; } = EncoderCounts.Down(HardLimits.DepthOvershoot);

    /// <summary>G-4: how far past its furthest place the plunger may read without a permit.</summary>
    public static int PlungerAllowance { get; } = EncoderCounts.Down(GuardianLimits.PlungerAllowance);

    /// <summary>G-11: the largest tip zero.</summary>
    public static int LargestTipZero { get; } = EncoderCounts.Down(GuardianLimits.TipZero);

    /// <summary>The count from the nose plane at the home switch, with a nominal needle.</summary>
    public static int HomeDepth { get; } = -EncoderCounts.Down(GuardianLimits.HomeToNosePlane);

    /// <summary>
    /// How deep inside its home switch the carriage may stand at the rear stop. A zero taken there is so far too deep at most, which
    /// tightens the cap; a switch still closed further on than this is stuck.
    /// </summary>
    public static int LongestSwitchOverlap => 240;

    /// <summary>The time over which speeds are taken: one count is then 1.25 mm/s.</summary>
    public const int SpeedWindowMicroseconds = 4000;

    /// <summary>G-8: more counts than this in the speed window and the encoder is not believed.</summary>
    public static int ImplausibleCounts { get; } = CountsInWindow(GuardianLimits.ImplausibleSpeed);

    private static readonly int FastCounts = CountsInWindow(SpeedTable.Tolerated(AxisPosition.Zero));

    private static readonly int SlowCounts = CountsInWindow(SpeedTable.Tolerated(HardLimits.SlowZone));

    private static readonly int[] PlungerCaps =
        [0, PlungerCapOf(SyringeCode.OneMillilitre), PlungerCapOf(SyringeCode.ThreeMillilitre), PlungerCapOf(SyringeCode.FiveMillilitre)];

    /// <summary>G-8: a count further than this from power-up is of no axis of this device.</summary>
    public static int FurthestCount => 30_000;

    /// <summary>G-8: whether a count from power-up can be one.</summary>
    public static bool Plausible(int count) => count >= -FurthestCount && count <= FurthestCount;

    /// <summary>G-1: the most counts toward the patient in the speed window, at a depth.</summary>
    public static int AllowedCounts(int depth) => depth < SlowZone ? FastCounts : SlowCounts;

    /// <summary>G-3: the most plunger counts one permit may have with the syringe in the holder; 0 without one.</summary>
    public static int PlungerCap(SyringeCode syringe) => PlungerCaps[(int)syringe];

    /// <summary>Whether the power may be on in a mode at all.</summary>
    public static bool Powers(GuardianMode mode) =>
        mode is GuardianMode.Homing or GuardianMode.Standby or GuardianMode.Permitted or GuardianMode.Service;

    /// <summary>G-3, G-5, G-6: whether a permit has numbers that can be granted; what the pins show is judged apart.</summary>
    public static bool Grantable(in GuardianPermit permit, SyringeCode syringe) =>
        permit.MaxDepth < DepthCap
        && permit.MaxPlunger <= PlungerCap(syringe)
        && permit.Milliseconds > 0
        && permit.Milliseconds <= HardLimits.PermitTime.Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>G-11: whether a tip zero may be taken at a count from the nose plane without any tip zero.</summary>
    public static bool Takes(int tipZero, int bareDepth, int tipZeroBefore) =>
        tipZero >= 0 && tipZero <= LargestTipZero && bareDepth + Math.Max(tipZero, tipZeroBefore) <= 0;

    /// <summary>How many frames a sequence is ahead of the last: 1 to 3 is taken, so that up to two may have been lost.</summary>
    public static bool InSequence(byte sequence, byte last) => unchecked((byte)(sequence - last)) is >= 1 and <= 3;

    private static int CountsInWindow(AxisSpeed speed) =>
        (int)((long)speed.MicrometresPerSecond * SpeedWindowMicroseconds / 1000 / GuardianLimits.EncoderCount.Nanometres);

    private static int PlungerCapOf(SyringeCode code)
    {
        SyringeType syringe = SyringeType.FromCode(code) ?? throw new ArgumentOutOfRangeException(nameof(code), code, "no such syringe");
        long nanolitres = HardLimits.DosePerPoint.Nanolitres * (100 + GuardianLimits.PermitTolerancePercent) / 100;
        return EncoderCounts.Down(syringe.TravelFor(FluidVolume.FromNanolitres(nanolitres)));
    }
}
