using UnitsNet.Units;

namespace UnitsNet;

/// <summary>A voltage.</summary>
public readonly partial struct ElectricPotential
{
    public static ElectricPotentialUnit BaseUnit => ElectricPotentialUnit.Volt;

    public double Nanovolts => As(ElectricPotentialUnit.Nanovolt);
    public double Microvolts => As(ElectricPotentialUnit.Microvolt);
    public double Millivolts => As(ElectricPotentialUnit.Millivolt);
    public double Volts => As(ElectricPotentialUnit.Volt);
    public double Kilovolts => As(ElectricPotentialUnit.Kilovolt);
    public double Megavolts => As(ElectricPotentialUnit.Megavolt);

    private static UnitRow<ElectricPotentialUnit>[] Rows =>
    [
        new(ElectricPotentialUnit.Nanovolt, ["nV"], Prefix: 1e-9),
        new(ElectricPotentialUnit.Microvolt, ["µV"], Prefix: 1e-6),
        new(ElectricPotentialUnit.Millivolt, ["mV"], Prefix: 1e-3),
        new(ElectricPotentialUnit.Volt, ["V"]),
        new(ElectricPotentialUnit.Kilovolt, ["kV"], Prefix: 1e3),
        new(ElectricPotentialUnit.Megavolt, ["MV"], Prefix: 1e6),
    ];

    public static ElectricPotential FromNanovolts(QuantityValue nanovolts) => From(nanovolts, ElectricPotentialUnit.Nanovolt);
    public static ElectricPotential FromMicrovolts(QuantityValue microvolts) => From(microvolts, ElectricPotentialUnit.Microvolt);
    public static ElectricPotential FromMillivolts(QuantityValue millivolts) => From(millivolts, ElectricPotentialUnit.Millivolt);
    public static ElectricPotential FromVolts(QuantityValue volts) => From(volts, ElectricPotentialUnit.Volt);
    public static ElectricPotential FromKilovolts(QuantityValue kilovolts) => From(kilovolts, ElectricPotentialUnit.Kilovolt);
    public static ElectricPotential FromMegavolts(QuantityValue megavolts) => From(megavolts, ElectricPotentialUnit.Megavolt);
}
