using UnitsNet.Units;

namespace UnitsNet;

/// <summary>A force.</summary>
public readonly partial struct Force
{
    public static ForceUnit BaseUnit => ForceUnit.Newton;

    public double Micronewtons => As(ForceUnit.Micronewton);
    public double Millinewtons => As(ForceUnit.Millinewton);
    public double Newtons => As(ForceUnit.Newton);
    public double Kilonewtons => As(ForceUnit.Kilonewton);
    public double Meganewtons => As(ForceUnit.Meganewton);

    private static UnitRow<ForceUnit>[] Rows =>
    [
        new(ForceUnit.Micronewton, ["µN"], Prefix: 1e-6),
        new(ForceUnit.Millinewton, ["mN"], Prefix: 1e-3),
        new(ForceUnit.Newton, ["N"]),
        new(ForceUnit.Kilonewton, ["kN"], Prefix: 1e3),
        new(ForceUnit.Meganewton, ["MN"], Prefix: 1e6),
    ];

    public static Force FromMicronewtons(QuantityValue micronewtons) => From(micronewtons, ForceUnit.Micronewton);
    public static Force FromMillinewtons(QuantityValue millinewtons) => From(millinewtons, ForceUnit.Millinewton);
    public static Force FromNewtons(QuantityValue newtons) => From(newtons, ForceUnit.Newton);
    public static Force FromKilonewtons(QuantityValue kilonewtons) => From(kilonewtons, ForceUnit.Kilonewton);
    public static Force FromMeganewtons(QuantityValue meganewtons) => From(meganewtons, ForceUnit.Meganewton);
}
