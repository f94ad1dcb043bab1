using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Devices;

/// <summary>What the host wants the guardian to be doing; it may refuse.</summary>
public enum GuardianWish : byte
{
    /// <summary>Nothing: whatever it does, it shall end any permit.</summary>
    Standby = 0,

    /// <summary>Let the needle retract to its home switch.</summary>
    Home,

    /// <summary>Permit one injection within <see cref="GuardianRequest.Depth"/> and <see cref="GuardianRequest.Travel"/>.</summary>
    Permit,

    /// <summary>Leave <see cref="GuardianMode.Tripped"/>: needs the pedal up and the emergency stop closed.</summary>
    Reset,

    /// <summary>
    /// Leave every mode with power: before the host homes anew, so that both find home together and agree on where the needle is. It is
    /// given no more heartbeats, and cuts the power.
    /// </summary>
    StartAnew,
}

/// <summary>The desired state of the guardian, said anew in every cycle. <c>default</c> asks for nothing.</summary>
/// <param name="Wish">What is wanted.</param>
/// <param name="Depth">The deepest the needle may go in the permit, from the nose plane.</param>
/// <param name="Travel">The furthest the plunger may go beyond the furthest it has been.</param>
/// <param name="Duration">How long the permit may last.</param>
/// <param name="TipZero">How much nearer to the patient than nominal the tip was found by touch-off; never negative.</param>
public readonly record struct GuardianRequest(GuardianWish Wish, AxisPosition Depth, AxisPosition Travel, TimeSpan Duration, AxisPosition TipZero);
