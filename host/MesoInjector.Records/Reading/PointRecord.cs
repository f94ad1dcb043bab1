using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Records.Reading;

/// <summary>One point of the plan and what became of it.</summary>
/// <param name="Number">1 and up, in the order of the visit.</param>
/// <param name="Region">The region it lies in.</param>
/// <param name="Place">Where on the scalp map, mm.</param>
/// <param name="Planned">What it was to get.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Injections">The doses that were authorised for it, oldest first; those nobody used too.</param>
/// <param name="Estimated">What is believed to have gone in, all its injections together.</param>
/// <param name="Uncertainty">How uncertain that is, k = 2: the root of the sum of the squares.</param>
/// <param name="UpperBound">The most that can have gone in, all its injections together.</param>
public sealed record PointRecord(
    int Number, ScalpRegion Region, ScalpPlace Place, Dose Planned, PointStatus Status, IReadOnlyList<InjectionRecord> Injections,
    FluidVolume Estimated, FluidVolume Uncertainty, FluidVolume UpperBound);
