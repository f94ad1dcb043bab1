using System.Globalization;
using MathNet.Numerics.Statistics;
using MesoInjector.Calibration.Statistics;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;

namespace MesoInjector.Calibration.Procedures;

/// <summary>
/// The needle axis against a dial indicator on its carriage: three runs over seven places, forward and back. A line with scale and offset,
/// and a step between the directions, which is the backlash. Then the touch-off gauge: how well the tip is found again.
/// </summary>
public sealed class DepthProcedure : IProcedure
{
    /// <summary>How much longer a true distance is than the encoder says.</summary>
    public const string Scale = "scale error";

    /// <summary>Where the indicator stands at zero depth.</summary>
    public const string Offset = "offset of the indicator";

    /// <summary>What a reversal loses.</summary>
    public const string Backlash = "backlash";

    /// <summary>What is not known of any depth after the correction.</summary>
    public const string Depth = "uncertainty of a depth";

    /// <summary>The deepest that may be commanded with it.</summary>
    public const string Largest = "largest depth that can be commanded";

    /// <summary>Where the readings lie beside the line, on average over the runs.</summary>
    public const string PlaceError = "largest error of a place";

    /// <summary>How well a touch-off finds the same tip again.</summary>
    public const string TouchOff = "repeatability of a touch-off";

    internal const int Runs = 3;
    internal const int TouchOffs = 6;

    private const string Gauge = "touch-off gauge";

    /// <summary>Steel and brass of the needle's carriage, per kelvin; over the stroke, within ± 5 K.</summary>
    private const double Expansion = 2e-5;

    private const double TemperatureRange = 5;

    internal static readonly double[] Places = [0.5, 1, 1.5, 2, 2.5, 3, 3.5];

    /// <inheritdoc />
    public CalibrationKind Kind => CalibrationKind.Depth;

    /// <inheritdoc />
    public IReadOnlyList<ReadingStep> Steps(CalibrationSubject subject) =>
    [
        .. from run in Enumerable.Range(1, Runs)
           from back in Common.Directions
           from place in back ? Places.Reverse() : Places
           select new ReadingStep(
               $"run {run}, {(back ? "back" : "forward")}", place, "mm",
               string.Create(CultureInfo.InvariantCulture, $"Drive {(back ? "back" : "forward")} to {place:0.0} mm and read the indicator."), "mm", place - 0.4, place + 0.4,
               back ? ServiceTarget.NeedleBack(At(place)) : ServiceTarget.NeedleForward(At(place))),
        .. Enumerable.Range(1, TouchOffs).Select(number => new ReadingStep(
            Gauge, 0, "mm", $"Dock on the gauge, touch off, lift off ({number} of {TouchOffs}): which tip offset does the device show?", "mm", -LargestOffset, LargestOffset, ServiceTarget.TouchOff())),
    ];

    private static AxisPosition At(double millimetres) => AxisPosition.FromMicrometres((int)Math.Round(millimetres * 1000));

    private static double LargestOffset => HardLimits.TipOffset.Nanometres / 1e6;

    /// <inheritdoc />
    public Analysis Analyse(CalibrationSubject subject, IReadOnlyList<double> readings)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(readings);
        double[] offsets = [.. readings.TakeLast(TouchOffs)];
        List<Finding> touchOffs = [];
        Common.AddOutlier(touchOffs, Steps(subject), readings, Common.Places(Steps(subject), step => step.Group == Gauge), offsets, subject.Instrument.Resolution);
        readings = [.. readings.SkipLast(TouchOffs)];
        IReadOnlyList<ReadingStep> steps = [.. Steps(subject).SkipLast(TouchOffs)];
        double[] back = [.. steps.Select(step => step.Group.EndsWith("back", StringComparison.Ordinal) ? 1.0 : 0.0)];
        LinearModel line = LinearModel.Fit([.. steps.Select((step, i) => new[] { 1, step.Setting, back[i] })], readings);
        double[] errors = [.. Places.Select(place => steps.Select((step, i) => (step, i)).Where(at => at.step.Setting == place).Average(at => line.Residuals[at.i]))];
        double worst = errors.Max(Math.Abs);
        double range = Places[^1] - Places[0];
        double instrument = subject.Instrument.Uncertainty / 2;
        var scale = new UncertaintyBudget(Scale, "ppm",
        [
            new("readings", $"fit of {readings.Count} readings", line.Standard(1) * 1e6),
            new("indicator", "its certificate, over the range", instrument / range * 1e6),
        ]);
        var backlash = new UncertaintyBudget(Backlash, "mm", [new("readings", "fit", line.Standard(2)), new("resolution", "half a step either way, both directions", Resolution(subject) * Math.Sqrt(2.0 / readings.Count * 2))]);
        var depth = new UncertaintyBudget(Depth, "mm",
        [
            new("repeatability", $"scatter of {readings.Count} readings", line.Scatter),
            new("fit", "line at the deepest place", line.StandardAt(1, Places[^1], 0)),
            new("resolution", "half a step either way", Resolution(subject)),
            new("indicator", "its certificate", instrument),
            new("form", "largest error of a place", UncertaintyBudget.Rectangular(worst)),
            new("temperature", "expansion within ± 5 K", UncertaintyBudget.Rectangular(Places[^1] * Expansion * TemperatureRange)),
        ]);
        double touchOff = UncertaintyBudget.CoverageFactor * offsets.StandardDeviation() * LinearModel.Widening(TouchOffs - 1);
        double largest = (HardLimits.CommandableDepth.Micrometres / 1000.0) - depth.Expanded - touchOff;
        Result[] results =
        [
            new(Scale, (line.Coefficients[1] - 1) * 1e6, scale.Expanded, "ppm"), new(Offset, line.Coefficients[0], 2 * line.Standard(0), "mm"),
            new(Backlash, line.Coefficients[2], backlash.Expanded, "mm"), new(Depth, depth.Expanded, null, "mm"), new(PlaceError, worst, null, "mm"), new(TouchOff, touchOff, null, "mm"), new(Largest, largest, null, "mm"),
            .. Places.Zip(errors, (place, error) => new Result(string.Create(CultureInfo.InvariantCulture, $"error at {place:0.0} mm"), error * 1000, null, "µm")),
        ];
        return new Analysis(results, [depth, scale, backlash], [.. Findings(subject, steps, readings, line, results), .. touchOffs], Plots(steps, readings, line, back, errors), Limits);
    }

    /// <summary>What the controller is given of it.</summary>
    internal static Control.Calibration.DepthCalibration ToControl(CalibrationSubject subject, Analysis analysis) => new(
        subject.Handpiece, subject.Date, (int)Math.Round(analysis[Scale].Value), AxisPosition.FromMicrometres((int)Math.Ceiling(analysis[Depth].Value * 1000)),
        AxisPosition.FromMicrometres((int)Math.Ceiling(analysis[TouchOff].Value * 1000)));

    private static IReadOnlyList<string> Limits =>
    [
        $"uncertainty of a depth at most {CalibrationLimits.DepthUncertainty} mm (k = 2)", $"scale error at most {CalibrationLimits.DepthScale} ppm", $"backlash at most {CalibrationLimits.Backlash} mm",
        $"error of a place at most {CalibrationLimits.DepthError} mm", $"repeatability of a touch-off at most {CalibrationLimits.TouchOffRepeatability} mm (k = 2)",
    ];

    private static double Resolution(CalibrationSubject subject) => UncertaintyBudget.Rectangular(subject.Instrument.Resolution / 2);

    private static List<Finding> Findings(CalibrationSubject subject, IReadOnlyList<ReadingStep> steps, IReadOnlyList<double> readings, LinearModel line, Result[] results)
    {
        List<Finding> findings = [];
        for (int i = 1; i < readings.Count; i++)
        {
            bool rising = steps[i].Setting > steps[i - 1].Setting;
            if (steps[i].Group == steps[i - 1].Group && (rising ? readings[i] <= readings[i - 1] : readings[i] >= readings[i - 1]))
                findings.Add(Finding.Refuse($"{steps[i].Group}: the axis does not go on between {steps[i - 1].Setting} and {steps[i].Setting} mm.", "Look for a loose indicator or a slipping screw, and begin again."));
        }

        Common.AddOutlier(findings, steps, readings, Common.Places(steps, _ => true), line.Residuals, subject.Instrument.Resolution);
        Common.AddLimit(findings, results[0], CalibrationLimits.DepthScale, "The screw or the encoder is not that of the design: have the handpiece looked at.");
        Common.AddLimit(findings, results[2], CalibrationLimits.Backlash, "The nut is worn: have the handpiece looked at.");
        Common.AddLimit(findings, results[3], CalibrationLimits.DepthUncertainty, "Use a better indicator, or find what makes the readings scatter.");
        Common.AddLimit(findings, results[4], CalibrationLimits.DepthError, "The axis is not straight: have the screw looked at.");
        Common.AddLimit(findings, results[5], CalibrationLimits.TouchOffRepeatability, "Clean the gauge and the needle's hub, seat the gun firmly, and repeat.");
        return findings;
    }

    private static List<CalibrationPlot> Plots(IReadOnlyList<ReadingStep> steps, IReadOnlyList<double> readings, LinearModel line, double[] back, double[] errors) =>
    [
        new("Indicator, mm", "depth commanded, mm", "Look for points on the line.", [.. steps.Select((step, i) => new PlotPoint(step.Setting, readings[i]))],
            [new(Places[0], line.At(1, Places[0], 0)), new(Places[^1], line.At(1, Places[^1], 0))]),
        new("Beside the line, µm", "depth commanded, mm", "Look for scatter without a pattern; a wave is the screw's. The line joins the means of the places.",
            [.. steps.Select((step, i) => new PlotPoint(step.Setting + (back[i] * 0.03), line.Residuals[i] * 1000))], [.. Places.Zip(errors, (place, error) => new PlotPoint(place, error * 1000))],
            CalibrationLimits.DepthError * 1000),
    ];
}
