namespace MesoInjector.Simulator.Physics;

/// <summary>What one needle is made of.</summary>
/// <remarks>Sources of the numbers: README.md of this folder.</remarks>
public sealed record NeedleParameters
{
    private static readonly (int Gauge, double Outer, double Inner, double Puncture)[] Table =
    [
        (27, 0.4128, 0.210, 0.95), (28, 0.3620, 0.184, 0.85), (29, 0.3366, 0.184, 0.75), (30, 0.3112, 0.159, 0.60),
        (31, 0.2604, 0.133, 0.45), (32, 0.2350, 0.108, 0.45), (33, 0.2096, 0.108, 0.32), (34, 0.1842, 0.0826, 0.32),
    ];

    /// <summary>Gauge number.</summary>
    public required int Gauge { get; init; }

    /// <summary>Exposed length, mm.</summary>
    public required double LengthMillimetres { get; init; }

    /// <summary>Outer diameter, mm.</summary>
    public required double OuterMillimetres { get; init; }

    /// <summary>Lumen diameter, mm.</summary>
    public required double InnerMillimetres { get; init; }

    /// <summary>Tube inside the hub, which the exposed length does not show, mm.</summary>
    public double HubTubeMillimetres { get; init; } = 8;

    /// <summary>Dynamic pressures lost at entrance and exit of the lumen.</summary>
    public double EntranceLoss { get; init; } = 2.3;

    /// <summary>Force at which a new needle of this gauge goes through scalp, N.</summary>
    public required double PunctureNewtons { get; init; }

    /// <summary>How much nearer to the patient than nominal the tip stands: how the hub sits, mm.</summary>
    public double TipOffsetMillimetres { get; init; }

    /// <summary>Length of the bevel, 3.5 outer diameters: a tip shallower than this leaks, mm.</summary>
    public double BevelMillimetres => 3.5 * OuterMillimetres;

    /// <summary>Volume of the lumen, µL.</summary>
    public double LumenMicrolitres => Math.PI / 4 * InnerMillimetres * InnerMillimetres * (LengthMillimetres + HubTubeMillimetres);

    /// <summary>Under-pressure that draws air into the lumen against the meniscus, 4γ/d for water, kPa.</summary>
    public double CapillaryKilopascals => 4 * 0.072 / InnerMillimetres;

    /// <summary>A nominal needle.</summary>
    public static NeedleParameters Find(int gauge, double lengthMillimetres)
    {
        foreach ((int known, double outer, double inner, double puncture) in Table)
        {
            if (known == gauge)
            {
                return new NeedleParameters
                {
                    Gauge = gauge,
                    LengthMillimetres = lengthMillimetres,
                    OuterMillimetres = outer,
                    InnerMillimetres = inner,
                    PunctureNewtons = puncture,
                };
            }
        }

        throw new ArgumentOutOfRangeException(nameof(gauge), gauge, "a gauge from 27 to 34");
    }

    /// <summary>One needle out of the box, fitted by hand: lumen ± 2 %, puncture force ± 10 %, seating ± 0.12 mm (one deviation each).</summary>
    public NeedleParameters Individual(ulong seed, ulong stream) => this with
    {
        InnerMillimetres = InnerMillimetres * Noise.Around(1, 0.02, 0.94, 1.06, seed, stream, 0),
        PunctureNewtons = PunctureNewtons * Noise.Around(1, 0.10, 0.7, 1.3, seed, stream, 1),
        TipOffsetMillimetres = Noise.Around(0, 0.12, -0.35, 0.35, seed, stream, 2),
    };

    /// <summary>Hagen–Poiseuille, 128·µ·L/(π·d⁴), kPa per µL/s.</summary>
    /// <param name="viscosity">Viscosity, mPa·s; water is 1.</param>
    public double Resistance(double viscosity)
    {
        double square = InnerMillimetres * InnerMillimetres;
        return 128e-6 * viscosity * (LengthMillimetres + HubTubeMillimetres) / (Math.PI * square * square);
    }

    /// <summary>Pressure lost to the fluid's own motion per squared flow, ζ·½ρ/A² with the density of water, kPa per (µL/s)².</summary>
    public double KineticLoss()
    {
        double area = Math.PI / 4 * InnerMillimetres * InnerMillimetres;
        return EntranceLoss * 5e-7 / (area * area);
    }
}
