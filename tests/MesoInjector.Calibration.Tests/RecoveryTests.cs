using MesoInjector.Calibration.Procedures;
using MesoInjector.Simulator.CalibrationBench;

namespace MesoInjector.Calibration.Tests;

/// <summary>k = 2 promises that the truth lies within the stated uncertainty in about 95 of 100 calibrations: 500 devices show it.</summary>
[Requirement("SR-063")]
public sealed class RecoveryTests
{
    private const int Devices = 500;
    private const double Promised = 0.94;

    [Theory]
    [InlineData(CalibrationKind.Depth, "", DepthProcedure.Scale)]
    [InlineData(CalibrationKind.Depth, "", DepthProcedure.Backlash)]
    [InlineData(CalibrationKind.Dose, "1 mL", DoseProcedure.Scale)]
    [InlineData(CalibrationKind.Dose, "3 mL", DoseProcedure.Offset)]
    [InlineData(CalibrationKind.Compliance, "1 mL", ComplianceProcedure.Compliance)]
    [InlineData(CalibrationKind.Compliance, "3 mL", ComplianceProcedure.LostMotion)]
    [InlineData(CalibrationKind.Compliance, "5 mL", ComplianceProcedure.Resistance)]
    [InlineData(CalibrationKind.Compliance, "1 mL", ComplianceProcedure.TimeConstant)]
    [InlineData(CalibrationKind.Compliance, "3 mL", ComplianceProcedure.TimeConstant)]
    [InlineData(CalibrationKind.Force, "contact", ForceProcedure.Span)]
    [InlineData(CalibrationKind.Force, "contact", ForceProcedure.Zero)]
    [InlineData(CalibrationKind.Force, "pressure", ForceProcedure.Zero)]
    [InlineData(CalibrationKind.Force, "plunger", ForceProcedure.Zero)]
    [InlineData(CalibrationKind.Force, "pressure", ForceProcedure.Span)]
    public void What_is_hidden_is_found_within_the_stated_uncertainty(CalibrationKind kind, string part, string name)
    {
        CalibrationSubject subject = Bench.Subject(kind, part);
        int within = 0;
        double worst = 0;
        for (ulong seed = 1; seed <= Devices; seed++)
        {
            var instrument = new VirtualInstrument(subject, seed);
            Result found = Bench.Done(subject, instrument).Analyse()![name];
            double off = Math.Abs(found.Value - instrument.Truth[name]) / found.Uncertainty!.Value;
            within += off <= 1 ? 1 : 0;
            worst = Math.Max(worst, off);
        }

        Assert.True(within >= Promised * Devices, $"{within} of {Devices}; the worst is off by {worst:0.0} times its uncertainty");

        // An uncertainty so large that nothing ever reaches it says nothing.
        Assert.InRange(worst, 0.5, 4);
    }

    [Theory]
    [InlineData(CalibrationKind.Depth, "")]
    [InlineData(CalibrationKind.Dose, "3 mL")]
    [InlineData(CalibrationKind.Compliance, "1 mL")]
    [InlineData(CalibrationKind.Compliance, "3 mL")]
    [InlineData(CalibrationKind.Compliance, "5 mL")]
    [InlineData(CalibrationKind.Force, "contact")]
    public void Sound_devices_pass(CalibrationKind kind, string part)
    {
        int passed = Enumerable.Range(1, 200).Count(seed => Bench.Done(Bench.Subject(kind, part), (ulong)seed).Analyse()!.Passed);
        Assert.InRange(passed, 190, 200);
    }

    [Fact]
    public void Any_depth_corrected_by_the_calibration_is_within_its_uncertainty()
    {
        CalibrationSubject subject = Bench.Subject(CalibrationKind.Depth);
        int within = 0;
        for (ulong seed = 1; seed <= Devices; seed++)
        {
            var instrument = new VirtualInstrument(subject, seed);
            Analysis analysis = Bench.Done(subject, instrument).Analyse()!;
            double depth = Simulator.Physics.Noise.Between(0.5, 3.5, seed, 7, 7);
            double truth = depth * (1 + (instrument.Truth[DepthProcedure.Scale] * 1e-6));
            double believed = depth * (1 + (analysis[DepthProcedure.Scale].Value * 1e-6));
            within += Math.Abs(believed - truth) <= analysis[DepthProcedure.Depth].Value ? 1 : 0;
        }

        Assert.True(within >= Promised * Devices, $"{within}");
    }
}
