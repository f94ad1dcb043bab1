using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Physics;

public class AxisMechanicsTests
{
    private const double NosePlane = 6.0;

    [Theory]
    [InlineData(25, 2000)]
    [InlineData(50, 2000)]
    [InlineData(50, 3000)]
    public void Needle_follows_a_stroke_and_its_way_back_without_losing_a_step(double speed, double acceleration)
    {
        var run = new AxisRun(AxisParameters.Needle, NosePlane - 2);
        run.Move(NosePlane + 3, speed, acceleration);
        Assert.InRange(run.WorstError, 0.001, 0.030);
        run.Rest(0.05);
        Assert.Equal(0, run.Axis.LostFullSteps);
        Assert.Equal(run.Commanded + run.Offset, run.Axis.Carriage, 0.005);
        run.Move(NosePlane - 2, speed, acceleration);
        Assert.InRange(run.WorstError, 0.001, 0.030);
        run.Rest(0.05);
        Assert.Equal(0, run.Axis.LostFullSteps);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(50)]
    public void Needle_hardly_overshoots(double speed)
    {
        var run = new AxisRun(AxisParameters.Needle, NosePlane - 2);
        run.Move(NosePlane + 1.5, speed, 2000);
        run.Rest(0.05);
        Assert.InRange(run.Furthest - (NosePlane + 1.5 + run.Offset), -0.005, 0.015);
    }

    [Fact]
    public void Needle_lags_more_under_load_and_as_the_sine_says()
    {
        AxisParameters needle = AxisParameters.Needle;
        var run = new AxisRun(needle, 8);
        double before = run.Axis.Lag;
        run.Load = 8;
        run.Rest(0.1);
        double after = run.Axis.Lag;
        double force = 8 + needle.SpringNewtonsAtHome + (needle.SpringNewtonsPerMillimetre * 8);
        double dry = needle.CoulombNewtons + (needle.ThreadFriction * force);
        double least = Math.Asin((force - dry) / needle.HoldingNewtons) * needle.PeriodMillimetres / (2 * Math.PI);
        double most = Math.Asin((force + dry) / needle.HoldingNewtons) * needle.PeriodMillimetres / (2 * Math.PI);
        Assert.True(after > before + 0.001);
        Assert.InRange(after, least - 1e-4, most + 1e-4);
    }

    [Fact]
    public void Overload_loses_whole_periods_and_the_encoder_shows_it()
    {
        var run = new AxisRun(AxisParameters.Needle, 4) { Load = 40 };
        run.Move(7, 25, 2000);
        run.Rest(0.05);
        Assert.True(run.Axis.LostFullSteps >= 8, $"lost {run.Axis.LostFullSteps}");
        Assert.Equal(0, run.Axis.LostFullSteps % 4);
        Assert.True(run.Commanded - run.Axis.Carriage > 0.3);
    }

    [Fact]
    public void Pull_out_falls_with_speed()
    {
        var slow = new AxisRun(AxisParameters.Plunger, 10) { Load = 70 };
        slow.Move(12, 1, 50);
        slow.Rest(0.05);
        Assert.Equal(0, slow.Axis.LostFullSteps);
        var fast = new AxisRun(AxisParameters.Plunger, 10) { Load = 70 };
        fast.Move(12, 20, 2000);
        fast.Rest(0.05);
        Assert.NotEqual(0, fast.Axis.LostFullSteps);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(10)]
    public void Plunger_follows_under_the_force_of_a_dose(double speed)
    {
        var run = new AxisRun(AxisParameters.Plunger, 10) { Load = 15 };
        run.Rest(0.05);
        run.Move(12, speed, 50);
        Assert.InRange(run.WorstError, 0, 0.025);
        run.Rest(0.05);
        Assert.Equal(0, run.Axis.LostFullSteps);
    }

    [Fact]
    public void Spring_alone_withdraws_the_needle_from_its_deepest_place_in_time()
    {
        var run = new AxisRun(AxisParameters.Needle, NosePlane + 3.9) { Load = -0.4 };
        double start = run.Time;
        while (run.Axis.Carriage > NosePlane && run.Time - start < 1)
            run.Step(run.Commanded, 0);
        Assert.InRange(run.Time - start, 0.02, 0.100);
        run.Rest(0.5, torque: 0);
        Assert.True(run.Axis.HomeClosed);
        Assert.InRange(run.Axis.Carriage, -0.45, -0.35);
    }

    [Fact]
    public void Cut_at_full_speed_the_needle_stops_within_the_promised_way()
    {
        var run = new AxisRun(AxisParameters.Needle, NosePlane - 2);
        for (double place = run.Commanded; place < NosePlane + 2; place += 50 * PhysicsStep.Fine)
            run.Step(place, 1);
        double at = run.Axis.Carriage;
        double speed = run.Axis.Speed;
        Assert.Equal(50, speed, 1.0);
        run.Rest(0.1, torque: 0);
        Assert.InRange(run.Furthest - at, 0.01, speed * speed / (2 * 2000));
    }

    [Fact]
    public void Unpowered_the_plunger_stays_where_it_is_under_any_load()
    {
        var run = new AxisRun(AxisParameters.Plunger, 20) { Load = 200 };
        double before = run.Axis.Carriage;
        run.Rest(1, torque: 0);
        Assert.Equal(before, run.Axis.Carriage, 0.021);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(50)]
    [InlineData(80)]
    public void Mechanical_stop_holds_the_carriage_short_of_four_millimetres(double speed)
    {
        var run = new AxisRun(AxisParameters.Needle, NosePlane - 2);
        double place = run.Commanded;
        for (int step = 0; step < 4000; step++)
        {
            place += speed * PhysicsStep.Fine;
            run.Step(place, 1);
        }

        Assert.InRange(run.Furthest, NosePlane + 3.95, NosePlane + 3.9999);
        Assert.True(run.Axis.LostFullSteps > 0);
    }

    [Fact]
    public void Powering_up_takes_the_nearest_place_of_the_field_and_not_the_commanded_one()
    {
        var run = new AxisRun(AxisParameters.Needle, 5);
        run.Rest(0.5, torque: 0);
        double parked = run.Axis.Carriage;
        run.Step(9, 1);
        run.Rest(0.1);
        Assert.Equal(parked, run.Axis.Carriage, AxisParameters.Needle.PeriodMillimetres);
    }

    [Fact]
    public void Backlash_is_lost_once_at_a_reversal_without_load()
    {
        var run = new AxisRun(AxisParameters.Plunger, 10);
        run.Move(12, 2, 50);
        run.Rest(0.05);
        double forth = run.Axis.Carriage - run.Commanded;
        run.Move(11, 2, 50);
        run.Rest(0.05);
        double back = run.Axis.Carriage - run.Commanded;
        Assert.Equal(AxisParameters.Plunger.BacklashMillimetres, back - forth, 0.003);
    }

    [Fact]
    public void Backlash_does_not_show_where_the_spring_takes_it_up()
    {
        var run = new AxisRun(AxisParameters.Needle, 5);
        run.Move(7, 10, 2000);
        run.Rest(0.05);
        double forth = run.Axis.Carriage - run.Commanded;
        run.Move(6, 10, 2000);
        run.Rest(0.05);
        Assert.Equal(forth, run.Axis.Carriage - run.Commanded, 0.004);
    }

    [Fact]
    public void Home_switch_closes_within_a_few_micrometres_and_opens_with_hysteresis()
    {
        var run = new AxisRun(AxisParameters.Needle, 0.5);
        double least = double.MaxValue;
        double most = double.MinValue;
        for (int pass = 0; pass < 20; pass++)
        {
            Assert.False(run.Axis.HomeClosed);
            double place = run.Commanded;
            while (!run.Axis.HomeClosed)
                run.Step(place -= 1 * PhysicsStep.Fine, 1);
            least = Math.Min(least, run.Axis.Carriage);
            most = Math.Max(most, run.Axis.Carriage);
            while (run.Axis.HomeClosed)
                run.Step(place += 1 * PhysicsStep.Fine, 1);
            Assert.InRange(run.Axis.Carriage, 0.05, 0.08);
            run.Move(0.5, 5, 2000);
        }

        Assert.InRange(most - least, 0.001, 0.010);
        Assert.InRange(most, -0.006, 0.006);
    }

    [Fact]
    public void Encoder_counts_five_micrometres_from_its_own_zero()
    {
        var axis = new AxisMechanics(AxisParameters.Needle, 6.0001, 1, 1) { EncoderOffset = -1234 };
        Assert.Equal(1200 - 1234, axis.EncoderCounts);
        axis.Place(6.0051);
        Assert.Equal(1201 - 1234, axis.EncoderCounts);
        axis.Place(-0.0001);
        Assert.Equal(-1 - 1234, axis.EncoderCounts);
    }
}
