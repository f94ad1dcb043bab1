using MesoInjector.Console.Tests.Stage;

namespace MesoInjector.Console.Tests.Desk;

/// <summary>One seat for the device: who has it, who loses it, and what the others are told.</summary>
public sealed class SeatTests
{
    [Fact]
    public async Task A_wrong_pin_is_refused_in_words_and_the_name_stays()
    {
        using var stage = new ConsoleStage();
        using Browser browser = stage.Open();
        string page = await browser.SubmitAsync("/sign-in", "/sign-in", ("name", "clara"), ("pin", "000000"), ("next", "/records"));
        Assert.Contains("Name and PIN do not belong together.", page, StringComparison.Ordinal);
        Assert.Matches("value=\"clara\"[^>]*checked", page);
        Assert.Contains("Nobody signed in", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_is_said_in_the_language_of_the_screen()
    {
        using var stage = new ConsoleStage();
        stage.Daemon.Answers["signIn"] = _ => ScriptedDaemon.No("There were too many wrong PINs.", "Wait 30 s, or ask an admin for another PIN. The next try is possible in 30 s.");
        using Browser browser = stage.Open("de");
        string page = await browser.SubmitAsync("/sign-in", "/sign-in", ("name", "clara"), ("pin", "000000"));
        Assert.Contains("30 s warten oder beim Verwalter eine andere PIN holen.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signs_in_elsewhere_takes_the_seat_and_the_first_browser_is_told()
    {
        using var stage = new ConsoleStage();
        using Browser first = await stage.OpenAsync("clara");
        using Browser second = await stage.OpenAsync("tom");
        Assert.Contains("Sign in first", await first.ReadAsync("/records"), StringComparison.Ordinal);
        Assert.Contains("In use: tom (technician) is signed in at another screen.", await first.ReadAsync("/sign-in"), StringComparison.Ordinal);
        Assert.Contains("tom · technician", await second.ReadAsync("/menu"), StringComparison.Ordinal);
        await first.PostAsync("/menu", "/command", ("name", "Arm"), ("id", $"{Guid.NewGuid()}"));
        Assert.Empty(stage.Daemon.Commands);
    }

    [Fact]
    public async Task Without_a_touch_the_screen_locks_and_the_same_person_goes_on_with_the_pin()
    {
        using var stage = new ConsoleStage();
        using Browser browser = await stage.OpenAsync("clara");
        stage.Clock.Advance(TimeSpan.FromMinutes(4));
        await browser.PostAsync("/menu", "/touch");
        stage.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Contains("clara · clinician", await browser.ReadAsync("/menu"), StringComparison.Ordinal);
        stage.Clock.Advance(TimeSpan.FromMinutes(6));
        string page = await browser.ReadAsync("/sign-in?next=/records");
        Assert.Contains("Locked because nobody touched the screen. clara: type the PIN", page, StringComparison.Ordinal);
        Assert.Matches("value=\"clara\"[^>]*checked", page);
        await browser.SubmitAsync("/sign-in", "/sign-in", ("name", "clara"), ("pin", "271828"), ("next", "/menu"));
        Assert.Equal("/menu", browser.Path);
    }

    [Fact]
    public async Task After_signing_in_only_a_page_of_the_console_is_shown()
    {
        using var stage = new ConsoleStage();
        using Browser browser = stage.Open();
        foreach (string next in (string[])["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"])
        {
            HttpResponseMessage answer = await browser.PostAsync("/sign-in", "/sign-in", ("name", "clara"), ("pin", "271828"), ("next", next));
            Assert.Equal("/", answer.Headers.Location?.OriginalString);
        }
    }

    [Fact]
    public async Task A_device_without_users_asks_for_its_first_admin()
    {
        using var stage = new ConsoleStage();
        stage.Daemon.Answers["about"] = _ => new System.Text.Json.Nodes.JsonObject { ["registerEmpty"] = true };
        stage.Daemon.Answers["users.add"] = _ => null;
        using Browser browser = stage.Open();
        Assert.Contains("This device has no users yet.", await browser.ReadAsync("/sign-in"), StringComparison.Ordinal);
        Assert.Contains("Both PINs are not the same.", await browser.SubmitAsync("/sign-in", "/users/first", ("name", "root.admin"), ("pin", "918273"), ("again", "918274")), StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Daemon.Requests, request => request.Method == "users.add");
        await browser.SubmitAsync("/sign-in", "/users/first", ("name", "root.admin"), ("pin", "918273"), ("again", "918273"));
        var added = Assert.Single(stage.Daemon.Requests, request => request.Method == "users.add").Arguments;
        Assert.Equal("Admin", added.GetProperty("role").GetString());
    }

    [Fact]
    public async Task Demo_users_are_offered_on_a_virtual_device_only()
    {
        static object Status() => new System.Text.Json.Nodes.JsonObject { ["demoUsers"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "clara", ["role"] = "Clinician", ["pin"] = "271828" }) };
        using (var virtualDevice = new ConsoleStage(simulated: true))
        {
            virtualDevice.Daemon.Answers["bench.status"] = _ => Status();
            using Browser browser = virtualDevice.Open();
            Assert.Contains("one tap signs in", await browser.ReadAsync("/sign-in"), StringComparison.Ordinal);
        }

        using var real = new ConsoleStage(simulated: false);
        real.Daemon.Answers["bench.status"] = _ => Status();
        using Browser other = real.Open();
        Assert.DoesNotContain("one tap signs in", await other.ReadAsync("/sign-in"), StringComparison.Ordinal);
    }
}
