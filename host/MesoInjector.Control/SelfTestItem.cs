using MesoInjector.Control.Phases;

namespace MesoInjector.Control;

/// <summary>What people read of one check of the self-test.</summary>
/// <param name="Name">What is checked.</param>
/// <param name="Remedy">What to do when it does not hold.</param>
public sealed record SelfTestItem(string Name, string Remedy)
{
    /// <summary>Every check, in the order of the bits of <see cref="Snapshot.SelfTestHeld"/>.</summary>
    public static IReadOnlyList<SelfTestItem> All { get; } = [.. SelfTest.Checks.Select(check => new SelfTestItem(check.Name, check.Remedy))];
}
