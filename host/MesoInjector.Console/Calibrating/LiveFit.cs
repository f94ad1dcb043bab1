using MesoInjector.Calibration;
using MesoInjector.Calibration.Entry;
using MesoInjector.Calibration.Statistics;
using MesoInjector.Console.Wording;

namespace MesoInjector.Console.Calibrating;

/// <summary>
/// What can be seen of the readings while they come in: against what was set, with a line through them, and how far each lies beside it. Only
/// for the eye; what counts is the analysis of the whole set.
/// </summary>
internal static class LiveFit
{
    private const int FewestForLine = 3;

    /// <summary>The plots of the readings that belong with the latest one; empty before the first.</summary>
    public static IReadOnlyList<CalibrationPlot> Of(CalibrationWork work, Words words)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(words);
        if (work.Readings.Count == 0)
            return [];
        IReadOnlyList<ReadingStep> steps = work.Steps;
        HashSet<string> still = [.. steps.GroupBy(step => step.Group).Where(group => group.All(step => step.Setting == 0)).Select(group => group.Key)];
        string Family(ReadingStep step) => still.Contains(step.Group) ? $"still {step.Unit}" : step.SettingUnit;
        string latest = Family(steps[work.Readings.Count - 1]);
        (ReadingStep Step, double Reading)[] family = [.. work.Readings.Select((reading, i) => (steps[i], reading)).Where(pair => Family(pair.Item1) == latest)];
        return still.Contains(family[^1].Step.Group) ? [Series(family, words)] : Line(family, words);
    }

    /// <summary>Nothing is set: the same thing read again and again.</summary>
    private static CalibrationPlot Series((ReadingStep Step, double Reading)[] family, Words words)
    {
        double mean = family.Average(pair => pair.Reading);
        return new CalibrationPlot(words["fit.again", family[0].Step.Unit], words["fit.number"], words["fit.again.look"],
            [.. family.Select((pair, i) => new PlotPoint(i + 1, pair.Reading))], [new(0.5, mean), new(family.Length + 0.5, mean)]);
    }

    private static CalibrationPlot[] Line((ReadingStep Step, double Reading)[] family, Words words)
    {
        ReadingStep first = family[0].Step;
        PlotPoint[] points = [.. family.Select(pair => new PlotPoint(pair.Step.Setting, pair.Reading))];
        string across = words["fit.set", first.SettingUnit];
        if (points.Length < FewestForLine || points.Select(point => point.X).Distinct().Count() < 2)
            return [new CalibrationPlot(words["fit.read", first.Unit], across, words["fit.read.look"], points, [])];
        LinearModel line = LinearModel.Fit([.. points.Select(point => new[] { 1, point.X })], [.. points.Select(point => point.Y)]);
        (double from, double to) = (points.Min(point => point.X), points.Max(point => point.X));
        return
        [
            new CalibrationPlot(words["fit.read", first.Unit], across, words["fit.read.look"], points, [new(from, line.At(1, from)), new(to, line.At(1, to))]),
            new CalibrationPlot(words["fit.beside", first.Unit], across, words["fit.beside.look"], [.. points.Select((point, i) => new PlotPoint(point.X, line.Residuals[i]))], []),
        ];
    }
}
