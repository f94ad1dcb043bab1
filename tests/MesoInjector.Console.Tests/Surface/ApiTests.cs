using System.Text.Json;
using MesoInjector.Console.Scenarios;
using MesoInjector.Console.Tests.Stage;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Treatment;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Tests.Surface;

public sealed class ApiTests(RecordFile record) : IClassFixture<RecordFile>
{
    [Fact]
    public async Task Status_has_the_names_that_the_command_line_prints()
    {
        using var stage = new ConsoleStage();
        stage.Daemon.Seen = new Snapshot { State = InjectorState.Armed, Detail = "x", Points = 36, Point = 3 };
        using Browser browser = stage.Open();
        JsonElement status = default;
        Assert.True(SpinWait.SpinUntil(() => (status = Json(browser.SendAsync(HttpMethod.Get, "/api/status").GetAwaiter().GetResult())).GetProperty("state").GetString() == "Armed", TimeSpan.FromSeconds(10)));
        Assert.Equal(
            ["program", "simulated", "seconds", "state", "safe", "detail", "alarms", "refusing", "protocol", "point", "points", "pointsDone", "depthUm", "contactMn", "pressurePa", "supplyMv", "sessionTotalNl", "syringeContentNl", "pedalDown"],
            status.EnumerateObject().Select(field => field.Name));
        Assert.Equal(3, status.GetProperty("point").GetInt32());
        Assert.Equal(JsonValueKind.Null, status.GetProperty("depthUm").ValueKind);
    }

    [Fact]
    public async Task A_stop_is_answered_with_its_id()
    {
        using var stage = new ConsoleStage();
        using Browser browser = stage.Open();
        Guid id = Guid.NewGuid();
        JsonElement answer = Json(await browser.SendAsync(HttpMethod.Post, $"/api/stop?id={id}"));
        Assert.Equal(id, answer.GetProperty("id").GetGuid());
        Assert.True(answer.GetProperty("stopped").GetBoolean());
    }

    [Fact]
    public async Task Records_are_listed_and_read_and_exported_by_those_who_may()
    {
        using var stage = new ConsoleStage(journal: record.Path);
        using Browser browser = stage.Open();
        Assert.Equal(401, (int)(await browser.SendAsync(HttpMethod.Get, "/api/records")).StatusCode);
        await browser.PostJsonAsync("/api/sign-in", "{\"name\":\"tom\",\"pin\":\"271828\"}");
        JsonElement list = Json(await browser.SendAsync(HttpMethod.Get, "/api/records?patient=virtual"));
        Assert.Equal(1, Assert.Single(list.EnumerateArray()).GetProperty("session").GetInt64());
        Assert.Empty(Json(await browser.SendAsync(HttpMethod.Get, "/api/records?lot=no-such-lot")).EnumerateArray());
        Assert.Equal("virtual-patient", Json(await browser.SendAsync(HttpMethod.Get, "/api/records/1")).GetProperty("patient").GetProperty("code").GetString());
        Assert.Equal(404, (int)(await browser.SendAsync(HttpMethod.Get, "/api/records/99")).StatusCode);
        Assert.Equal(403, (int)(await browser.SendAsync(HttpMethod.Get, "/api/records/1/export?format=csv")).StatusCode);
        await browser.PostJsonAsync("/api/sign-in", "{\"name\":\"quinn\",\"pin\":\"271828\"}");
        foreach (string format in (string[])["csv", "json", "fhir"])
            Assert.Equal(200, (int)(await browser.SendAsync(HttpMethod.Get, $"/api/records/1/export?format={format}")).StatusCode);
        Assert.Equal(404, (int)(await browser.SendAsync(HttpMethod.Get, "/api/records/1/export?format=exe")).StatusCode);
        Assert.Equal(400, (int)(await browser.SendAsync(HttpMethod.Get, "/api/records?limit=100000")).StatusCode);
    }

    [Fact]
    public async Task Its_description_names_every_address_and_nothing_of_the_pages()
    {
        using var stage = new ConsoleStage();
        using Browser browser = stage.Open();
        JsonElement document = Json(await browser.SendAsync(HttpMethod.Get, "/api/openapi.json"));
        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        IEnumerable<string> described = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        IEnumerable<string> there = stage.Endpoints.Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) && !endpoint.RoutePattern.RawText!.Contains("openapi", StringComparison.Ordinal))
            .Select(endpoint => $"{Assert.Single(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)} /{endpoint.RoutePattern.RawText!.TrimStart('/').Replace(":long", "", StringComparison.Ordinal).Replace(":int", "", StringComparison.Ordinal)}");
        Assert.Equal(there.Order(), described.Order());
        Assert.All(document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()), operation => Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!));
    }

    [Fact]
    public async Task Scenarios_are_started_by_those_who_may_play_them()
    {
        var runs = new OneRun();
        using var stage = new ConsoleStage(runs: runs);
        using Browser browser = stage.Open();
        const string wish = "{\"kind\":\"scenario\",\"name\":\"happy\"}";
        Assert.Equal(401, (int)(await browser.PostJsonAsync("/api/runs", wish)).StatusCode);
        await browser.PostJsonAsync("/api/sign-in", "{\"name\":\"clara\",\"pin\":\"271828\"}");
        Assert.Equal(403, (int)(await browser.PostJsonAsync("/api/runs", wish)).StatusCode);
        await browser.PostJsonAsync("/api/sign-in", "{\"name\":\"quinn\",\"pin\":\"271828\"}");
        HttpResponseMessage started = await browser.PostJsonAsync("/api/runs", wish);
        Assert.Equal(202, (int)started.StatusCode);
        Assert.Equal("/api/runs/7", started.Headers.Location?.OriginalString);
        Assert.Equal("running", Json(await browser.SendAsync(HttpMethod.Get, "/api/runs/7")).GetProperty("state").GetString());
        Assert.Equal(409, (int)(await browser.PostJsonAsync("/api/runs", "{\"kind\":\"scenario\",\"name\":\"unknown\"}")).StatusCode);
        Assert.Equal(204, (int)(await browser.PostJsonAsync("/api/runs/7/stop", "{}")).StatusCode);
        Assert.Equal([7], runs.StoppedRuns);
        Assert.Empty(stage.Daemon.Commands);
    }

    [Fact]
    public async Task Figures_count_what_was_given_and_refused()
    {
        using var stage = new ConsoleStage();
        using Browser browser = stage.Open();
        await browser.SendAsync(HttpMethod.Post, "/api/stop");
        await browser.PostJsonAsync("/api/sign-in", "{\"name\":\"mallory\",\"pin\":\"000000\"}");
        JsonElement figures = Json(await browser.SendAsync(HttpMethod.Get, "/api/metrics"));
        Assert.True(figures.GetProperty("deviceConnected").GetBoolean());
        Assert.Equal(1, figures.GetProperty("commands").GetInt64());
        Assert.Equal(1, figures.GetProperty("requestsRefused").GetInt64());
        Assert.True(figures.GetProperty("snapshots").GetInt64() > 0);
    }

    private static JsonElement Json(HttpResponseMessage answer)
    {
        using JsonDocument document = JsonDocument.Parse(answer.Content.ReadAsStream(TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }

    private sealed class OneRun : IScenarioRuns
    {
        private static readonly ScenarioRun Run = new(7, RunKind.Scenario, "Happy", RunState.Running, TimeSpan.FromSeconds(1), "1 / 2", "", null);

        public List<int> StoppedRuns { get; } = [];

        public IReadOnlyList<ScenarioRun> Recent => [Run];

        public IReadOnlyList<Runnable> Runnables() => [new(RunKind.Scenario, "happy", "Happy")];

        public Refusal? TryStart(RunKind kind, string name, out ScenarioRun? run)
        {
            run = name == "happy" ? Run : null;
            return run is null ? ScriptedDaemon.No($"There is no scenario {name}.") : null;
        }

        public ScenarioRun? Find(int id) => id == 7 ? Run : null;

        public IReadOnlyList<Runnable> BoxesOf(int id) => [];

        public Stream? OpenPage(int id, string path) => null;

        public void Stop(int id) => StoppedRuns.Add(id);
    }
}
