using System.CommandLine;
using MesoInjector.Cli.Live;
using MesoInjector.Cli.Text;
using MesoInjector.Configuration;
using MesoInjector.Simulator.Reports;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;
using Spectre.Console;

namespace MesoInjector.Cli.Commands;

/// <summary><c>meso session run</c>: plays a scenario as fast as it can, or slowly enough to be watched.</summary>
internal static class SessionCommand
{
    private const double WatchedSpeed = 20;

    public static Command Create()
    {
        var file = new Argument<string>("scenario") { Description = "The scenario file, for example simulator/scenarios/hair-standard.yaml." };
        var report = new Option<string?>("--report") { Description = "Write an HTML report and CSV files into this folder.", HelpName = "folder" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of a table." };
        var watch = new Option<bool>("--watch") { Description = "Show it in the terminal while it runs." };
        var speed = new Option<double>("--speed") { Description = "With --watch: how many times faster than real time.", HelpName = "factor", DefaultValueFactory = _ => WatchedSpeed };
        speed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0.1 and <= 100_000))
                result.AddError("--speed takes a factor from 0.1 to 100000.");
        });
        Option<string?> journal = BenchSession.JournalOption();
        Option<ulong?> seed = BenchSession.SeedOption();
        var run = new Command("run", "Play a scenario on the virtual bench, as fast as this machine can, or to be watched.") { file, watch, speed, report, json, journal, seed };
        run.Validators.Add(result =>
        {
            if (result.GetResult(speed) is { Implicit: false } && !result.GetValue(watch))
                result.AddError("--speed is for watching: add --watch.");
            if (result.GetValue(watch) && result.GetValue(json))
                result.AddError("--watch and --json exclude each other.");
        });
        run.SetAction(parsed =>
        {
            ConfigurationResult<Scenario> read = ScenarioFile.Read(parsed.GetRequiredValue(file));
            return read.Value is { } scenario
                ? Play(BenchSession.WithSeed(scenario, parsed.GetValue(seed)), parsed.GetValue(watch) ? parsed.GetValue(speed) : null, parsed.GetValue(report), parsed.GetValue(json), parsed.GetValue(journal))
                : Problems.Write(Console.Error, read.Problems);
        });
        return new Command("session", "Sessions on the virtual bench.") { run };
    }

    /// <param name="scenario">What to play.</param>
    /// <param name="speed">How fast it is to be watched; null for as fast as it goes.</param>
    /// <param name="report">Where the report goes; null for none.</param>
    /// <param name="json">One JSON object in place of the table.</param>
    /// <param name="journal">Where the record is kept; null for nowhere.</param>
    private static int Play(Scenario scenario, double? speed, string? report, bool json, string? journal)
    {
        using var interruption = new Interruption();
        using BenchSession? bench = BenchSession.Open(scenario, journal, trace: report is not null, Console.Error);
        if (bench is null)
            return ExitCode.BadInput;
        SessionResult result = speed is { } factor ? Watched(bench.Session, scenario, factor, interruption.Token) : WithProgress(bench.Session, interruption.Token);
        if (json)
            SessionJson.Write(result, Console.OpenStandardOutput());
        else
            SessionResultTable.Write(Consoles.Output, result);
        return ReportFolder.TryWrite(result, report, json ? Console.Error : Console.Out, Console.Error)
            ? SessionResultTable.Code(result.Outcome)
            : ExitCode.Failed;
    }

    private static SessionResult Watched(VirtualSession session, Scenario scenario, double speed, CancellationToken cancellation)
    {
        IAnsiConsole console = Consoles.Output;
        console.MarkupLineInterpolated($"[bold]{scenario.Title}[/], {speed:0.#} times faster than real time. Ctrl-C stops it: needle home, session closed.");
        return SessionView.Play(console, session, scenario, speed, cancellation);
    }

    private static SessionResult WithProgress(VirtualSession session, CancellationToken cancellation)
    {
        if (Consoles.Progress is not { } console)
            return session.Run(watch: null, cancellation);
        SessionResult? result = null;
        console.Progress().AutoClear(true).HideCompleted(true).Start(context =>
        {
            ProgressTask bar = context.AddTask("points", maxValue: 1);
            result = session.Run((_, _) => bar.Value = session.Progress, cancellation);
        });
        return result!;
    }
}
