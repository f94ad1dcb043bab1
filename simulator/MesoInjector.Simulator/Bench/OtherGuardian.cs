using MesoInjector.Hardware.Guardian;
using MesoInjector.Simulator.Guardian;

namespace MesoInjector.Simulator.Bench;

/// <summary>A guardian in the place of the bench's model, as the firmware itself in an emulated chip.</summary>
/// <param name="Guardian">Its pins and its clock.</param>
/// <param name="HostLine">The host's end of the line to it.</param>
public sealed record OtherGuardian(IGuardian Guardian, ISerialLine HostLine);
