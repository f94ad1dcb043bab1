using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Configuration;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon;
using MesoInjector.Link;
using MesoInjector.Records;
using MesoInjector.Records.Commands;
using MesoInjector.Records.Reading;
using MesoInjector.Simulator.Live;
using MesoInjector.Simulator.Tests.Sessions;

namespace MesoInjector.Simulator.Tests.Live;

/// <summary>The bench daemon as a console meets it, through its socket, as fast as this machine goes.</summary>
public sealed class LiveSessionTests : IDisposable
{
    private const int Points = 2;

    /// <summary>A session of two points takes two minutes of virtual time, which is seconds here unless the machine is busy.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly Protocol Hair = ProtocolLibrary.Find("hair-standard")!.Value!;

    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_clinician_at_the_screen_and_the_assistant_give_a_session_with_true_depth_and_dose()
    {
        using var bench = new RunningBench(_folder);
        await bench.SeeAsync(InjectorState.Standby);
        await bench.AskAsync("signIn", new JsonObject { ["name"] = "clara", ["pin"] = "271828" });
        await bench.AskAsync("bench.assist", new JsonObject { ["on"] = true });
        JsonElement opened = await bench.AskAsync("session.open", Order());
        Assert.Equal(1, opened.GetProperty("session").GetInt64());
        Assert.Empty(opened.GetProperty("warnings").EnumerateArray());
        await bench.SeeAsync(InjectorState.Screening);
        await bench.AskAsync("session.screen", new JsonObject { ["answers"] = Answers() });

        await bench.PlayAsync(Next, until: InjectorState.SessionReview);
        JsonElement truth = (await bench.AskAsync("bench.status")).GetProperty("truth");
        await bench.PlayAsync(Next, until: InjectorState.Standby);

        Assert.Equal(130, bench.End());
        Assert.InRange(truth.GetProperty("deepestUm").GetInt32(), 1400, 1600);
        Assert.Equal(Points, truth.GetProperty("point").GetInt32());
        Assert.InRange(truth.GetProperty("pointNl").GetInt32(), Hair.Dose.Nanolitres * 0.93, Hair.Dose.Nanolitres * 1.07);
        using Journal journal = Journal.OpenToRead(_folder.File).Journal!;
        TreatmentSession session = journal.Treatments.Session(1)!;
        Assert.Equal((RecordOrigin.Simulated, "clara", SessionEnding.Closed), (session.Origin, session.OpenedBy.Name, session.Ending));
        Assert.Equal(Points, session.Injections.Count(injection => injection.Outcome == InjectionOutcome.Completed));
    }

    [Fact]
    public async Task An_emergency_stop_by_request_stops_the_device_and_an_end_brings_it_to_rest()
    {
        using var bench = new RunningBench(_folder);
        await bench.SeeAsync(InjectorState.Standby);
        await bench.AskAsync("bench.emergencyStop", new JsonObject { ["pressed"] = true });
        await bench.SeeAsync(InjectorState.EmergencyStopped);
        Assert.Equal(130, bench.End());
        Assert.Contains("The injector is at rest.", bench.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_while_time_stands_still_comes_to_rest()
    {
        using var bench = new RunningBench(_folder, scale: 1);
        await bench.AskAsync("bench.scale", new JsonObject { ["paused"] = true });
        Assert.Equal(130, bench.End());
        Assert.Contains("The injector is at rest.", bench.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_screens_are_told_who_can_sign_in()
    {
        using var bench = new RunningBench(_folder);
        JsonElement[] users = [.. (await bench.AskAsync("bench.status")).GetProperty("demoUsers").EnumerateArray()];
        Assert.Equal(4, users.Length);
        foreach (JsonElement user in users)
        {
            JsonElement signedIn = await bench.AskAsync("signIn", new JsonObject { ["name"] = user.GetProperty("name").GetString(), ["pin"] = user.GetProperty("pin").GetString() });
            Assert.Equal(user.GetProperty("role").GetString(), signedIn.GetProperty("role").GetString());
        }

        JsonElement about = await bench.AskAsync("about");
        Assert.True(about.GetProperty("simulated").GetBoolean());
        Assert.Equal(BenchFurniture.Handpiece, about.GetProperty("handpiece").GetString());
    }

    /// <summary>What somebody at the screen would press.</summary>
    private static OperatorCommand? Next(Snapshot seen, JsonElement status)
    {
        Guid id = Guid.NewGuid();
        bool syringeIn = status.GetProperty("syringe").ValueKind == JsonValueKind.Object;
        return seen.State switch
        {
            InjectorState.LoadingSyringe when syringeIn => new OperatorCommand.ConfirmSyringe(id),
            InjectorState.FittingNeedle when status.GetProperty("needle").ValueKind == JsonValueKind.Object => new OperatorCommand.ConfirmNeedle(id),
            InjectorState.TouchOff when status.GetProperty("hands").GetProperty("where").GetString() == "gauge" => new OperatorCommand.StartTouchOff(id),
            InjectorState.Priming when seen.PrimedVolume >= Hair.Syringe.DeadSpace && !seen.PedalDown => new OperatorCommand.FinishPriming(id),
            InjectorState.Ready when seen.Point != 0 => new OperatorCommand.Arm(id),
            InjectorState.Ready or InjectorState.Armed when seen.Point == 0 => new OperatorCommand.EndSession(id),
            InjectorState.SessionReview when !syringeIn => new OperatorCommand.CloseSession(id),
            _ => null,
        };
    }

    private static JsonObject Order()
    {
        Assert.Null(TreatmentPlan.TryLayOut(Hair, [ScalpRegion.Frontal], Points, out TreatmentPlan? plan));
        DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        return new JsonObject
        {
            ["patient"] = "P-001",
            ["protocol"] = new JsonObject { ["name"] = Hair.Name },
            ["points"] = new JsonArray([.. plan!.Points.Select(point => (JsonNode)new JsonObject
            {
                ["number"] = point.Number, ["region"] = point.Region.ToString(), ["xMm"] = point.Place.X, ["yMm"] = point.Place.Y,
            })]),
            ["consumables"] = new JsonObject
            {
                ["compound"] = "saline",
                ["compoundLot"] = "LOT-C1",
                ["compoundExpiry"] = $"{today.AddDays(100):yyyy-MM-dd}",
                ["syringeLot"] = "LOT-S1",
                ["needleLot"] = "LOT-N1",
                ["fillNl"] = 1_000_000,
            },
            ["checklist"] = new JsonObject { ["skinCleanAndDry"] = true, ["gelWipedOff"] = true, ["consumablesNew"] = true, ["compoundWaterBased"] = true },
        };
    }

    private static JsonObject Answers() => new(Enum.GetNames<Contraindication>()
        .Select(name => new KeyValuePair<string, JsonNode?>(char.ToLowerInvariant(name[0]) + name[1..], JsonValue.Create(value: false))));

    /// <summary>The bench daemon on a thread of its own, and a console.</summary>
    private sealed class RunningBench : IDisposable
    {
        private readonly LinkClient _client;
        private readonly Thread _thread;
        private readonly StringWriter _output = new();
        private readonly CancellationTokenSource _end = new();
        private int _code;

        public RunningBench(JournalFolder folder, double? scale = null)
        {
            string socket = Path.Combine(Path.GetDirectoryName(folder.File)!, "meso.sock");
            var options = new BenchDaemonOptions { Daemon = new DaemonOptions { JournalPath = folder.File, SocketPath = socket, BlackBoxMegabytes = 1 }, Scale = scale };
            TextWriter output = TextWriter.Synchronized(_output);
            _thread = new Thread(() => _code = BenchDaemon.Run(options, output, output, _end.Token));
            _thread.Start();
            _client = new LinkClient(socket, "test", TimeProvider.System);
            Assert.True(SpinWait.SpinUntil(() => _client.Latest is not null, Limit), _client.Problem);
        }

        public string Output => _output.ToString();

        public async Task<JsonElement> AskAsync(string method, JsonObject? arguments = null)
        {
            LinkReply? reply = await _client.AskAsync(method, arguments, Limit);
            Assert.Null(reply!.Refusal);
            return reply.Result ?? default;
        }

        public Task SeeAsync(InjectorState state) => PlayAsync((_, _) => null, state);

        /// <summary>Looks and gives commands until a state is seen. A command that comes too early is refused and given again.</summary>
        public async Task PlayAsync(Func<Snapshot, JsonElement, OperatorCommand?> next, InjectorState until)
        {
            long started = TimeProvider.System.GetTimestamp();
            while (_client.Latest?.Seen is not { } seen || seen.State != until)
            {
                JsonElement status = await AskAsync("bench.status");
                Snapshot now = _client.Latest?.Seen ?? default;
                Assert.True(TimeProvider.System.GetElapsedTime(started) < Limit, $"{now.State} {now.Detail} {string.Join(", ", now.Alarms.ToList())} {status}");
                if (next(now, status) is { } command)
                    await _client.SendAsync(command.Id, CommandText.Of(command), TimeSpan.FromSeconds(5));
                else
                    await Task.Delay(5, TestContext.Current.CancellationToken);
            }
        }

        public int End()
        {
            _end.Cancel();
            Assert.True(_thread.Join(Limit), "it did not end");
            return _code;
        }

        public void Dispose()
        {
            End();
            _client.Dispose();
            _output.Dispose();
            _end.Dispose();
        }
    }
}
