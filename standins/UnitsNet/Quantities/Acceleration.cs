using UnitsNet.Units;

namespace UnitsNet;

/// <summary>An acceleration.</summary>
public readonly partial struct Acceleration
{
    public static AccelerationUnit BaseUnit => AccelerationUnit.MeterPerSecondSquared;

    public double NanometersPerSecondSquared => As(AccelerationUnit.NanometerPerSecondSquared);
    public double MicrometersPerSecondSquared => As(AccelerationUnit.MicrometerPerSecondSquared);
    public double MillimetersPerSecondSquared => As(AccelerationUnit.MillimeterPerSecondSquared);
    public double CentimetersPerSecondSquared => As(AccelerationUnit.CentimeterPerSecondSquared);
    public double MetersPerSecondSquared => As(AccelerationUnit.MeterPerSecondSquared);
    public double StandardGravity => As(AccelerationUnit.StandardGravity);

    private static UnitRow<AccelerationUnit>[] Rows =>
    [
        new(AccelerationUnit.NanometerPerSecondSquared, ["nm/s²"], Prefix: 1e-9),
        new(AccelerationUnit.MicrometerPerSecondSquared, ["µm/s²"], Prefix: 1e-6),
        new(AccelerationUnit.MillimeterPerSecondSquared, ["mm/s²"], Prefix: 1e-3),
        new(AccelerationUnit.CentimeterPerSecondSquared, ["cm/s²"], Prefix: 1e-2),
        new(AccelerationUnit.MeterPerSecondSquared, ["m/s²"]),
        new(AccelerationUnit.StandardGravity, ["g"], Factor: 9.80665),
    ];

    public static Acceleration FromNanometersPerSecondSquared(QuantityValue nanometerspersecondsquared) =>
        From(nanometerspersecondsquared, AccelerationUnit.NanometerPerSecondSquared);
    public static Acceleration FromMicrometersPerSecondSquared(QuantityValue micrometerspersecondsquared) =>
        From(micrometerspersecondsquared, AccelerationUnit.MicrometerPerSecondSquared);
    public static Acceleration FromMillimetersPerSecondSquared(QuantityValue millimeterspersecondsquared) =>
        From(millimeterspersecondsquared, AccelerationUnit.MillimeterPerSecondSquared);
    public static Acceleration FromCentimetersPerSecondSquared(QuantityValue centimeterspersecondsquared) =>
        From(centimeterspersecondsquared, AccelerationUnit.CentimeterPerSecondSquared);
    public static Acceleration FromMetersPerSecondSquared(QuantityValue meterspersecondsquared) =>
        From(meterspersecondsquared, AccelerationUnit.MeterPerSecondSquared);
    public static Acceleration FromStandardGravity(QuantityValue standardgravity) =>
        From(standardgravity, AccelerationUnit.StandardGravity);
}
