using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MesoInjector.Cli.Text;
using MesoInjector.Configuration;
using MesoInjector.Simulator.Accuracy;
using Spectre.Console;

namespace MesoInjector.Cli.Commands.Sim;

/// <summary><c>meso sim accuracy</c>: how well doses are met.</summary>
internal static class AccuracyCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var seed = new Option<ulong>("--seed") { Description = "Other patients, devices and hands.", HelpName = "number", DefaultValueFactory = _ => 1 };
        var syringe = new Option<string?>("--syringe") { Description = "Only this one, such as '3 mL'.", HelpName = "type" };
        var output = new Option<string?>("--out") { Description = "Write a page with plots, the table as CSV and as Markdown into this folder.", HelpName = "folder" };
        Option<int> workers = new Option<int>("--workers")
        {
            Description = "Combinations at a time; all cores if not given.",
            HelpName = "number",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        }.InRange(1, 1024);
        var json = new Option<bool>("--json") { Description = "Print one JSON array instead of a table." };
        var command = new Command("accuracy", "Measure how well doses are met: 60 doses for every syringe, needle, dose, flow and viscosity.") { seed, syringe, output, workers, json };
        command.SetAction(parsed => Run(parsed.GetValue(seed), parsed.GetValue(syringe), parsed.GetValue(output), parsed.GetValue(workers), parsed.GetValue(json)));
        return command;
    }

    private static int Run(ulong seed, string? syringe, string? output, int workers, bool json)
    {
        AccuracyCase[] cases = [.. AccuracyStudy.Cases.Where(studied => syringe is null || studied.Syringe.Name == syringe)];
        if (cases.Length == 0)
        {
            string[] known = [.. AccuracyStudy.Cases.Select(studied => studied.Syringe.Name).Distinct()];
            Console.Error.WriteLine($"There is no syringe '{syringe}'; {Likeness.Suggestion(syringe!, known)}");
            return ExitCode.BadInput;
        }

        using var interruption = new Interruption();
        try
        {
            IReadOnlyList<MeasuredAccuracy> rows = WithProgress(cases, seed, workers, interruption.Token);
            if (output is not null)
                WriteFiles(rows, output);
            if (json)
                Console.Out.WriteLine(JsonSerializer.Serialize(rows, Indented));
            else
                WriteTable(rows);
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{output} cannot be written to: {exception.Message} Choose another folder with --out.");
            return ExitCode.Failed;
        }
    }

    private static void WriteFiles(IReadOnlyList<MeasuredAccuracy> rows, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "accuracy.csv"), MeasuredAccuracy.ToCsv(rows));
        File.WriteAllText(Path.Combine(folder, "accuracy.md"), AccuracyPage.Markdown(rows));
        using FileStream page = File.Create(Path.Combine(folder, "accuracy.html"));
        AccuracyPage.WriteHtml(rows, page);
    }

    private static IReadOnlyList<MeasuredAccuracy> WithProgress(AccuracyCase[] cases, ulong seed, int workers, CancellationToken cancellation)
    {
        if (Consoles.Progress is not { } console)
            return AccuracyStudy.Run(cases, seed, workers, cancellation: cancellation);
        IReadOnlyList<MeasuredAccuracy> rows = [];
        console.Progress().AutoClear(true).HideCompleted(true).Start(context =>
        {
            ProgressTask bar = context.AddTask("combinations", maxValue: cases.Length);
            rows = AccuracyStudy.Run(cases, seed, workers, () => bar.Increment(1), cancellation);
        });
        return rows;
    }

    private static void WriteTable(IReadOnlyList<MeasuredAccuracy> rows)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("syringe", "needle", "dose µL", "flow µL/s", "mPa·s", "setting", "mean error %", "CV %", "interval %", "within ± 10 %");
        foreach (MeasuredAccuracy row in rows)
        {
            string[] measured = row.Doses == 0 ? ["", "", "", "refused"]
                : [Number(row.MeanError), Number(row.Variation), $"{Number(row.Lower)} to {Number(row.Upper)}", row.Holds ? "yes" : "[yellow]no[/]"];
            table.AddRow([row.Syringe, row.Needle, Number(row.Dose), Number(row.Flow), Number(row.Viscosity), row.Setting.ToString(), .. measured]);
        }

        Consoles.Output.Write(table);
        Consoles.Output.WriteLine(AccuracyPage.Words(rows));
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
