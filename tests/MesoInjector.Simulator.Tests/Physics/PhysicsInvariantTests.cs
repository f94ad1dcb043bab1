using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Physics;

/// <summary>What holds whatever is done to the models.</summary>
public class PhysicsInvariantTests
{
    /// <summary>Boiling water: 98 kPa below the atmosphere.</summary>
    private const double Vapour = -98;

    [Fact]
    public void Pressure_never_falls_below_that_of_vapour_and_all_stays_a_number() => ForEverySeed(150, seed =>
    {
        FluidRun run = RandomDeeds.Fluid(seed, 60);
        return run.Sane && run.LowestPressure >= Vapour;
    });

    [Fact]
    public void A_settled_syringe_woken_finds_every_bit_as_it_was() => ForEverySeed(100, seed =>
    {
        FluidRun run = RandomDeeds.Fluid(seed, 20);
        run.Fluid.Viscosity = 1; // a thick fluid behind a thin needle takes an hour
        run.Fluid.ResistanceFactor = run.Fluid.ResistanceFactor > 10 ? double.PositiveInfinity : 1;
        for (int turn = 0; turn < 600 && !run.Fluid.Settled; turn++)
            run.Wait(1);
        if (!run.Fluid.Settled)
            return false;
        double[] before = State(run);
        foreach (double seconds in new[] { PhysicsStep.Fine, PhysicsStep.Coarse, 0.1, 3600 })
        {
            run.Fluid.ResistanceFactor = run.Fluid.ResistanceFactor;
            run.Step(seconds);
            if (!run.Fluid.Settled || !before.SequenceEqual(State(run)))
                return false;
        }

        return true;
    });

    [Fact]
    public void A_settled_axis_woken_finds_every_bit_as_it_was() => ForEverySeed(300, seed =>
    {
        AxisRun run = RandomDeeds.Axis(seed, 15);
        for (int turn = 0; turn < 100 && !run.Axis.Settled; turn++)
            run.Rest(0.05);
        if (!run.Axis.Settled)
            return false;
        double[] before = State(run.Axis);
        foreach (double seconds in new[] { PhysicsStep.Fine, PhysicsStep.Coarse, PhysicsStep.Fine })
        {
            run.Axis.ExtraFriction = run.Axis.ExtraFriction;
            run.Axis.Step(run.Commanded, 1, run.Load, seconds);
            if (!run.Axis.Settled || !before.SequenceEqual(State(run.Axis)))
                return false;
        }

        return true;
    });

    [Fact]
    public void The_tip_is_never_deeper_in_tissue_than_needle_and_bulge_have_ever_reached() => ForEverySeed(300, seed =>
    {
        SkinParameters scalp = SkinParameters.Patient(seed, 1);
        var skin = new Skin(scalp, seed, 2);
        double tip = -1;
        double contact = 0;
        double furthest = double.NegativeInfinity;
        for (ulong step = 0; step < 2000; step++)
        {
            if (step % 100 == 0)
                contact = Noise.Uniform(seed, 3, step) < 0.2 ? 0 : 5 * Noise.Uniform(seed, 4, step);
            double before = skin.Depth;
            double move = Noise.Between(-0.05, 0.05, seed, 5, step / 50);
            tip = Math.Clamp(tip + move, -1, 3.95);
            skin.Step(tip, contact);
            double reach = tip + Math.Min(contact * scalp.BulgePerNewton, scalp.MostBulge);
            furthest = skin.Pierced ? Math.Max(furthest, reach) : double.NegativeInfinity;

            // Going in it lags; coming out the skin comes along, so it may stand deeper than the needle is out, but not deeper than it was.
            bool possible = skin.Depth <= Math.Max(reach, before) && (!skin.Pierced || skin.Depth <= furthest)
                && skin.Depth <= 3.95 + scalp.MostBulge && (skin.Pierced || skin.Depth == 0);
            if (!possible || skin.Depth < 0 || (contact == 0 && skin.Depth > 0))
                return false;
        }

        return skin.Insertions > 0;
    });

    [Fact]
    public void Delivered_never_exceeds_what_was_displaced_nor_comes_without_a_needle_in_tissue() => ForEverySeed(100, seed =>
    {
        var run = new FluidRun(patient: TissueParameters.Patient(seed, 2));
        for (ulong deed = 0; deed < 40; deed++)
        {
            double delivered = run.Fluid.TotalDelivered;
            double size = Noise.Uniform(seed, 1, deed);
            bool inside = Noise.Uniform(seed, 2, deed) > 0.5;
            if (inside)
                run.Insert(0.2 + (size * 3));
            else
                run.Withdraw();
            double after = run.Fluid.TotalDelivered;
            run.Push((size * 40) - 10, 40);
            bool holds = inside || (after <= delivered && run.Fluid.TotalDelivered == after);
            if (!holds || run.Fluid.TotalDelivered > run.Fluid.Displaced)
                return false;
        }

        return true;
    });

    [Fact]
    public void No_step_allocates()
    {
        var run = new FluidRun();
        run.Insert();
        var axis = new AxisMechanics(AxisParameters.Needle, 2, 1, 1);
        var skin = new Skin(new SkinParameters(), 1, 1);
        var supply = new Supply();
        Cycle();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Cycle();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Cycle()
        {
            for (int step = 0; step < 1000; step++)
            {
                double part = step * 1e-3;
                run.Pusher += 1e-4;
                run.Step();
                axis.Step(2 + part, 1, 0.5, PhysicsStep.Fine);
                skin.Step((3 * part) - 1, 1.5);
                supply.Step(part, PhysicsStep.Fine);
            }

            skin.Step(-1, 0);
        }
    }

    private static void ForEverySeed(int count, Func<ulong, bool> holds) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => holds(unchecked((ulong)seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(count));

    private static double[] State(FluidRun run) =>
    [
        run.Fluid.LinePressure, run.Fluid.SealTravel, run.Fluid.Stored, run.Fluid.TotalDelivered, run.Fluid.TrueDelivered, run.Fluid.RodForce,
        run.Fluid.Dripped, run.Fluid.TrackLeak, run.Fluid.LuerLost, run.Fluid.AirInTip, run.Fluid.Flow, run.Tissue.Elastic, run.Tissue.Taken,
    ];

    private static double[] State(AxisMechanics axis) => [axis.Carriage, axis.Speed, axis.Lag, axis.EncoderCounts, axis.HomeClosed ? 1 : 0];
}
