using MesoInjector.Control.Limits;
using UnitsNet;

namespace MesoInjector.Control.Quantities;

/// <summary>How far the needle tip is asked to stand beyond the nose plane: a depth the controller may command.</summary>
/// <remarks>
/// Integer micrometres inside, 0 to <see cref="HardLimits.CommandableDepth"/>; <c>default</c> is the nose plane, which is safe.
/// A measured depth is an <see cref="AxisPosition"/>: it can be anything, this cannot.
/// </remarks>
public readonly record struct NeedleDepth : IComparable<NeedleDepth>
{
    private NeedleDepth(int micrometres) => Micrometres = micrometres;

    /// <summary>Micrometres beyond the nose plane.</summary>
    public int Micrometres { get; }

    /// <summary>From micrometres beyond the nose plane.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to <see cref="HardLimits.CommandableDepth"/>.</exception>
    public static NeedleDepth FromMicrometres(int value) =>
        value >= 0 && value <= HardLimits.CommandableDepth.Micrometres
            ? new NeedleDepth(value)
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"a needle depth is 0 to {HardLimits.CommandableDepth}");

    /// <summary>From a UnitsNet length, rounded down to the micrometre so that rounding never deepens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or outside 0 to <see cref="HardLimits.CommandableDepth"/>.</exception>
    public static NeedleDepth From(Length value)
    {
        // The tiny bias keeps 1.5 mm from becoming 1499 µm through binary fractions; it is a millionth of a micrometre.
        double micrometres = Math.Floor(value.Micrometers + 1e-6);
        return micrometres is >= 0 and <= int.MaxValue
            ? FromMicrometres((int)micrometres)
            : throw new ArgumentOutOfRangeException(nameof(value), value.Micrometers, $"a needle depth is 0 to {HardLimits.CommandableDepth}");
    }

    /// <summary>As a place on the needle axis, measured from the nose plane.</summary>
    public AxisPosition ToPosition() => AxisPosition.FromMicrometres(Micrometres);

    /// <summary>As a UnitsNet length.</summary>
    public Length ToLength() => Length.FromMicrometers(Micrometres);

    /// <inheritdoc />
    public int CompareTo(NeedleDepth other) => Micrometres.CompareTo(other.Micrometres);

    /// <inheritdoc />
    public override string ToString() => $"{Micrometres / 1000.0:0.00#} mm";

    /// <summary>Shallower than.</summary>
    public static bool operator <(NeedleDepth left, NeedleDepth right) => left.Micrometres < right.Micrometres;

    /// <summary>Deeper than.</summary>
    public static bool operator >(NeedleDepth left, NeedleDepth right) => left.Micrometres > right.Micrometres;

    /// <summary>Not deeper than.</summary>
    public static bool operator <=(NeedleDepth left, NeedleDepth right) => left.Micrometres <= right.Micrometres;

    /// <summary>Not shallower than.</summary>
    public static bool operator >=(NeedleDepth left, NeedleDepth right) => left.Micrometres >= right.Micrometres;
}
