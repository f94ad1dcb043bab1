using System.CommandLine;
using MesoInjector.Cli.Text;
using MesoInjector.Configuration;
using MesoInjector.Simulator.Reports;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;
using Spectre.Console;

namespace MesoInjector.Cli.Commands;

/// <summary><c>meso session run</c>: plays a scenario as fast as it can.</summary>
internal static class SessionCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("scenario") { Description = "The scenario file, for example simulator/scenarios/hair-standard.yaml." };
        var report = new Option<string?>("--report") { Description = "Write an HTML report and CSV files into this folder.", HelpName = "folder" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of a table." };
        Option<string?> journal = BenchSession.JournalOption();
        Option<ulong?> seed = BenchSession.SeedOption();
        var run = new Command("run", "Play a session on the virtual bench, as fast as this machine can.") { file, report, json, journal, seed };
        run.SetAction(parsed =>
        {
            ConfigurationResult<Scenario> read = ScenarioFile.Read(parsed.GetRequiredValue(file));
            return read.Value is { } scenario
                ? Play(BenchSession.WithSeed(scenario, parsed.GetValue(seed)), parsed.GetValue(report), parsed.GetValue(json), parsed.GetValue(journal))
                : Problems.Write(Console.Error, read.Problems);
        });
        return new Command("session", "Sessions on the virtual bench.") { run };
    }

    private static int Play(Scenario scenario, string? report, bool json, string? journal)
    {
        using var interruption = new Interruption();
        using BenchSession? bench = BenchSession.Open(scenario, journal, trace: report is not null, Console.Error);
        if (bench is null)
            return ExitCode.BadInput;
        SessionResult result = WithProgress(bench.Session, interruption.Token);
        if (json)
            SessionJson.Write(result, Console.OpenStandardOutput());
        else
            SessionResultTable.Write(Consoles.Output, result);
        return ReportFolder.TryWrite(result, report, json ? Console.Error : Console.Out, Console.Error)
            ? SessionResultTable.Code(result.Outcome)
            : ExitCode.Failed;
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
