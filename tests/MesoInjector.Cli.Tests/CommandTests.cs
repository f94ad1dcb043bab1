using System.Text.Json;

namespace MesoInjector.Cli.Tests;

public sealed class CommandTests : IDisposable
{
    private const string HairScenario = "scenarios/hair-standard.yaml";

    private readonly string _folder = Directory.CreateTempSubdirectory("meso-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_hair_session_ends_completed_and_says_so_in_one_json_object()
    {
        MesoRun run = await Meso.RunAsync("session", "run", HairScenario, "--json");

        Assert.Equal(0, run.Code);
        Assert.Empty(run.Error);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement root = json.RootElement;
        Assert.Equal("completed", root.GetProperty("outcome").GetString());
        Assert.Equal(36, root.GetProperty("pointsPlanned").GetInt32());
        Assert.Equal(36, root.GetProperty("pointsDone").GetInt32());
        Assert.Equal("hair-standard", root.GetProperty("protocol").GetString());
        Assert.InRange(root.GetProperty("maxExtensionUm").GetInt32(), 1450, 1550);
        string[] outcomes = [.. root.GetProperty("injections").EnumerateArray().Select(injection => injection.GetProperty("outcome").GetString()!)];
        Assert.Equal(2, outcomes.Count(outcome => outcome == "aborted"));
        Assert.Equal(36, outcomes.Count(outcome => outcome == "completed"));
        Assert.Equal(["IL-11", "IL-07"], root.GetProperty("alarms").EnumerateArray().Select(alarm => alarm.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_report_holds_a_page_and_two_tables()
    {
        MesoRun run = await Meso.RunAsync("session", "run", HairScenario, "--report", _folder);

        Assert.Equal(0, run.Code);
        Assert.Contains("Completed: 36 of 36 points.", run.Output, StringComparison.Ordinal);
        Assert.Equal(["injections.csv", "report.html", "trace.csv"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_wrong_scenario_is_told_on_standard_error_and_nothing_is_run()
    {
        string scenario = Write("wrong.yaml", "title: Wrong\nseed: 1\nprotocol: hair-standart\nregions: [frontal, crown]\npoints: 36\nfill: 2 uL\nmishap: []\n");

        MesoRun run = await Meso.RunAsync("session", "run", scenario);

        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Equal(
            [
                $"{scenario}:3:11: no protocol is called 'hair-standart'; one of hair-after-transplant, hair-standard, nappage, or a file such as my-protocol.yaml",
                $"{scenario}:4:20: regions: 'crown' is not known; known are frontal, mid-scalp, vertex, donor",
                $"{scenario}:6:7: fill is given in mL, not 'uL'; write '0.002 mL' if that is meant",
                $"{scenario}:7:1: 'mishap' is not a key here; did you mean 'mishaps'?",
                "4 problems; nothing was run.",
            ],
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Problems_of_a_protocol_beside_the_scenario_name_the_protocols_own_file()
    {
        string protocol = Write("deep.yaml", (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "protocols", "hair-standard.yaml"), TestContext.Current.CancellationToken))
            .Replace("depth: 1.5 mm", "depth: 4.5 mm", StringComparison.Ordinal));
        string scenario = Write("deep-session.yaml", "title: Deep\nseed: 1\nprotocol: deep.yaml\nregions: [vertex]\npoints: 2\nfill: 1 mL\n");

        MesoRun run = await Meso.RunAsync("session", "run", scenario);

        Assert.Equal(2, run.Code);
        Assert.Contains($"{protocol}:6:8: depth: 4.5 mm is outside", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_does_not_fit_is_a_problem_at_its_points()
    {
        string scenario = Write("small.yaml", "title: Small\nseed: 1\nprotocol: hair-standard\nregions: [frontal]\npoints: 36\nfill: 2 mL\n");

        MesoRun run = await Meso.RunAsync("session", "run", scenario);

        Assert.Equal(2, run.Code);
        Assert.Contains($"{scenario}:5:9: 36 points do not fit", run.Error, StringComparison.Ordinal);
    }

    [Requirement("SR-071")]
    [Fact]
    public async Task A_journal_that_cannot_be_opened_stops_everything_before_it_starts()
    {
        MesoRun run = await Meso.RunAsync("session", "run", HairScenario, "--journal", Path.Combine(_folder, "no", "such", "folder.journal"));

        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains("does not arm", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_C_brings_the_needle_home_closes_the_session_and_exits_with_130()
    {
        using Meso meso = Meso.Start("session", "run", HairScenario, "--watch", "--speed", "200", "--report", _folder);
        await meso.WaitForAsync("1 of 36 points done");

        meso.PressControlC();
        MesoRun run = await meso.EndAsync();

        Assert.Equal(130, run.Code);
        Assert.Contains("Stopped: needle home, session closed", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "report.html")));
    }

    [Theory]
    [InlineData("protocols/hair-standard.yaml")]
    [InlineData("protocols/hair-after-transplant.yaml")]
    [InlineData("protocols/nappage.yaml")]
    public async Task A_sound_protocol_is_found_sound(string file)
    {
        MesoRun run = await Meso.RunAsync("protocol", "check", file);
        Assert.Equal(0, run.Code);
        Assert.Contains(": sound.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_megabytes_of_garbage_are_no_protocol()
    {
        string path = Path.Combine(_folder, "garbage.yaml");
        await File.WriteAllBytesAsync(path, new byte[10 << 20], TestContext.Current.CancellationToken);
        MesoRun run = await Meso.RunAsync("protocol", "check", path);
        Assert.Equal(2, run.Code);
        Assert.Contains("has 10.0 MiB", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_daemon_names_what_a_machine_lacks_and_exits_with_3()
    {
        string board = Write("board.yaml", (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "board", "board.yaml"), TestContext.Current.CancellationToken))
            .Replace("/dev/ttyAMA0", "/dev/ttyNowhere", StringComparison.Ordinal));

        MesoRun run = await Meso.RunAsync("daemon", "--board", board, "--journal", Path.Combine(_folder, "treatment.journal"));

        Assert.Equal(3, run.Code);
        Assert.Contains("/dev/ttyNowhere", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task The_version_names_the_device_packages()
    {
        MesoRun run = await Meso.RunAsync("--version");
        Assert.Equal(0, run.Code);
        Assert.Matches(@"^meso \d+\.\d+\.\d+ \(device packages: .+\)\s*$", run.Output);
    }

    [Fact]
    public async Task The_doctor_speaks_json_too()
    {
        MesoRun run = await Meso.RunAsync("doctor", "--json");
        Assert.Equal(0, run.Code);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        Assert.True(json.RootElement.GetProperty("simulator").GetBoolean());
        Assert.Equal(json.RootElement.GetProperty("missing").GetArrayLength() == 0, json.RootElement.GetProperty("injector").GetBoolean());
    }

    [Theory]
    [InlineData("sesion")]
    [InlineData("session", "run")]
    [InlineData("session", "run", HairScenario, "--watch", "--speed", "0")]
    [InlineData("session", "run", HairScenario, "--speed", "20")]
    [InlineData("session", "run", HairScenario, "--watch", "--json")]
    [InlineData("run", "--scale", "0")]
    [InlineData("run", "--scale", "51")]
    [InlineData("run", "--port", "0")]
    [InlineData("daemon", "--seed", "2")]
    [InlineData("daemon", "--bench", "--board", "board.yaml")]
    [InlineData("console", "--address", "0.0.0.0:8040")]
    [InlineData("console", "--address", "somewhere")]
    [InlineData("console", "--network", "10.0.0.5:8443")]
    [InlineData("console", "--network", "10.0.0.5", "--network-certificate", "x.pfx")]
    [InlineData("console", "--network-certificate", "x.pfx")]
    [InlineData("console", "--network-key", "x.key")]
    [InlineData("session", "run", "x.yaml", "--jsn")]
    public async Task A_command_that_does_not_exist_is_bad_input(params string[] arguments)
    {
        MesoRun run = await Meso.RunAsync(arguments);
        Assert.Equal(2, run.Code);
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("session", "run", "--help")]
    [InlineData("protocol", "check", "--help")]
    [InlineData("daemon", "--help")]
    [InlineData("console", "--help")]
    public async Task Every_command_has_help(params string[] arguments)
    {
        MesoRun run = await Meso.RunAsync(arguments);
        Assert.Equal(0, run.Code);
        Assert.Contains("Usage:", run.Output, StringComparison.Ordinal);
    }

    private string Write(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
