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
                FluidRun run = Random(unchecked((ulong)seed), out bool finite);
                return finite && Math.Abs(run.Unaccounted) < 1e-9 && run.Fluid.AirInTip >= 0;
            }));

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        FluidRun first = Random(42, out _);
        FluidRun second = Random(42, out _);
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

    /// <summary>A hundred random deeds: pushes and pulls, in and out of tissue, faults coming and going.</summary>
    private static FluidRun Random(ulong seed, out bool finite)
    {
        var run = new FluidRun(
            Syringes[(int)(Noise.Uniform(seed, 0, 0) * 3)],
            NeedleParameters.Find(27 + (int)(Noise.Uniform(seed, 0, 1) * 8), 4),
            TissueParameters.Patient(seed, 2),
            Noise.Between(0.9, 20, seed, 0, 2),
            primed: Noise.Uniform(seed, 0, 3) > 0.5);
        finite = true;
        for (ulong deed = 0; deed < 100; deed++)
        {
            double size = Noise.Uniform(seed, 1, deed);
            double seconds = Noise.Uniform(seed, 2, deed) > 0.5 ? PhysicsStep.Fine : PhysicsStep.Coarse;
            switch ((int)(Noise.Uniform(seed, 3, deed) * 10))
            {
                case 0: run.Insert(size * 4); break;
                case 1: run.Withdraw(); break;
                case 2: run.Tissue.BeginPoint((int)deed); break;
                case 3: run.Fluid.ResistanceFactor = size < 0.3 ? double.PositiveInfinity : size * 10; break;
                case 4: run.Fluid.ResistanceFactor = 1; break;
                case 5: run.Fluid.LuerLeak = size < 0.5 ? 0 : size; break;
                case 6: run.Fluid.BubbleMicrolitres = size < 0.5 ? 0 : size * 200; break;
                case 7: run.Push(-size * 60, 200, seconds); break;
                case 8 when size < 0.2: run.Fluid.FitNeedle(run.Fluid.Needle); break;
                default: run.Push(size * 60, 5 + (size * 95), seconds); break;
            }

            run.Wait(0.02, seconds);
            finite &= double.IsFinite(run.Fluid.LinePressure) && double.IsFinite(run.Fluid.RodForce);
        }

        return run;
    }
}
