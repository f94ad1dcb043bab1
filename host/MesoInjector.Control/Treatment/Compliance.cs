using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Treatment;

/// <summary>How much fluid a syringe stores per pressure, in nanolitres per kilopascal (UnitsNet has no such quantity).</summary>
public readonly record struct Compliance
{
    /// <summary>From nanolitres per kilopascal.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative value: no syringe stores less when pressed.</exception>
    public Compliance(int nanolitresPerKilopascal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nanolitresPerKilopascal);
        NanolitresPerKilopascal = nanolitresPerKilopascal;
    }

    /// <summary>The value in nanolitres per kilopascal, 0 and up.</summary>
    public int NanolitresPerKilopascal { get; }

    /// <summary>The volume stored at a pressure.</summary>
    public FluidVolume StoredAt(FluidPressure pressure) =>
        FluidVolume.FromNanolitres((long)Math.Round(NanolitresPerKilopascal * (pressure.Pascals / 1000.0)));

    /// <inheritdoc />
    public override string ToString() => $"{NanolitresPerKilopascal / 1000.0:0.###} µL/kPa";
}
