using MesoInjector.Calibration;
using MesoInjector.Calibration.Entry;
using MesoInjector.Calibration.Statistics;
using MesoInjector.Cli.Text;
using MesoInjector.Documents.Certificates;
using Spectre.Console;

namespace MesoInjector.Cli.Commands.Calibrate;

/// <summary>What readings say, as tables.</summary>
internal static class AnalysisTable
{
    public static void Write(CalibrationWork work, Analysis analysis)
    {
        IAnsiConsole console = Consoles.Output;
        var table = new Table().Border(TableBorder.Rounded).AddColumns("result", "value", "± U (k = 2)", "unit");
        foreach (Result result in analysis.Results)
        {
            table.AddRow(result.Name.EscapeMarkup(), CalibrationCertificate.Number(result.Value, result.Uncertainty),
                result.Uncertainty is { } known ? CalibrationCertificate.Number(known, known) : "", result.Unit.EscapeMarkup());
        }

        console.WriteLine($"{CalibrationCertificate.Words(work.Subject)}, handpiece {work.Subject.Handpiece}, {work.Readings.Count} readings with {work.Subject.Instrument.Name} {work.Subject.Instrument.SerialNumber}");
        console.Write(table);
        foreach (UncertaintyBudget budget in analysis.Budgets)
        {
            Contribution largest = budget.Contributions.MaxBy(part => part.Standard)!;
            console.WriteLine($"{budget.Result}: U = {CalibrationCertificate.Number(budget.Expanded, budget.Expanded)} {budget.Unit}, mostly from: {largest.Source} ({largest.How})");
        }

        foreach (Finding finding in analysis.Findings)
            console.MarkupLineInterpolated($"[{(finding.Severity == Severity.Refuse ? "red" : "yellow")}]{(finding.Severity == Severity.Refuse ? "refused" : "shown")}: {finding.Words} {finding.Remedy}[/]");
        console.MarkupLineInterpolated($"[bold]{(analysis.Passed ? "Passed." : "Not passed: the calibration before it stays in force.")}[/]");
    }
}
