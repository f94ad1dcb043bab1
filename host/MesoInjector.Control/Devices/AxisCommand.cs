using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Devices;

/// <summary>What an axis is asked to be doing.</summary>
public enum AxisMotion : byte
{
    /// <summary>Stop at once, the fastest way the chip has, and hold there.</summary>
    Stop = 0,

    /// <summary>Go to <see cref="AxisCommand.Target"/> and hold there.</summary>
    MoveTo,

    /// <summary>Retract until the home switch closes, stop there by hardware, and capture the encoder at the switch.</summary>
    SeekHome,
}

/// <summary>
/// What one axis shall do, said anew in every cycle: an absolute desired state, never a difference. <c>default</c> is to stop.
/// </summary>
/// <param name="Motion">What to do.</param>
/// <param name="Target">Where to, from the axis's power-up zero; only for <see cref="AxisMotion.MoveTo"/>.</param>
/// <param name="Speed">How fast, without sign.</param>
/// <param name="Acceleration">How hard to speed up and slow down.</param>
public readonly record struct AxisCommand(AxisMotion Motion, AxisPosition Target, AxisSpeed Speed, AxisAcceleration Acceleration)
{
    /// <summary>Stop at once and hold.</summary>
    public static AxisCommand Stop => default;

    /// <summary>Go to a place.</summary>
    public static AxisCommand MoveTo(AxisPosition target, AxisSpeed speed, AxisAcceleration acceleration) =>
        new(AxisMotion.MoveTo, target, speed, acceleration);

    /// <summary>Retract to the home switch.</summary>
    public static AxisCommand SeekHome(AxisSpeed speed, AxisAcceleration acceleration) =>
        new(AxisMotion.SeekHome, default, speed, acceleration);
}
