using MesoInjector.Console.Reading;
using MesoInjector.Console.Tests.Stage;

namespace MesoInjector.Console.Tests.Desk;

public sealed class RecordPageTests(RecordFile record) : IClassFixture<RecordFile>
{
    [Fact]
    public async Task Sessions_are_listed_and_one_is_shown_whole()
    {
        using var stage = new ConsoleStage(journal: record.Path);
        using Browser browser = await stage.OpenAsync("clara");
        Assert.Contains("virtual-patient", await browser.ReadAsync("/records"), StringComparison.Ordinal);
        string page = await browser.ReadAsync("/records/1");
        Assert.Contains("4 of 4 points", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("aborted", page, StringComparison.Ordinal);
        Assert.Contains("There is no session 12.", await browser.ReadAsync("/records/12"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("patient=virt", true)]
    [InlineData("patient=other", false)]
    [InlineData("protocol=hair", true)]
    [InlineData("protocol=hai", false)]
    [InlineData("lot=none", false)]
    [InlineData("from=2200-01-01", false)]
    [InlineData("to=2200-01-01", true)]
    [InlineData("to=2000-01-01", false)]
    [InlineData("patient=virt&from=nonsense", true)]
    public async Task A_search_finds_what_fits_all_of_it(string query, bool found)
    {
        using var stage = new ConsoleStage(journal: record.Path);
        using Browser browser = await stage.OpenAsync("clara");
        Assert.Equal(found, (await browser.ReadAsync($"/records?{query}")).Contains("href=\"/records/1\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_it_is_shown_without_the_right()
    {
        using var stage = new ConsoleStage(journal: record.Path);
        using Browser browser = stage.Open();
        foreach (string page in (string[])["/records", "/records/1", "/records/audit", "/records/alarms", "/calibrate"])
            Assert.DoesNotContain("virtual-patient", await browser.ReadAsync(page), StringComparison.Ordinal);
        foreach (string file in (string[])["/documents/sessions/1/report.html", "/documents/sessions/1/report.pdf", "/documents/sessions/1/export.csv", "/documents/calibrations/1.html", "/documents/chain-head.json", "/records/check/progress"])
            Assert.Equal(401, (int)(await browser.SendAsync(HttpMethod.Get, file)).StatusCode);
        using Browser technician = await stage.OpenAsync("tom");
        Assert.Equal(200, (int)(await technician.SendAsync(HttpMethod.Get, "/documents/sessions/1/report.html")).StatusCode);
        Assert.Equal(403, (int)(await technician.SendAsync(HttpMethod.Get, "/documents/sessions/1/export.fhir")).StatusCode);
    }

    [Fact]
    public async Task A_report_is_a_page_without_script_in_a_frame_of_this_console()
    {
        using var stage = new ConsoleStage(journal: record.Path);
        using Browser browser = await stage.OpenAsync("clara");
        Assert.Contains("src=\"/documents/sessions/1/report.html\"", await browser.ReadAsync("/records/1/report"), StringComparison.Ordinal);
        HttpResponseMessage report = await browser.SendAsync(HttpMethod.Get, "/documents/sessions/1/report.html");
        string policy = Assert.Single(report.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        string html = await report.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("&lt;b&gt;tender", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("json", "application/json")]
    [InlineData("fhir", "application/fhir+json")]
    public async Task A_session_is_exported_as_a_file(string format, string type)
    {
        using var stage = new ConsoleStage(journal: record.Path);
        using Browser browser = await stage.OpenAsync("quinn");
        HttpResponseMessage answer = await browser.SendAsync(HttpMethod.Get, $"/documents/sessions/1/export.{format}");
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Fact]
    public async Task The_audit_trail_never_shows_the_hash_of_a_pin()
    {
        using var stage = new ConsoleStage(journal: record.Path);
        using Browser browser = await stage.OpenAsync("quinn");
        string page = await browser.ReadAsync("/records/audit");
        Assert.Contains("Session closed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("pbkdf2", EntryWords.Of(new Records.JournalEntry(
            1, default, Records.EventKind.UserAdded, default, 0, new Control.Records.RecordEntry { Attachment = "{\"name\":\"ada\",\"role\":\"Admin\",\"pin\":\"pbkdf2-sha256$1$x$y\"}" }), Console.Wording.Words.In("en")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chain_is_checked_beside_everything_else_and_its_head_can_be_exported()
    {
        using var stage = new ConsoleStage(journal: record.Path);
        using Browser browser = await stage.OpenAsync("quinn");
        Assert.Equal(404, (int)(await browser.SendAsync(HttpMethod.Get, "/documents/chain-head.json")).StatusCode);
        await browser.SubmitAsync("/records/check", "/records/check");
        Assert.True(SpinWait.SpinUntil(() => !stage.Service<ChainLook>().Progress.Running, TimeSpan.FromSeconds(60)));
        Assert.Contains("✓ Sound.", await browser.ReadAsync("/records/check"), StringComparison.Ordinal);
        Assert.Equal(200, (int)(await browser.SendAsync(HttpMethod.Get, "/documents/chain-head.json")).StatusCode);
    }
}
