using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Treatment;

/// <summary>A syringe by its geometry and the typical values of its mechanics; calibration replaces the typical values.</summary>
/// <remarks>
/// Bores: common Luer syringes as listed by pump makers. Compliance: measured 9–21 µL/kPa on large syringes, scaled by bore³.
/// Friction: 1–4 N glide for good silicone-oiled 1–5 mL syringes.
/// </remarks>
public sealed record SyringeType
{
    /// <summary>All syringes the holder can tell apart.</summary>
    public static IReadOnlyList<SyringeType> All { get; } =
    [
        new("1 mL", SyringeCode.OneMillilitre, boreMicrometres: 4_780, capacityMicrolitres: 1_000, deadSpaceMicrolitres: 70,
            complianceNanolitresPerKilopascal: 80, glideMillinewtons: 1_500),
        new("3 mL", SyringeCode.ThreeMillilitre, boreMicrometres: 8_660, capacityMicrolitres: 3_000, deadSpaceMicrolitres: 70,
            complianceNanolitresPerKilopascal: 450, glideMillinewtons: 3_000),
        new("5 mL", SyringeCode.FiveMillilitre, boreMicrometres: 12_060, capacityMicrolitres: 5_000, deadSpaceMicrolitres: 75,
            complianceNanolitresPerKilopascal: 1_200, glideMillinewtons: 4_000),
    ];

    private readonly double _squareMillimetres;

    private SyringeType(string name, SyringeCode code, int boreMicrometres, int capacityMicrolitres, int deadSpaceMicrolitres,
        int complianceNanolitresPerKilopascal, int glideMillinewtons)
    {
        Name = name;
        Code = code;
        Bore = AxisPosition.FromMicrometres(boreMicrometres);
        Capacity = FluidVolume.FromMicrolitres(capacityMicrolitres);
        DeadSpace = FluidVolume.FromMicrolitres(deadSpaceMicrolitres);
        TypicalCompliance = new Compliance(complianceNanolitresPerKilopascal);
        TypicalGlide = AppliedForce.FromMillinewtons(glideMillinewtons);
        _squareMillimetres = Math.PI / 4 * boreMicrometres * boreMicrometres * 1e-6;
    }

    /// <summary>How people call it; also how a protocol names it.</summary>
    public string Name { get; }

    /// <summary>What the holder's pins show for it.</summary>
    public SyringeCode Code { get; }

    /// <summary>Inner diameter.</summary>
    public AxisPosition Bore { get; }

    /// <summary>What it holds.</summary>
    public FluidVolume Capacity { get; }

    /// <summary>What stays in nozzle and hub and cannot be delivered.</summary>
    public FluidVolume DeadSpace { get; }

    /// <summary>How much fluid it stores per pressure, where not calibrated.</summary>
    public Compliance TypicalCompliance { get; }

    /// <summary>The stopper's friction while it glides, where not calibrated.</summary>
    public AppliedForce TypicalGlide { get; }

    /// <summary>The syringe a holder code stands for.</summary>
    public static SyringeType? FromCode(SyringeCode code) => All.FirstOrDefault(syringe => syringe.Code == code);

    /// <summary>The plunger travel that displaces a volume, rounded toward zero so that rounding never adds.</summary>
    public AxisPosition TravelFor(FluidVolume volume) => AxisPosition.FromNanometres((int)(volume.Nanolitres * 1000 / _squareMillimetres));

    /// <summary>The volume a plunger travel displaces, to the nearest nanolitre.</summary>
    public FluidVolume VolumeFor(AxisPosition travel) =>
        FluidVolume.FromNanolitres((long)Math.Round(travel.Nanometres * _squareMillimetres / 1000));

    /// <summary>The plunger speed that gives a flow.</summary>
    public AxisSpeed SpeedFor(FlowRate flow) => AxisSpeed.FromMicrometresPerSecond((int)(flow.NanolitresPerSecond / _squareMillimetres));

    /// <summary>The pressure that a force on the stopper makes.</summary>
    public FluidPressure PressureFor(AppliedForce force) => FluidPressure.FromPascals((int)(force.Millinewtons * 1000.0 / _squareMillimetres));

    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>The most that a volume of this type's nominal bore can be in one of them: bores spread by 1.8 % in volume from maker to maker, taken as 2 %.</summary>
    public static FluidVolume Most(FluidVolume nominal) => nominal + FluidVolume.FromNanolitres(Math.Abs(nominal.Nanolitres) / 50);
}
