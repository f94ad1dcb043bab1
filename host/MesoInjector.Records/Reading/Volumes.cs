using MesoInjector.Control.Quantities;

namespace MesoInjector.Records.Reading;

/// <summary>Sums over doses.</summary>
internal static class Volumes
{
    public static FluidVolume Sum(IEnumerable<FluidVolume> volumes) => FluidVolume.FromNanolitres(volumes.Sum(volume => volume.Nanolitres));

    /// <summary>Uncertainties that do not hang on each other.</summary>
    public static FluidVolume RootOfSquares(IEnumerable<FluidVolume> uncertainties) =>
        FluidVolume.FromNanolitres((long)Math.Ceiling(Math.Sqrt(uncertainties.Sum(volume => (double)volume.Nanolitres * volume.Nanolitres))));
}
