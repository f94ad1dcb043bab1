using System.CommandLine;
using System.Globalization;
using MesoInjector.Cli.Text;
using MesoInjector.Simulator.Campaigns;
using MesoInjector.Simulator.Judging;
using MesoInjector.Simulator.Scenarios;
using Spectre.Console;

namespace MesoInjector.Cli.Commands.Sim;

/// <summary><c>meso sim campaign</c>: random sessions with random faults, judged by the physics.</summary>
internal static class CampaignCommand
{
    /// <summary>A violation is shrunk by playing up to two hundred sessions; the first few tell enough.</summary>
    private const int MostShrunk = 5;

    public static Command Create()
    {
        Option<long> count = new Option<long>("--count") { Description = "Sessions of the whole campaign.", HelpName = "number", DefaultValueFactory = _ => 1000 }.InRange(1, 100_000_000);
        var seed = new Option<ulong>("--seed") { Description = "Another seed is another campaign; the same seed is the same, bit for bit.", HelpName = "number", DefaultValueFactory = _ => 1 };
        var shard = new Option<string>("--shard") { Description = "Play only this part of it, such as 2/8.", HelpName = "i/n", DefaultValueFactory = _ => "1/1" };
        shard.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && Shard.Parse(result.Tokens[0].Value) is null)
                result.AddError($"--shard takes a part such as 2/8, not '{result.Tokens[0].Value}'.");
        });
        var output = new Option<string?>("--out") { Description = "Write the report, and a scenario for each violation, into this folder.", HelpName = "folder" };
        Option<int> workers = new Option<int>("--workers")
        {
            Description = "Sessions at a time; all cores if not given. It changes the time taken and nothing else.",
            HelpName = "number",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        }.InRange(1, 1024);
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("campaign", "Play random sessions with random faults and judge each by what truly happened.") { count, seed, shard, output, workers, json };
        command.SetAction(parsed => Run(
            new CampaignPlan(parsed.GetValue(seed), parsed.GetValue(count), Shard.Parse(parsed.GetRequiredValue(shard))!.Value, parsed.GetValue(workers)),
            parsed.GetValue(output), parsed.GetValue(json)));
        return command;
    }

    private static int Run(CampaignPlan plan, string? folder, bool json)
    {
        using var interruption = new Interruption();
        CampaignReport report;
        try
        {
            if (folder is not null)
                Directory.CreateDirectory(folder);
            report = WithProgress(plan, interruption.Token);
            IReadOnlyList<string> replays = Shrink(report, folder);
            if (folder is not null)
                CampaignFile.Write(report, folder);
            CampaignText.Write(report, replays, json);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped; nothing is reported of a campaign that is not whole. Play parts of it with --shard.");
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{folder} cannot be written to: {exception.Message} Choose another folder with --out.");
            return ExitCode.BadInput;
        }

        return report.Violations.Any() ? ExitCode.Failed : ExitCode.Success;
    }

    private static CampaignReport WithProgress(CampaignPlan plan, CancellationToken cancellation)
    {
        if (Consoles.Progress is not { } console)
            return Campaign.Run(plan, cancellation: cancellation);
        CampaignReport? report = null;
        console.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                long sessions = plan.Shard.Sessions(plan.Count).LongCount();
                ProgressTask bar = context.AddTask("sessions", maxValue: sessions);
                report = Campaign.Run(
                    plan,
                    (done, violations) =>
                    {
                        bar.Value = done;
                        bar.Description = string.Create(CultureInfo.InvariantCulture, $"{done} of {sessions} sessions, {violations} with a violation");
                    },
                    cancellation: cancellation);
            });
        return report!;
    }

    /// <returns>What replays each of the first violations, as small as it gets.</returns>
    private static List<string> Shrink(CampaignReport report, string? folder)
    {
        List<string> replays = [];
        foreach ((SessionSummary session, Violation violation) in report.Violations.Take(MostShrunk))
        {
            (Scenario smallest, _) = Shrinker.Shrink(SessionDraw.Scenario(report.Seed, session.Number), violation.Invariant);
            string name = string.Create(CultureInfo.InvariantCulture, $"seed-{report.Seed}-session-{session.Number}-{EnumWords.Of(violation.Invariant)}.yaml");
            string path = Path.Combine(folder ?? Directory.CreateTempSubdirectory("meso-violation-").FullName, name);
            File.WriteAllText(path, $"# {violation.Words}\n{ScenarioText.Of(smallest)}");
            replays.Add($"meso sim run {path}");
        }

        return replays;
    }
}
