using System.Text.Json.Nodes;
using MesoInjector.Console.Tests.Stage;

namespace MesoInjector.Console.Tests.Operate;

/// <summary>Black boxes on the service page: saved, listed, taken away, and nothing else of the folder.</summary>
public sealed class SavedBoxTests : IDisposable
{
    private const string Box = "20261129T080000.000Z-Requested.mesobox";

    private readonly string _folder = Directory.CreateTempSubdirectory("meso-boxes-").FullName;

    public SavedBoxTests()
    {
        File.WriteAllText(Path.Combine(_folder, Box), "box");
        File.WriteAllText(Path.Combine(_folder, "bench.journal"), "secret");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_technician_saves_one_and_takes_it_away()
    {
        using ConsoleStage stage = Stage();
        using Browser browser = await stage.OpenAsync("tom");
        string page = await browser.SubmitAsync("/service", "/service/box");
        Assert.Contains("Saved.", page, StringComparison.Ordinal);
        Assert.Contains($"/service/boxes/{Box}", page, StringComparison.Ordinal);
        Assert.Contains(stage.Daemon.Requests, request => request.Method == "blackBox.save");
        HttpResponseMessage file = await browser.SendAsync(HttpMethod.Get, $"/service/boxes/{Box}");
        Assert.Equal("box", await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("bench.journal")]
    [InlineData("..%2Fsecret")]
    [InlineData("20261129T090000.000Z-Faulted.mesobox")]
    public async Task What_is_not_listed_is_not_handed_out(string name)
    {
        using ConsoleStage stage = Stage();
        using Browser browser = await stage.OpenAsync("tom");
        Assert.Equal(404, (int)(await browser.SendAsync(HttpMethod.Get, $"/service/boxes/{name}")).StatusCode);
    }

    [Fact]
    public async Task Others_see_none_and_get_none()
    {
        using ConsoleStage stage = Stage();
        using Browser browser = await stage.OpenAsync("clara");
        Assert.DoesNotContain(Box, await browser.ReadAsync("/service"), StringComparison.Ordinal);
        Assert.Equal(403, (int)(await browser.SendAsync(HttpMethod.Get, $"/service/boxes/{Box}")).StatusCode);
    }

    private ConsoleStage Stage()
    {
        var stage = new ConsoleStage();
        JsonObject List() => new() { ["folder"] = _folder, ["boxes"] = new JsonArray(new JsonObject { ["name"] = Box, ["bytes"] = 3 }) };
        stage.Daemon.Answers["blackBox.list"] = _ => List();
        stage.Daemon.Answers["blackBox.save"] = _ => List();
        return stage;
    }
}
