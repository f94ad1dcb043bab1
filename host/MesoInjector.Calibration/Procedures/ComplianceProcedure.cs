using System.Globalization;
using MesoInjector.Calibration.Statistics;
using MesoInjector.Control.Calibration;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Calibration.Procedures;

/// <summary>
/// What a syringe stores under pressure, what a reversal of the plunger loses, and what the needle resists: a ramp into a closed end, up and
/// down, then steady flows through the needle. Their product is the time constant with which a dose empties itself.
/// </summary>
public sealed class ComplianceProcedure : IProcedure
{
    /// <summary>What the syringe stores per pressure.</summary>
    public const string Compliance = "compliance";

    /// <summary>What a reversal of the plunger takes before the seal follows.</summary>
    public const string LostMotion = "lost motion";

    /// <summary>Pressure per flow of the needle.</summary>
    public const string Resistance = "needle resistance";

    /// <summary>Compliance times resistance.</summary>
    public const string TimeConstant = "time constant";

    private const string TwoReadings = "half a step either way, two readings";

    internal const double RampPressure = 150;
    internal const int RampSteps = 8;
    internal const string Up = "closed end, up";
    internal const string Down = "closed end, down";
    internal const string Flowing = "flow through the needle";

    /// <summary>What a gauge may show of nothing, and a technician call the same place, kPa.</summary>
    private const double Allowance = 15;

    /// <summary>So much beyond what is expected is no reading of a closed end: it is another unit. Wider than <see cref="CalibrationLimits.ComplianceFactor"/>, which judges the whole.</summary>
    private const double BelievedFactor = 3;

    /// <summary>Slow enough that the gauge follows.</summary>
    private static readonly FlowRate RampFlow = FlowRate.FromMicrolitresPerSecond(10);

    /// <summary>Fastest first: the plunger comes from below the top of the ramp, and the slowest would take longer there than a pedal may be held.</summary>
    internal static readonly double[] Flows = [25, 20, 15, 10, 5];

    /// <summary>
    /// The places at the end of the way down, in steps of the ramp. Only here the pressure no longer outweighs the friction of the seal, so that the rod is pulled and the play of screw
    /// and clip is in what is lost, as it is when a dose has emptied itself.
    /// </summary>
    private static readonly double[] Pulled = [1, 0.5];

    /// <inheritdoc />
    public CalibrationKind Kind => CalibrationKind.Compliance;

    /// <inheritdoc />
    public IReadOnlyList<ReadingStep> Steps(CalibrationSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        SyringeType syringe = subject.Syringe ?? SyringeType.All[0];
        double perKilopascal = syringe.TypicalCompliance.NanolitresPerKilopascal / 1000.0;
        double full = perKilopascal * RampPressure;
        double lost = 2 * CalibrationLimits.LostMotion / 1000 * Area(syringe) / perKilopascal;
        return
        [
            .. Enumerable.Range(1, RampSteps).Select(i => Ramp(Up, full * i / RampSteps, RampPressure * i / RampSteps, 0)),
            .. Enumerable.Range(2, RampSteps - 2).Reverse().Select(i => (double)i).Concat(Pulled).Select(i => Ramp(Down, full * i / RampSteps, RampPressure * i / RampSteps, lost)),
            .. Flows.Select(flow => new ReadingStep(Flowing, flow, "µL/s",
                string.Create(CultureInfo.InvariantCulture, $"Open end with the needle on, water in it: deliver at {flow:0} µL/s and read the steady pressure before it ends."), "kPa", 0, 400,
                ServiceTarget.Deliver(HardLimits.DosePerPoint, FlowRate.FromNanolitresPerSecond((int)(flow * 1000))))),
        ];
    }

    /// <inheritdoc />
    public Analysis Analyse(CalibrationSubject subject, IReadOnlyList<double> readings)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(readings);
        IReadOnlyList<ReadingStep> steps = Steps(subject);
        SyringeType syringe = subject.Syringe ?? throw new ArgumentException("a compliance without a syringe", nameof(subject));
        int[] ramp = Common.Places(steps, step => step.Group != Flowing);
        int[] flows = Common.Places(steps, step => step.Group == Flowing);
        LinearModel closed = LinearModel.Fit([.. ramp.Select(i => new[] { 1, steps[i].Setting, steps[i].Group == Down ? 1.0 : 0.0, i > ramp[^1] - Pulled.Length ? 1.0 : 0.0 })], [.. ramp.Select(i => readings[i])]);
        LinearModel open = LinearModel.Fit([.. flows.Select(i => new[] { 1, steps[i].Setting })], [.. flows.Select(i => readings[i])]);
        double perVolume = closed.Coefficients[1];
        double compliance = 1000 / perVolume;
        double area = Area(syringe);
        double lost = (closed.Coefficients[2] + closed.Coefficients[3]) / perVolume / area * 1000;
        double gauge = subject.Instrument.Uncertainty / 2;
        double step = UncertaintyBudget.Rectangular(subject.Instrument.Resolution / 2) * Math.Sqrt(2);
        double span = Math.Max(flows.Max(i => readings[i]) - flows.Min(i => readings[i]), 1);
        var stored = new UncertaintyBudget(Compliance, "nL/kPa",
        [
            new("readings", $"fit of {ramp.Length} pressures", closed.Standard(1) / perVolume * compliance), new("gauge", "its certificate, over the ramp", gauge / RampPressure * compliance),
            new("resolution", TwoReadings, step / RampPressure * compliance),
        ]);
        var motion = new UncertaintyBudget(LostMotion, "µm",
            [new("readings", "step between the directions", closed.StandardAt(0, 0, 1, 1) / perVolume / area * 1000), new("resolution", TwoReadings, step / perVolume / area * 1000), new("compliance", "its scale", Math.Abs(lost) * (stored.Expanded / 2 / compliance))]);
        var needle = new UncertaintyBudget(Resistance, "kPa·s/µL", [new("readings", $"fit of {flows.Length} flows", open.Standard(1)), new("gauge", "its certificate, over the flows", gauge / span * Math.Abs(open.Coefficients[1])),
            new("resolution", TwoReadings, step / span * Math.Abs(open.Coefficients[1]))]);
        double tau = compliance / 1000 * open.Coefficients[1];
        var time = new UncertaintyBudget(TimeConstant, "s",
            [new("compliance", "from above", tau * stored.Expanded / 2 / compliance), new("needle resistance", "from above", Math.Abs(tau) * needle.Expanded / 2 / Math.Abs(open.Coefficients[1]))]);
        Result[] results =
        [
            new(Compliance, compliance, stored.Expanded, "nL/kPa"), new(LostMotion, lost, motion.Expanded, "µm"), new(Resistance, open.Coefficients[1], needle.Expanded, "kPa·s/µL"),
            new(TimeConstant, tau, time.Expanded, "s"), new("dwell of three time constants", 3 * tau, null, "s"),
        ];
        List<Finding> findings = Findings(syringe, results);
        AddNeedle(findings, subject, results[2]);
        Common.AddOutlier(findings, steps, readings, ramp, closed.Residuals, subject.Instrument.Resolution);
        Common.AddOutlier(findings, steps, readings, flows, open.Residuals, subject.Instrument.Resolution);
        return new Analysis(results, [stored, motion, needle, time], findings, Plots(steps, readings, ramp, flows, closed, open), Limits(subject, syringe));
    }

    /// <summary>What the controller is given of the needle; null where its type was not named, or the resistance is no number.</summary>
    internal static MeasuredResistance? ResistanceToControl(CalibrationSubject subject, Analysis analysis) =>
        NeedleType.Named(subject.Needle) is { } needle && analysis[Resistance].Value > 0
            ? new MeasuredResistance(needle, (int)Math.Round(analysis[Resistance].Value * 1000 / WaterViscosity.At(subject.Conditions.Celsius)))
            : null;

    /// <summary>A resistance far from what the needle's bore gives is that of another needle.</summary>
    private static void AddNeedle(List<Finding> findings, CalibrationSubject subject, Result resistance)
    {
        if (NeedleType.Named(subject.Needle) is not { } needle)
            return;
        double nominal = needle.ResistancePascalsPerNanolitrePerSecond(WaterViscosity.At(subject.Conditions.Celsius));
        double share = resistance.Value / nominal;
        if (!(share >= 1 / CalibrationLimits.NeedleFactor && share <= CalibrationLimits.NeedleFactor))
            findings.Add(Finding.Refuse(string.Create(CultureInfo.InvariantCulture, $"{resistance.Value:0.00} kPa·s/µL is {share:0.0} times what a {needle} needle has in water."), "Look for another needle, a blocked one, or a fluid that is not water."));
    }

    private static IReadOnlyList<string> Limits(CalibrationSubject subject, SyringeType syringe) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"compliance within a factor of {CalibrationLimits.ComplianceFactor} of the typical {syringe.TypicalCompliance} of a {syringe} syringe, known within {CalibrationLimits.ComplianceUncertainty * 100:0} % (k = 2)"),
        $"lost motion 0 to {CalibrationLimits.LostMotion} µm",
        .. NeedleType.Named(subject.Needle) is { } needle
            ? [string.Create(CultureInfo.InvariantCulture, $"needle resistance within a factor of {CalibrationLimits.NeedleFactor} of a {needle} needle in water")] : Array.Empty<string>(),
    ];

    /// <summary>Of the stopper, mm².</summary>
    private static double Area(SyringeType syringe) => syringe.VolumeFor(AxisPosition.FromMicrometres(1000)).Nanolitres / 1000.0;

    private static ReadingStep Ramp(string group, double volume, double expected, double lost) => new(
        group, volume, "µL", string.Create(CultureInfo.InvariantCulture, $"End closed: drive the plunger {(group == Up ? "on" : "back")} to {volume:0.0} µL displaced and read the pressure."), "kPa",
        (expected / BelievedFactor) - Allowance, (expected * BelievedFactor) + lost + Allowance,
        ServiceTarget.PressTo(FluidVolume.FromNanolitres((long)Math.Round(volume * 1000)), RampFlow));

    /// <summary>The type of syringe whose compliance, displaced by a plunger that takes it for the declared one, comes nearest in proportion.</summary>
    private static SyringeType Nearest(SyringeType declared, double share) => SyringeType.All.MinBy(
        actual => Math.Abs(Math.Log(share / Share(declared, actual))))!;

    /// <summary>How many times the compliance of the declared syringe is found where another one is in its place.</summary>
    internal static double Share(SyringeType declared, SyringeType actual) =>
        (double)actual.TypicalCompliance.NanolitresPerKilopascal / declared.TypicalCompliance.NanolitresPerKilopascal * Area(declared) / Area(actual);

    private static List<Finding> Findings(SyringeType syringe, Result[] results)
    {
        List<Finding> findings = [];
        double typical = syringe.TypicalCompliance.NanolitresPerKilopascal;
        double share = results[0].Value / typical;
        if (!(share >= 1 / CalibrationLimits.ComplianceFactor && share <= CalibrationLimits.ComplianceFactor))
            findings.Add(Finding.Refuse(string.Create(CultureInfo.InvariantCulture, $"A compliance of {results[0].Value:0} nL/kPa is {share:0.00} times that of a {syringe} syringe."), "Air in the syringe makes it soft, a blocked gauge makes it hard: look for both, and for the wrong syringe."));
        if (share > 0 && Nearest(syringe, share) is { } other && other.Code != syringe.Code)
            findings.Add(Finding.Flag($"It is nearer to what a {other} syringe gives in the place of a {syringe}.", $"Read the label. The holder tells them apart where the device is driven."));
        if (!(results[0].Uncertainty <= CalibrationLimits.ComplianceUncertainty * Math.Abs(results[0].Value)))
            findings.Add(Finding.Refuse("The compliance is not known well enough.", "Look for a leak: pressure that falls while you read. Then repeat."));
        if (!(results[1].Value >= -results[1].Uncertainty && results[1].Value <= CalibrationLimits.LostMotion))
            findings.Add(Finding.Refuse(string.Create(CultureInfo.InvariantCulture, $"A lost motion of {results[1].Value:0} µm cannot be."), "The end leaks, or the syringe is loose in its holder: mend it and repeat."));
        if (!(results[2].Value > 0))
            findings.Add(Finding.Refuse("Pressure does not rise with the flow.", "Look for a leak before the needle, and repeat."));
        if (3 * results[3].Value > HardLimits.LongestDwell.TotalSeconds)
            findings.Add(Finding.Flag($"Three time constants are longer than the longest dwell of {HardLimits.LongestDwell.TotalSeconds:0.#} s.", "Doses will be refused as inaccurate: use a smaller syringe or a wider needle."));
        return findings;
    }

    private static List<CalibrationPlot> Plots(IReadOnlyList<ReadingStep> steps, IReadOnlyList<double> readings, int[] ramp, int[] flows, LinearModel closed, LinearModel open) =>
    [
        new("Pressure into a closed end, kPa", "volume displaced, µL", "Look for two lines side by side: up below, down above. A curve is air.", [.. ramp.Select(i => new PlotPoint(steps[i].Setting, readings[i]))],
            [.. ramp.Take(RampSteps).Select(i => new PlotPoint(steps[i].Setting, closed.At(1, steps[i].Setting, 0, 0)))]),
        new("Beside the line, kPa", "volume displaced, µL", "Look for scatter without a pattern.", [.. ramp.Select((i, at) => new PlotPoint(steps[i].Setting, closed.Residuals[at]))], []),
        new("Pressure at steady flow, kPa", "flow, µL/s", "Look for points on the line; its slope is the needle's resistance.", [.. flows.Select(i => new PlotPoint(steps[i].Setting, readings[i]))],
            [new(0, open.At(1, 0)), new(Flows[0], open.At(1, Flows[0]))]),
    ];
}
