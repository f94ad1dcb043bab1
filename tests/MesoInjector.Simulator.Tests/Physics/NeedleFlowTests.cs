using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Physics;

public class NeedleFlowTests
{
    [Theory]
    [InlineData(27, 0.251)]
    [InlineData(30, 0.765)]
    [InlineData(31, 1.56)]
    [InlineData(32, 3.59)]
    [InlineData(34, 10.5)]
    public void Resistance_is_that_of_Hagen_and_Poiseuille(int gauge, double kilopascalsPerMicrolitrePerSecond)
    {
        NeedleParameters needle = NeedleParameters.Find(gauge, 4);
        Assert.Equal(kilopascalsPerMicrolitrePerSecond, needle.Resistance(1), 0.006 * kilopascalsPerMicrolitrePerSecond);
        Assert.Equal(2 * needle.Resistance(1), needle.Resistance(2), 1e-12);
    }

    [Theory]
    [InlineData(30, 100, 29)]
    [InlineData(32, 100, 137)]
    public void Entrance_loss_is_that_of_the_reference(int gauge, double flow, double kilopascals) =>
        Assert.Equal(kilopascals, NeedleParameters.Find(gauge, 4).KineticLoss() * flow * flow, 0.02 * kilopascals);

    [Fact]
    public void Thirty_microlitres_of_water_per_second_through_30G_x_4_mm_take_26_kilopascals()
    {
        var run = new FluidRun();
        run.Push(120, 30);
        Assert.Equal(30, run.Fluid.Flow, 0.01);
        Assert.Equal(22.95 + 2.63, run.Fluid.LinePressure, 0.6);
    }

    [Fact]
    public void An_unknown_gauge_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => NeedleParameters.Find(25, 4));

    [Fact]
    public void Needles_out_of_the_box_sit_within_tenths_of_a_millimetre()
    {
        double squares = 0;
        for (ulong seed = 0; seed < 500; seed++)
        {
            double offset = NeedleParameters.Find(30, 4).Individual(seed, 1).TipOffsetMillimetres;
            Assert.InRange(offset, -0.35, 0.35);
            squares += offset * offset;
        }

        Assert.Equal(0.12, Math.Sqrt(squares / 500), 0.015);
    }
}
