using System.CommandLine;
using MesoInjector.Cli.Live;
using MesoInjector.Cli.Text;
using MesoInjector.Configuration;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;
using Spectre.Console;

namespace MesoInjector.Cli.Commands;

/// <summary><c>meso run</c>: a session on the virtual bench that can be watched.</summary>
internal static class RunCommand
{
    private const double DefaultSpeed = 20;

    public static Command Create()
    {
        var scenario = new Option<string>("--scenario")
        {
            Description = "What to play.",
            HelpName = "file",
            DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "scenarios", "hair-standard.yaml"),
        };
        var speed = new Option<double>("--speed") { Description = "How many times faster than real time.", HelpName = "factor", DefaultValueFactory = _ => DefaultSpeed };
        speed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0.1 and <= 100_000))
                result.AddError("--speed takes a factor from 0.1 to 100000.");
        });
        var report = new Option<string>("--report") { Description = "Where the report goes.", HelpName = "folder", DefaultValueFactory = _ => "report" };
        Option<string?> journal = BenchSession.JournalOption();
        Option<ulong?> seed = BenchSession.SeedOption();
        var command = new Command("run", "Watch a session on the virtual bench, and get its report.") { scenario, speed, report, journal, seed };
        command.SetAction(parsed =>
        {
            ConfigurationResult<Scenario> read = ScenarioFile.Read(parsed.GetRequiredValue(scenario));
            return read.Value is { } found
                ? Play(BenchSession.WithSeed(found, parsed.GetValue(seed)), parsed.GetValue(speed), parsed.GetRequiredValue(report), parsed.GetValue(journal))
                : Problems.Write(Console.Error, read.Problems);
        });
        return command;
    }

    private static int Play(Scenario scenario, double speed, string report, string? journal)
    {
        using var interruption = new Interruption();
        using BenchSession? bench = BenchSession.Open(scenario, journal, trace: true, Console.Error);
        if (bench is null)
            return ExitCode.BadInput;
        IAnsiConsole console = Consoles.Output;
        console.MarkupLineInterpolated($"[bold]{scenario.Title}[/], {speed:0.#} times faster than real time. Ctrl-C stops it: needle home, session closed.");
        SessionResult result = SessionView.Play(console, bench.Session, scenario, speed, interruption.Token);
        SessionResultTable.Write(console, result);
        return ReportFolder.TryWrite(result, report, Console.Out, Console.Error) ? SessionResultTable.Code(result.Outcome) : ExitCode.Failed;
    }
}
