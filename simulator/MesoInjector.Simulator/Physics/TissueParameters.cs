namespace MesoInjector.Simulator.Physics;

/// <summary>How one patient's scalp takes fluid, on average; each point differs a little.</summary>
/// <remarks>Sources of the numbers: README.md of this folder.</remarks>
public sealed record TissueParameters
{
    /// <summary>The pressure that opens the tissue to the first fluid, kPa.</summary>
    public double OpeningKilopascals { get; init; } = 10;

    /// <summary>The part of the opening pressure that is left once the tissue has relaxed; 1 where it does not relax.</summary>
    public double OpeningResidual { get; init; } = 0.1;

    /// <summary>Pressure per volume stored, kPa/µL.</summary>
    public double Stiffness { get; init; } = 0.27;

    /// <summary>Pressure per flow, kPa per µL/s.</summary>
    public double Resistance { get; init; } = 0.4;

    /// <summary>How fast the pressure of the stored fluid goes as it spreads, s.</summary>
    public double RelaxationSeconds { get; init; } = 2.5;

    /// <summary>Pressure at which fluid finds its way back along the needle, kPa.</summary>
    public double LeakKilopascals { get; init; } = 75;

    /// <summary>Resistance of that way, kPa per µL/s.</summary>
    public double LeakResistance { get; init; } = 0.5;

    /// <summary>Pressure of the stored fluid that the track of a withdrawn needle holds back, kPa.</summary>
    public double TrackKilopascals { get; init; } = 12;

    /// <summary>The part of what the track does not hold back that runs out.</summary>
    public double RefluxShare { get; init; } = 0.3;

    /// <summary>How pressure and resistance of subcutaneous fat compare with those of the dermis.</summary>
    public double SubcutisShare { get; init; } = 0.35;

    /// <summary>Scatter from point to point (one deviation), as a part of each value.</summary>
    public double PointScatter { get; init; } = 0.14;

    /// <summary>A patient drawn from all.</summary>
    public static TissueParameters Patient(ulong seed, ulong stream) => new()
    {
        OpeningKilopascals = Noise.Around(10, 2, 5, 15, seed, stream, 0),
        Stiffness = Noise.Around(0.27, 0.05, 0.15, 0.4, seed, stream, 1),
        Resistance = Noise.Around(0.4, 0.08, 0.2, 0.6, seed, stream, 2),
        RelaxationSeconds = Noise.Around(2.5, 0.6, 1, 5, seed, stream, 3),
        LeakKilopascals = Noise.Around(75, 10, 50, 100, seed, stream, 4),
    };

    /// <summary>Scarred scalp: three times the back-pressure, slow to relax.</summary>
    public TissueParameters Fibrotic() => this with
    {
        OpeningKilopascals = OpeningKilopascals * 3,
        Stiffness = Stiffness * 3,
        Resistance = Resistance * 3,
        RelaxationSeconds = RelaxationSeconds * 1.5,
        LeakKilopascals = LeakKilopascals * 2,
    };
}
