using MesoInjector.Calibration;
using MesoInjector.Calibration.Entry;
using MesoInjector.Calibration.Procedures;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.CalibrationBench;
using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Sessions;

/// <summary>Whole calibrations of the virtual gun, driven as a technician drives a real one and read as an instrument reads it.</summary>
public sealed class ServiceCalibrationTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);

    [Theory]
    [Requirement("SR-063", "SR-074")]
    [InlineData(11, 0.0015)]
    [InlineData(12, -0.0008)]
    public void A_depth_calibration_driven_on_the_gun_finds_the_scale_and_backlash_it_truly_has(ulong seed, double scale)
    {
        using var bench = new ServiceBench(seed);
        bench.Gun.NeedleScrewError = scale;

        // Without its spring the carriage shows the play of the nut, which the spring otherwise takes up.
        bench.Gun.NeedleMechanics.SpringShare = 0;
        Assert.Null(bench.Say(id => new OperatorCommand.CalibrateDepth(id)));
        CalibrationWork work = Begin(CalibrationKind.Depth, "");
        ulong draws = 0;
        while (work.Next is { } step)
        {
            bool gauge = step.Group.StartsWith("touch-off", StringComparison.Ordinal);
            if (gauge)
                bench.Hands.Dock(bench.Device.Now, 2.0);
            bench.Run(300);
            bench.HoldAt(step.Target!.Value, gauge ? 100 : 500);
            double read = gauge ? bench.Seen.Service.TipOffset.Nanometres / 1e6 : bench.Gun.Tip + 0.0123 + (0.0015 * Noise.Gaussian(seed, 901, ++draws));
            work = work.Take(Math.Round(read, 3), out Finding? problem) ?? throw new InvalidOperationException(problem!.ToString());
            bench.Hands.LiftOff(bench.Device.Now);
            bench.LetGo();
            Assert.True(bench.Gun.Tip < 0);
        }

        Analysis analysis = work.Analyse()!;
        Assert.True(analysis.Passed, string.Join(" ", analysis.Findings));
        Within(analysis[DepthProcedure.Scale], scale * 1e6);
        Within(analysis[DepthProcedure.Backlash], AxisParameters.Needle.BacklashMillimetres);
        Assert.True(bench.Gun.Referee.MaxExtension < 3.7);
        Leave(bench);
    }

    [Theory]
    [Requirement("SR-074")]
    [InlineData("3 mL", 21)]
    [InlineData("1 mL", 22)]
    public void A_dose_calibration_driven_on_the_gun_finds_the_bore_of_the_syringe_in_it(string syringe, ulong seed)
    {
        SyringeType type = SyringeType.All.First(candidate => candidate.Name == syringe);
        using var bench = new ServiceBench(seed);
        CalibrationWork work = Begin(CalibrationKind.Dose, syringe);
        FluidVolume fill = FluidVolume.FromNanolitres(type.Capacity.Nanolitres * 9 / 10);
        Fill(bench, type, fill);
        double before = bench.Gun.Fluid!.Dripped;
        ulong draws = 0;
        while (work.Next is { } step)
        {
            double evaporated = 0.04;
            if (step.Target is { } target)
            {
                if (bench.Say(id => new OperatorCommand.PrepareTarget(id, target)) is { } empty)
                {
                    Assert.Equal(RefusalCode.SyringeEmpty, empty.Code);
                    bench.Gun.RemoveSyringe();
                    bench.Run(100);
                    Leave(bench);
                    bench.Gun.TurnServiceKey(turned: true);
                    bench.Run(100);
                    Fill(bench, type, fill);
                    before = bench.Gun.Fluid!.Dripped;
                    continue;
                }

                bench.HoldAt(target, 200);
                bench.LetGo(3000);
            }

            double now = bench.Gun.Fluid!.Dripped;
            double milligrams = ((now - before) * MilligramsPerMicrolitre(work.Subject)) - evaporated + (0.02 * Noise.Gaussian(seed, 902, ++draws));
            before = now;
            work = work.Take(Math.Round(milligrams, 2), out Finding? problem) ?? throw new InvalidOperationException(problem!.ToString());
        }

        Analysis analysis = work.Analyse()!;
        Assert.True(analysis.Passed, string.Join(" ", analysis.Findings));
        double nominal = type.VolumeFor(AxisPosition.FromMicrometres(1000)).Nanolitres / 1000.0;
        Within(analysis[DoseProcedure.Scale], ((bench.Gun.Fluid!.Syringe.Area / nominal) - 1) * 100);
        Within(analysis[DoseProcedure.Offset], 0);
        bench.Gun.RemoveSyringe();
        bench.Run(100);
        Leave(bench);
    }

    [Theory]
    [Requirement("SR-063", "SR-072", "SR-074")]
    [InlineData("3 mL", 31)]
    [InlineData("1 mL", 32)]
    [InlineData("5 mL", 33)]
    public void A_compliance_calibration_driven_on_the_gun_finds_what_it_stores_loses_and_resists(string syringe, ulong seed)
    {
        SyringeType type = SyringeType.All.First(candidate => candidate.Name == syringe);
        using var bench = new ServiceBench(seed);
        CalibrationWork work = Begin(CalibrationKind.Compliance, syringe);
        Fill(bench, type, FluidVolume.FromNanolitres(type.Capacity.Nanolitres * 9 / 10));
        bench.Gun.Fluid!.ResistanceFactor = double.PositiveInfinity;
        ulong draws = 0;
        while (work.Next is { } step)
        {
            bool open = step.SettingUnit == "µL/s";
            if (open && bench.Gun.Fluid!.ResistanceFactor > 1)
            {
                bench.Gun.Fluid.ResistanceFactor = 1;
                bench.Run(10_000);
            }

            double pressure = open ? SteadyPressure(bench, step.Target!.Value) : ClosedPressure(bench, step.Target!.Value);
            double read = pressure + (0.2 * Noise.Gaussian(seed, 903, ++draws));
            work = work.Take(Math.Round(read, 1), out Finding? problem) ?? throw new InvalidOperationException(problem!.ToString());
        }

        Analysis analysis = work.Analyse()!;
        Assert.True(analysis.Passed, string.Join(" ", analysis.Findings));
        IReadOnlyDictionary<string, double> truth = GunTruth.Of(work.Subject, new() { ComplianceFactor = 1 });
        Within(analysis[ComplianceProcedure.Compliance], truth[ComplianceProcedure.Compliance]);
        Within(analysis[ComplianceProcedure.LostMotion], truth[ComplianceProcedure.LostMotion]);

        // The truth of the gun is that of a nominal needle; the one fitted has its own bore, and its fluid is driven apart at entrance and exit.
        NeedleParameters needle = bench.Gun.Fluid!.Needle;
        double resistance = needle.Resistance(bench.Gun.Fluid.Viscosity) + (2 * needle.KineticLoss() * work.Steps.Where(step => step.SettingUnit == "µL/s").Average(step => step.Setting));
        Within(analysis[ComplianceProcedure.Resistance], resistance);
        Within(analysis[ComplianceProcedure.TimeConstant], truth[ComplianceProcedure.Compliance] / 1000 * resistance);
        bench.Gun.RemoveSyringe();
        bench.Run(100);
        Leave(bench);
    }

    /// <summary>Into a closed end: held at the place until the gauge stands.</summary>
    private static double ClosedPressure(ServiceBench bench, ServiceTarget target)
    {
        bench.HoldAt(target, 500);
        double pressure = bench.Gun.Fluid!.LinePressure;
        bench.LetGo();
        return pressure;
    }

    /// <summary>Through the needle: read on the way, before the target is reached and the flow ends.</summary>
    private static double SteadyPressure(ServiceBench bench, ServiceTarget target)
    {
        bench.Prepare(target);
        bench.Hands.Press(bench.Device.Now);
        bench.Until(() => bench.Seen.Service.Volume.Nanolitres > target.Volume.Nanolitres * 0.9, "nine tenths of the delivery");
        double pressure = bench.Gun.Fluid!.LinePressure;
        Assert.False(bench.Seen.Service.Reached);
        bench.Until(() => bench.Seen.Service.Reached, target.ToString());
        bench.LetGo(3000);
        return pressure;
    }

    private static void Fill(ServiceBench bench, SyringeType type, FluidVolume fill)
    {
        Assert.Null(bench.Say(id => new OperatorCommand.CalibrateDose(id, type, fill)));
        bench.HoldAt(ServiceTarget.Load(), 0);
        bench.LetGo();
        bench.Gun.InsertSyringe(type, fill);
        bench.Gun.FitNeedle(NeedleType.Find(30, 4)!);
        bench.Run(100);
        bench.HoldAt(ServiceTarget.Prime(), 0);
        bench.LetGo(5000);
    }

    private static void Leave(ServiceBench bench)
    {
        Assert.Null(bench.Say(id => new OperatorCommand.LeaveService(id)));
        bench.Gun.TurnServiceKey(turned: false);
        bench.Until(() => bench.Seen.State == InjectorState.Standby, "standby");
    }

    private static CalibrationWork Begin(CalibrationKind kind, string part) =>
        CalibrationWork.Begin(VirtualInstrument.Subject(kind, part, Today, "test"), out IReadOnlyList<Finding> problems) ?? throw new InvalidOperationException(problems[0].ToString());

    private static double MilligramsPerMicrolitre(CalibrationSubject subject) => 1 / WaterDensity.VolumePerMass(subject.Conditions);

    private static void Within(Result result, double truth, double slack = 0) => Assert.InRange(result.Value, truth - result.Uncertainty!.Value - slack, truth + result.Uncertainty!.Value + slack);
}
