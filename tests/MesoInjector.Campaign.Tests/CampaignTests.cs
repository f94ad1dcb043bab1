using MesoInjector.Control.Interlocks;
using MesoInjector.Simulator.Campaigns;
using MesoInjector.Simulator.Judging;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Campaign.Tests;

/// <summary>Random sessions with random faults.</summary>
public sealed class CampaignTests : IDisposable
{
    private const int PedalReleased = 11;

    private readonly string _folder = Directory.CreateTempSubdirectory("meso-campaign-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Requirement("SR-001", "SR-002", "SR-003", "SR-012", "SR-013", "SR-068")]
    public void A_thousand_sessions_violate_nothing_and_show_every_interlock_alarm_and_fault()
    {
        CampaignReport report = Simulator.Campaigns.Campaign.Run(new CampaignPlan(Seed: 2, Count: 1000, Shard.Whole, Environment.ProcessorCount));

        Assert.Equal(1000, report.Sessions.Count);
        Assert.Empty(report.Violations.Select(found => $"{found.Session.Number}: {found.Violation}"));
        foreach (string kind in (string[])["interlocks", "alarms", "faults", "sometimes"])
            Assert.Empty(report.Coverage.Missing(kind));
    }

    [Fact]
    public void The_same_seed_is_the_same_whatever_the_number_of_workers_and_another_seed_is_not()
    {
        CampaignReport alone = Run(seed: 4, workers: 1);
        Assert.Equal(alone.Digest, Run(seed: 4, workers: 3).Digest);
        Assert.NotEqual(alone.Digest, Run(seed: 5, workers: 3).Digest);
    }

    [Fact]
    public void The_parts_of_a_campaign_joined_are_the_whole_of_it()
    {
        CampaignReport whole = Run(seed: 6, workers: 2);
        List<CampaignReport> parts = [];
        for (int part = 1; part <= 3; part++)
        {
            string folder = Path.Combine(_folder, $"{part}");
            CampaignFile.Write(Run(seed: 6, workers: 2, new Shard(part, 3)), folder);
            parts.Add(CampaignFile.Read(folder, out string? problem)!);
            Assert.Null(problem);
        }

        CampaignReport joined = CampaignMerge.Join([parts[2], parts[0], parts[1], parts[0]], out _)!;
        Assert.Equal(whole.Digest, joined.Digest);
        Assert.Equal(whole.VirtualSeconds, joined.VirtualSeconds);
        Assert.All(Coverage.All.Keys, kind => Assert.Equal(whole.Coverage.Seen[kind], joined.Coverage.Seen[kind]));

        Assert.Null(CampaignMerge.Join([parts[0], whole with { Seed = 7 }], out string? mixed));
        Assert.Contains("different campaigns", mixed, StringComparison.Ordinal);
        SessionSummary other = parts[0].Sessions[0] with { Digest = "0" };
        Assert.Null(CampaignMerge.Join([parts[0], parts[1] with { Sessions = [other] }], out string? contradicts));
        Assert.Contains("not the same in both", contradicts, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_is_none_says_which_file_and_why()
    {
        File.WriteAllText(Path.Combine(_folder, CampaignFile.Name), "{ \"version\": 1, \"seed\": ");
        Assert.Null(CampaignFile.Read(_folder, out string? problem));
        Assert.Contains(CampaignFile.Name, problem, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, CampaignFile.Name), "{ \"version\": 99 }");
        Assert.Null(CampaignFile.Read(_folder, out problem));
        Assert.Contains("not a campaign report of this version", problem, StringComparison.Ordinal);
    }

    /// <summary>Without the interlock on the released pedal a campaign must find that something went on moving, and show it in few lines.</summary>
    [Fact]
    [Requirement("SR-068")]
    public void A_limit_that_is_taken_out_is_found_and_shrunk_to_what_it_takes()
    {
        const ulong seed = 1;
        Interlock row = InterlockTable.Table[PedalReleased - 1];
        try
        {
            InterlockTable.Table[PedalReleased - 1] = row with { Holds = _ => false };
            CampaignReport report = Simulator.Campaigns.Campaign.Run(new CampaignPlan(seed, Count: 150, Shard.Whole, Environment.ProcessorCount));
            (SessionSummary session, Violation violation) = report.Violations.First();
            Assert.Equal(Invariant.MotionPermitted, violation.Invariant);

            Scenario drawn = SessionDraw.Scenario(seed, session.Number);
            (Scenario smallest, int plays) = Shrinker.Shrink(drawn, violation.Invariant);
            Assert.InRange(plays, 1, Shrinker.MostPlays);
            Assert.InRange(smallest.Faults.Count + smallest.Mishaps.Count, 0, 2);
            Assert.True(smallest.Points <= drawn.Points);
            Assert.True(ScenarioText.Of(smallest).Length < ScenarioText.Of(drawn).Length);

            // As a file it shows the same, and with the limit back in its place it no longer does.
            string file = Path.Combine(_folder, "smallest.yaml");
            File.WriteAllText(file, ScenarioText.Of(smallest));
            Scenario read = ScenarioFile.Read(file).Value!;
            Assert.Contains(Play.Once(read).Violations, found => found.Invariant == violation.Invariant);
            InterlockTable.Table[PedalReleased - 1] = row;
            Assert.Empty(Play.Once(read).Violations);
        }
        finally
        {
            InterlockTable.Table[PedalReleased - 1] = row;
        }
    }

    [Theory]
    [InlineData("2/8", 2, 8)]
    [InlineData("1/1", 1, 1)]
    [InlineData("0/8", 0, 0)]
    [InlineData("9/8", 0, 0)]
    [InlineData("2", 0, 0)]
    [InlineData("-1/8", 0, 0)]
    [InlineData("a/b", 0, 0)]
    public void A_shard_is_a_part_of_a_whole(string text, int index, int of) =>
        Assert.Equal(of == 0 ? null : new Shard(index, of), Shard.Parse(text));

    private static CampaignReport Run(ulong seed, int workers, Shard? shard = null) =>
        Simulator.Campaigns.Campaign.Run(new CampaignPlan(seed, Count: 30, shard ?? Shard.Whole, workers));
}
