using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Physics;

public class FluidBalanceTests
{
    private static readonly SyringeParameters[] Syringes =
        [SyringeParameters.OneMillilitre, SyringeParameters.ThreeMillilitre, SyringeParameters.FiveMillilitre];

    [Fact]
    public void No_fluid_appears_or_vanishes_whatever_plunger_tip_and_faults_do() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            seed =>
            {
                FluidRun run = RandomDeeds.Fluid(unchecked((ulong)seed), 100);
                double start = run.Fluid.Syringe.CapacityMicrolitres * 0.9;
                double now = run.Fluid.Content + run.Fluid.Stored + run.Fluid.TotalDelivered + run.Fluid.OnSkin + run.Fluid.LuerLost
                             + run.Fluid.Discarded + run.Fluid.AirExpelled;
                return Math.Abs(now - start) < 1e-9 && Math.Abs(run.Unaccounted) < 1e-9;
            }));

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        FluidRun first = RandomDeeds.Fluid(42, 100);
        FluidRun second = RandomDeeds.Fluid(42, 100);
        Assert.Equal(first.Fluid.LinePressure, second.Fluid.LinePressure);
        Assert.Equal(first.Fluid.TotalDelivered, second.Fluid.TotalDelivered);
    }

    [Fact]
    public void A_rested_syringe_stays_bit_for_bit_in_air_and_in_tissue()
    {
        var run = new FluidRun();
        run.Push(20, 30);
        run.Wait(30);
        Stays(run);
        run.Insert();
        run.Push(50, 30);
        run.Wait(60);
        Stays(run);
        run.Push(-10, 60);
        run.Withdraw();
        run.Wait(30);
        Stays(run);
    }

    [Fact]
    public void Settling_exactly_moves_no_fluid()
    {
        var run = new FluidRun();
        run.Insert();
        run.Push(50, 30);
        run.Wait(8);
        double delivered = run.Fluid.TotalDelivered;
        run.Tissue.SettleExactly();
        run.Fluid.SettleExactly();
        Assert.True(run.Fluid.Settled);
        Assert.True(run.Tissue.Settled);
        run.Step(3600);
        Assert.Equal(delivered, run.Fluid.TotalDelivered);
        Assert.Equal(0, run.Unaccounted, 1e-9);
    }

    [Fact]
    public void A_settled_syringe_wakes_when_the_tip_moves_or_the_place_changes()
    {
        var run = new FluidRun();
        run.Insert();
        while (run.Fluid.LinePressure < 9)
            run.Push(0.02, 10);
        run.Wait(30);
        Assert.True(run.Fluid.Settled);
        run.Insert(3);
        Assert.False(run.Fluid.Settled);
        run.Wait(30);
        Assert.True(run.Fluid.TrueDelivered > 0);
        Assert.True(run.Fluid.Settled);
        run.Withdraw();
        run.Wait(30);
        Assert.True(run.Fluid.Settled);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Both_steps_tell_the_same_story(int syringe)
    {
        double fine = Dose(PhysicsStep.Fine);
        double coarse = Dose(PhysicsStep.Coarse);
        double finest = Dose(PhysicsStep.Fine / 8);
        Assert.Equal(finest, fine, 0.01);
        Assert.Equal(finest, coarse, 0.05);

        double Dose(double seconds)
        {
            var run = new FluidRun(Syringes[syringe]);
            run.Insert();
            run.Push(40, 40, seconds);
            run.Wait(1, seconds);
            return run.Fluid.TrueDelivered;
        }
    }

    private static void Stays(FluidRun run)
    {
        Assert.True(run.Fluid.Settled);
        (double, double, double, double, double) before = State(run);
        foreach (double seconds in new[] { PhysicsStep.Fine, PhysicsStep.Coarse, 1.0, 3600.0 })
            run.Step(seconds);
        Assert.Equal(before, State(run));

        // Not only because the step returns early: woken, it finds the same rest again.
        run.Fluid.ResistanceFactor = 1;
        Assert.False(run.Fluid.Settled);
        run.Wait(1);
        Assert.Equal(before, State(run));
        Assert.True(run.Fluid.Settled);
    }

    private static (double, double, double, double, double) State(FluidRun run) =>
        (run.Fluid.LinePressure, run.Fluid.SealTravel, run.Fluid.Stored, run.Fluid.TotalDelivered, run.Fluid.RodForce);
}
