using MesoInjector.Control.Limits;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Servicing;

/// <summary>Where a technician wants an axis to be. Only prepared by it: nothing moves until the pedal is held. <c>default</c> is none.</summary>
/// <param name="Move">What is to move, and how.</param>
/// <param name="Place">Depth from the nose plane for the needle, place from the home switch for the plunger.</param>
/// <param name="Volume">For <see cref="ServiceMove.Deliver"/> and <see cref="ServiceMove.PressTo"/>.</param>
/// <param name="Flow">For <see cref="ServiceMove.Deliver"/> and <see cref="ServiceMove.PressTo"/>.</param>
public readonly record struct ServiceTarget(ServiceMove Move, AxisPosition Place, FluidVolume Volume, FlowRate Flow)
{
    /// <summary>The flow of a delivery where nothing else is said.</summary>
    public static FlowRate UsualFlow { get; } = FlowRate.FromMicrolitresPerSecond(30);

    /// <summary>It concerns the needle axis.</summary>
    public bool OfNeedle => Move is ServiceMove.NeedleForward or ServiceMove.NeedleBack or ServiceMove.TouchOff;

    /// <summary>The tip may come out of the nose.</summary>
    public bool Extends => Move is ServiceMove.NeedleForward or ServiceMove.NeedleBack;

    /// <summary>Fluid is pressed.</summary>
    public bool Displaces => Move is ServiceMove.Prime or ServiceMove.Deliver or ServiceMove.PressTo;

    /// <summary>The deepest the needle goes on the way.</summary>
    internal AxisPosition Deepest => Move == ServiceMove.NeedleBack ? Place + MotionProfile.ServiceOver : Place;

    /// <summary>The needle goes out to a depth.</summary>
    public static ServiceTarget NeedleForward(AxisPosition depth) => new(ServiceMove.NeedleForward, depth, default, default);

    /// <summary>The needle comes back to a depth from beyond it.</summary>
    public static ServiceTarget NeedleBack(AxisPosition depth) => new(ServiceMove.NeedleBack, depth, default, default);

    /// <summary>The tip is found on the gauge.</summary>
    public static ServiceTarget TouchOff() => new(ServiceMove.TouchOff, default, default, default);

    /// <summary>The pusher goes to a place from its home switch.</summary>
    public static ServiceTarget PlungerTo(AxisPosition fromHome) => new(ServiceMove.PlungerTo, fromHome, default, default);

    /// <summary>The pusher goes to where the syringe is put in.</summary>
    public static ServiceTarget Load() => new(ServiceMove.Load, default, default, default);

    /// <summary>The needle is filled.</summary>
    public static ServiceTarget Prime() => new(ServiceMove.Prime, default, default, default);

    /// <summary>A volume is displaced.</summary>
    public static ServiceTarget Deliver(FluidVolume volume, FlowRate flow) => new(ServiceMove.Deliver, default, volume, flow);

    /// <summary>The plunger goes to where it has displaced a volume.</summary>
    public static ServiceTarget PressTo(FluidVolume volume, FlowRate flow) => new(ServiceMove.PressTo, default, volume, flow);

    /// <summary>Why it is outside what service may do, whatever the state; null when it is inside.</summary>
    public Refusal? Block() => Move switch
    {
        ServiceMove.NeedleForward or ServiceMove.NeedleBack when Place < AxisPosition.Zero || Deepest > HardLimits.CommandableDepth => new Refusal(
            RefusalCode.Depth, $"{Place} was asked for{(Move == ServiceMove.NeedleBack ? $", from {Deepest}" : "")}; 0 to {HardLimits.CommandableDepth} can be driven to.", "Choose a place within."),
        ServiceMove.PlungerTo when Place < AxisPosition.Zero || Place > MotionProfile.SyringeEmpty => new Refusal(
            RefusalCode.Service, $"{Place} was asked for; the plunger axis goes from 0 to {MotionProfile.SyringeEmpty}.", "Choose a place within."),
        ServiceMove.Deliver when Volume <= FluidVolume.Zero || Volume > HardLimits.DosePerPoint => new Refusal(
            RefusalCode.Service, $"{Volume} were asked for; one delivery is more than 0 and at most {HardLimits.DosePerPoint}.", "Choose a volume within."),
        ServiceMove.PressTo when Volume < FluidVolume.Zero || Volume > MotionProfile.LargestPress => new Refusal(
            RefusalCode.Service, $"{Volume} were asked for; a closed end is pressed with 0 to {MotionProfile.LargestPress}.", "Choose a volume within."),
        ServiceMove.Deliver or ServiceMove.PressTo when Flow < HardLimits.SlowestFlow || Flow > HardLimits.FastestFlow => new Refusal(
            RefusalCode.Service, $"A flow of {Flow} was asked for; {HardLimits.SlowestFlow} to {HardLimits.FastestFlow} are allowed.", "Choose a flow within."),
        ServiceMove.None => new Refusal(RefusalCode.Service, "No target was named.", "Say what is to move."),
        ServiceMove.NeedleForward or ServiceMove.NeedleBack or ServiceMove.TouchOff or ServiceMove.PlungerTo or ServiceMove.Load or ServiceMove.Prime
            or ServiceMove.Deliver or ServiceMove.PressTo => null,
        _ => new Refusal(RefusalCode.Service, $"There is no target {(int)Move}.", "Use programs of one release."),
    };

    /// <inheritdoc />
    public override string ToString() => Move switch
    {
        ServiceMove.NeedleForward => $"needle out to {Place}",
        ServiceMove.NeedleBack => $"needle back to {Place}",
        ServiceMove.TouchOff => "tip to the gauge",
        ServiceMove.PlungerTo => $"plunger to {Place}",
        ServiceMove.Load => "plunger to where the syringe is put in",
        ServiceMove.Prime => "fill the needle",
        ServiceMove.Deliver => $"deliver {Volume} at {Flow}",
        ServiceMove.PressTo => $"press to {Volume} at {Flow}",
        ServiceMove.None => "nothing",
        _ => $"target {(int)Move}",
    };
}
