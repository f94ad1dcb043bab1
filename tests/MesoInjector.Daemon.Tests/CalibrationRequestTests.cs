using System.Text.Json.Nodes;
using MesoInjector.Calibration;
using MesoInjector.Calibration.Entry;
using MesoInjector.Control.Treatment;
using MesoInjector.Records;

namespace MesoInjector.Daemon.Tests;

/// <summary>Calibrating from a console.</summary>
public sealed class CalibrationRequestTests : IDisposable
{
    private static readonly JsonObject Force = new() { ["kind"] = "force" };

    private readonly RequestBench _bench = new RequestBench().SignIn("technician");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Reading_by_reading_to_a_signed_calibration_that_is_in_force()
    {
        Assert.Null(_bench.Do("calibration.work", Copy()));
        JsonNode begun = _bench.Do("calibration.begin", Subject())!;
        Assert.Equal(RequestBench.Handpiece, (string?)begun["subject"]!["handpiece"]);
        Assert.False((bool)begun["subject"]!["simulated"]!);
        TakeAll(_bench);
        JsonNode done = _bench.Do("calibration.work", Copy())!;
        Assert.Equal(done["steps"]!.AsArray().Count, done["readings"]!.AsArray().Count);
        Assert.True((bool)done["analysis"]!["passed"]!, done["analysis"]!["findings"]!.ToJsonString());

        JsonNode line = _bench.Do("calibration.sign", new JsonObject { ["kind"] = "force", ["pin"] = RequestBench.Pin })!;
        Assert.Equal((1, "force", "inForce", "technician"), ((int)line["number"]!, (string?)line["kind"], (string?)line["status"], (string?)line["signedBy"]));
        Assert.Equal("technician", _bench.Journal.Read(EventKind.CalibrationKept).Single().Who.Name);
        Assert.Null(_bench.Do("calibration.work", Copy()));

        _bench.Refused("calibration.bad", Bad(1, " ", RequestBench.Pin));
        _bench.Refused("calibration.bad", Bad(1, "dropped", "918273"));
        _bench.Refused("calibration.bad", Bad(2, "dropped", RequestBench.Pin));
        Assert.Equal("bad", (string?)_bench.Do("calibration.bad", Bad(1, "dropped", RequestBench.Pin))!["status"]);
        Assert.Equal("dropped", (string?)_bench.Do("calibration.list")!["calibrations"]!.AsArray().Single()!["reason"]);
    }

    [Fact]
    public void A_half_finished_one_is_where_the_command_line_finds_it_and_is_not_lost()
    {
        _bench.Do("calibration.begin", Subject());
        _bench.Do("calibration.take", Reading(0));
        WorkFile file = WorkFile.For(CalibrationKind.Force, given: null, _bench.JournalPath);
        Assert.Equal([0.0], file.Read().Readings);
        Assert.Equal(RefusalCode.NotNow, _bench.Refused("calibration.begin", Subject()).Code);
        Assert.Empty(_bench.Do("calibration.undo", Copy())!["readings"]!.AsArray());
        Assert.Equal(RefusalCode.NotNow, _bench.Refused("calibration.undo", Copy()).Code);
        Assert.Equal(RefusalCode.NotNow, _bench.Refused("calibration.sign", new JsonObject { ["kind"] = "force", ["pin"] = RequestBench.Pin }).Code);
        _bench.Do("calibration.discard", Copy());
        Assert.False(file.Exists);
        Assert.Equal(RefusalCode.Request, _bench.Refused("calibration.take", Reading(0)).Code);
    }

    [Fact]
    public void Another_handpiece_than_the_devices_is_not_begun_not_gone_on_with_and_not_signed()
    {
        JsonObject other = Subject();
        other["subject"]!["handpiece"] = "H-8";
        Assert.Contains("is of handpiece H-8; this device has H-7", _bench.Refused("calibration.begin", other).Words, StringComparison.Ordinal);
        _bench.Do("calibration.begin", Subject());
        Assert.Equal(["calibration.take", "calibration.sign"], Spoilt(subject => subject with { Handpiece = "H-8" }, "this device has H-7"));
    }

    [Fact]
    public void What_was_done_on_a_virtual_device_is_not_gone_on_with_and_not_signed_on_a_real_one()
    {
        _bench.Do("calibration.begin", Subject());
        Assert.Equal(["calibration.take", "calibration.sign"], Spoilt(subject => subject with { Simulated = true }, "was done on a virtual device"));
    }

    [Fact]
    public void An_instrument_that_has_run_out_since_it_was_begun_is_refused()
    {
        _bench.Do("calibration.begin", Subject());
        Assert.Equal(["calibration.take", "calibration.sign"], Spoilt(
            subject => subject with { Date = RequestBench.SteadyClock.Today.AddDays(-1), Instrument = subject.Instrument with { Due = RequestBench.SteadyClock.Today.AddDays(-1) } }, "ended on 2026-11-02"));
    }

    /// <summary>Lays another calibration where the begun one lies.</summary>
    /// <returns>What is refused then with these words.</returns>
    private IEnumerable<string> Spoilt(Func<CalibrationSubject, CalibrationSubject> spoil, string words)
    {
        TakeAll(_bench);
        WorkFile file = WorkFile.For(CalibrationKind.Force, given: null, _bench.JournalPath);
        CalibrationWork work = file.Read();
        file.Save(work with { Subject = spoil(work.Subject) });
        foreach ((string method, JsonObject arguments) in ((string, JsonObject)[])[("calibration.take", Reading(0)), ("calibration.sign", new JsonObject { ["kind"] = "force", ["pin"] = RequestBench.Pin })])
        {
            if (_bench.Refused(method, arguments).Words.Contains(words, StringComparison.Ordinal))
                yield return method;
        }
    }

    [Theory]
    [InlineData("{ \"subject\": ")]
    [InlineData("")]
    [InlineData("\0\0\0")]
    public void One_that_cannot_be_read_any_more_is_discarded_and_begun_again(string text)
    {
        WorkFile file = WorkFile.For(CalibrationKind.Force, given: null, _bench.JournalPath);
        File.WriteAllText(file.Path, text);
        Refusal refusal = _bench.Refused("calibration.work", Copy());
        Assert.Equal((RefusalCode.Calibration, "Discard it and begin again."), (refusal.Code, refusal.Remedy));
        Assert.DoesNotContain("--", refusal.ToString(), StringComparison.Ordinal);
        _bench.Do("calibration.discard", Copy());
        _bench.Do("calibration.begin", Subject());
    }

    [Fact]
    public void The_needle_and_the_other_instruments_go_into_the_calibration()
    {
        JsonObject given = Subject();
        JsonObject subject = given["subject"]!.AsObject();
        subject["kind"] = "compliance";
        subject["part"] = "3 mL";
        subject["needle"] = "30G x 4 mm";
        subject["auxiliary"] = new JsonArray(new JsonObject { ["use"] = "thermometer", ["serialNumber"] = "T-1", ["due"] = "2027-01-01" });
        JsonNode begun = _bench.Do("calibration.begin", given)!["subject"]!;
        Assert.Equal(("30G x 4 mm", "T-1"), ((string?)begun["needle"], (string?)begun["auxiliary"]![0]!["serialNumber"]));

        subject["kind"] = "force";
        subject["part"] = "contact";
        subject["needle"] = "";
        subject["auxiliary"]![0]!["due"] = "2026-11-02";
        Assert.Contains("thermometer T-1 ended on 2026-11-02", _bench.Refused("calibration.begin", given).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_believed_is_refused_and_changes_nothing()
    {
        JsonObject wrong = Subject();
        wrong["subject"]!["conditions"]!["celsius"] = 60;
        Assert.Contains("60", _bench.Refused("calibration.begin", wrong).Words, StringComparison.Ordinal);
        Assert.Null(_bench.Do("calibration.work", Copy()));
        _bench.Do("calibration.begin", Subject());
        Assert.Equal(RefusalCode.Calibration, _bench.Refused("calibration.take", Reading(1e9)).Code);
        Assert.Empty(_bench.Do("calibration.work", Copy())!["readings"]!.AsArray());
    }

    [Theory]
    [InlineData("clinician")]
    [InlineData("qa")]
    [InlineData(null)]
    public void Others_than_technicians_do_not_calibrate(string? name)
    {
        _bench.Do("signOut");
        if (name is not null)
            _bench.SignIn(name);
        foreach (string method in (string[])["calibration.begin", "calibration.work", "calibration.take", "calibration.undo", "calibration.discard", "calibration.sign", "calibration.bad"])
            Assert.Equal(RefusalCode.Right, _bench.Refused(method, Copy()).Code);
        Assert.Equal(name is null, _bench.Ask("calibration.list").Refusal is not null);
    }

    internal static JsonObject Subject() => new()
    {
        ["subject"] = new JsonObject
        {
            ["kind"] = "force",
            ["part"] = "contact",
            ["instrument"] = new JsonObject { ["name"] = "Masses", ["serialNumber"] = "M1", ["resolution"] = 0.1, ["uncertainty"] = 0.5, ["due"] = "2027-01-01" },
            ["conditions"] = new JsonObject { ["celsius"] = 21, ["hectopascals"] = 1000, ["humidityPercent"] = 40 },
        },
    };

    /// <summary>Each step read as it is set: a sensor without error.</summary>
    internal static void TakeAll(RequestBench bench)
    {
        while (WorkFile.For(CalibrationKind.Force, given: null, bench.JournalPath).Read().Next is { } step)
            bench.Do("calibration.take", Reading(Math.Clamp(Calibration.Procedures.ForceProcedure.Load("contact", step.Setting), step.Least, step.Most)));
    }

    private static JsonObject Reading(double value) => new() { ["kind"] = "force", ["value"] = value };

    private static JsonObject Bad(int number, string reason, string pin) => new() { ["number"] = number, ["reason"] = reason, ["pin"] = pin };

    private static JsonObject Copy() => (JsonObject)Force.DeepClone();
}
