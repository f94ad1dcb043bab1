using MesoInjector.Control.Limits;
using UnitsNet;

namespace MesoInjector.Control.Quantities;

/// <summary>An amount of fluid asked for at one point.</summary>
/// <remarks>
/// Integer nanolitres inside, 0 to <see cref="HardLimits.DosePerPoint"/>; <c>default</c> is nothing, which is safe.
/// Sums and estimates are <see cref="FluidVolume"/>: they may exceed what one point may be asked to take.
/// </remarks>
public readonly record struct Dose : IComparable<Dose>
{
    private Dose(int nanolitres) => Nanolitres = nanolitres;

    /// <summary>Nanolitres.</summary>
    public int Nanolitres { get; }

    /// <summary>From nanolitres.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to <see cref="HardLimits.DosePerPoint"/>.</exception>
    public static Dose FromNanolitres(long value) =>
        value >= 0 && value <= HardLimits.DosePerPoint.Nanolitres
            ? new Dose((int)value)
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"a dose is 0 to {HardLimits.DosePerPoint}");

    /// <summary>From microlitres.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to <see cref="HardLimits.DosePerPoint"/>.</exception>
    public static Dose FromMicrolitres(int value) => FromNanolitres(value * 1000L);

    /// <summary>From a UnitsNet volume, rounded down to the nanolitre so that rounding never adds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or outside 0 to <see cref="HardLimits.DosePerPoint"/>.</exception>
    public static Dose From(Volume value)
    {
        // The tiny bias keeps 50 µL from becoming 49,999 nL through binary fractions; it is a millionth of a nanolitre.
        double nanolitres = Math.Floor(value.Nanoliters + 1e-6);
        return nanolitres is >= 0 and <= int.MaxValue
            ? FromNanolitres((long)nanolitres)
            : throw new ArgumentOutOfRangeException(nameof(value), value.Nanoliters, $"a dose is 0 to {HardLimits.DosePerPoint}");
    }

    /// <summary>As a volume, for sums.</summary>
    public FluidVolume ToFluidVolume() => FluidVolume.FromNanolitres(Nanolitres);

    /// <summary>As a UnitsNet volume.</summary>
    public Volume ToVolume() => Volume.FromNanoliters(Nanolitres);

    /// <inheritdoc />
    public int CompareTo(Dose other) => Nanolitres.CompareTo(other.Nanolitres);

    /// <inheritdoc />
    public override string ToString() => $"{Nanolitres / 1000.0:0.##} µL";

    /// <summary>Less than.</summary>
    public static bool operator <(Dose left, Dose right) => left.Nanolitres < right.Nanolitres;

    /// <summary>More than.</summary>
    public static bool operator >(Dose left, Dose right) => left.Nanolitres > right.Nanolitres;

    /// <summary>At most.</summary>
    public static bool operator <=(Dose left, Dose right) => left.Nanolitres <= right.Nanolitres;

    /// <summary>At least.</summary>
    public static bool operator >=(Dose left, Dose right) => left.Nanolitres >= right.Nanolitres;
}
