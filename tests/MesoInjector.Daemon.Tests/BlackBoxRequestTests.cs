using System.Text.Json.Nodes;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Daemon.Tests;

/// <summary>Saving the black box over the link, and what was saved.</summary>
[Requirement("SR-062")]
public sealed class BlackBoxRequestTests : IDisposable
{
    private readonly RequestBench _bench = new();
    private readonly CancellationTokenSource _end = new();

    public void Dispose()
    {
        _end.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public async Task A_technician_has_it_saved_and_finds_it_first_in_the_list()
    {
        _bench.SignIn("technician");
        Assert.Empty(_bench.Do("blackBox.list")!["boxes"]!.AsArray());
        Task daemon = Daemon();
        JsonNode saved = _bench.Do("blackBox.save")!;
        await _end.CancelAsync();
        await daemon;
        JsonNode box = Assert.Single(saved["boxes"]!.AsArray())!;
        Assert.True(File.Exists(Path.Combine(saved["folder"]!.GetValue<string>(), box["name"]!.GetValue<string>())));
        Assert.EndsWith("-Requested.mesobox", box["name"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(saved.ToJsonString(), _bench.Do("blackBox.list")!.ToJsonString());
    }

    [Fact]
    public async Task One_that_cannot_be_written_is_refused_with_the_reason()
    {
        await File.WriteAllTextAsync(_bench.BoxFolder, "in the way", TestContext.Current.CancellationToken);
        _bench.SignIn("technician");
        Task daemon = Daemon();
        Refusal refusal = _bench.Refused("blackBox.save");
        await _end.CancelAsync();
        await daemon;
        Assert.Equal(RefusalCode.RecordStore, refusal.Code);
        Assert.Contains("can be written", refusal.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("blackBox.list")]
    [InlineData("blackBox.save")]
    public void It_is_for_technicians(string method)
    {
        Assert.Equal(RefusalCode.Right, _bench.Refused(method).Code);
        Assert.Equal(RefusalCode.Right, _bench.SignIn("clinician").Refused(method).Code);
    }

    /// <summary>The loop that sets a box aside and the thread that writes it.</summary>
    private Task Daemon() => Task.Run(
        () =>
        {
            while (!_end.IsCancellationRequested)
            {
                _bench.Saver.SetAsideNow();
                _bench.Saver.SavePending();
                Thread.Sleep(1);
            }
        },
        TestContext.Current.CancellationToken);
}
