using System.CommandLine;
using System.Globalization;
using MesoInjector.Cli.Text;
using MesoInjector.Configuration;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Suites;
using Spectre.Console;

namespace MesoInjector.Cli.Commands.Sim;

/// <summary><c>meso sim run</c>: plays scenarios and checks what they expect.</summary>
internal static class ScenariosCommand
{
    /// <summary>Stands before how far it is, for a program that has started it.</summary>
    internal const string ProgressPrefix = "progress: ";

    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Scenario files, and folders of them, such as simulator/scenarios.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--out") { Description = "Write a page with plots, JUnit XML and JSON into this folder.", HelpName = "folder" };
        var boxes = new Option<string?>("--black-box") { Description = "Save what the controller was told and answered, for 'meso sim replay' and 'show', into this folder.", HelpName = "folder" };
        Option<int> workers = new Option<int>("--workers")
        {
            Description = "Scenarios at a time; all cores if not given.",
            HelpName = "number",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        }.InRange(1, 1024);
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of a table." };
        Option<bool> byInput = BenchPlaces.ByInputOption();
        var progress = new Option<bool>("--progress") { Description = "Write 'progress: n / m' after each scenario, to the error output.", Hidden = true };
        var command = new Command("run", "Play scenarios and check what they expect.") { paths, output, boxes, workers, json, progress, byInput };
        command.SetAction(parsed =>
        {
            using var interruption = new Interruption(parsed.GetValue(byInput));
            return Run(parsed.GetRequiredValue(paths), parsed.GetValue(output), parsed.GetValue(boxes), parsed.GetValue(workers), parsed.GetValue(json), parsed.GetValue(progress), interruption.Token);
        });
        return command;
    }

    private static int Run(string[] paths, string? output, string? boxes, int workers, bool json, bool progress, CancellationToken cancellation)
    {
        IReadOnlyList<string> files = ScenarioSuite.Files(paths, out string? missing);
        if (missing is not null || files.Count == 0)
        {
            Console.Error.WriteLine(missing is not null
                ? $"{missing} is neither a file nor a folder; nothing was run."
                : $"There is no scenario (*.yaml) in {string.Join(", ", paths)}; nothing was run.");
            return ExitCode.BadInput;
        }

        IReadOnlyList<(string Path, Scenario Scenario)> scenarios = ScenarioSuite.Read(files, out IReadOnlyList<ConfigurationProblem> problems);
        if (problems.Count > 0)
            return Problems.Write(Console.Error, problems);
        try
        {
            IReadOnlyList<ScenarioRun> runs = progress
                ? ScenarioSuite.Run(scenarios, output is not null, workers, Told(scenarios.Count), boxes, cancellation)
                : WithProgress(scenarios, output is not null, workers, boxes, cancellation);
            string? page = output is null ? null : SuiteFiles.Write(runs, output);
            if (json)
                Console.Out.WriteLine(SuiteFiles.Json(runs));
            else
                WriteTable(runs);
            if (page is not null)
                (json ? Console.Error : Console.Out).WriteLine($"report: {Path.GetFullPath(page)}");
            return runs.All(run => run.Passed) ? ExitCode.Success : ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The report or a black box could not be written: {exception.Message} Choose another folder with --out or --black-box.");
            return ExitCode.Failed;
        }
    }

    /// <summary>For a program: one line after each.</summary>
    private static Action Told(int all)
    {
        int done = 0;
        return () => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ProgressPrefix}{Interlocked.Increment(ref done)} / {all}"));
    }

    private static IReadOnlyList<ScenarioRun> WithProgress(IReadOnlyList<(string, Scenario)> scenarios, bool trace, int workers, string? boxes, CancellationToken cancellation)
    {
        if (Consoles.Progress is not { } console)
            return ScenarioSuite.Run(scenarios, trace, workers, blackBoxes: boxes, cancellation: cancellation);
        IReadOnlyList<ScenarioRun> runs = [];
        console.Progress().AutoClear(true).HideCompleted(true).Start(context =>
        {
            ProgressTask bar = context.AddTask("scenarios", maxValue: scenarios.Count);
            runs = ScenarioSuite.Run(scenarios, trace, workers, () => bar.Increment(1), boxes, cancellation);
        });
        return runs;
    }

    private static void WriteTable(IReadOnlyList<ScenarioRun> runs)
    {
        IAnsiConsole console = Consoles.Output;
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "scenario", "what", "checks", "took");
        foreach (ScenarioRun run in runs)
        {
            table.AddRow(
                run.Passed ? "[green]passed[/]" : "[red]FAILED[/]", run.Scenario.Name.EscapeMarkup(), run.Scenario.Title.EscapeMarkup(),
                run.Findings.Count.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{run.Result.WallSeconds:0.00} s"));
        }

        console.Write(table);
        foreach (ScenarioRun run in runs.Where(run => !run.Passed))
        {
            foreach (Finding finding in run.Findings.Where(finding => finding.Instead is not null))
                console.WriteLine($"{run.Path}: expected {finding.Words}; {finding.Instead}");
        }

        int failed = runs.Count(run => !run.Passed);
        console.WriteLine($"{runs.Count - failed} passed, {failed} failed");
    }
}
