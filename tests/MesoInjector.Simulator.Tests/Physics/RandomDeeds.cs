using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Physics;

/// <summary>Everything that can be done to a model, in an order and of a size that a seed gives.</summary>
internal static class RandomDeeds
{
    private static readonly SyringeParameters[] Syringes =
        [SyringeParameters.OneMillilitre, SyringeParameters.ThreeMillilitre, SyringeParameters.FiveMillilitre];

    /// <summary>Pushes and pulls, in and out of tissue, new needles, faults coming and going.</summary>
    public static FluidRun Fluid(ulong seed, ulong deeds)
    {
        var run = new FluidRun(
            Syringes[(int)(Noise.Uniform(seed, 0, 0) * 3)],
            NeedleParameters.Find(27 + (int)(Noise.Uniform(seed, 0, 1) * 8), 4),
            TissueParameters.Patient(seed, 2),
            Noise.Between(0.9, 20, seed, 0, 2),
            primed: Noise.Uniform(seed, 0, 3) > 0.5);
        for (ulong deed = 0; deed < deeds; deed++)
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
        }

        return run;
    }

    /// <summary>Moves, loads, power on and off, friction, jams, slipping couplings.</summary>
    public static AxisRun Axis(ulong seed, ulong deeds)
    {
        var run = new AxisRun(Noise.Uniform(seed, 0, 0) > 0.5 ? AxisParameters.Needle : AxisParameters.Plunger, 5);
        for (ulong deed = 0; deed < deeds; deed++)
        {
            double size = Noise.Uniform(seed, 1, deed);
            switch ((int)(Noise.Uniform(seed, 2, deed) * 8))
            {
                case 0: run.Load = (size * 20) - 5; break;
                case 1: run.Rest(0.05, torque: 0); break;
                case 2: run.Axis.ExtraFriction = size < 0.5 ? 0 : size * 10; break;
                case 3: run.Axis.Stuck = size > 0.8; break;
                case 4: run.Axis.CouplingSlip = size < 0.7 ? 0 : size; break;
                case 5: run.Axis.SpringShare = size < 0.3 ? 0 : 1; break;
                default: run.Move(size * 10, 2 + (size * 48), 2000); break;
            }

            run.Rest(0.005);
        }

        return run;
    }
}
