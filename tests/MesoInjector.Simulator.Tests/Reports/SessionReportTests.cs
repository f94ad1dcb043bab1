using System.Globalization;
using System.Text;
using System.Xml.Linq;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;
using MesoInjector.Documents.Pages;
using MesoInjector.Simulator.Reports;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Tests.Reports;

public sealed class SessionReportTests
{
    private const string Hostile = "</style><script>alert(\"1\")</script> & 'x' <img src=http://e.invalid/>";

    [Fact]
    public void Every_injection_has_its_row()
    {
        List<InjectionResult> injections = [.. Enumerable.Range(1, 36).Select(point => Some.Injection(point)), Some.Injection(9, InjectionOutcome.Interrupted, "IL-14 Motor supply too low")];
        XElement table = Page(Some.Session(injections)).Descendants("table").Last();
        List<string> points = [.. table.Element("tbody")!.Elements("tr").Select(row => row.Elements("td").First().Value)];
        Assert.Equal(injections.Select(injection => Figures.Count(injection.Point)), points);
        List<string> last = [.. table.Element("tbody")!.Elements("tr").Last().Elements("td").Select(cell => cell.Value)];
        Assert.Equal(["9", "6:05", "1.10", "1.800", "1.814", "50.0", "21.3 ± 2.4", "20.6", "23.9", "191", "1.8", "interrupted: IL-14 Motor supply too low"], last);
        Assert.Equal(last.Count, table.Element("thead")!.Element("tr")!.Elements("th").Count());
    }

    [Fact]
    public void The_headline_says_how_it_ended_and_how_near_the_limits()
    {
        string text = Page(Some.Session()).Value;
        Assert.Contains("Completed", text, StringComparison.Ordinal);
        Assert.Contains("36 of 36", text, StringComparison.Ordinal);
        Assert.Contains("1.838\u00A0mm", text, StringComparison.Ordinal);
        Assert.Contains("cap 4.000\u00A0mm", text, StringComparison.Ordinal);
        Assert.Contains("session limit 3.000\u00A0mL", text, StringComparison.Ordinal);
        Assert.Contains("15\u00A0min 40\u00A0s", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_says_that_it_is_a_simulation()
    {
        XElement page = Page(Some.Session());
        Assert.StartsWith("SIMULATION", page.Element("head")!.Element("title")!.Value, StringComparison.Ordinal);
        Assert.Contains(page.Descendants("span"), span => span.Value == "SIMULATION");
        Assert.Contains("not a medical device record", page.Element("body")!.Element("footer")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3999, false)]
    [InlineData(4000, true)]
    public void A_tip_at_the_cap_is_not_within_it(int extension, bool broken) => Assert.Equal(broken, NotKept(Some.Session() with { MaxExtensionUm = extension }));

    [Fact]
    public void More_in_the_tissue_than_the_record_allows_is_not_kept()
    {
        InjectionResult injection = Some.Injection(1);
        Assert.False(NotKept(Some.Session([injection with { DoseTrueNl = injection.DoseUpperBoundNl }])));
        Assert.True(NotKept(Some.Session([injection with { DoseTrueNl = injection.DoseUpperBoundNl + 1 }])));
    }

    [Fact]
    public void The_point_limit_holds_for_all_injections_of_a_point_together()
    {
        InjectionResult half = Some.Injection(1) with { DoseTrueNl = 32_400, DoseUncertaintyNl = 2_400 };
        Assert.False(NotKept(Some.Session([half, half])));
        Assert.True(NotKept(Some.Session([half, half with { DoseTrueNl = 32_401 }])));
        Assert.False(NotKept(Some.Session([half, half with { Point = 2, DoseTrueNl = 32_401 }])));
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        List<InjectionResult> injections = [Some.Injection(1, InjectionOutcome.Aborted, Hostile), Some.Injection(2)];
        SessionResult session = Some.Session(injections, Some.Trace(injections));
        string html = Html(session with
        {
            Scenario = session.Scenario with { Title = Hostile, Name = Hostile, Compound = Hostile },
            Detail = Hostile,
            Alarms = [new AlarmEvent(1, Hostile, Hostile, 1)],
            Refusals = [new RefusalEvent(2, Hostile, 1, Hostile)],
        });
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Single(html.Split("</style>").Skip(1));
        XElement page = Parse(html);
        Assert.Equal(Hostile, page.Descendants("h1").Single().Value);
        Assert.Equal(4, page.Descendants("td").Count(cell => cell.Value.Contains(Hostile, StringComparison.Ordinal)));
    }

    [Fact]
    public void Characters_no_page_can_hold_are_replaced()
    {
        SessionResult session = Some.Session();
        XElement page = Page(session with { Scenario = session.Scenario with { Title = "a\0b\u001bc\ud800d \ud83d\ude00" } });
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDd \ud83d\ude00", page.Descendants("h1").Single().Value);
    }

    [Fact]
    public void The_page_needs_nothing_from_outside()
    {
        string html = Html(Full());
        foreach (string outside in (ReadOnlySpan<string>)["<script", "<link", "<img", "<iframe", "href=", "src=", "url(", "@import", "http:", "https:", " on"])
            Assert.DoesNotContain(outside, WithoutText(html), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Only_elements_without_content_stand_without_an_end_tag()
    {
        IEnumerable<string> closed = Html(Full()).Split('<').Where(tag => tag.Contains("/>", StringComparison.Ordinal)).Select(tag => tag.Split(' ', '/')[0]).Distinct();
        Assert.Equal(["meta"], closed);
    }

    [Fact]
    public void Drawings_can_be_read_aloud()
    {
        XElement page = Page(Full());
        List<string> ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Count, ids.Distinct().Count());
        List<XElement> drawings = [.. page.Descendants("svg").Where(svg => svg.Attribute("aria-hidden") is null)];
        Assert.Equal(5 + 1 + 3 + 6, drawings.Count);
        foreach (XElement svg in drawings)
        {
            Assert.Equal("img", svg.Attribute("role")?.Value);
            Assert.Equal(svg.Attribute("aria-labelledby")!.Value, $"{svg.Element("title")!.Attribute("id")!.Value} {svg.Element("desc")!.Attribute("id")!.Value}");
            Assert.NotEmpty(svg.Element("title")!.Value);
            Assert.NotEmpty(svg.Element("desc")!.Value);
        }

        Assert.All(page.Descendants("figure"), figure => Assert.StartsWith("Look for", figure.Element("figcaption")!.Value, StringComparison.Ordinal));
        Assert.All(page.Descendants("th"), header => Assert.Equal("col", header.Attribute("scope")?.Value));
        Assert.All(page.Descendants("table"), table => Assert.NotEmpty(table.Element("caption")!.Value));
    }

    [Fact]
    public void Every_injection_that_ended_early_is_drawn_and_one_typical()
    {
        List<string> headings = [.. Page(Full()).Descendants("h3").Select(heading => heading.Value)];
        Assert.Equal(["A typical one: point 18 at 9:05", "Ended early: point 9 at 6:05 – IL-11 Pedal released", "Ended early: point 22 at 10:25 – IL-06 Blockage"], headings);
    }

    [Fact]
    public void Alarms_and_refusals_stand_with_words_and_time()
    {
        SessionResult session = Some.Session() with
        {
            Alarms = [new AlarmEvent(365.2, "IL-06", "Pressure too high: blockage", 9), new AlarmEvent(400, "XX-99", "Unknown to the catalogue", 0)],
            Refusals = [new RefusalEvent(300, "TooSoon", 6, "Only 0.4 s since the last injection.")],
        };
        XElement page = Page(session);
        Assert.Contains(Rows(page), row => row.SequenceEqual(
            ["6:05", "9", "IL-06", "Pressure too high: blockage", "**\u00A0medium", "The plunger was stopped and the needle withdrawn."]));
        Assert.Contains(Rows(page), row => row.SequenceEqual(["6:40", "–", "XX-99", "Unknown to the catalogue", "–", "–"]));
        Assert.Contains(Rows(page), row => row.SequenceEqual(["5:00", "6", "Only 0.4 s since the last injection."]));
        Assert.Single(page.Descendants("path"), path => path.Attribute("class")!.Value == "alarm medium");
        Assert.Single(page.Descendants("path"), path => path.Attribute("class")!.Value == "refusal");
    }

    [Fact]
    public void A_session_without_a_trace_says_so()
    {
        XElement page = Page(Some.Session());
        Assert.Contains("no curves over time", page.Value, StringComparison.Ordinal);
        Assert.Equal(["ribbon-t ribbon-d", "dose-t dose-d"], page.Descendants("svg").Attributes("aria-labelledby").Select(label => label.Value));
    }

    [Fact]
    public void A_session_in_which_nothing_happened_has_a_page()
    {
        XElement page = Page(Some.Session([]) with { Outcome = SessionOutcome.GivenUp, States = [], VirtualSeconds = 0, MaxExtensionUm = -6000, Detail = "No screening." });
        Assert.Contains("Given up by the operator", page.Value, StringComparison.Ordinal);
        Assert.Contains("No screening.", page.Value, StringComparison.Ordinal);
        Assert.Contains("No injection was begun.", page.Value, StringComparison.Ordinal);
        Assert.Contains("There was no alarm.", page.Value, StringComparison.Ordinal);
        Assert.Contains("Nothing was refused.", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_that_are_not_numbers_leave_a_gap()
    {
        List<InjectionResult> injections = [Some.Injection(1)];
        List<TraceSample> trace = [.. Some.Trace(injections).Select((sample, i) => i % 3 == 0 ? sample with { FlowUlPerS = float.NaN, PressureKpa = float.PositiveInfinity } : sample)];
        Assert.DoesNotContain("NaN", Html(Some.Session(injections, trace)), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_was_sampled_the_last_value_holds()
    {
        TraceSample rest = new(0, InjectorState.Armed, 1, -6000, -6000, 0, 0, 0, 0, 0);
        XElement page = Page(Some.Session([], [rest, rest with { Seconds = 400 }, rest with { Seconds = 800, ContactN = 3 }, rest with { Seconds = 940.25, ContactN = 3 }]));
        // The axis is 712 pixels for 940.25 s from 98, and 94 for 5.75 N up from 118.
        Assert.Equal("M98 118H703.8L703.8 69H810", Curve(page, "session-contact", "truth"));
    }

    [Fact]
    public void In_a_single_injection_what_was_not_sampled_is_not_drawn()
    {
        InjectionResult injection = Some.Injection(1);
        List<TraceSample> whole = Some.Trace([injection]);
        List<TraceSample> holed = [.. whole.Where(sample => sample.Seconds is < 206 or > 206.1)];
        Assert.Equal(Stretches(whole, "typical-pressure") + 1, Stretches(holed, "typical-pressure"));
        Assert.Equal(1, Stretches(holed, "session-pressure"));

        int Stretches(List<TraceSample> trace, string drawing) => Curve(Page(Some.Session([injection], trace)), drawing, "truth").Count(letter => letter == 'M');
    }

    [Fact]
    public void A_depth_the_device_did_not_know_is_not_drawn_as_one()
    {
        TraceSample unknown = new(0, InjectorState.Homing, 0, 0, -6000, 0, 0, 0, 0, 0);
        XElement page = Page(Some.Session([], [unknown, unknown with { Seconds = 940.25, State = InjectorState.Armed, DepthUm = -6000 }]));
        Assert.Equal("M810 24h0", Curve(page, "session-depth", "device"));
        Assert.Equal("M98 24H810", Curve(page, "session-depth", "truth"));
    }

    [Fact]
    public void A_tip_past_the_cap_is_drawn_past_the_cap()
    {
        TraceSample deep = new(0, InjectorState.Dispensing, 1, 1800, 4200, 1, 0, 0, 0, 0);
        XElement svg = Drawing(Page(Some.Session([], [deep, deep with { Seconds = 940.25 }])), "session-depth");
        double cap = double.Parse(svg.Elements("line").Single(line => line.Attribute("class")!.Value == "limit").Attribute("y1")!.Value, CultureInfo.InvariantCulture);
        string truth = svg.Elements("path").Single(path => path.Attribute("class")!.Value == "truth").Attribute("d")!.Value;
        Assert.InRange(double.Parse(truth.Split(' ', 'H')[1], CultureInfo.InvariantCulture), cap + 1, cap + 20);
    }

    [Fact]
    public void Each_state_a_device_can_be_in_has_a_lane()
    {
        IEnumerable<InjectorState> states = Enum.GetValues<InjectorState>().Where(state => state <= InjectorState.ShutDown);
        XElement page = Page(Some.Session() with { States = [.. states.Select((state, i) => new StateEvent(i * 30, state))] });
        XElement ribbon = Drawing(page, "ribbon");
        Assert.Equal(
            ["lane2", "lane3", "lane4", "lane5", "lane6", "lane7"],
            ribbon.Elements("rect").Select(rect => rect.Attribute("class")!.Value).Where(style => style != "area").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_session_gives_the_same_bytes_however_long_it_took_to_compute() => Assert.Equal(Html(Full()), Html(Full() with { WallSeconds = 99 }));

    [Fact]
    public void The_worst_session_stays_below_a_megabyte_and_a_half()
    {
        List<InjectionResult> injections =
            [.. Enumerable.Range(1, 600).Select(point => Some.Injection(point, InjectionOutcome.Aborted, "IL-06 Pressure too high: blockage") with { StartSeconds = 200 + point, DurationSeconds = 0.9 })];
        var noise = new Random(1);
        List<TraceSample> trace =
            [.. Enumerable.Range(0, 400_000).Select(i => new TraceSample(i * 0.002, InjectorState.Dispensing, 1, noise.Next(4000), noise.Next(4000), 8 * noise.NextSingle(),
                300 * noise.NextSingle(), 300 * noise.NextSingle(), 60 * noise.NextSingle(), 50))];
        SessionResult session = Some.Session(injections, trace) with
        {
            Alarms = [.. Enumerable.Range(0, 5000).Select(i => new AlarmEvent(i * 0.15, "IL-06", "Pressure too high: blockage", 1 + (i % 600)))],
            Refusals = [.. Enumerable.Range(0, 5000).Select(i => new RefusalEvent(i * 0.15, "TooSoon", 1, "Only 0.4 s since the last injection; the protocol asks for 1 s. Wait a moment."))],
        };
        string html = Html(session);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 500_000, 1_500_000);
        Assert.Contains("40 of 600 injections that ended early are drawn", html, StringComparison.Ordinal);
        Parse(html);
    }

    [Fact]
    public void The_file_is_written_where_asked()
    {
        string directory = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string path = SessionReport.Write(Some.Session(), Path.Combine(directory, "a", "b"));
            Assert.Equal(Path.Combine(directory, "a", "b", "report.html"), path);
            Assert.StartsWith("<!DOCTYPE html", File.ReadAllText(path), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static SessionResult Full()
    {
        List<InjectionResult> injections =
        [
            .. Enumerable.Range(1, 36).Select(point => point switch
            {
                9 => Some.Injection(point, InjectionOutcome.Aborted, "IL-11 Pedal released"),
                22 => Some.Injection(point, InjectionOutcome.Interrupted, "IL-06 Blockage"),
                _ => Some.Injection(point),
            }),
        ];
        return Some.Session(injections, Some.Trace(injections)) with { Alarms = [new AlarmEvent(365, "IL-11", "Pedal released", 9)] };
    }

    private static bool NotKept(SessionResult result) => Page(result).Descendants("td").Any(cell => cell.Value.Contains("NOT KEPT", StringComparison.Ordinal));

    private static IEnumerable<List<string>> Rows(XElement page) => page.Descendants("tr").Select(row => row.Elements("td").Select(cell => cell.Value).ToList());

    private static XElement Drawing(XElement page, string id) => page.Descendants("svg").Single(svg => svg.Attribute("aria-labelledby")?.Value == $"{id}-t {id}-d");

    private static string Curve(XElement page, string id, string look) =>
        Drawing(page, id).Elements("path").Single(path => path.Attribute("class")!.Value == look).Attribute("d")!.Value;

    private static string WithoutText(string html) => string.Concat(html.Split('<').Select(part => "<" + part.Split('>')[0]));

    private static XElement Page(SessionResult result) => Parse(Html(result));

    private static XElement Parse(string html) => XDocument.Parse(html).Root!;

    private static string Html(SessionResult result)
    {
        using var stream = new MemoryStream();
        SessionReport.Write(result, stream);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.ToArray());
    }
}
