using System.Globalization;
using MesoInjector.Calibration.Statistics;

namespace MesoInjector.Calibration.Procedures;

/// <summary>Findings that several procedures have.</summary>
internal static class Common
{
    /// <summary>There, and back again.</summary>
    public static readonly bool[] Directions = [false, true];

    /// <summary>An outlier is shown and counted, never dropped.</summary>
    /// <param name="findings">Where it is shown.</param>
    /// <param name="steps">Every step: an outlier is named by the number the technician was asked for.</param>
    /// <param name="readings">Every reading.</param>
    /// <param name="looked">Which of them are looked at, by their places; three or more.</param>
    /// <param name="residuals">How far each of those is out.</param>
    /// <param name="resolution">What the instrument cannot tell apart, in the unit of the residuals: no outlier, however alike the others are.</param>
    public static void AddOutlier(
        List<Finding> findings, IReadOnlyList<ReadingStep> steps, IReadOnlyList<double> readings, IReadOnlyList<int> looked, IReadOnlyList<double> residuals, double resolution)
    {
        (int at, double distance, double critical) = GrubbsTest.Find(residuals);
        if (at < 0 || Math.Abs(residuals[at] - residuals.Where((_, i) => i != at).Average()) < 1.5 * resolution)
            return;
        int index = looked[at];
        ReadingStep step = steps[index];
        findings.Add(Finding.Flag(
            string.Create(CultureInfo.InvariantCulture, $"Reading {index + 1} ({step.Group}, {step.Setting:0.##} {step.SettingUnit}: {readings[index]:0.####} {step.Unit}) is an outlier: {distance:0.0} standard deviations from the others, {critical:0.0} would pass (Grubbs, 1 %)."),
            "It is counted. If you know what happened, undo and read again."));
    }

    /// <summary>The places of the steps of a group.</summary>
    public static int[] Places(IReadOnlyList<ReadingStep> steps, Func<ReadingStep, bool> which) => [.. Enumerable.Range(0, steps.Count).Where(i => which(steps[i]))];

    /// <summary>A result must not be further from zero than its limit.</summary>
    public static void AddLimit(List<Finding> findings, Result result, double limit, string remedy)
    {
        if (!(Math.Abs(result.Value) <= limit))
            findings.Add(Finding.Refuse(string.Create(CultureInfo.InvariantCulture, $"The {result.Name} is {result.Value:0.####} {result.Unit}; at most {limit:0.####} {result.Unit} is allowed."), remedy));
    }

    /// <summary>Two results of the same thing that differ by more than both their uncertainties.</summary>
    public static void AddDrift(List<Finding> findings, Result now, Result before)
    {
        double together = Math.Sqrt(((now.Uncertainty ?? 0) * (now.Uncertainty ?? 0)) + ((before.Uncertainty ?? 0) * (before.Uncertainty ?? 0)));
        if (together > 0 && Math.Abs(now.Value - before.Value) > together)
        {
            findings.Add(Finding.Flag(
                string.Create(CultureInfo.InvariantCulture, $"The {now.Name} has changed from {before.Value:0.####} to {now.Value:0.####} {now.Unit}, more than both uncertainties together ({together:0.####} {now.Unit})."),
                "Find out why: another part, wear, or a mistake now or then."));
        }
    }
}
