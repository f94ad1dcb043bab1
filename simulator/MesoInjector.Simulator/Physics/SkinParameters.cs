namespace MesoInjector.Simulator.Physics;

/// <summary>One patient's scalp as something that is pressed and pierced.</summary>
/// <remarks>Sources of the numbers: README.md of this folder.</remarks>
public sealed record SkinParameters
{
    /// <summary>Epidermis and dermis, mm.</summary>
    public double DermisMillimetres { get; init; } = 1.4;

    /// <summary>Depth at which subcutaneous fat ends and the galea begins, mm.</summary>
    public double GaleaMillimetres { get; init; } = 4.0;

    /// <summary>Depth of the skull, mm.</summary>
    public double SkullMillimetres { get; init; } = 5.0;

    /// <summary>Stiffness under the needle's tip, N/mm.</summary>
    public double TipNewtonsPerMillimetre { get; init; } = 1.8;

    /// <summary>Stiffness under the nose where contact begins, N/mm.</summary>
    public double NoseNewtonsPerMillimetre { get; init; } = 2.0;

    /// <summary>The indentation of the nose that no force passes: soft tissue pressed flat on the skull, mm.</summary>
    public double FlatMillimetres { get; init; } = 3.5;

    /// <summary>How far the skin bulges into the opening of the nose, per newton of contact, mm.</summary>
    public double BulgePerNewton { get; init; } = 0.03;

    /// <summary>The most it bulges, mm.</summary>
    public double MostBulge { get; init; } = 0.15;

    /// <summary>Puncture force of this scalp against the typical one.</summary>
    public double Toughness { get; init; } = 1;

    /// <summary>Scatter of the puncture force from one insertion to the next (one deviation).</summary>
    public double PunctureScatter { get; init; } = 0.12;

    /// <summary>What is left of the puncture force for cutting on.</summary>
    public double CuttingShare { get; init; } = 0.45;

    /// <summary>Friction along the needle, N per mm in tissue.</summary>
    public double FrictionPerMillimetre { get; init; } = 0.08;

    /// <summary>What holds the needle back when it is withdrawn, N, to which the friction along it adds.</summary>
    public double WithdrawalDrag { get; init; } = 0.1;

    /// <summary>How much an insertion blunts: growth of the puncture force.</summary>
    public double BluntingPerInsertion { get; init; } = 0.03;

    /// <summary>How much a touch of the skull blunts: factor of the puncture force.</summary>
    public double BluntingByBone { get; init; } = 1.5;

    /// <summary>Stiffness of the skull under the tip, N/mm.</summary>
    public double SkullNewtonsPerMillimetre { get; init; } = 200;

    /// <summary>A scalp drawn from all.</summary>
    public static SkinParameters Patient(ulong seed, ulong stream)
    {
        double skull = Noise.Around(5.0, 0.5, 4.0, 6.0, seed, stream, 1);
        return new SkinParameters
        {
            DermisMillimetres = Noise.Around(1.35, 0.1, 1.15, 1.5, seed, stream, 0),
            SkullMillimetres = skull,
            GaleaMillimetres = skull - 1.0,
            TipNewtonsPerMillimetre = Noise.Around(1.8, 0.3, 1.2, 3, seed, stream, 2),
            NoseNewtonsPerMillimetre = Noise.Around(2.0, 0.4, 1, 3, seed, stream, 3),
            FlatMillimetres = skull - 1.5,
            Toughness = Noise.Around(1, 0.15, 0.6, 1.6, seed, stream, 4),
        };
    }
}
