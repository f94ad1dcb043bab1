using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Treatment;

/// <summary>How much fluid a syringe stores per pressure, in nanolitres per kilopascal (UnitsNet has no such quantity).</summary>
/// <param name="NanolitresPerKilopascal">0 and up.</param>
public readonly record struct Compliance(int NanolitresPerKilopascal)
{
    /// <summary>The volume stored at a pressure.</summary>
    public FluidVolume StoredAt(FluidPressure pressure) =>
        FluidVolume.FromNanolitres((long)Math.Round(NanolitresPerKilopascal * (pressure.Pascals / 1000.0)));

    /// <inheritdoc />
    public override string ToString() => $"{NanolitresPerKilopascal / 1000.0:0.###} µL/kPa";
}
