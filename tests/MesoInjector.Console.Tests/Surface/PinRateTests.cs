using MesoInjector.Console.Actions;
using MesoInjector.Console.Tests.Stage;

namespace MesoInjector.Console.Tests.Surface;

public sealed class PinRateTests
{
    [Fact]
    public async Task After_thirty_pins_in_a_minute_from_one_address_the_daemon_is_not_asked_any_more()
    {
        using var stage = new ConsoleStage();
        using Browser browser = stage.Open();
        for (int i = 0; i < PinRate.PerMinute; i++)
            await browser.PostAsync("/sign-in", "/sign-in", ("name", $"guess{i}"), ("pin", "000000"));
        Assert.Equal(PinRate.PerMinute, stage.Daemon.Requests.Count(request => request.Method == "signIn"));
        string page = await browser.SubmitAsync("/sign-in", "/sign-in", ("name", "clara"), ("pin", "271828"));
        Assert.Contains("Too many PINs were typed here in one minute. Wait one minute.", page.Replace("</strong>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(PinRate.PerMinute, stage.Daemon.Requests.Count(request => request.Method == "signIn"));
        Assert.Equal(429, (int)(await browser.PostJsonAsync("/api/sign-in", "{\"name\":\"clara\",\"pin\":\"271828\"}")).StatusCode);
    }
}
