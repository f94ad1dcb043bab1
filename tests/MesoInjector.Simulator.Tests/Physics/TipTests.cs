using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Physics;

public class TipTests
{
    [Fact]
    public void Priming_pushes_the_air_out_before_any_fluid_comes()
    {
        var run = new FluidRun(primed: false);
        double air = run.Fluid.AirInTip;
        Assert.Equal(70.238, air, 0.01);
        run.Push(60, 30);
        run.Wait(1);
        Assert.Equal(0, run.Fluid.Dripped);
        Assert.True(run.Fluid.AirInTip > 5);
        run.Push(30, 30);
        run.Wait(10);
        Assert.Equal(0, run.Fluid.AirInTip);
        Assert.InRange(run.Fluid.Dripped, 15, 21);
        Assert.Equal(air, run.Fluid.AirExpelled, 1e-9);
    }

    [Fact]
    public void Air_takes_next_to_no_pressure()
    {
        var run = new FluidRun(primed: false);
        run.Push(50, 30);
        Assert.InRange(run.Fluid.LinePressure, 0, 3.5);
    }

    [Fact]
    public void A_pressed_syringe_drips_slower_and_slower_and_then_a_drop_holds()
    {
        var run = new FluidRun();
        run.Push(30, 30);
        double before = run.Fluid.Dripped;
        double flow = run.Fluid.Flow;
        run.Wait(0.5);
        Assert.InRange(run.Fluid.Dripped - before, 4, 12);
        Assert.True(run.Fluid.Flow < flow / 3);
        run.Wait(10);
        Assert.Equal(0, run.Fluid.Flow);
        Assert.InRange(run.Fluid.LinePressure, 0.45, 0.5);
        double dripped = run.Fluid.Dripped;
        run.Wait(60);
        Assert.Equal(dripped, run.Fluid.Dripped);
    }

    [Fact]
    public void A_retract_draws_air_in_and_the_next_push_must_first_put_it_out()
    {
        var run = new FluidRun();
        double dripped = run.Fluid.Dripped;
        run.Push(-12, 60);
        run.Wait(5);
        double air = run.Fluid.AirInTip;
        Assert.InRange(air, 4, 9);
        Assert.InRange(run.Fluid.LinePressure, -2, 0);
        while (run.Fluid.AirInTip > 0)
        {
            Assert.Equal(dripped, run.Fluid.Dripped);
            run.Push(0.1, 10);
        }

        run.Push(5, 10);
        Assert.True(run.Fluid.Dripped > dripped);
    }

    [Fact]
    public void A_small_under_pressure_is_held_by_the_meniscus()
    {
        var run = new FluidRun();
        double seal = run.Fluid.SealTravel;
        while (run.Fluid.LinePressure > -1)
            run.Push(-0.02, 10);
        run.Wait(10);
        Assert.True(run.Fluid.SealTravel < seal);
        Assert.Equal(0, run.Fluid.AirInTip);
        Assert.InRange(NeedleParameters.Find(30, 4).CapillaryKilopascals, 1.7, 1.9);
    }

    [Fact]
    public void A_new_needle_starts_with_its_dead_space_empty_and_no_pressure()
    {
        var run = new FluidRun();
        run.Push(30, 30);
        run.Fluid.FitNeedle(NeedleParameters.Find(32, 4));
        Assert.Equal(0, run.Fluid.LinePressure);
        Assert.Equal(70 + NeedleParameters.Find(32, 4).LumenMicrolitres, run.Fluid.AirInTip, 1e-12);
        Assert.Equal(0, run.Unaccounted, 1e-9);
    }
}
