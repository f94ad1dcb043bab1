using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Physics;

public class SyringeFluidTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(100)]
    public void A_closed_syringe_stores_compliance_times_pressure(double kilopascals)
    {
        var run = new FluidRun();
        run.Fluid.ResistanceFactor = double.PositiveInfinity;
        while (run.Fluid.LinePressure < kilopascals)
            run.Push(0.01, 30);
        double stored = run.Fluid.Displaced - run.Fluid.AirExpelled - run.Fluid.OnSkin;
        double expected = SyringeParameters.ThreeMillilitre.Compliance * run.Fluid.LinePressure / (1 + (run.Fluid.LinePressure / 2000));
        Assert.Equal(expected, stored, 1e-9);
        Assert.InRange(expected, 0.95 * 0.45 * kilopascals, 0.45 * (kilopascals + 1));
    }

    [Fact]
    public void Pressure_falls_with_the_time_constant_of_needle_and_syringe()
    {
        var run = new FluidRun(needle: NeedleParameters.Find(30, 4) with { EntranceLoss = 0 });
        Charge(run, 40);
        run.Push(-0.03 * run.Fluid.Syringe.Area, 100); // into the middle of the friction: the seal stands
        double seal = run.Fluid.SealTravel;
        run.Fluid.ResistanceFactor = 1;
        double tau = NeedleParameters.Find(30, 4).Resistance(1) * SyringeParameters.ThreeMillilitre.Compliance;
        run.Wait(0.010, PhysicsStep.Fine);
        double early = run.Fluid.LinePressure;
        run.Wait(tau, PhysicsStep.Fine);
        Assert.Equal(seal, run.Fluid.SealTravel);
        Assert.Equal(Math.Exp(-1), (run.Fluid.LinePressure - 0.48) / (early - 0.48), 0.012);
        Assert.Equal(0.344, tau, 0.001);
    }

    [Fact]
    public void While_the_seal_creeps_after_the_rod_the_stoppers_spring_adds_to_the_compliance()
    {
        var run = new FluidRun(needle: NeedleParameters.Find(30, 4) with { EntranceLoss = 0 });
        Charge(run, 60);
        run.Fluid.ResistanceFactor = 1;
        double seal = run.Fluid.SealTravel;
        double area = run.Fluid.Syringe.Area;
        double tau = NeedleParameters.Find(30, 4).Resistance(1) * (0.45 + (area * area * 1e-3 / 100));
        run.Wait(0.010, PhysicsStep.Fine);
        double early = run.Fluid.LinePressure;
        run.Wait(tau, PhysicsStep.Fine);
        Assert.True(run.Fluid.SealTravel > seal + 0.005);
        Assert.Equal(Math.Exp(-1), (run.Fluid.LinePressure - 0.48) / (early - 0.48), 0.015);
    }

    [Fact]
    public void A_rested_stopper_breaks_loose_at_more_than_it_glides_with()
    {
        var run = new FluidRun();
        run.Push(60, 30);
        double gliding = run.Fluid.PusherForce;
        run.Wait(600);
        run.Push(2, 5);
        double resting = run.Highest;
        run.Push(60, 5);
        double pressure = run.Fluid.LinePressure * run.Fluid.Syringe.Area * 1e-3;
        Assert.Equal(3.0 + pressure, run.Fluid.PusherForce, 0.01);
        Assert.InRange(resting, 4.2, 4.7);
        Assert.InRange(gliding, 4.4, 4.8); // 3 N of glide and 26 kPa
    }

    [Fact]
    public void The_longer_it_rests_the_harder_it_breaks_loose()
    {
        Assert.True(BreakLoose(1) < BreakLoose(20));
        Assert.True(BreakLoose(20) < BreakLoose(500));

        static double BreakLoose(double rest)
        {
            var run = new FluidRun();
            run.Push(30, 5);
            run.Push(-run.Fluid.Syringe.Area * 0.03, 5);
            run.Wait(5);
            run.Wait(rest);
            run.Push(run.Fluid.Syringe.Area * 0.08, 5);
            return run.Highest;
        }
    }

    [Fact]
    public void Turning_back_loses_the_glide_force_held_and_the_force_to_break_loose_the_other_way()
    {
        var run = new FluidRun();
        run.Push(30, 5);
        run.Wait(10);
        double seal = run.Fluid.SealTravel;
        double lost = 0;
        while (run.Fluid.SealTravel == seal && lost < 1)
        {
            run.Pusher -= 0.0005;
            lost += 0.0005;
            run.Step();
        }

        // 3 N still pressed, 3 N and a third of the 1.5 N that 20 s would half give the other way, over 100 N/mm.
        Assert.Equal((3.0 + 3.0 + (1.5 / 3)) / 100, lost, 0.001);
        Assert.True(run.Fluid.RodForce < 0);
        Assert.Equal(0, run.Fluid.PusherForce);
    }

    [Fact]
    public void Without_a_clip_the_pusher_cannot_pull()
    {
        var run = new FluidRun(SyringeParameters.ThreeMillilitre with { Clipped = false });
        double seal = run.Fluid.SealTravel;
        run.Push(-60, 30);
        Assert.Equal(seal, run.Fluid.SealTravel);
        Assert.Equal(0, run.Fluid.RodForce);
    }

    [Fact]
    public void A_clip_with_play_pulls_after_its_play()
    {
        var tight = new FluidRun();
        var loose = new FluidRun(SyringeParameters.ThreeMillilitre with { ClipPlayMillimetres = 0.1 });
        tight.Push(-30, 30);
        loose.Push(-30, 30);
        Assert.Equal(0.1, loose.Fluid.SealTravel - tight.Fluid.SealTravel, 0.002);
    }

    [Fact]
    public void At_the_bottom_of_the_syringe_only_force_comes()
    {
        var run = new FluidRun();
        run.Push(run.Fluid.Content + 30, 100);
        Assert.Equal(0, run.Fluid.Content, 1e-9);
        Assert.True(run.Fluid.PusherForce > 40);
    }

    [Fact]
    public void An_occlusion_raises_the_pressure_and_gives_its_bolus_when_it_goes()
    {
        var run = new FluidRun();
        run.Insert();
        run.Fluid.ResistanceFactor = double.PositiveInfinity;
        run.Push(50, 30);
        Assert.Equal(0, run.Fluid.TrueDelivered);
        Assert.InRange(run.Fluid.LinePressure, 90, 130);
        run.Fluid.ResistanceFactor = 1;
        run.Wait(3);
        Assert.InRange(run.Fluid.TrueDelivered + run.Fluid.TrackLeak, 35, 50);
    }

    [Fact]
    public void A_half_blocked_needle_empties_the_syringe_later()
    {
        var free = new FluidRun();
        var half = new FluidRun();
        half.Fluid.ResistanceFactor = 5;
        free.Push(50, 30);
        half.Push(50, 30);
        Assert.True(half.Fluid.LinePressure > 2 * free.Fluid.LinePressure);
        Assert.True(half.Fluid.Dripped < free.Fluid.Dripped - 10);
    }

    [Fact]
    public void A_leak_at_the_luer_takes_its_share()
    {
        var run = new FluidRun();
        run.Insert();
        run.Fluid.LuerLeak = 0.2;
        double displaced = run.Fluid.Displaced;
        double stored = run.Fluid.Stored;
        run.Push(50, 30);
        run.Wait(8);
        Assert.InRange(run.Fluid.LuerLost, 5, 25);
        Assert.Equal(
            run.Fluid.Displaced - displaced - (run.Fluid.Stored - stored), run.Fluid.LuerLost + run.Fluid.TrueDelivered, 1e-9);
        Assert.Equal(0, run.Unaccounted, 1e-9);
    }

    [Fact]
    public void A_bubble_makes_the_syringe_softer_after_Boyle()
    {
        var run = new FluidRun();
        run.Fluid.BubbleMicrolitres = 100;
        run.Fluid.ResistanceFactor = double.PositiveInfinity;
        double before = run.Fluid.Stored;
        double displaced = run.Fluid.Displaced;
        run.Push(60, 30);
        double pressure = run.Fluid.LinePressure;
        double expected = (0.45 * pressure / (1 + (pressure / 2000))) + (100 * pressure / (101.325 + pressure));
        Assert.Equal(expected, before + run.Fluid.Displaced - displaced, 1e-6);
        Assert.InRange(pressure, 20, 60);
    }

    [Fact]
    public void Pulling_hard_on_a_blocked_syringe_never_goes_below_vacuum()
    {
        var run = new FluidRun();
        run.Fluid.ResistanceFactor = double.PositiveInfinity;
        run.Push(-400, 100);
        Assert.Equal(-98, run.Fluid.LinePressure);
        Assert.Equal(0, run.Unaccounted, 1e-9);
        run.Fluid.BubbleMicrolitres = 5;
        run.Push(-200, 100);
        Assert.InRange(run.Fluid.LinePressure, -98, -50);
    }

    private static void Charge(FluidRun run, double kilopascals)
    {
        run.Fluid.ResistanceFactor = double.PositiveInfinity;
        while (run.Fluid.LinePressure < kilopascals)
            run.Push(0.01, 30);
    }
}
