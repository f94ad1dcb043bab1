using MesoInjector.Console.Tests.Stage;

namespace MesoInjector.Console.Tests.Desk;

public sealed class UserPageTests
{
    [Fact]
    public async Task An_admin_adds_a_user_and_is_told()
    {
        using var stage = new ConsoleStage();
        stage.Daemon.Answers["users.add"] = _ => null;
        using Browser browser = await stage.OpenAsync("ada");
        string page = await browser.SubmitAsync("/users/add", "/users/add", ("name", "carl"), ("role", "Clinician"), ("pin", "918273"), ("again", "918273"));
        Assert.Contains("carl was added.", page, StringComparison.Ordinal);
        Assert.Equal("Clinician", Assert.Single(stage.Daemon.Requests, request => request.Method == "users.add").Arguments.GetProperty("role").GetString());
    }

    [Fact]
    public async Task What_the_register_refuses_is_said_and_what_was_typed_stays()
    {
        using var stage = new ConsoleStage();
        stage.Daemon.Answers["users.add"] = _ => ScriptedDaemon.No("That PIN is too easy to guess.", "Use at least three different digits, not in a row and not the same pair again and again.");
        using Browser browser = await stage.OpenAsync("ada", "de");
        string page = await browser.SubmitAsync("/users/add", "/users/add", ("name", "carl"), ("role", "Qa"), ("pin", "111111"), ("again", "111111"));
        Assert.Contains("Diese PIN ist zu leicht zu erraten.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"carl\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("111111", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_see_no_users_but_change_their_own_pin()
    {
        using var stage = new ConsoleStage();
        stage.Daemon.Answers["users.pin"] = _ => null;
        using Browser browser = await stage.OpenAsync("clara");
        Assert.DoesNotContain("quinn", await browser.ReadAsync("/users"), StringComparison.Ordinal);
        Assert.Contains("clara has another PIN.", await browser.SubmitAsync("/users/one/clara", "/users/pin", ("name", "clara"), ("pin", "918273"), ("again", "918273")), StringComparison.Ordinal);
        Assert.Equal(403, (int)(await browser.PostAsync("/menu", "/users/pin", ("name", "tom"), ("pin", "918273"), ("again", "918273"))).StatusCode);
        Assert.Equal(403, (int)(await browser.PostAsync("/menu", "/users/disable", ("name", "tom"))).StatusCode);
        Assert.Single(stage.Daemon.Requests, request => request.Method.StartsWith("users.", StringComparison.Ordinal));
    }
}
