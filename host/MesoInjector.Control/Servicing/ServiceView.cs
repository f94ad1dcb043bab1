using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Servicing;

/// <summary>What a technician sees of the driving; <c>default</c> outside service.</summary>
/// <param name="Target">What is prepared.</param>
/// <param name="Hold">What keeps it from being driven to.</param>
/// <param name="Reached">The axis stands at it: read now.</param>
/// <param name="Volume">What the plunger has displaced for it, as commanded.</param>
/// <param name="HoldLeft">How long the pedal may still be held; zero while nothing is driven.</param>
/// <param name="TipKnown">A touch-off found the tip.</param>
/// <param name="TipOffset">How much nearer to the patient than nominal it was found.</param>
public readonly record struct ServiceView(
    ServiceTarget Target, ServiceHold Hold, bool Reached, FluidVolume Volume, TimeSpan HoldLeft, bool TipKnown, AxisPosition TipOffset);
