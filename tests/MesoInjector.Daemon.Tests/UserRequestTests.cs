using System.Text.Json.Nodes;
using MesoInjector.Control.Treatment;
using MesoInjector.Records;

namespace MesoInjector.Daemon.Tests;

/// <summary>Who uses the device, over the link.</summary>
public sealed class UserRequestTests : IDisposable
{
    private readonly RequestBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_new_device_takes_an_admin_and_nothing_else()
    {
        using var fresh = new RequestBench(users: false);
        Assert.True((bool)fresh.Do("about")!["registerEmpty"]!);
        Assert.True(fresh.Seat.RegisterEmpty);
        Assert.Equal(RefusalCode.Right, fresh.Refused("signIn", User("root", RequestBench.AdminPin)).Code);
        Assert.Equal(RefusalCode.Right, fresh.Refused("users.add", User("ada", RequestBench.Pin, "clinician")).Code);
        Assert.Equal(RefusalCode.Right, fresh.Refused("session.open").Code);
        Assert.Equal(RefusalCode.Right, fresh.Refused("calibration.begin").Code);
        fresh.Do("users.add", User("root", RequestBench.AdminPin, "admin"));
        Assert.False(fresh.Seat.RegisterEmpty);
        Assert.Null(fresh.Do("who"));
        Assert.Equal(RefusalCode.Right, fresh.Refused("users.add", User("second", RequestBench.AdminPin, "admin")).Code);
    }

    [Fact]
    public void Who_signs_in_sits_at_the_device_and_stands_beside_every_entry_until_they_leave()
    {
        JsonNode who = _bench.Do("signIn", User("clinician", RequestBench.Pin))!;
        Assert.Equal(("clinician", "Clinician"), ((string?)who["name"], (string?)who["role"]));
        Assert.Equal(["Treat", "OverrideScreening", "ReadRecords", "ExportRecords"], who["rights"]!.AsArray().Select(right => (string)right!));
        Assert.Equal(who.ToJsonString(), _bench.Do("who")!.ToJsonString());
        Assert.Equal("clinician", _bench.Journal.ActingUser.Name);

        _bench.SignIn("technician");
        Assert.Equal("technician", _bench.Journal.ActingUser.Name);
        Assert.Contains("technician signed in", _bench.Journal.Read(EventKind.SignedOut)[^1].Body, StringComparison.Ordinal);

        _bench.Do("signOut", new JsonObject { ["why"] = "idle" });
        Assert.Null(_bench.Seat.User);
        Assert.True(_bench.Journal.ActingUser.IsNobody);
        Assert.Contains("idle", _bench.Journal.Read(EventKind.SignedOut)[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_pins_cost_time_and_the_words_say_how_much()
    {
        for (int i = 0; i < 2; i++)
            Assert.DoesNotContain(" s.", _bench.Refused("signIn", User("qa", "918273")).Remedy, StringComparison.Ordinal);
        Assert.Contains("in 30 s", _bench.Refused("signIn", User("qa", "918273")).Remedy, StringComparison.Ordinal);
        _bench.Clock.Go(TimeSpan.FromSeconds(29));
        Assert.Contains("in 1 s", _bench.Refused("signIn", User("qa", RequestBench.Pin)).Remedy, StringComparison.Ordinal);
        Assert.Null(_bench.Seat.User);
        _bench.Clock.Go(TimeSpan.FromSeconds(1));
        _bench.SignIn("qa");
        Assert.Equal("qa", _bench.Seat.User!.Name);
    }

    [Fact]
    public void A_pin_that_signs_is_guessed_no_faster_than_one_that_signs_in()
    {
        _bench.SignIn("technician");
        _bench.Do("calibration.begin", CalibrationRequestTests.Subject());
        CalibrationRequestTests.TakeAll(_bench);
        for (int i = 0; i < 3; i++)
            _bench.Refused("calibration.sign", new JsonObject { ["kind"] = "force", ["pin"] = "918273" });
        Assert.Contains("too many wrong PINs", _bench.Refused("calibration.sign", new JsonObject { ["kind"] = "force", ["pin"] = RequestBench.Pin }).Words, StringComparison.Ordinal);
        Assert.Empty(_bench.Journal.Read(EventKind.CalibrationKept));
        Assert.Contains("too many wrong PINs", _bench.Refused("signIn", User("technician", RequestBench.Pin)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_fails_to_sign_in_does_not_take_the_seat_of_another()
    {
        _bench.SignIn("clinician");
        _bench.Refused("signIn", User("technician", "918273"));
        Assert.Equal("clinician", _bench.Seat.User!.Name);
        Assert.Equal("clinician", _bench.Journal.ActingUser.Name);
    }

    [Fact]
    public void Only_an_admin_keeps_the_users_and_sees_how_they_stand()
    {
        _bench.SignIn("clinician");
        foreach ((string method, JsonObject arguments) in ((string, JsonObject)[])
            [("users.add", User("eve", RequestBench.Pin, "admin")), ("users.role", User("qa", "", "admin")), ("users.disable", User("qa", "")), ("users.pin", User("qa", "604817"))])
        {
            Assert.Equal(RefusalCode.Right, _bench.Refused(method, arguments).Code);
        }

        Assert.Null(_bench.Do("users")!.AsArray()[0]!["failures"]);
        _bench.Do("users.pin", User("clinician", "604817"));
        _bench.SignIn("root", RequestBench.AdminPin);
        Assert.Equal(0, (int)_bench.Do("users")!.AsArray()[0]!["failures"]!);
        _bench.Do("users.disable", User("qa", ""));
        Assert.Equal(RefusalCode.Right, _bench.Refused("signIn", User("qa", RequestBench.Pin)).Code);
        _bench.SignIn("clinician", "604817");
    }

    [Fact]
    public void Who_changes_their_own_role_goes_on_with_the_new_one()
    {
        _bench.SignIn("root", RequestBench.AdminPin);
        _bench.Do("users.role", User("technician", "", "admin"));
        _bench.Do("users.role", User("root", "", "qa"));
        Assert.Equal(Records.Users.Role.Qa, _bench.Seat.User!.Role);
        Assert.Equal("Qa", _bench.Journal.ActingUser.Role);
        _bench.Refused("users.role", User("root", "", "admin"));
        _bench.SignIn("technician");
        _bench.Do("users.role", User("root", "", "admin"));
        _bench.Do("users.disable", User("technician", ""));
        Assert.Null(_bench.Seat.User);
        Assert.True(_bench.Journal.ActingUser.IsNobody);
    }

    private static JsonObject User(string name, string pin, string role = "") => new() { ["name"] = name, ["pin"] = pin, ["role"] = role };
}
