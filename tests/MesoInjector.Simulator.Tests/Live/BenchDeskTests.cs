using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Control;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon;
using MesoInjector.Hardware.Board;
using MesoInjector.Simulator.Live;

namespace MesoInjector.Simulator.Tests.Live;

/// <summary>What requests do to hands, workplace and faults; the loop is the test's.</summary>
public sealed class BenchDeskTests : IDisposable
{
    private readonly FakeWall _wall = new();
    private readonly LiveBench _bench;
    private readonly BenchDesk _desk;
    private readonly OperatorPort _port = new();

    public BenchDeskTests()
    {
        _bench = new LiveBench(BoardFile.Standard, seed: 1, scale: null, _wall);
        _bench.Join(_port);
        _desk = new BenchDesk(_bench, DemoUser.All);
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void The_status_names_hands_workplace_time_and_truth()
    {
        JsonObject status = Done("status");
        Assert.Equal(1, (int)status["seed"]!);
        Assert.Equal("air", (string?)status["hands"]!["where"]);
        Assert.False((bool)status["pedal"]!["down"]!);
        Assert.Null(status["syringe"]);
        Assert.Null(status["needle"]);
        Assert.Empty(status["faults"]!.AsArray());
        Assert.InRange((int)status["truth"]!["tipUm"]!, -7000, 0);
        Assert.Equal(["ada", "clara", "tom", "quinn"], status["demoUsers"]!.AsArray().Select(user => (string)user!["name"]!));
    }

    [Fact]
    public void The_gun_is_put_on_skin_and_gauge_and_lifted_off()
    {
        Done("touchDown", """{"newtons": 1.5}""");
        Cycles(300);
        Assert.InRange((int)Done("status")["hands"]!["forceMn"]!, 1300, 1700);
        Assert.Equal("skin", (string?)Done("status")["hands"]!["where"]);
        Done("dock");
        Cycles(300);
        Assert.Equal(("gauge", 2000), ((string?)Done("status")["hands"]!["where"], (int)Done("status")["hands"]!["forceMn"]!));
        Done("liftOff");
        Cycles(300);
        Assert.Equal("air", (string?)Done("status")["hands"]!["where"]);
    }

    [Fact]
    public void A_pedal_that_is_not_renewed_lapses_and_one_that_is_does_not()
    {
        Done("pedal", """{"down": true}""");
        _wall.Pass(TimeSpan.FromMilliseconds(1400));
        Cycles(1);
        Assert.True(_bench.Hands.FootDown);
        Done("pedal", """{"down": true}""");
        _wall.Pass(TimeSpan.FromMilliseconds(1400));
        Cycles(1);
        Assert.True(_bench.Hands.FootDown);
        _wall.Pass(TimeSpan.FromMilliseconds(100));
        Cycles(1);
        Assert.False(_bench.Hands.FootDown);
        Assert.Null(Done("status")["pedal"]!["lapsesInMs"]);
    }

    [Fact]
    public void A_pedal_that_is_renewed_is_not_pressed_anew()
    {
        Done("pedal", """{"down": true}""");
        Cycles(20);
        Done("pedal", """{"down": true}""");
        Assert.Equal((true, false), _bench.Hands.Contacts(_bench.Gun.Now));
    }

    [Fact]
    public void A_syringe_goes_in_once_and_comes_out_once()
    {
        JsonObject status = Done("insertSyringe", """{"type": "3 mL", "fillNl": 1800000}""");
        Assert.Equal(("3 mL", 1_800_000), ((string?)status["syringe"]!["type"], (int)status["syringe"]!["fillNl"]!));
        Assert.Contains("syringe in the holder", Refused("insertSyringe", """{"type": "1 mL", "fillNl": 500000}""").Words, StringComparison.Ordinal);
        Assert.Null(Done("removeSyringe")["syringe"]);
        Refused("removeSyringe");
    }

    [Fact]
    public void What_no_session_has_declared_has_to_be_said()
    {
        Assert.Contains("open a session", Refused("insertSyringe").Remedy, StringComparison.Ordinal);
        Assert.Contains("open a session", Refused("fitNeedle").Remedy, StringComparison.Ordinal);
        JsonObject status = Done("fitNeedle", """{"gauge": 31, "lengthMm": 6}""");
        Assert.Equal((31, 6, 1), ((int)status["needle"]!["gauge"]!, (int)status["needle"]!["lengthMm"]!, (int)status["needle"]!["fitted"]!));
    }

    [Fact]
    public void Button_and_key_reach_the_pins()
    {
        Done("emergencyStop", """{"pressed": true}""");
        Done("key", """{"turned": true}""");
        DeviceReadings readings = Cycles(1);
        Assert.False(_bench.Gun.EmergencyStopLoopIntact);
        Assert.True(readings.Switches.ServiceKey);
        Done("emergencyStop", """{"pressed": false}""");
        Assert.False((bool)Done("key", """{"turned": false}""")["keyTurned"]!);
        Assert.True(_bench.Gun.EmergencyStopLoopIntact);
    }

    [Fact]
    public void A_fault_begins_at_the_next_cycle_and_ends_when_all_are_cleared()
    {
        Done("fault", """{"text": "emergency-stop pressed"}""");
        Cycles(2);
        JsonNode fault = Assert.Single(Done("status")["faults"]!.AsArray())!;
        Assert.Equal(("emergency-stop pressed", true), ((string?)fault["name"], (bool)fault["active"]!));
        Assert.False(_bench.Gun.EmergencyStopLoopIntact);
        Assert.Empty(Done("clearFaults")["faults"]!.AsArray());
        Assert.True(_bench.Gun.EmergencyStopLoopIntact);
    }

    [Fact]
    public void A_fault_with_a_moment_waits_for_it_and_lasts_as_long_as_it_says()
    {
        Done("fault", """{"text": "fault: pedal stuck, at: { state: dispensing, after: 0.01 s }, lasts: 0.05 s"}""");
        Cycles(100);
        Assert.Null(_bench.Wired.Switches.PedalNormallyOpen);
        Show(InjectorState.Dispensing);
        Cycles(20);
        Assert.True(_bench.Wired.Switches.PedalNormallyOpen);
        Cycles(60);
        Assert.Null(_bench.Wired.Switches.PedalNormallyOpen);
        Assert.Empty(Done("status")["faults"]!.AsArray());
    }

    [Theory]
    [InlineData("contact-force stuk", "contact-force can be zero, full, stuck")]
    [InlineData("contact-fource stuck", "did you mean 'contact-force'")]
    [InlineData("fault: pedal stuck, at: { state: dispencing }", "did you mean 'dispensing'")]
    [InlineData("fault: pedal stuck, last: 0.05 s", "did you mean 'lasts'")]
    [InlineData("fault: pedal stuck, lasts: 50", "write '50 s' if that is meant")]
    [InlineData("mains cut", "kill -9")]
    public void A_mistyped_fault_is_refused_with_what_was_probably_meant(string text, string suggestion)
    {
        Refusal refusal = Refused("fault", new JsonObject { ["text"] = text }.ToJsonString());
        Assert.Contains(suggestion, refusal.Remedy, StringComparison.Ordinal);
        Assert.Empty(_bench.Faults);
    }

    [Fact]
    public void The_catalogue_lists_every_fault_there_is()
    {
        JsonArray faults = Done("faults")["faults"]!.AsArray();
        Assert.Equal(Faults.FaultCatalogue.All.Count, faults.Count);
        Assert.Contains(faults, fault => (string?)fault!["name"] == "syringe removed" && !(bool)fault["ends"]!);
    }

    [Fact]
    public void Scale_and_pause_are_changed_alone_and_together()
    {
        Assert.Equal(20, (double)Done("scale", """{"factor": 20}""")["scale"]!);
        JsonObject paused = Done("scale", """{"paused": true}""");
        Assert.Equal((20, true), ((double)paused["scale"]!, (bool)paused["paused"]!));
        JsonObject both = Done("scale", """{"factor": 0.1, "paused": false}""");
        Assert.Equal((0.1, false), ((double)both["scale"]!, (bool)both["paused"]!));
    }

    [Fact]
    public void In_a_pause_screens_are_shown_what_is_so_ten_times_a_second()
    {
        Show(InjectorState.Standby);
        Done("scale", """{"paused": true}""");
        long before = _port.Snapshots.Published;
        for (int i = 0; i < 1000; i++)
        {
            _bench.Clock.Between!();
            _wall.Pass(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(_port.Snapshots.Published - before, 9, 11);
        Assert.Equal(InjectorState.Standby, _port.Snapshots.Read().State);
        Done("scale", """{"paused": false}""");
        before = _port.Snapshots.Published;
        _wall.Pass(TimeSpan.FromSeconds(1));
        _bench.Clock.Between!();
        Assert.Equal(before, _port.Snapshots.Published);
    }

    [Fact]
    public void A_hand_on_the_gun_ends_the_assistance()
    {
        Assert.True((bool)Done("assist", """{"on": true}""")["assist"]!);
        Assert.True((bool)Done("pedal", """{"down": false}""")["assist"]!);
        Assert.False((bool)Done("pedal", """{"down": true}""")["assist"]!);
    }

    [Fact]
    public void No_more_faults_are_taken_than_anybody_can_follow()
    {
        for (int i = 0; i < 32; i++)
            Done("fault", """{"text": "fault: pedal stuck, at: { state: dispensing }"}""");
        Assert.Contains("Clear them", Refused("fault", """{"text": "pedal stuck"}""").Remedy, StringComparison.Ordinal);
        Done("clearFaults");
        Done("fault", """{"text": "pedal stuck"}""");
    }

    [Theory]
    [InlineData("touchDown", "{}")]
    [InlineData("touchDown", """{"newtons": 0}""")]
    [InlineData("touchDown", """{"newtons": 21}""")]
    [InlineData("touchDown", """{"newtons": 1e999}""")]
    [InlineData("touchDown", """{"newtons": "2"}""")]
    [InlineData("touchDown", """{"newtons": [2]}""")]
    [InlineData("touchDown", """{"newtons": 2, "Newtons": 3}""")]
    [InlineData("liftOff", """{"now": true}""")]
    [InlineData("pedal", "{}")]
    [InlineData("pedal", """{"down": 1}""")]
    [InlineData("pedal", """{"down": null}""")]
    [InlineData("insertSyringe", """{"type": "20 mL", "fillNl": 1000}""")]
    [InlineData("insertSyringe", """{"type": "1 mL", "fillNl": 1000001}""")]
    [InlineData("insertSyringe", """{"type": "1 mL", "fillNl": -1}""")]
    [InlineData("insertSyringe", """{"type": "1 mL", "fillNl": 99999999999999999999}""")]
    [InlineData("insertSyringe", """{"type": "1 mL", "fillNl": 0.5}""")]
    [InlineData("fitNeedle", """{"gauge": 30}""")]
    [InlineData("fitNeedle", """{"gauge": 30, "lengthMm": 5}""")]
    [InlineData("emergencyStop", """{"pressed": "yes"}""")]
    [InlineData("key", """[true]""")]
    [InlineData("fault", """{"text": ""}""")]
    [InlineData("fault", """{"text": "a\nb"}""")]
    [InlineData("fault", """{"text": "pedal stuck }, { fault: needle-chip off"}""")]
    [InlineData("fault", """{"text": "fault: pedal stuck }, { fault: needle-chip off"}""")]
    [InlineData("fault", """{"text": "fault: &a [*a, *a]"}""")]
    [InlineData("fault", """{"text": "{{{{{{{{{{{{{{{{{{{{{{:"}""")]
    [InlineData("scale", "{}")]
    [InlineData("scale", """{"factor": 0}""")]
    [InlineData("scale", """{"factor": 51}""")]
    [InlineData("scale", """{"factor": -1}""")]
    [InlineData("assist", """{"on": "true"}""")]
    [InlineData("faults", """{"all": true}""")]
    [InlineData("nothing", "{}")]
    [InlineData("Status", "{}")]
    [InlineData("", "{}")]
    public void A_hostile_request_is_refused_in_words_and_changes_nothing(string method, string arguments)
    {
        string before = Done("status").ToJsonString();
        Refusal refusal = Refused(method, arguments);
        Assert.NotEmpty(refusal.Words);
        Assert.NotEmpty(refusal.Remedy);
        Assert.Equal(before, Done("status").ToJsonString());
        Assert.False(_bench.Assistant.On);
    }

    [Fact]
    public void Requests_of_others_are_left_to_them()
    {
        Assert.Null(_desk.Ask("session.open", default));
        Assert.Null(_desk.Ask("benchmark", default));
    }

    [Fact]
    public void More_requests_than_any_person_makes_are_refused_until_the_loop_has_taken_some()
    {
        var replies = new BenchReply?[80];
        Thread[] askers = [.. Enumerable.Range(0, replies.Length).Select(i => new Thread(() => replies[i] = _desk.Ask("bench.status", default)))];
        foreach (Thread asker in askers)
            asker.Start();
        Assert.True(SpinWait.SpinUntil(() => replies.Any(reply => reply is { Refusal.Code: RefusalCode.Busy }), TimeSpan.FromSeconds(60)));
        while (!Array.TrueForAll(askers, asker => asker.Join(0)))
            _bench.Deeds.DoAll(_bench);
        Assert.Contains(replies, reply => reply!.Result is not null);
    }

    private JsonObject Done(string method, string arguments = "{}")
    {
        BenchReply reply = Ask(method, arguments);
        Assert.Null(reply.Refusal);
        return JsonNode.Parse(reply.Result!.ToJsonString())!.AsObject();
    }

    private Refusal Refused(string method, string arguments = "{}")
    {
        BenchReply reply = Ask(method, arguments);
        Assert.Null(reply.Result);
        return reply.Refusal!;
    }

    private BenchReply Ask(string method, string arguments)
    {
        using JsonDocument json = JsonDocument.Parse(arguments);
        Task<BenchReply?> asked = Task.Run(() => _desk.Ask($"bench.{method}", json.RootElement), TestContext.Current.CancellationToken);
        while (!asked.IsCompleted)
        {
            _bench.Deeds.DoAll(_bench);
            Thread.Yield();
        }

        return asked.GetAwaiter().GetResult()!;
    }

    private void Show(InjectorState state) => _port.Snapshots.Publish(new Snapshot { State = state });

    /// <summary>Cycles without a controller: everything stays off.</summary>
    private DeviceReadings Cycles(int count)
    {
        DeviceReadings readings = default;
        InjectorOutputs nothing = default;
        for (int i = 0; i < count; i++)
        {
            _bench.Clock.WaitUntil(default);
            MonotonicTime now = _bench.Clock.Now;
            _bench.Sense(now, ref readings);
            _bench.Act(now, in nothing);
        }

        return readings;
    }
}
