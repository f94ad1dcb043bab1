using MesoInjector.Console.Wording;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Preparation;

/// <summary>What the plan takes beside what the syringe holds.</summary>
internal static class FillWords
{
    /// <summary>One line: dose times points, filling, dead space, and whether a change of syringe will be needed.</summary>
    public static string Of(PreparedSession prepared, Protocol protocol, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        int points = prepared.Places.Count == 0 ? protocol.Points : prepared.Places.Count;
        long planned = points * (long)protocol.Dose.Nanolitres;
        string plan = words["fill.plan", Millilitres(protocol.Dose.Nanolitres, words), points, Millilitres(planned, words)];
        if (prepared.Consumables.Fill is not { } fill)
            return $"{plan} · {words["fill.syringe", protocol.Syringe.Name, Millilitres(protocol.Syringe.DeadSpace.Nanolitres, words)]}";
        long usable = fill.Nanolitres - protocol.Syringe.DeadSpace.Nanolitres - Primed.Nanolitres;
        string held = words["fill.held", Millilitres(fill.Nanolitres, words)];
        return usable >= planned
            ? $"{plan} · {held}"
            : $"{plan} · {held} · {words["fill.change", Math.Max(usable, 0) / protocol.Dose.Nanolitres]}";
    }

    /// <summary>What priming presses out beyond the dead space.</summary>
    private static FluidVolume Primed { get; } = FluidVolume.FromMicrolitres(85);

    private static string Millilitres(long nanolitres, Words words) => words.Number(nanolitres / 1e6, 3);
}
