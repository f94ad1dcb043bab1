using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Physics;

public class TissueTests
{
    [Fact]
    public void Nothing_goes_in_below_the_opening_pressure()
    {
        var run = new FluidRun();
        run.Insert();
        while (run.Fluid.LinePressure < 9.9)
            run.Push(0.02, 10);
        run.Wait(1);
        Assert.Equal(0, run.Fluid.TrueDelivered);
        run.Push(5, 10);
        Assert.True(run.Fluid.TrueDelivered > 0);
    }

    [Fact]
    public void Back_pressure_in_a_dose_is_of_the_measured_size()
    {
        // 50 µL at 50 µL/s through 30G: 38 kPa and 7 kPa of the needle, about 40 kPa of the tissue.
        var run = new FluidRun();
        run.Insert();
        run.Push(60, 50);
        double needle = (NeedleParameters.Find(30, 4).Resistance(1) * run.Fluid.Flow)
                        + (NeedleParameters.Find(30, 4).KineticLoss() * run.Fluid.Flow * run.Fluid.Flow);
        Assert.InRange(run.Fluid.LinePressure - needle, 25, 50);
    }

    [Fact]
    public void Pressure_at_rest_relaxes_with_the_tissues_time_constant()
    {
        var run = new FluidRun();
        run.Insert();
        run.Push(50, 30);
        run.Wait(2);
        double early = run.Tissue.Elastic;
        run.Fluid.ResistanceFactor = double.PositiveInfinity;
        run.Wait(2.5);
        Assert.Equal(Math.Exp(-1), run.Tissue.Elastic / early, 0.001);
    }

    [Fact]
    public void Without_relaxation_of_the_opening_the_line_keeps_it()
    {
        var run = new FluidRun(patient: new TissueParameters { PointScatter = 0, OpeningResidual = 1 });
        run.Insert();
        run.Push(50, 30);
        run.Wait(30);
        Assert.Equal(10, run.Fluid.LinePressure, 0.05);
        var relaxed = new FluidRun();
        relaxed.Insert();
        relaxed.Push(50, 30);
        relaxed.Wait(30);
        Assert.Equal(1, relaxed.Fluid.LinePressure, 0.05);
    }

    [Fact]
    public void A_dose_arrives_whole_less_what_the_syringe_still_holds()
    {
        var run = new FluidRun();
        run.Insert();
        double stored = run.Fluid.Stored;
        double displaced = run.Fluid.Displaced;
        run.Push(50, 30);
        run.Wait(6);
        Assert.Equal(run.Fluid.Displaced - displaced - (run.Fluid.Stored - stored), run.Fluid.TrueDelivered, 1e-9);
        Assert.InRange(run.Fluid.TrueDelivered, 46, 50);
        Assert.Equal(0, run.Fluid.TrackLeak);
    }

    [Fact]
    public void Too_much_pressure_leaks_along_the_needle()
    {
        var normal = new FluidRun();
        normal.Insert();
        normal.Push(50, 30);
        Assert.Equal(0, normal.Fluid.TrackLeak);
        var scarred = new FluidRun(patient: new TissueParameters { PointScatter = 0, LeakKilopascals = 75, Resistance = 1.8, Stiffness = 0.8 });
        scarred.Insert();
        scarred.Push(140, 60); // the soft syringe takes half a second and more to bring the flow up
        Assert.True(scarred.Fluid.TrackLeak > 2);
        Assert.True(scarred.Fluid.TrueDelivered > scarred.Fluid.TrackLeak);
        Assert.Equal(0, scarred.Unaccounted, 1e-9);
    }

    [Theory]
    [InlineData(0.3, 15, 50)]
    [InlineData(0.5, 1, 25)]
    [InlineData(1.2, 0, 0)]
    public void A_bevel_that_looks_out_leaks(double depth, double least, double most)
    {
        var run = new FluidRun();
        run.Insert(depth);
        run.Push(50, 30);
        run.Wait(3);
        Assert.InRange(run.Fluid.TrackLeak, least, most);
        Assert.Equal(0, run.Unaccounted, 1e-9);
    }

    [Fact]
    public void Fat_takes_fluid_more_easily_than_skin()
    {
        var skin = new FluidRun();
        var fat = new FluidRun();
        skin.Insert(1.2);
        fat.Insert(3.0);
        skin.Push(50, 30);
        fat.Push(50, 30);
        Assert.InRange(skin.Fluid.LinePressure - fat.Fluid.LinePressure, 10, 20);
        Assert.True(fat.Fluid.TrueDelivered > skin.Fluid.TrueDelivered);
    }

    [Fact]
    public void A_needle_withdrawn_at_once_lets_fluid_run_out_of_its_track_and_one_that_waits_does_not()
    {
        var hasty = new FluidRun(patient: new TissueParameters { PointScatter = 0, Stiffness = 0.4 });
        hasty.Insert();
        hasty.Push(60, 60);
        double delivered = hasty.Fluid.TrueDelivered;
        hasty.Withdraw();
        Assert.InRange(hasty.Fluid.TrackLeak, 0.5, 20);
        Assert.Equal(delivered - hasty.Fluid.TrackLeak, hasty.Fluid.TrueDelivered, 1e-9);
        var patient = new FluidRun(patient: new TissueParameters { PointScatter = 0, Stiffness = 0.4 });
        patient.Insert();
        patient.Push(60, 60);
        patient.Wait(5);
        patient.Withdraw();
        Assert.Equal(0, patient.Fluid.TrackLeak);
    }

    [Fact]
    public void Drawing_back_takes_fluid_out_of_a_stretched_point_but_leaves_what_only_hangs_behind_the_barrier()
    {
        var stretched = new FluidRun();
        stretched.Insert();
        stretched.Push(50, 30);
        stretched.Wait(0.5);
        double before = stretched.Fluid.TrueDelivered;
        stretched.Push(-30, 120);
        stretched.Wait(1);
        Assert.True(stretched.Fluid.TrueDelivered < before - 0.1);
        var relaxed = new FluidRun();
        relaxed.Insert();
        relaxed.Push(50, 30);
        relaxed.Wait(30);
        before = relaxed.Fluid.TrueDelivered;
        double stored = relaxed.Fluid.Stored;
        while (relaxed.Fluid.LinePressure > 0.1)
            relaxed.Push(-0.02, 20);
        relaxed.Wait(1);
        Assert.Equal(before, relaxed.Fluid.TrueDelivered);
        Assert.True(relaxed.Fluid.Stored < stored - 0.3);
    }

    [Fact]
    public void Points_of_one_patient_scatter_by_their_share_and_are_the_same_when_met_again()
    {
        var tissue = new Tissue(new TissueParameters(), 3, 1);
        double sum = 0;
        double squares = 0;
        for (int point = 0; point < 400; point++)
        {
            tissue.BeginPoint(point);
            double part = tissue.Opening / 10;
            sum += part;
            squares += part * part;
        }

        double mean = sum / 400;
        Assert.Equal(1, mean, 0.03);
        Assert.InRange(Math.Sqrt((squares / 400) - (mean * mean)), 0.12, 0.16);
        tissue.BeginPoint(17);
        (double, double, double) first = (tissue.Opening, tissue.Stiffness, tissue.Resistance);
        tissue.BeginPoint(18);
        Assert.NotEqual(first.Item1, tissue.Opening);
        tissue.BeginPoint(17);
        Assert.Equal(first, (tissue.Opening, tissue.Stiffness, tissue.Resistance));
    }

    [Fact]
    public void Patients_stay_within_the_sources_ranges()
    {
        for (ulong seed = 0; seed < 500; seed++)
        {
            TissueParameters patient = TissueParameters.Patient(seed, 1);
            Assert.InRange(patient.OpeningKilopascals, 5, 15);
            Assert.InRange(patient.Stiffness, 0.15, 0.4);
            Assert.InRange(patient.Resistance, 0.2, 0.6);
            Assert.InRange(patient.RelaxationSeconds, 1, 5);
            Assert.InRange(patient.LeakKilopascals, 50, 100);
        }
    }
}
