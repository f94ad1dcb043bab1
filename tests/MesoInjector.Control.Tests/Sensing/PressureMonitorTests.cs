using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Sensing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Sensing;

public sealed class PressureMonitorTests
{
    private static readonly SyringeType Syringe = SyringeType.FromCode(SyringeCode.ThreeMillilitre)!;

    private static readonly AppliedForce Glide = AppliedForce.FromMillinewtons(3000);

    private static readonly FluidPressure Cap = FluidPressure.FromKilopascals(200);

    private int _now;

    [Fact]
    [Requirement("SR-027")]
    public void Above_the_cap_for_fifty_milliseconds_is_a_blockage_and_a_short_peak_is_none()
    {
        var monitor = new PressureMonitor();
        SeeLine(monitor, 200_000, 500);
        Assert.False(monitor.AboveCap);
        SeeLine(monitor, 210_000, 40);
        SeeLine(monitor, 150_000, 20);
        Assert.False(monitor.AboveCap);
        SeeLine(monitor, 260_000, 70);
        Assert.True(monitor.AboveCap);
        SeeLine(monitor, 100_000, 20);
        Assert.False(monitor.AboveCap);
    }

    [Fact]
    public void Without_a_sensor_in_the_line_pressure_is_the_force_less_the_friction_on_the_stopper()
    {
        // 5.945 N less 3 N on 58.90 mm² are 50 kPa.
        var monitor = new PressureMonitor();
        for (int i = 0; i < 8; i++)
            See(monitor, new AnalogReading { Valid = true, PlungerForce = AppliedForce.FromMillinewtons(5945) });
        Assert.InRange(monitor.Pressure.Pascals, 49_900, 50_100);
        Assert.InRange(monitor.Scatter.Pascals, 5000, 5200); // 0.3 N of friction that comes and goes
    }

    [Fact]
    public void The_pressure_is_the_mean_of_eight_cycles_for_ever()
    {
        var monitor = new PressureMonitor();
        SeeLine(monitor, 80_000, 4);
        Assert.Equal(40_000, monitor.Pressure.Pascals);
        SeeLine(monitor, 80_000, 10_000);
        Assert.Equal(80_000, monitor.Pressure.Pascals);
        SeeLine(monitor, -8000, 8);
        Assert.Equal(-8000, monitor.Pressure.Pascals);
    }

    [Fact]
    [Requirement("SR-027")]
    public void Pressure_that_rises_as_fast_as_the_syringe_stores_means_that_nothing_flows()
    {
        // 450 nL/kPa: 2 µL that do not leave are 4.44 kPa.
        FluidPressure needle = FluidPressure.FromKilopascals(23);
        Assert.True(Rise(4500, needle));
        Assert.False(Rise(3300, needle)); // a quarter leaves
        Assert.False(Rise(0, needle));
    }

    [Fact]
    [Requirement("SR-027")]
    public void A_rise_that_flow_and_tissue_explain_is_none()
    {
        var monitor = new PressureMonitor();
        SeeLine(monitor, 0, 8);
        monitor.BeginDose(Syringe.TypicalCompliance);
        for (int step = 1; step <= 10; step++)
        {
            SeeLine(monitor, step * 4500, 8);
            monitor.Displaced(FluidVolume.FromMicrolitres(2 * step), FluidPressure.FromKilopascals(23));
        }

        // 45 kPa is below the 60 of the skin and the 27.6 of the needle.
        Assert.False(monitor.RisingWithoutFlow);
    }

    [Fact]
    public void A_reading_that_failed_changes_nothing()
    {
        var monitor = new PressureMonitor();
        SeeLine(monitor, 50_000, 8);
        See(monitor, default);
        Assert.Equal(50_000, monitor.Pressure.Pascals);
    }

    private bool Rise(int pascalsPerStep, FluidPressure inFlow)
    {
        var monitor = new PressureMonitor();
        SeeLine(monitor, 90_000, 8);
        monitor.BeginDose(Syringe.TypicalCompliance);
        for (int step = 1; step <= 3; step++)
        {
            SeeLine(monitor, 90_000 + (step * pascalsPerStep), 8);
            monitor.Displaced(FluidVolume.FromMicrolitres(2 * step), inFlow);
        }

        return monitor.RisingWithoutFlow;
    }

    private void SeeLine(PressureMonitor monitor, int pascals, int cycles)
    {
        for (int i = 0; i < cycles; i++)
            See(monitor, new AnalogReading { Valid = true, HasLinePressure = true, LinePressure = FluidPressure.FromPascals(pascals) });
    }

    private void See(PressureMonitor monitor, in AnalogReading analog) =>
        monitor.Update(MonotonicTime.FromMicroseconds(++_now * 1000L), analog, Syringe, Glide, Cap);
}
