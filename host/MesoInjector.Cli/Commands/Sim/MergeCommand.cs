using System.CommandLine;
using MesoInjector.Simulator.Campaigns;

namespace MesoInjector.Cli.Commands.Sim;

/// <summary><c>meso sim merge</c>: the parts of a campaign as one.</summary>
internal static class MergeCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("folder") { Description = "Folders that campaigns were told to write to with --out.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--out") { Description = "Write the joined report into this folder.", HelpName = "folder" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("merge", "Join the reports of a campaign's shards.") { folders, output, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folders), parsed.GetValue(output), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] folders, string? output, bool json)
    {
        List<CampaignReport> parts = [];
        foreach (string folder in folders)
        {
            if (CampaignFile.Read(folder, out string? unreadable) is not { } part)
            {
                Console.Error.WriteLine($"{unreadable} Give folders that meso sim campaign --out has written.");
                return ExitCode.BadInput;
            }

            parts.Add(part);
        }

        if (CampaignMerge.Join(parts, out string? problem) is not { } report)
        {
            Console.Error.WriteLine($"{problem} Nothing was joined.");
            return ExitCode.BadInput;
        }

        if (output is not null)
            CampaignFile.Write(report, output);
        CampaignText.Write(report, [], json);
        long missing = report.Count - report.Sessions.Count;
        if (missing > 0)
            Console.Error.WriteLine($"{missing} of {report.Count} sessions are in none of these folders.");
        return missing > 0 || report.Violations.Any() ? ExitCode.Failed : ExitCode.Success;
    }
}
