using MesoInjector.Calibration.Statistics;

namespace MesoInjector.Calibration;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>Shown, and on the certificate; does not keep the calibration from coming into force.</summary>
    Flag = 0,

    /// <summary>The calibration does not come into force; the one before stays.</summary>
    Refuse,
}

/// <summary>Something a technician must know.</summary>
/// <param name="Severity">How grave.</param>
/// <param name="Words">What.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Finding(Severity Severity, string Words, string Remedy)
{
    /// <summary>One that refuses.</summary>
    public static Finding Refuse(string words, string remedy) => new(Severity.Refuse, words, remedy);

    /// <summary>One that is shown.</summary>
    public static Finding Flag(string words, string remedy) => new(Severity.Flag, words, remedy);

    /// <inheritdoc />
    public override string ToString() => $"{Words} {Remedy}";
}

/// <summary>One number a calibration gives.</summary>
/// <param name="Name">What; stable, programs look for it.</param>
/// <param name="Value">How much.</param>
/// <param name="Uncertainty">Expanded uncertainty, k = 2; null where it is a description of the readings and has none.</param>
/// <param name="Unit">In which unit.</param>
public sealed record Result(string Name, double Value, double? Uncertainty, string Unit);

/// <summary>A place in a plot.</summary>
/// <param name="X">Across.</param>
/// <param name="Y">Up.</param>
public readonly record struct PlotPoint(double X, double Y);

/// <summary>Something to look at.</summary>
/// <param name="Title">What is drawn, with its unit.</param>
/// <param name="Across">What is along the page, with its unit.</param>
/// <param name="LookFor">What a reader looks for.</param>
/// <param name="Points">What was measured.</param>
/// <param name="Line">What the model says; empty for none.</param>
/// <param name="Limit">Lines above and below zero that points must stay within; null for none.</param>
public sealed record CalibrationPlot(
    string Title, string Across, string LookFor, IReadOnlyList<PlotPoint> Points, IReadOnlyList<PlotPoint> Line, double? Limit = null);

/// <summary>What the readings say.</summary>
/// <param name="Results">Every number.</param>
/// <param name="Budgets">Where the uncertainties come from.</param>
/// <param name="Findings">What a technician must know.</param>
/// <param name="Plots">Fit, residuals, series.</param>
/// <param name="Limits">What was required, in words.</param>
public sealed record Analysis(
    IReadOnlyList<Result> Results, IReadOnlyList<UncertaintyBudget> Budgets, IReadOnlyList<Finding> Findings, IReadOnlyList<CalibrationPlot> Plots, IReadOnlyList<string> Limits)
{
    /// <summary>The calibration may come into force.</summary>
    public bool Passed => Findings.All(finding => finding.Severity != Severity.Refuse);

    /// <summary>A result by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public Result this[string name] => Results.FirstOrDefault(result => result.Name == name) ?? throw new KeyNotFoundException($"no result '{name}'");
}
