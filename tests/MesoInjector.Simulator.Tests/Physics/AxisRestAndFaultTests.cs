using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Physics;

public class AxisRestAndFaultTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 0.4)]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    [InlineData(false, 0)]
    public void An_axis_comes_to_an_exact_rest_that_no_further_time_disturbs(bool needle, double torque)
    {
        var run = new AxisRun(needle ? AxisParameters.Needle : AxisParameters.Plunger, 5);
        run.Move(7, 10, 2000);
        run.Load = 1.234;
        run.Rest(0.5, torque);
        Assert.True(run.Axis.Settled);
        (double, double, double, int, bool) before = State(run.Axis);
        foreach (double seconds in new[] { PhysicsStep.Fine, PhysicsStep.Coarse, 1.0, 3600.0 })
            run.Axis.Step(run.Commanded, torque, 1.234, seconds);
        Assert.Equal(before, State(run.Axis));

        // Not only because the step returns early: woken, it finds the same rest again.
        run.Axis.ExtraFriction = 0;
        Assert.False(run.Axis.Settled);
        for (int step = 0; step < 100; step++)
            run.Axis.Step(run.Commanded, torque, 1.234, step % 2 == 0 ? PhysicsStep.Fine : PhysicsStep.Coarse);
        Assert.Equal(before, State(run.Axis));
        Assert.True(run.Axis.Settled);
    }

    /// <summary>An axis that stands only weighs a new load; one that is woken works everything out. Both must find the same, bit for bit.</summary>
    [Theory]
    [InlineData(true, 1, 5)]
    [InlineData(true, 0.4, 5)]
    [InlineData(true, 0, 5)]
    [InlineData(true, 1, 10.2)]
    [InlineData(false, 1, 30)]
    [InlineData(false, 0, 30)]
    public void A_changing_load_on_a_standing_axis_does_what_a_whole_step_does(bool needle, double torque, double at)
    {
        AxisParameters parameters = needle ? AxisParameters.Needle : AxisParameters.Plunger;
        var weighed = new AxisMechanics(parameters, at, 1, 1);
        var woken = new AxisMechanics(parameters, at, 1, 1);
        double commanded = at + (parameters.BacklashMillimetres / 2);
        int moves = 0;
        for (ulong step = 0; step < 20_000; step++)
        {
            // Most loads change little; some push it along, some the other way.
            double load = Noise.Between(-2, 2, 7, 1, step) * (step % 5 == 0 ? Noise.Between(1, 30, 7, 2, step) : 1);
            double before = woken.Carriage;
            woken.ExtraFriction = 0;
            weighed.Step(commanded, torque, load, PhysicsStep.Coarse);
            woken.Step(commanded, torque, load, PhysicsStep.Coarse);
            moves += woken.Carriage != before ? 1 : 0;
            Assert.Equal(State(woken), State(weighed));
        }

        Assert.InRange(moves, 1, 19_999);
    }

    [Fact]
    public void A_new_command_load_or_power_wakes_it()
    {
        var run = new AxisRun(AxisParameters.Needle, 5);
        run.Rest(0.2);
        Assert.True(run.Axis.Settled);
        run.Axis.Step(run.Commanded + 0.1, 1, 0, PhysicsStep.Fine);
        Assert.False(run.Axis.Settled);
        run.Rest(0.2);
        run.Axis.Step(run.Commanded, 1, 5, PhysicsStep.Fine);
        Assert.False(run.Axis.Settled);
        run.Rest(0.2);
        run.Axis.Step(run.Commanded, 0, 0, PhysicsStep.Fine);
        Assert.False(run.Axis.Settled);
    }

    [Fact]
    public void Settling_exactly_keeps_the_place_and_ends_the_motion()
    {
        var run = new AxisRun(AxisParameters.Needle, 5);
        run.Move(6, 25, 2000);
        double place = run.Axis.Carriage;
        run.Axis.SettleExactly();
        run.Axis.Step(run.Commanded, 1, 0, 10);
        Assert.Equal(place, run.Axis.Carriage);
        Assert.Equal(0, run.Axis.Speed);
    }

    [Fact]
    public void The_same_run_gives_the_same_bits()
    {
        Assert.Equal(Once(), Once());

        static (double, double, double, int, bool) Once()
        {
            var run = new AxisRun(AxisParameters.Needle, 3) { Load = 2 };
            run.Move(8, 50, 3000);
            run.Move(0.1, 33, 1700);
            return State(run.Axis);
        }
    }

    [Fact]
    public void Both_steps_tell_the_same_story()
    {
        var fine = new AxisMechanics(AxisParameters.Needle, 5, 1, 1);
        var coarse = new AxisMechanics(AxisParameters.Needle, 5, 1, 1);
        for (int cycle = 0; cycle < 400; cycle++)
        {
            double place = 5 + Math.Min(cycle * 0.01, 2);
            for (int part = 1; part <= 4; part++)
                fine.Step(5 + Math.Min((cycle - 1 + (part / 4.0)) * 0.01, 2), 1, 0, PhysicsStep.Fine);
            coarse.Step(place, 1, 0, PhysicsStep.Coarse);
            Assert.Equal(fine.Carriage, coarse.Carriage, 0.010);
        }
    }

    [Fact]
    public void A_jammed_axis_does_not_move_and_loses_steps()
    {
        var run = new AxisRun(AxisParameters.Needle, 5);
        double before = run.Axis.Carriage;
        run.Axis.Stuck = true;
        run.Move(7, 25, 2000);
        Assert.Equal(before, run.Axis.Carriage);
        Assert.True(run.Axis.LostFullSteps > 30);
        run.Axis.Stuck = false;
        run.Rest(0.5, torque: 0);
        Assert.True(run.Axis.HomeClosed);
    }

    [Fact]
    public void More_friction_slows_the_spring_and_enough_of_it_stops_it()
    {
        Assert.True(Withdrawal(0) < Withdrawal(1.5));
        Assert.Equal(double.PositiveInfinity, Withdrawal(20));

        static double Withdrawal(double friction)
        {
            var run = new AxisRun(AxisParameters.Needle, 9);
            run.Axis.ExtraFriction = friction;
            double start = run.Time;
            while (run.Axis.Carriage > 6)
            {
                run.Step(run.Commanded, 0);
                if (run.Time - start > 2)
                    return double.PositiveInfinity;
            }

            return run.Time - start;
        }
    }

    [Fact]
    public void A_broken_spring_leaves_the_needle_where_it_is()
    {
        var run = new AxisRun(AxisParameters.Needle, 9);
        run.Axis.SpringShare = 0;
        double before = run.Axis.Carriage;
        run.Rest(1, torque: 0);
        Assert.Equal(before, run.Axis.Carriage, 0.011);
    }

    [Fact]
    public void A_slipping_coupling_loses_its_share_of_the_way()
    {
        var run = new AxisRun(AxisParameters.Needle, 4);
        double before = run.Axis.Carriage;
        run.Axis.CouplingSlip = 0.1;
        run.Move(6, 25, 2000);
        run.Rest(0.1);
        Assert.Equal(0.9 * 2, run.Axis.Carriage - before, 0.01);
    }

    [Fact]
    public void With_the_coupling_gone_the_spring_withdraws_although_the_motor_is_on()
    {
        var run = new AxisRun(AxisParameters.Needle, 8);
        run.Axis.CouplingSlip = 1;
        run.Rest(0.5);
        Assert.True(run.Axis.HomeClosed);
    }

    [Fact]
    public void A_stop_on_the_needles_hub_can_stand_elsewhere()
    {
        var run = new AxisRun(AxisParameters.Needle, 8);
        run.Axis.FrontStop = 9.5;
        run.Move(11, 25, 2000);
        Assert.InRange(run.Furthest, 9.5, 9.55);
    }

    private static (double, double, double, int, bool) State(AxisMechanics axis) =>
        (axis.Carriage, axis.Speed, axis.Lag, axis.EncoderCounts, axis.HomeClosed);
}
