using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MesoInjector.Documents.Printing;
using MesoInjector.Records.Reading;

namespace MesoInjector.Documents.Tests;

public sealed class SessionDocumentsTests(PlayedSession played) : IClassFixture<PlayedSession>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("meso-documents-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_report_names_the_patient_every_injection_and_its_reason()
    {
        IHtmlDocument page = Report(played.Real);
        Assert.Contains("virtual-patient", page.QuerySelector(".id")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("born 1980", page.Body!.TextContent, StringComparison.Ordinal);
        IElement table = page.QuerySelectorAll("table").Single(found => found.QuerySelector("caption")!.TextContent.Contains("authorised doses", StringComparison.Ordinal));
        IElement[] rows = [.. table.QuerySelectorAll("tbody tr")];
        Assert.Equal(played.Real.Injections.Count, rows.Length);
        Assert.Equal(7, rows.Length);
        IElement aborted = Assert.Single(rows, row => row.ClassName == "early");
        Assert.Contains("aborted: IL-11", aborted.TextContent, StringComparison.Ordinal);
        foreach ((InjectionRecord injection, IElement row) in played.Real.Injections.Zip(rows))
            Assert.Equal((injection.Estimated.Nanolitres / 1000.0).ToString("0.0", CultureInfo.InvariantCulture), row.Children[5].TextContent);
    }

    [Fact]
    public void What_people_typed_stays_text()
    {
        IHtmlDocument page = Report(played.Real);
        Assert.Empty(page.QuerySelectorAll("dd b"));
        Assert.Contains(page.QuerySelectorAll("dd"), found => found.TextContent == "<b>tender</b> & \"quoted\"");
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe"));
    }

    [Fact]
    public void A_code_that_looks_like_style_stays_a_code()
    {
        IHtmlDocument page = Report(played.Real with { Patient = new PatientRecord("\"; } body { display: none", null, "") });
        Assert.DoesNotContain("body { display", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("display: none", page.QuerySelector(".id")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_has_every_point_where_it_was_and_the_chart_a_bar_for_each()
    {
        IHtmlDocument page = Report(played.Real);
        Assert.Equal(6, page.QuerySelectorAll("svg.map circle.empty").Length);
        Assert.Equal(6, page.QuerySelectorAll("svg.map circle.given").Length);
        Assert.Equal(6, page.QuerySelectorAll("svg rect.bar").Length);
        double[] across = [.. page.QuerySelectorAll("svg.map circle.empty").Select(circle => double.Parse(circle.GetAttribute("cx")!, CultureInfo.InvariantCulture))];
        Assert.Equal(played.Real.Points.Select(point => point.Place.X).Order().Distinct().Count(), across.Distinct().Count());
    }

    [Fact]
    public void Only_what_was_simulated_says_so()
    {
        Assert.Equal("real", Report(played.Real).Body!.ClassName);
        IHtmlDocument simulated = Report(played.Simulated);
        Assert.Equal("simulated", simulated.Body!.ClassName);
        Assert.Equal("SIMULATION", simulated.QuerySelector(".simulation")!.TextContent);
    }

    [Fact]
    [Requirement("SR-016")]
    public void An_interrupted_session_says_so_at_the_top()
    {
        TreatmentSession interrupted = played.Real with { Ending = SessionEnding.Interrupted };
        Assert.Contains("stopped in the middle", Report(interrupted).QuerySelector(".warn")!.TextContent, StringComparison.Ordinal);
        Assert.Null(Report(played.Real).QuerySelector(".warn"));
    }

    [Fact]
    public void The_aftercare_sheets_say_the_same_in_both_languages()
    {
        SessionDocuments.Write(played.Real, DocumentFormat.Html, _folder);
        IHtmlDocument english = Parse("session-1-aftercare-en.html");
        IHtmlDocument german = Parse("session-1-aftercare-de.html");
        Assert.Equal(("en", "de"), (english.DocumentElement.GetAttribute("lang"), german.DocumentElement.GetAttribute("lang")));
        Assert.Equal(english.QuerySelectorAll("li").Length, german.QuerySelectorAll("li").Length);
        Assert.Contains("14 days", english.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("14 Tagen", german.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_last_session_there_is_no_next_one()
    {
        SessionDocuments.Write(played.Real with { Course = played.Real.Course with { Session = 4, Of = 4 } }, DocumentFormat.Html, _folder);
        Assert.Contains("last session", Parse("session-1-aftercare-en.html").Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_a_row_for_each_injection_with_units_in_the_headings()
    {
        SessionDocuments.Write(played.Real, DocumentFormat.Csv, _folder);
        string[][] rows = [.. File.ReadAllText(Path.Combine(_folder, "session-1.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];
        Assert.Equal(1 + played.Real.Injections.Count, rows.Length);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        int upper = Array.IndexOf(rows[0], "upper_bound_ul");
        Assert.Equal(played.Real.Injections.Sum(injection => injection.UpperBound.Nanolitres) / 1000.0, rows.Skip(1).Sum(row => double.Parse(row[upper], CultureInfo.InvariantCulture)), 6);
    }

    [Fact]
    public void The_json_has_everything_and_its_format()
    {
        SessionDocuments.Write(played.Real, DocumentFormat.Json, _folder);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "session-1.json")));
        JsonElement session = document.RootElement;
        Assert.Equal("mesoinjector-session-1", session.GetProperty("format").GetString());
        Assert.Equal(played.Real.Injections.Count, session.GetProperty("injections").GetArrayLength());
        Assert.Equal(played.Real.UpperBound.Nanolitres / 1000.0, session.GetProperty("upperBoundUl").GetDouble());
        Assert.Equal(played.Real.ChainHash, session.GetProperty("record").GetProperty("chainSha256").GetString());
        Assert.Equal(1, session.GetProperty("injections").EnumerateArray().Count(injection => injection.GetProperty("outcome").GetString() == "aborted"));
    }

    [Fact]
    public void A_browser_prints_the_pages()
    {
        Assert.True(PdfPrinter.Browser is not null, "no Chromium: apt-get install chromium");
        WrittenDocuments written = SessionDocuments.Write(played.Real, DocumentFormat.Pdf, _folder);
        Assert.True(written.Note is null, written.Note);
        Assert.Equal(3, written.Files.Count(file => file.EndsWith(".pdf", StringComparison.Ordinal)));
        Assert.All(written.Files.Where(file => file.EndsWith(".pdf", StringComparison.Ordinal)), file => Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString(File.ReadAllBytes(file), 0, 5)));
    }

    [Fact]
    public void What_is_no_browser_leaves_the_page_and_says_how_to_print_it()
    {
        string page = Path.Combine(_folder, "page.html");
        File.WriteAllText(page, "<p>page</p>");
        string no = Path.Combine(_folder, "no-browser");
        string? problem = PdfPrinter.Print(page, Path.Combine(_folder, "page.pdf"), no);
        Assert.Contains("print it to PDF", problem, StringComparison.Ordinal);
        Assert.Contains(page, problem, StringComparison.Ordinal);
        problem = PdfPrinter.Print(page, Path.Combine(_folder, "page.pdf"), browser: null);
        Assert.Contains("apt-get install chromium", problem, StringComparison.Ordinal);
        Assert.True(File.Exists(page));
    }

    private IHtmlDocument Report(TreatmentSession session)
    {
        Assert.Equal(3, SessionDocuments.Write(session, DocumentFormat.Html, _folder).Files.Count);
        return Parse("session-1.html");
    }

    private IHtmlDocument Parse(string name) => new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(File.ReadAllText(Path.Combine(_folder, name)));
}
