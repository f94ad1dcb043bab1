using MesoInjector.Console.Scenarios;
using MesoInjector.Cli.Scenarios;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Cli.Tests;

/// <summary>Scenarios and black boxes as the console runs them.</summary>
public sealed class ScenarioProcessTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly ScenarioProcesses _runs = new(Path.Combine(AppContext.BaseDirectory, "scenarios"));

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void Every_scenario_and_folder_is_listed_with_its_title()
    {
        IReadOnlyList<Runnable> all = _runs.Runnables();
        Assert.Contains(new Runnable(RunKind.Scenario, Path.Combine("alarms", "al-34-auto-disarmed.yaml"), "The armed gun is left alone for half a minute"), all);
        Assert.Contains(all, runnable => runnable is { Kind: RunKind.Folder, Name: "operator" });
        Assert.DoesNotContain(all, runnable => runnable.Kind is RunKind.ShowBox or RunKind.ReplayBox);
    }

    [Fact]
    public async Task A_scenario_leaves_its_page_and_a_black_box_that_is_drawn_and_replays_bit_for_bit()
    {
        ScenarioRun run = await EndAsync(RunKind.Scenario, Path.Combine("alarms", "al-31-self-test-failed.yaml"));
        Assert.True(run.State == RunState.Passed, run.Output);
        Assert.Equal("1 / 1", run.Progress);
        Assert.Contains("SIMULATION", PageOf(run), StringComparison.Ordinal);

        IReadOnlyList<Runnable> boxes = _runs.BoxesOf(run.Id);
        Assert.Equal([RunKind.ShowBox, RunKind.ReplayBox], boxes.Select(box => box.Kind));
        ScenarioRun drawn = await EndAsync(boxes[0].Kind, boxes[0].Name);
        Assert.Contains("<svg", PageOf(drawn), StringComparison.Ordinal);
        ScenarioRun replayed = await EndAsync(boxes[1].Kind, boxes[1].Name);
        Assert.Equal(RunState.Passed, replayed.State);
        Assert.Contains("Reproduced bit for bit", replayed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_runs_at_a_time_and_a_person_can_end_it()
    {
        Assert.Null(_runs.TryStart(RunKind.Folder, "normal", out ScenarioRun? first));
        Assert.Equal(RefusalCode.Busy, _runs.TryStart(RunKind.Folder, "operator", out _)!.Code);
        _runs.Stop(first!.Id);
        ScenarioRun ended = await EndAsync(first.Id);
        Assert.Equal(RunState.Stopped, ended.State);
        Assert.Null(ended.Page);
    }

    [Theory]
    [InlineData(RunKind.Scenario, "../../secret.yaml")]
    [InlineData(RunKind.ShowBox, "/etc/passwd")]
    [InlineData(RunKind.Folder, "..")]
    public void What_is_not_on_the_list_is_not_run(RunKind kind, string name)
    {
        Assert.Equal(RefusalCode.Request, _runs.TryStart(kind, name, out ScenarioRun? run)!.Code);
        Assert.Null(run);
    }

    [Fact]
    public void Only_pages_inside_the_folder_of_a_run_are_opened()
    {
        string place = Directory.CreateTempSubdirectory("meso-folder-").FullName;
        try
        {
            var folder = new RunFolder(place);
            Directory.CreateDirectory(folder.Report);
            File.WriteAllText(Path.Combine(folder.Report, "index.html"), "inside");
            File.WriteAllText(Path.Combine(folder.Report, "notes.txt"), "no page");
            File.WriteAllText(Path.Combine(place, "outside.html"), "outside");
            using (FileStream? page = folder.Open("index.html"))
                Assert.NotNull(page);
            Assert.Null(folder.Open("../outside.html"));
            Assert.Null(folder.Open(Path.Combine(place, "outside.html")));
            Assert.Null(folder.Open("notes.txt"));
            Assert.Null(folder.Open("nothing.html"));
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private string PageOf(ScenarioRun run)
    {
        Assert.NotNull(run.Page);
        using var reader = new StreamReader(_runs.OpenPage(run.Id, run.Page)!);
        return reader.ReadToEnd();
    }

    private Task<ScenarioRun> EndAsync(RunKind kind, string name)
    {
        Assert.Null(_runs.TryStart(kind, name, out ScenarioRun? run));
        return EndAsync(run!.Id);
    }

    private async Task<ScenarioRun> EndAsync(int id)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (_runs.Find(id) is { State: RunState.Running })
            await Task.Delay(100, limit.Token);
        return _runs.Find(id)!;
    }
}
