using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Faults;

/// <summary>Syringe, needle and what is between them. Without a syringe in the holder nothing happens.</summary>
internal static class FluidFaults
{
    public static IEnumerable<Fault> All { get; } =
    [
        new("syringe", "leaking", "the Luer connection leaks", WithFluid(fluid => fluid.LuerLeak = 1), WithFluid(fluid => fluid.LuerLeak = 0)),
        new("syringe", "bubble", "20 µL of air are in the syringe", WithFluid(fluid => fluid.BubbleMicrolitres = 20), WithFluid(fluid => fluid.BubbleMicrolitres = 0)),
        new("syringe", "removed", "somebody pulls the syringe out of its holder", bench => bench.Gun.RemoveSyringe(), null),
        new("needle", "clogging", "the needle has five times its resistance", WithFluid(fluid => fluid.ResistanceFactor = 5), WithFluid(fluid => fluid.ResistanceFactor = 1)),
        new("needle", "clogged", "nothing passes through the needle", WithFluid(fluid => fluid.ResistanceFactor = double.PositiveInfinity), WithFluid(fluid => fluid.ResistanceFactor = 1)),
        new("fluid", "thick", "the fluid is three times as viscous", WithFluid(fluid => fluid.Viscosity *= 3), WithFluid(fluid => fluid.Viscosity /= 3)),
        new("fluid", "thin", "the fluid is half as viscous", WithFluid(fluid => fluid.Viscosity /= 2), WithFluid(fluid => fluid.Viscosity *= 2)),
    ];

    private static Action<WiredGun> WithFluid(Action<SyringeFluid> deed) => bench =>
    {
        if (bench.Gun.Fluid is { } fluid)
            deed(fluid);
    };
}
