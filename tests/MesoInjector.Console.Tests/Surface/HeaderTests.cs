using MesoInjector.Console.Tests.Stage;

namespace MesoInjector.Console.Tests.Surface;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/records")]
    [InlineData("/css/tokens.css")]
    [InlineData("/js/stop.js")]
    [InlineData("/api/status")]
    [InlineData("/no/such/page")]
    public async Task Every_answer_tells_the_browser_to_refuse_what_is_not_the_consoles_own(string path)
    {
        using var stage = new ConsoleStage();
        using Browser browser = stage.Open();
        HttpResponseMessage answer = await browser.SendAsync(HttpMethod.Get, path);
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Pages_hold_no_script_and_no_style_of_their_own()
    {
        using var stage = new ConsoleStage();
        using Browser browser = await stage.OpenAsync("clara");
        foreach (string path in (string[])["/", "/menu", "/sign-in", "/records", "/records/check", "/calibrate", "/users", "/alarm", "/service"])
        {
            string html = await browser.ReadAsync(path);
            Assert.DoesNotMatch("<script(?![^>]*src=)", html);
            Assert.DoesNotMatch("<style|\\sstyle=|\\son[a-z]+=\"", html);
        }
    }

    [Fact]
    public async Task The_seat_is_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        using var stage = new ConsoleStage();
        using Browser browser = stage.Open();
        HttpResponseMessage answer = await browser.PostAsync("/sign-in", "/sign-in", ("name", "clara"), ("pin", "271828"));
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), text => text.StartsWith("seat=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
