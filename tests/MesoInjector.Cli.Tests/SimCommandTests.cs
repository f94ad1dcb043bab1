using System.Text.Json;

namespace MesoInjector.Cli.Tests;

/// <summary><c>meso sim</c> as QA types it.</summary>
public sealed class SimCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("meso-sim-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_of_scenarios_is_played_and_leaves_a_page_junit_and_json()
    {
        MesoRun run = await Meso.RunAsync("sim", "run", "scenarios/operator", "--out", _folder);

        Assert.Equal(0, run.Code);
        Assert.Contains(" passed, 0 failed", run.Output, StringComparison.Ordinal);
        Assert.Superset(new HashSet<string?> { "index.html", "junit.xml", "results.json" }, Directory.GetFiles(_folder).Select(Path.GetFileName).ToHashSet());
    }

    [Fact]
    public async Task An_expectation_that_is_not_met_is_an_exit_code_and_a_line_with_what_was_seen()
    {
        string file = Path.Combine(_folder, "wrong.yaml");
        await File.WriteAllTextAsync(file, "title: Wrong\nseed: 1\nprotocol: hair-standard\nregions: [frontal]\npoints: 1\nfill: 0.3 mL\nexpect:\n  - alarm: IL-01\n", TestContext.Current.CancellationToken);
        MesoRun run = await Meso.RunAsync("sim", "run", file);

        Assert.Equal(1, run.Code);
        Assert.Contains($"{file}: expected alarm IL-01; no alarm IL-01", run.Output, StringComparison.Ordinal);
        Assert.Contains("0 passed, 1 failed", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neither a file nor a folder", "run", "nothing-here")]
    [InlineData("--shard takes a part such as 2/8, not '9/8'", "campaign", "--shard", "9/8")]
    [InlineData("--count takes 1 to", "campaign", "--count", "0")]
    [InlineData("cannot be read", "merge", "nothing-here")]
    [InlineData("cannot be read: Could not find file", "replay", "nothing-here")]
    [InlineData("cannot be read: not a black box.", "show", "scenarios/hair-standard.yaml")]
    [InlineData("There is no syringe '2 mL'; known are 1 mL, 3 mL, 5 mL", "accuracy", "--syringe", "2 mL")]
    public async Task What_cannot_be_is_said_and_nothing_is_run(string words, params string[] arguments)
    {
        MesoRun run = await Meso.RunAsync(["sim", .. arguments]);

        Assert.Equal(2, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_black_box_of_a_scenario_is_replayed_bit_for_bit_and_drawn()
    {
        Assert.Equal(0, (await Meso.RunAsync("sim", "run", "scenarios/interlocks/il-12-limit.yaml", "--black-box", _folder)).Code);
        string box = Assert.Single(Directory.GetFiles(_folder, "*.mesobox"));

        MesoRun replay = await Meso.RunAsync("sim", "replay", box);
        Assert.Equal(0, replay.Code);
        Assert.Matches("^Reproduced bit for bit: [0-9]+ cycles over [0-9.]+ s.\n$", replay.Output);
        MesoRun show = await Meso.RunAsync("sim", "show", box);
        Assert.Equal(0, show.Code);
        string page = await File.ReadAllTextAsync(show.Output.Trim(), TestContext.Current.CancellationToken);
        Assert.Contains("operator: OpenSession", page, StringComparison.Ordinal);
        Assert.Contains("alarm: IL-12", page, StringComparison.Ordinal);
        Assert.Contains("The last 10 seconds", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_black_box_that_breaks_off_what_is_readable_is_replayed_and_drawn()
    {
        Assert.Equal(0, (await Meso.RunAsync("sim", "run", "scenarios/interlocks/il-12-limit.yaml", "--black-box", _folder)).Code);
        string box = Assert.Single(Directory.GetFiles(_folder, "*.mesobox"));
        byte[] whole = await File.ReadAllBytesAsync(box, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(box, whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);

        MesoRun replay = await Meso.RunAsync("sim", "replay", box, "--json");
        Assert.Equal(1, replay.Code);
        Assert.Contains("The file breaks off in block", replay.Error, StringComparison.Ordinal);
        using JsonDocument result = JsonDocument.Parse(replay.Output);
        Assert.InRange(result.RootElement.GetProperty("cycles").GetInt64(), 1000, 1_000_000);
        MesoRun show = await Meso.RunAsync("sim", "show", box);
        Assert.Equal(1, show.Code);
        Assert.Contains("What cannot be read", await File.ReadAllTextAsync(show.Output.Trim(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shards_of_a_campaign_merge_to_the_digest_of_the_whole()
    {
        MesoRun whole = await Meso.RunAsync("sim", "campaign", "--count", "12", "--seed", "3", "--json");
        Assert.Equal(0, whole.Code);
        for (int shard = 1; shard <= 2; shard++)
            Assert.Equal(0, (await Meso.RunAsync("sim", "campaign", "--count", "12", "--seed", "3", "--shard", $"{shard}/2", "--out", Path.Combine(_folder, $"{shard}"))).Code);
        MesoRun merged = await Meso.RunAsync("sim", "merge", Path.Combine(_folder, "1"), Path.Combine(_folder, "2"), "--json");
        Assert.Equal(0, merged.Code);

        using JsonDocument one = JsonDocument.Parse(whole.Output);
        using JsonDocument both = JsonDocument.Parse(merged.Output);
        Assert.Equal(12, one.RootElement.GetProperty("sessions").GetInt32());
        Assert.Equal(one.RootElement.GetProperty("digest").GetString(), both.RootElement.GetProperty("digest").GetString());
        Assert.Equal(0, one.RootElement.GetProperty("violations").GetArrayLength());
        Assert.Equal(26, one.RootElement.GetProperty("coverage").GetProperty("interlocks").GetProperty("total").GetInt32());

        MesoRun half = await Meso.RunAsync("sim", "merge", Path.Combine(_folder, "2"));
        Assert.Equal(1, half.Code);
        Assert.Contains("6 of 12 sessions are in none of these folders", half.Error, StringComparison.Ordinal);
    }
}
