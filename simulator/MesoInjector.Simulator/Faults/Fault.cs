using MesoInjector.Simulator.Bench;

namespace MesoInjector.Simulator.Faults;

/// <summary>Something that can be wrong with a part of the bench: "needle-chip off".</summary>
/// <param name="Component">The part.</param>
/// <param name="Mode">How it fails.</param>
/// <param name="Words">The same for people.</param>
/// <param name="Begin">Makes it so.</param>
/// <param name="End">Makes it sound again; null where it is over at once, or what it did cannot be undone.</param>
public sealed record Fault(string Component, string Mode, string Words, Action<WiredGun> Begin, Action<WiredGun>? End)
{
    /// <summary>As it is written in files.</summary>
    public string Name => $"{Component} {Mode}";

    /// <inheritdoc />
    public override string ToString() => Name;
}
