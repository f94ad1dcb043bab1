using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Calibration.Keeping;
using MesoInjector.Configuration;
using MesoInjector.Control;
using MesoInjector.Control.Calibration;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon;
using MesoInjector.Hardware.Board;
using MesoInjector.Link;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using MesoInjector.Simulator.Live;
using MesoInjector.Simulator.Tests.Sessions;

namespace MesoInjector.Simulator.Tests.Live;

/// <summary>The daemon's own session over the bench, with its socket, as fast as this machine goes.</summary>
public sealed class LiveSessionTests : IDisposable
{
    /// <summary>A session of two points takes two minutes of virtual time, which is seconds here unless the machine is busy.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_person_at_the_screen_and_the_assistant_give_a_session_with_true_depth_and_dose()
    {
        using var running = new RunningBench(_folder);
        SessionOrder order = Order(running.Journal, points: 2);

        await running.AskAsync("bench.assist", new JsonObject { ["on"] = true });
        var deepest = new Dictionary<int, int>();
        var given = new Dictionary<int, int>();
        await running.PlayAsync(
            (seen, status) =>
            {
                JsonElement truth = status.GetProperty("truth");
                int point = truth.GetProperty("point").GetInt32();
                if (point != 0 && truth.GetProperty("deepestThisPointUm") is { ValueKind: JsonValueKind.Number } depth)
                    (deepest[point], given[point]) = (depth.GetInt32(), truth.GetProperty("pointNl").GetInt32());
                return Next(seen, status, order);
            },
            seen => seen.State == InjectorState.Standby && running.Journal.SessionCount == 1 && seen.Protocol is null && deepest.Count == 2);

        Assert.Equal(130, running.End());
        using Journal journal = Journal.OpenToRead(_folder.File).Journal!;
        TreatmentSession session = journal.Treatments.Session(1)!;
        Assert.Equal(RecordOrigin.Simulated, session.Origin);
        Assert.Equal(2, session.Injections.Count(injection => injection.Outcome == InjectionOutcome.Completed));
        Assert.All(deepest.Values, depth => Assert.InRange(depth, 1400, 1600));
        Assert.All(given.Values, dose => Assert.InRange(dose, order.Protocol.Dose.Nanolitres * 0.93, order.Protocol.Dose.Nanolitres * 1.07));
    }

    [Fact]
    public async Task An_emergency_stop_by_request_stops_the_device_and_an_end_brings_it_to_rest()
    {
        using var running = new RunningBench(_folder);
        await running.PlayAsync((_, _) => null, seen => seen.State == InjectorState.Standby);
        await running.AskAsync("bench.emergencyStop", new JsonObject { ["pressed"] = true });
        await running.PlayAsync((_, _) => null, seen => seen.State == InjectorState.EmergencyStopped);
        Assert.Equal(130, running.End());
        Assert.Contains("The injector is at rest.", running.Output, StringComparison.Ordinal);
    }

    /// <summary>What somebody at the screen would press.</summary>
    private static OperatorCommand? Next(in Snapshot seen, JsonElement status, SessionOrder order)
    {
        Guid id = Guid.NewGuid();
        return seen.State switch
        {
            InjectorState.Standby when seen.Protocol is null => new OperatorCommand.OpenSession(id, order),
            InjectorState.Screening => new OperatorCommand.AnswerScreening(id, Screening.AllClear),
            InjectorState.LoadingSyringe when status.GetProperty("syringe").ValueKind == JsonValueKind.Object => new OperatorCommand.ConfirmSyringe(id),
            InjectorState.FittingNeedle when status.GetProperty("needle").ValueKind == JsonValueKind.Object => new OperatorCommand.ConfirmNeedle(id),
            InjectorState.TouchOff when status.GetProperty("hands").GetProperty("where").GetString() == "gauge" => new OperatorCommand.StartTouchOff(id),
            InjectorState.Priming when seen.PrimedVolume >= order.Protocol.Syringe.DeadSpace && !seen.PedalDown => new OperatorCommand.FinishPriming(id),
            InjectorState.Ready when seen.Point != 0 => new OperatorCommand.Arm(id),
            InjectorState.Ready or InjectorState.Armed when seen.Point == 0 => new OperatorCommand.EndSession(id),
            InjectorState.SessionReview when status.GetProperty("syringe").ValueKind == JsonValueKind.Null => new OperatorCommand.CloseSession(id),
            _ => null,
        };
    }

    private static SessionOrder Order(Journal journal, int points)
    {
        Protocol protocol = ProtocolLibrary.Find("hair-standard")!.Value!;
        Assert.Null(TreatmentPlan.TryLayOut(protocol, [ScalpRegion.Frontal, ScalpRegion.MidScalp, ScalpRegion.Vertex], points, out TreatmentPlan? plan));
        DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        CalibrationSet calibrations = new CalibrationRegister(journal.Read(EventKind.CalibrationKept).Select(entry => entry.Body)).For(BenchFurniture.Handpiece, today, simulated: true);
        return new SessionOrder(1, "P-001", new Course(1, null), plan!,
            new Consumables("saline", "LOT-C1", today.AddDays(100), "LOT-S1", "LOT-N1", FluidVolume.FromNanolitres(1_000_000)),
            Checklist.AllDone, calibrations, today, journal.LastAuthorisation.Next());
    }

    /// <summary>The daemon's session on a thread of its own, and a console.</summary>
    private sealed class RunningBench : IDisposable
    {
        private readonly LiveBench _bench;
        private readonly DaemonSession _session;
        private readonly LinkClient _client;
        private readonly Thread _thread;
        private readonly StringWriter _output = new();
        private readonly CancellationTokenSource _end = new();
        private int _code;

        public RunningBench(JournalFolder folder)
        {
            JournalOpening opening = Journal.Open(folder.File, TimeProvider.System, ProgramIdentity.Here(RecordOrigin.Simulated));
            Journal = opening.Journal!;
            BenchFurniture.Furnish(Journal, seed: 1, TimeProvider.System);
            _bench = new LiveBench(BoardFile.Standard, seed: 1, scale: null, TimeProvider.System);
            string socket = Path.Combine(Path.GetDirectoryName(folder.File)!, "meso.sock");
            var store = new BenchStore(Journal, _bench.Wired.Disk, _bench.Clock);
            _bench.Store = store;
            var options = new DaemonOptions { JournalPath = folder.File, SocketPath = socket, RealTime = false, BlackBoxMegabytes = 1 };
            _session = new DaemonSession(_bench, store, _bench.Clock, TimeProvider.System, options) { Simulated = true, Handlers = [new BenchDesk(_bench, DemoUser.All)] };
            _bench.Join(_session.Operator);
            _thread = new Thread(() => _code = _session.Run(TextWriter.Synchronized(_output), TextWriter.Synchronized(_output), _end.Token));
            _thread.Start();
            _client = new LinkClient(socket, "test", TimeProvider.System);
            Assert.True(SpinWait.SpinUntil(() => _client.Latest is not null, Limit), _client.Problem);
        }

        public Journal Journal { get; }

        public string Output => _output.ToString();

        public async Task<JsonElement> AskAsync(string method, JsonObject? arguments = null)
        {
            LinkReply? reply = await _client.AskAsync(method, arguments, Limit);
            Assert.Null(reply!.Refusal);
            return reply.Result!.Value;
        }

        /// <summary>Looks and gives commands until something is seen.</summary>
        public async Task PlayAsync(Func<Snapshot, JsonElement, OperatorCommand?> next, Func<Snapshot, bool> done)
        {
            long started = TimeProvider.System.GetTimestamp();
            while (true)
            {
                Snapshot seen = _session.Operator.Snapshots.Read();
                if (done(seen))
                    return;
                JsonElement status = await AskAsync("bench.status");
                Assert.True(TimeProvider.System.GetElapsedTime(started) < Limit, $"{seen.State} {seen.Detail} {string.Join(", ", seen.Alarms.ToList())} {status}");
                if (next(seen, status) is { } command)
                    _session.Operator.Commands.TryGive(command);
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
            _bench.Dispose();
            _output.Dispose();
            _end.Dispose();
        }
    }
}
