using System.Globalization;
using System.Text.Json;
using MesoInjector.Cli.Text;
using MesoInjector.Simulator.Campaigns;
using MesoInjector.Simulator.Judging;
using Spectre.Console;

namespace MesoInjector.Cli.Commands.Sim;

/// <summary>A campaign's report for people, or for programs.</summary>
internal static class CampaignText
{
    private const int MostListed = 20;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(CampaignReport report, IReadOnlyList<string> replays, bool json)
    {
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(Shape(report, replays), Indented));
        else
            WriteTable(report, replays);
    }

    private static object Shape(CampaignReport report, IReadOnlyList<string> replays) => new
    {
        seed = report.Seed,
        shard = report.Shard.ToString(),
        sessions = report.Sessions.Count,
        outcomes = report.Sessions.CountBy(session => session.Outcome).OrderBy(outcome => outcome.Key).ToDictionary(outcome => outcome.Key.ToString(), outcome => outcome.Value),
        violations = report.Violations.Select(found => new
        {
            session = found.Session.Number,
            invariant = found.Violation.Invariant.ToString(),
            seconds = found.Violation.Seconds,
            point = found.Violation.Point,
            words = found.Violation.Words,
        }),
        replays,
        coverage = Coverage.All.ToDictionary(kind => kind.Key, kind => new
        {
            seen = report.Coverage.Seen[kind.Key].Count,
            total = kind.Value.Count,
            missing = kind.Key == "faultPairs" ? [] : report.Coverage.Missing(kind.Key).ToArray(),
        }),
        sessionsPerSecond = Math.Round(report.Sessions.Count / report.WallSeconds, 2),
        realTimeFactor = Math.Round(report.VirtualSeconds / report.WallSeconds),
        digest = report.Digest,
    };

    private static void WriteTable(CampaignReport report, IReadOnlyList<string> replays)
    {
        IAnsiConsole console = Consoles.Output;
        var table = new Table().Border(TableBorder.Rounded).AddColumns("covered", "seen", "of", "missing");
        foreach ((string kind, IReadOnlySet<string> all) in Coverage.All)
        {
            string[] missing = [.. report.Coverage.Missing(kind)];
            string words = kind == "faultPairs" || missing.Length == 0 ? "" : missing.Length > MostListed ? $"{missing.Length}, such as {missing[0]}" : string.Join(", ", missing);
            table.AddRow(kind, Number(report.Coverage.Seen[kind].Count), Number(all.Count), words.EscapeMarkup());
        }

        console.Write(table);
        foreach ((SessionSummary session, Violation violation) in report.Violations.Take(MostListed))
            console.WriteLine($"violation in session {session.Number}: {violation}");
        foreach (string replay in replays)
            console.WriteLine($"replay: {replay}");
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Sessions.Count} sessions of seed {report.Seed}, {report.Violations.Count()} violations; {report.Sessions.Count / report.WallSeconds:0.0} sessions/s, {report.VirtualSeconds / report.WallSeconds:0} times real time"));
        console.WriteLine($"digest {report.Digest}");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
