using System.Globalization;
using MesoInjector.Calibration.Statistics;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Calibration.Procedures;

/// <summary>
/// Zero and span of a sensor by known masses, up and down, twice: on the nose for contact, on the pusher for the plunger's force, and on the
/// plunger of a 1 mL syringe for pressure.
/// </summary>
public sealed class ForceProcedure : IProcedure
{
    /// <summary>What the sensor shows without load.</summary>
    public const string Zero = "zero";

    /// <summary>How much more it shows than there is.</summary>
    public const string Span = "span error";

    /// <summary>Standard gravity, m/s²; places differ by ± 0.3 %.</summary>
    internal const double Gravity = 9.80665;

    private const double GravityDoubt = 0.003;
    private const int Runs = 2;

    /// <summary>The device shows forces and pressures so finely, N or kPa.</summary>
    private const double DisplayStep = 0.001;

    internal static readonly double[] Masses = [0, 50, 100, 200, 300, 500];

    /// <inheritdoc />
    public CalibrationKind Kind => CalibrationKind.Force;

    /// <summary>What a mass does to a sensor: newtons, or kilopascals on the plunger of a 1 mL syringe.</summary>
    public static double Load(string sensor, double grams)
    {
        double newtons = grams * 1e-3 * Gravity;
        return sensor == "pressure" ? SyringeType.All[0].PressureFor(AppliedForce.FromMillinewtons((int)Math.Round(newtons * 1000))).Pascals / 1000.0 : newtons;
    }

    /// <inheritdoc />
    public IReadOnlyList<ReadingStep> Steps(CalibrationSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        string unit = Unit(subject.Part);
        double most = Load(subject.Part, Masses[^1]);
        return
        [
            .. from run in Enumerable.Range(1, Runs)
               from down in Common.Directions
               from mass in down ? Masses.Reverse() : Masses
               select new ReadingStep(
                   $"run {run}, {(down ? "down" : "up")}", mass, "g", string.Create(CultureInfo.InvariantCulture, $"{mass:0} g in all on the {subject.Part} sensor: what does the device show?"), unit,
                   Load(subject.Part, mass) - (0.25 * most), Load(subject.Part, mass) + (0.25 * most)),
        ];
    }

    /// <inheritdoc />
    public Analysis Analyse(CalibrationSubject subject, IReadOnlyList<double> readings)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(readings);
        IReadOnlyList<ReadingStep> steps = Steps(subject);
        string unit = Unit(subject.Part);
        double[] loads = [.. steps.Select(step => Load(subject.Part, step.Setting))];
        LinearModel line = LinearModel.Fit([.. loads.Select(load => new[] { 1, load })], readings);
        var zero = new UncertaintyBudget(Zero, unit, [new("readings", $"fit of {readings.Count} readings", line.Standard(0)), new("display", "half a step either way", UncertaintyBudget.Rectangular(DisplayStep / 2))]);
        var span = new UncertaintyBudget(Span, "%",
        [
            new("readings", $"fit of {readings.Count} readings", line.Standard(1) * 100), new("masses", "their certificate", subject.Instrument.Uncertainty / 2 / Masses[^1] * 100),
            new("gravity", "± 0.3 % from place to place", UncertaintyBudget.Rectangular(GravityDoubt) * 100),
        ]);
        Result[] results = [new(Zero, line.Coefficients[0], zero.Expanded, unit), new(Span, (line.Coefficients[1] - 1) * 100, span.Expanded, "%")];
        List<Finding> findings = [];
        Common.AddOutlier(findings, steps, readings, Common.Places(steps, _ => true), line.Residuals, DisplayStep);
        Common.AddLimit(findings, results[0], CalibrationLimits.Span * loads.Max(), "Set the zero in the board file to what the sensor shows without load, or look for something that presses on it.");
        Common.AddLimit(findings, results[1], CalibrationLimits.Span * 100, "Check the masses; if they are right, set the span in the board file anew, or have the sensor changed.");
        if (span.Expanded > CalibrationLimits.SpanUncertainty * 100)
            findings.Add(Finding.Refuse(string.Create(CultureInfo.InvariantCulture, $"The span is known only within {span.Expanded:0.0} %."), "Find what makes the readings scatter: friction, a loose sensor, a mass that touches something."));
        string[] limits = [$"zero within {CalibrationLimits.Span * 100:0} % of the range", $"span error at most {CalibrationLimits.Span * 100:0} %, known within {CalibrationLimits.SpanUncertainty * 100:0} % (k = 2)"];
        return new Analysis(results, [span, zero], findings,
        [
            new($"Shown, {unit}", $"load, {unit}", "Look for points on the line.", [.. loads.Zip(readings, (load, reading) => new PlotPoint(load, reading))], [new(0, line.At(1, 0)), new(loads.Max(), line.At(1, loads.Max()))]),
            new($"Beside the line, {unit}", $"load, {unit}", "Look for scatter without a pattern; a loop is friction.", [.. loads.Select((load, i) => new PlotPoint(load, line.Residuals[i]))], []),
        ], limits);
    }

    private static string Unit(string sensor) => sensor == "pressure" ? "kPa" : "N";
}
