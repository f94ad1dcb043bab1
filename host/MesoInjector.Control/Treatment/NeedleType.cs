using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Treatment;

/// <summary>A needle by gauge and length. Diameters: nominal regular-wall tubing of the gauge table; wall class matters (resistance goes with d⁻⁴).</summary>
public sealed record NeedleType
{
    /// <summary>What the exposed length does not show: the tube goes on 8 mm into the hub.</summary>
    private const double HubTubeMillimetres = 8;

    private static readonly (int Gauge, int OuterMicrometres, int InnerMicrometres)[] Gauges =
    [
        (27, 413, 210), (28, 362, 184), (29, 337, 184), (30, 311, 159), (31, 260, 133), (32, 235, 108), (33, 210, 108), (34, 184, 83),
    ];

    private NeedleType(int gauge, int lengthMillimetres, int outerMicrometres, int innerMicrometres)
    {
        Gauge = gauge;
        Length = AxisPosition.FromMicrometres(lengthMillimetres * 1000);
        OuterDiameter = AxisPosition.FromMicrometres(outerMicrometres);
        InnerDiameter = AxisPosition.FromMicrometres(innerMicrometres);
    }

    /// <summary>The gauges known.</summary>
    public static IEnumerable<int> KnownGauges => Gauges.Select(entry => entry.Gauge);

    /// <summary>The lengths, in millimetres, that the handpiece takes.</summary>
    public static IReadOnlyList<int> KnownLengths { get; } = [4, 6, 13];

    /// <summary>Gauge number.</summary>
    public int Gauge { get; }

    /// <summary>Exposed length.</summary>
    public AxisPosition Length { get; }

    /// <summary>Outer diameter.</summary>
    public AxisPosition OuterDiameter { get; }

    /// <summary>Lumen diameter.</summary>
    public AxisPosition InnerDiameter { get; }

    /// <summary>Length of the bevel, about 3.5 outer diameters: a tip shallower than this leaks.</summary>
    public AxisPosition Bevel => AxisPosition.FromNanometres(OuterDiameter.Nanometres * 7 / 2);

    /// <summary>How people write it; also how a protocol names it.</summary>
    public string Name => $"{Gauge}G x {Length.Micrometres / 1000} mm";

    /// <summary>The needle of a gauge and an exposed length.</summary>
    /// <returns>Null where the gauge or the length is not one the device knows.</returns>
    public static NeedleType? Find(int gauge, int lengthMillimetres)
    {
        foreach (var entry in Gauges)
        {
            if (entry.Gauge == gauge && KnownLengths.Contains(lengthMillimetres))
                return new NeedleType(gauge, lengthMillimetres, entry.OuterMicrometres, entry.InnerMicrometres);
        }

        return null;
    }

    /// <summary>The needle of a name.</summary>
    /// <returns>Null where it is not one the device knows.</returns>
    public static NeedleType? Named(string? name) =>
        (from gauge in KnownGauges from length in KnownLengths select Find(gauge, length)).FirstOrDefault(needle => needle.Name == name);

    /// <summary>Hagen–Poiseuille: the pressure drop per flow, 128·µ·L/(π·d⁴), in pascals per nanolitre per second.</summary>
    /// <param name="millipascalSeconds">Viscosity of the fluid; water is 1.</param>
    public double ResistancePascalsPerNanolitrePerSecond(double millipascalSeconds)
    {
        double metres = ((Length.Micrometres / 1000.0) + HubTubeMillimetres) * 1e-3;
        double diameter = InnerDiameter.Micrometres * 1e-6;
        double pascalsPerCubicMetrePerSecond = 128 * millipascalSeconds * 1e-3 * metres / (Math.PI * Math.Pow(diameter, 4));
        return pascalsPerCubicMetrePerSecond * 1e-12;
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}
