using Register = MesoInjector.Hardware.Motion.Tmc5160Register;

namespace MesoInjector.Hardware.Motion;

/// <summary>What is written after power-up, in this order. The bridges stay off until everything else is in place.</summary>
internal static class Tmc5160Configuration
{
    /// <summary>Off time 3, hysteresis 5 to −2, blanking 36 clocks, 16 microsteps interpolated to 256; SpreadCycle.</summary>
    private const uint ChopperOn = 0x1401_00C3;

    /// <summary>The same with off time 0: bridges off.</summary>
    private const uint ChopperOff = ChopperOn & ~0xFu;

    /// <summary>Left switch: stops hard, and latches the encoder when it closes. Its contact opens when pressed, so a broken wire reads as closed.</summary>
    private const uint SwitchMode = (1 << 0) | (1 << 5) | (1 << 9);

    /// <summary>Waits 6 · 2¹⁸ clocks for each step down to the holding current.</summary>
    private const uint HoldDelay = 6;

    /// <summary>Any sound acceleration, until the first move brings its own; D1 must never be zero.</summary>
    private const uint SomeAcceleration = 1000;

    public static (Register Register, uint Value)[] For(Tmc5160Settings settings) =>
    [
        // First, so that a reset at any later moment shows.
        (Register.GStat, 0x7),
        (Register.ChopConf, ChopperOff),
        (Register.GConf, 0x8),
        (Register.ShortConf, 0x0001_0606),
        (Register.DrvConf, 0x0008_0400),
        (Register.GlobalScaler, settings.GlobalScaler),
        (Register.IHoldIRun, settings.HoldCurrent | ((uint)settings.RunCurrent << 8) | (HoldDelay << 16)),
        (Register.TPowerDown, 10),
        (Register.TPwmThreshold, 0),
        (Register.TCoolThreshold, 0),
        (Register.THigh, 0),
        (Register.CoolConf, 0),
        (Register.RampMode, (uint)RampMode.Hold),
        (Register.VStart, 0),
        (Register.A1, SomeAcceleration),
        (Register.V1, 0),
        (Register.AMax, SomeAcceleration),
        (Register.DMax, SomeAcceleration),
        (Register.D1, SomeAcceleration),
        (Register.VStop, (uint)settings.StopSpeed),
        (Register.TZeroWait, 0),
        (Register.VMax, 0),
        (Register.SwMode, SwitchMode),
        (Register.EncMode, 0),
        (Register.EncConst, (uint)settings.MicrostepsPerEncoderCount << 16),
        (Register.EncDeviation, 0),
        (Register.XEnc, 0),
        (Register.XActual, 0),
        (Register.XTarget, 0),
        (Register.RampMode, (uint)RampMode.Position),
        (Register.ChopConf, ChopperOn),
    ];
}
