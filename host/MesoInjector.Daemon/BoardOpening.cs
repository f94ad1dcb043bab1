using System.Diagnostics.CodeAnalysis;
using MesoInjector.Hardware;

namespace MesoInjector.Daemon;

/// <summary>What came of opening the board: the device, or what could not be opened and what to do.</summary>
/// <param name="Device">The device, everything off.</param>
/// <param name="Problem">What could not be opened.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record BoardOpening(InjectorDevice? Device, string Problem, string Remedy)
{
    /// <summary>Whether there is a device.</summary>
    [MemberNotNullWhen(true, nameof(Device))]
    public bool Succeeded => Device is not null;
}
