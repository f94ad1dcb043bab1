using System.Text.Json;
using MesoInjector.Simulator.Judging;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Campaigns;

/// <summary>The report of a campaign, or of a part of one, as a file that others can join.</summary>
public static class CampaignFile
{
    /// <summary>Its name in the folder of a campaign.</summary>
    public const string Name = "campaign.json";

    private const int Version = 1;

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { WriteIndented = false };

    /// <summary>Writes a report into a folder.</summary>
    /// <returns>The file.</returns>
    public static string Write(CampaignReport report, string folder)
    {
        ArgumentNullException.ThrowIfNull(report);
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, Name);
        var document = new Document(
            Version, report.Seed, report.Count, report.Shard.ToString(), report.WallSeconds,
            [.. report.Sessions.Select(session => new Row(
                session.Number, session.Digest, session.Outcome.ToString(), session.VirtualSeconds, session.Violations.Count == 0 ? null : session.Violations))],
            report.Coverage.Seen.ToDictionary(kind => kind.Key, kind => kind.Value.ToArray(), StringComparer.Ordinal));
        using FileStream file = File.Create(path);
        JsonSerializer.Serialize(file, document, Shape);
        return path;
    }

    /// <summary>Reads a report.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="problem">Why it could not be read; null when it could.</param>
    public static CampaignReport? Read(string folder, out string? problem)
    {
        string path = Path.Combine(folder, Name);
        try
        {
            using FileStream file = File.OpenRead(path);
            Document? document = JsonSerializer.Deserialize<Document>(file, Shape);
            if (document is not { Version: Version, Sessions: not null, Coverage: not null, Shard: not null } || Campaigns.Shard.Parse(document.Shard) is not { } shard)
            {
                problem = $"{path} is not a campaign report of this version.";
                return null;
            }

            var coverage = new Coverage();
            coverage.Add(document.Coverage.ToDictionary(kind => kind.Key, kind => (IReadOnlyCollection<string>)kind.Value, StringComparer.Ordinal));
            problem = null;
            return new CampaignReport(
                document.Seed, document.Count, shard,
                [.. document.Sessions.Select(row => new SessionSummary(
                    row.Number, row.Digest, Enum.Parse<SessionOutcome>(row.Outcome), row.VirtualSeconds, row.Violations ?? []))],
                coverage, document.WallSeconds);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            problem = $"{path} cannot be read: {exception.Message}";
            return null;
        }
    }

    private sealed record Document(
        int Version, ulong Seed, long Count, string Shard, double WallSeconds, IReadOnlyList<Row> Sessions, Dictionary<string, string[]> Coverage);

    private sealed record Row(long Number, string Digest, string Outcome, double VirtualSeconds, IReadOnlyList<Violation>? Violations);
}
