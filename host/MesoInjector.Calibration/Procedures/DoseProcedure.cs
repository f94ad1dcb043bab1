using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using MesoInjector.Calibration.Statistics;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Calibration.Procedures;

/// <summary>
/// Delivered volume by weighing, designed with reference to ISO 8655-6: ten deliveries of water at 10 %, 50 % and 100 % of the largest dose,
/// and weighings without a delivery before and after, which show what evaporates and whether the balance drifts.
/// </summary>
public sealed class DoseProcedure : IProcedure
{
    /// <summary>How much more is delivered than asked for.</summary>
    public const string Scale = "scale error";

    /// <summary>What is delivered more or less at every dose.</summary>
    public const string Offset = "offset";

    internal const int Deliveries = 10;
    internal const int Blanks = 3;

    private const double Small = 0.2;
    private const string BlankBefore = "blanks before";
    private const string BlankAfter = "blanks after";

    /// <summary>Room and water differ by so much, K; 0.00021 of a volume of water per kelvin.</summary>
    private const double TemperatureDoubt = 0.5;

    private const double ExpansionOfWater = 2.1e-4;

    /// <summary>A trend over the deliveries that comes by chance in one calibration of a hundred, and is larger than 1 %, is a drift.</summary>
    private const double DriftSignificance = 0.01;

    private const double DriftShare = 0.01;

    internal static double Nominal { get; } = HardLimits.DosePerPoint.Nanolitres / 1000.0;

    internal static double[] Levels { get; } = [Nominal * 0.1, Nominal * 0.5, Nominal];

    /// <inheritdoc />
    public CalibrationKind Kind => CalibrationKind.Dose;

    /// <inheritdoc />
    public IReadOnlyList<ReadingStep> Steps(CalibrationSubject subject) =>
    [
        .. Enumerable.Range(1, Blanks).Select(number => Blank(BlankBefore, number)),
        .. from level in Levels
           from number in Enumerable.Range(1, Deliveries)
           select new ReadingStep(
               string.Create(CultureInfo.InvariantCulture, $"{level:0.#} µL"), level, "µL",
               string.Create(CultureInfo.InvariantCulture, $"Delivery {number} of {Deliveries} at {level:0.#} µL: by how much did the balance rise?"), "mg", level * Small, level * 2,
               ServiceTarget.Deliver(FluidVolume.FromNanolitres((long)Math.Round(level * 1000)), ServiceTarget.UsualFlow)),
        .. Enumerable.Range(1, Blanks).Select(number => Blank(BlankAfter, number)),
    ];

    /// <inheritdoc />
    public Analysis Analyse(CalibrationSubject subject, IReadOnlyList<double> readings)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(readings);
        IReadOnlyList<ReadingStep> steps = Steps(subject);
        double[] before = [.. Of(BlankBefore)];
        double[] after = [.. Of(BlankAfter)];
        double evaporated = -before.Concat(after).Average();
        double z = WaterDensity.VolumePerMass(subject.Conditions);
        int[] deliveries = Common.Places(steps, step => step.Setting > 0);
        double[] volumes = [.. deliveries.Select(i => (readings[i] + evaporated) * z)];
        double[] asked = [.. deliveries.Select(i => steps[i].Setting)];
        Level[] levels = [.. Levels.Select(level => Level.Of(level, [.. volumes.Where((_, i) => asked[i] == level)]))];
        double[] spread = [.. asked.Select(dose => Math.Max(levels.First(level => level.Nominal == dose).Deviation, subject.Instrument.Resolution / 10))];

        // Each dose counts by its own scatter, which ten deliveries know with nine degrees of freedom.
        double widening = LinearModel.Widening(Deliveries - 1);
        LinearModel line = LinearModel.Fit([.. asked.Select(dose => new[] { 1, dose })], volumes, [.. spread.Select(deviation => 1 / (deviation * deviation))]);
        UncertaintyBudget scale = ScaleBudget(subject, line, widening, before.Concat(after).StandardDeviation());
        UncertaintyBudget offset = new(Offset, "µL", [new("readings", "weighted fit", line.Standard(0) * widening), new("evaporation", $"scatter of {2 * Blanks} blanks", before.Concat(after).StandardDeviation() / Math.Sqrt(2 * Blanks))]);
        Result[] results =
        [
            new(Scale, (line.Coefficients[1] - 1) * 100, scale.Expanded, "%"), new(Offset, line.Coefficients[0], offset.Expanded, "µL"),
            new("evaporation in a delivery", evaporated, null, "mg"), new("factor Z", z, 2 * UncertaintyBudget.Rectangular(TemperatureDoubt) * ExpansionOfWater, "µL/mg"), .. levels.SelectMany(level => level.Results()),
        ];
        List<Finding> findings = [.. levels.Select(level => level.Problem()).OfType<Finding>()];
        AddDrift(findings, before, after, asked, volumes);
        foreach (Level level in levels)
        {
            // By itself: among the others its own scatter, which it is part of, would hide it.
            int[] same = Common.Places(steps, step => step.Setting == level.Nominal);
            Common.AddOutlier(findings, steps, readings, same, [.. same.Select(i => readings[i])], subject.Instrument.Resolution);
        }

        Common.AddOutlier(findings, steps, readings, Common.Places(steps, step => step.Setting <= 0), [.. before, .. after], subject.Instrument.Resolution);
        if (!(scale.Expanded <= CalibrationLimits.DoseScaleUncertainty * 100))
            findings.Add(Finding.Refuse(string.Create(CultureInfo.InvariantCulture, $"The scale of the dose is known only within {scale.Expanded:0.0} %."), "Use a better balance, or find what makes the deliveries scatter."));
        AddWrongSyringe(findings, subject, levels[^1].Mean);
        return new Analysis(results, [scale, offset], findings, Plots(asked, volumes, line), Limits);

        IEnumerable<double> Of(string group) => readings.Where((_, i) => steps[i].Group == group);
    }

    private static IReadOnlyList<string> Limits =>
    [
        $"tolerance interval (95 % confidence, 97.5 % of doses, k = {Level.Factor.ToString("0.000", CultureInfo.InvariantCulture)}) within ± {CalibrationLimits.DoseTolerance * 100:0} % of the dose; of the smallest dose within ± {CalibrationLimits.SmallDoseTolerance} µL",
        string.Create(CultureInfo.InvariantCulture, $"scale known within {CalibrationLimits.DoseScaleUncertainty * 100:0} % (k = 2)"),
        $"blanks before and after within {CalibrationLimits.BalanceDrift} mg of each other",
    ];

    private static ReadingStep Blank(string group, int number) => new(
        group, 0, "µL", $"Blank {number} of {Blanks}: wait as long as a delivery takes, deliver nothing. By how much did the balance change?", "mg", -1, 1);

    private static UncertaintyBudget ScaleBudget(CalibrationSubject subject, LinearModel line, double widening, double blankScatter) => new(Scale, "%",
    [
        new("readings", $"weighted fit of {line.Freedom + 2} deliveries", line.Standard(1) * widening * 100),
        new("balance", "its certificate, at the largest dose", subject.Instrument.Uncertainty / 2 / Nominal * 100),
        new("resolution", "half a step either way, two weighings", UncertaintyBudget.Rectangular(subject.Instrument.Resolution / 2) * Math.Sqrt(2) / Nominal * 100),
        new("evaporation", "scatter of the blanks", blankScatter / Math.Sqrt(2 * Blanks) / Nominal * 100),
        new("temperature of the water", "± 0.5 K", UncertaintyBudget.Rectangular(TemperatureDoubt) * ExpansionOfWater * 100),
    ]);

    private static void AddDrift(List<Finding> findings, double[] before, double[] after, double[] asked, double[] volumes)
    {
        double step = after.Average() - before.Average();
        if (Math.Abs(step) > CalibrationLimits.BalanceDrift)
            findings.Add(Finding.Refuse(string.Create(CultureInfo.InvariantCulture, $"The balance drifts: blanks went from {before.Average():0.00} to {after.Average():0.00} mg."), "Let it warm up for half an hour away from draughts, and begin again."));
        LinearModel trend = LinearModel.Fit([.. volumes.Select((_, i) => new[] { 1.0, i - (volumes.Length / 2.0) })], [.. volumes.Select((volume, i) => volume / asked[i])],
            [.. asked.Select(dose => dose * dose)]);
        double t = Math.Abs(trend.Coefficients[1]) / trend.Standard(1);
        double over = trend.Coefficients[1] * volumes.Length;
        if (t > StudentT.InvCDF(0, 1, trend.Freedom, 1 - (DriftSignificance / 2)) && Math.Abs(over) > DriftShare)
            findings.Add(Finding.Flag(string.Create(CultureInfo.InvariantCulture, $"Deliveries change by {over * 100:0.0} % from the first to the last."), "Look for air in the syringe, evaporation or a drifting balance."));
    }

    /// <summary>Volumes go with the square of the bore.</summary>
    private static void AddWrongSyringe(List<Finding> findings, CalibrationSubject subject, double delivered)
    {
        if (subject.Syringe is not { } declared)
            return;
        foreach (SyringeType other in SyringeType.All.Where(type => type.Code != declared.Code))
        {
            double bores = Math.Pow((double)other.Bore.Nanometres / declared.Bore.Nanometres, 2);
            if (Math.Abs((delivered / Nominal / bores) - 1) < 0.1)
                findings.Add(Finding.Refuse(string.Create(CultureInfo.InvariantCulture, $"{delivered:0.0} µL of {Nominal:0} µL is what a {other} syringe would give in the place of a {declared}."), $"Load a {declared} syringe, or calibrate for {other}."));
        }
    }

    private static List<CalibrationPlot> Plots(double[] asked, double[] volumes, LinearModel line) =>
    [
        new("Delivered, µL", "dose asked for, µL", "Look for points on the line.", [.. asked.Zip(volumes, (dose, volume) => new PlotPoint(dose, volume))],
            [new(0, line.At(1, 0)), new(Nominal, line.At(1, Nominal))]),
        new("Error of each delivery, %", "number of the delivery", "Look for scatter without a slope: a slope is drift. From left to right 10 %, 50 % and 100 % of the largest dose.",
            [.. volumes.Select((volume, i) => new PlotPoint(i + 1, (volume / asked[i] - 1) * 100))], [], CalibrationLimits.DoseTolerance * 100),
    ];

    /// <summary>All deliveries of one dose.</summary>
    private sealed record Level(double Nominal, double Mean, double Deviation, double Low, double High)
    {
        public static double Factor { get; } = ToleranceFactor.TwoSided(Deliveries, CalibrationLimits.Confidence, CalibrationLimits.PartOfDoses);

        private string Name => string.Create(CultureInfo.InvariantCulture, $"{Nominal:0.#} µL");

        private double Allowed => Nominal == Levels[0] ? CalibrationLimits.SmallDoseTolerance : Nominal * CalibrationLimits.DoseTolerance;

        public static Level Of(double nominal, double[] volumes)
        {
            double mean = volumes.Average();
            double deviation = volumes.StandardDeviation();
            return new Level(nominal, mean, deviation, mean - (Factor * deviation), mean + (Factor * deviation));
        }

        public IEnumerable<Result> Results() =>
        [
            new($"{Name}: systematic error", (Mean / Nominal - 1) * 100, null, "%"), new($"{Name}: random error (CV)", Deviation / Mean * 100, null, "%"),
            new($"{Name}: interval from", Low, null, "µL"), new($"{Name}: interval to", High, null, "µL"),
        ];

        public Finding? Problem() => Low >= Nominal - Allowed && High <= Nominal + Allowed ? null : Finding.Refuse(
            string.Create(CultureInfo.InvariantCulture, $"At {Name} doses may lie between {Low:0.00} and {High:0.00} µL; {Nominal - Allowed:0.00} to {Nominal + Allowed:0.00} is required."),
            Math.Abs(Mean - Nominal) > Factor * Deviation ? "The mean is off: check syringe type and lot." : "The doses scatter: look for air, a loose syringe or an unsteady balance, and repeat.");
    }
}
