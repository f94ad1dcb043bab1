using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Physics;

public class GaugeAndSupplyTests
{
    [Theory]
    [InlineData(-1.5, 0)]
    [InlineData(-1.0, 0)]
    [InlineData(-0.99, 1.0)]
    [InlineData(-0.95, 5.0)]
    public void The_gauge_pushes_back_from_its_face_on(double tip, double force) =>
        Assert.Equal(force, new DockingGauge().Force(tip), 1e-9);

    [Fact]
    public void A_needle_feeling_its_way_is_felt_within_a_few_micrometres_of_the_gauge()
    {
        // 1 mm/s toward the gauge with a needle that stands 0.2 mm too near; felt at 0.15 N.
        const double TipOffset = 0.2;
        var gauge = new DockingGauge();
        var axis = new AxisMechanics(AxisParameters.Needle, 4.2, 1, 1);
        double commanded = 4.2;
        double force = 0;
        for (int step = 0; step < 8000 && force < 0.15; step++)
        {
            commanded += 1 * PhysicsStep.Fine;
            axis.Step(commanded, 1, force, PhysicsStep.Fine);
            force = gauge.Force(axis.Carriage - 6 + TipOffset);
        }

        Assert.Equal(-1.0 + 0.0015, axis.Carriage - 6 + TipOffset, 0.002);
    }

    [Fact]
    public void The_supply_sags_with_the_motors_current_and_comes_back()
    {
        var supply = new Supply(12, 0.15);
        Run(supply, 2, 0.02);
        Assert.Equal(11.7, supply.Volts, 1e-9);
        Run(supply, 0, 0.02);
        Assert.Equal(12.0, supply.Volts, 1e-9);
    }

    [Fact]
    public void A_brown_out_lowers_it_and_a_power_cut_empties_it_within_milliseconds()
    {
        var supply = new Supply();
        supply.Source = 10.2;
        Run(supply, 1, 0.02);
        Assert.Equal(10.05, supply.Volts, 1e-9);
        supply.Source = 0;
        Run(supply, 1, 0.001);
        Assert.InRange(supply.Volts, 1, 5);
        Run(supply, 1, 0.05);
        Assert.Equal(0, supply.Volts);
    }

    [Fact]
    public void A_settled_supply_stays_bit_for_bit()
    {
        var supply = new Supply();
        Run(supply, 1.3, 0.05);
        Assert.True(supply.Settled);
        double before = supply.Volts;
        supply.Step(1.3, 100);
        supply.Step(1.3, PhysicsStep.Fine);
        Assert.Equal(before, supply.Volts);
        supply.Step(1.4, PhysicsStep.Fine);
        Assert.False(supply.Settled);
    }

    private static void Run(Supply supply, double amperes, double seconds)
    {
        for (int step = 0; step < (int)Math.Round(seconds / PhysicsStep.Fine); step++)
            supply.Step(amperes, PhysicsStep.Fine);
    }
}
