using MesoInjector.Control.Devices;

namespace MesoInjector.Simulator.Physics;

/// <summary>What one syringe is made of.</summary>
/// <remarks>Sources of the numbers: README.md of this folder.</remarks>
public sealed record SyringeParameters
{
    /// <summary>Inner diameter, mm.</summary>
    public required double BoreMillimetres { get; init; }

    /// <summary>What it holds, µL.</summary>
    public required double CapacityMicrolitres { get; init; }

    /// <summary>Nozzle and needle hub, which priming must fill, µL.</summary>
    public required double DeadSpaceMicrolitres { get; init; }

    /// <summary>Volume stored per pressure near zero pressure, µL/kPa.</summary>
    public required double Compliance { get; init; }

    /// <summary>The pressure at which the stored volume would be half of what the compliance near zero says: rubber stiffens, kPa.</summary>
    public double StiffeningKilopascals { get; init; } = 2000;

    /// <summary>Friction of the stopper's seal while it glides, N.</summary>
    public required double GlideNewtons { get; init; }

    /// <summary>Friction of the seal after a long rest, N.</summary>
    public required double BreakLooseNewtons { get; init; }

    /// <summary>The rest after which friction has grown half the way from glide to break-loose, s.</summary>
    public double RestSeconds { get; init; } = 20;

    /// <summary>Stiffness of the rubber between plunger rod and seal, N/mm.</summary>
    public double StopperNewtonsPerMillimetre { get; init; } = 100;

    /// <summary>Play of the clip that makes the pusher pull the plunger back, mm; it adds to the lost motion of a retract.</summary>
    public double ClipPlayMillimetres { get; init; }

    /// <summary>False where no clip holds the plunger's flange: the pusher can push but not pull.</summary>
    public bool Clipped { get; init; } = true;

    /// <summary>1 mL.</summary>
    public static SyringeParameters OneMillilitre { get; } = new()
    {
        BoreMillimetres = 4.78,
        CapacityMicrolitres = 1000,
        DeadSpaceMicrolitres = 70,
        Compliance = 0.08,
        GlideNewtons = 1.5,
        BreakLooseNewtons = 2.5,
    };

    /// <summary>3 mL.</summary>
    public static SyringeParameters ThreeMillilitre { get; } = new()
    {
        BoreMillimetres = 8.66,
        CapacityMicrolitres = 3000,
        DeadSpaceMicrolitres = 70,
        Compliance = 0.45,
        GlideNewtons = 3,
        BreakLooseNewtons = 4.5,
    };

    /// <summary>5 mL.</summary>
    public static SyringeParameters FiveMillilitre { get; } = new()
    {
        BoreMillimetres = 12.06,
        CapacityMicrolitres = 5000,
        DeadSpaceMicrolitres = 75,
        Compliance = 1.2,
        GlideNewtons = 4,
        BreakLooseNewtons = 6,
    };

    /// <summary>The typical syringe that a holder shows by its code.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No syringe has this code.</exception>
    public static SyringeParameters Typical(SyringeCode code) => code switch
    {
        SyringeCode.OneMillilitre => OneMillilitre,
        SyringeCode.ThreeMillilitre => ThreeMillilitre,
        SyringeCode.FiveMillilitre => FiveMillilitre,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "a syringe the holder does not take"),
    };

    /// <summary>Cross-section, mm², which is also µL per mm of travel.</summary>
    public double Area => Math.PI / 4 * BoreMillimetres * BoreMillimetres;

    /// <summary>One syringe of this type out of the box: bore ± 0.4 %, compliance ± 10 %, friction ± 15 % (one deviation each).</summary>
    public SyringeParameters Individual(ulong seed, ulong stream) => this with
    {
        BoreMillimetres = BoreMillimetres * Noise.Around(1, 0.004, 0.99, 1.01, seed, stream, 0),
        Compliance = Compliance * Noise.Around(1, 0.10, 0.7, 1.3, seed, stream, 1),
        GlideNewtons = GlideNewtons * Noise.Around(1, 0.15, 0.6, 1.4, seed, stream, 2),
        BreakLooseNewtons = BreakLooseNewtons * Noise.Around(1, 0.15, 0.6, 1.4, seed, stream, 2),
    };
}
