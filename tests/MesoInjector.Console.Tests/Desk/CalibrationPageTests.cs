using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Calibration;
using MesoInjector.Calibration.Entry;
using MesoInjector.Console.Calibrating;
using MesoInjector.Console.Tests.Stage;
using MesoInjector.Simulator.CalibrationBench;

namespace MesoInjector.Console.Tests.Desk;

/// <summary>A calibration on the screen, from the form to the signature; the daemon keeps it.</summary>
public sealed class CalibrationPageTests
{
    private static readonly (string Name, string Value)[] Form =
    [
        ("handpiece", "HP-1"), ("instrument", "Indicator"), ("serial", "I-1"), ("due", "2099-01-01"), ("resolution", "0.001"), ("uncertainty", "0.003"), ("celsius", "22"), ("hectopascals", "1000"), ("humidity", "45"),
    ];

    [Fact]
    public async Task What_was_typed_stays_when_the_device_refuses_it()
    {
        using var stage = new ConsoleStage();
        stage.Daemon.Answers["calibration.work"] = _ => null;
        stage.Daemon.Answers["calibration.begin"] = _ => ScriptedDaemon.No("A resolution of 0.5 is too coarse, or none.", "Use an instrument that shows 0.01 mm or less.");
        using Browser browser = await stage.OpenAsync("tom");
        string page = await browser.SubmitAsync("/calibrate/depth", "/calibrate/depth/begin", Form);
        Assert.Contains("A resolution of 0.5 is too coarse", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Indicator\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "0,001")]
    [InlineData("de", "0.001")]
    [InlineData("en", "")]
    [InlineData("en", "1e3")]
    public async Task A_field_that_is_no_number_of_the_language_is_refused_before_the_device_is_asked(string language, string typed)
    {
        using var stage = new ConsoleStage();
        stage.Daemon.Answers["calibration.work"] = _ => null;
        using Browser browser = await stage.OpenAsync("tom", language);
        await browser.SubmitAsync("/calibrate/depth", "/calibrate/depth/begin", [.. Form.Select(field => field.Name == "resolution" ? (field.Name, typed) : field)]);
        Assert.DoesNotContain(stage.Daemon.Requests, request => request.Method == "calibration.begin");
    }

    [Fact]
    public async Task A_decimal_comma_is_a_number_and_travels_without_it()
    {
        using var stage = Half(CalibrationKind.Depth, "", 3);
        stage.Daemon.Answers["calibration.take"] = _ => null;
        using Browser browser = await stage.OpenAsync("tom", "de");
        await browser.SubmitAsync("/calibrate/depth", "/calibrate/depth/take", ("value", "2,013"));
        JsonElement taken = Assert.Single(stage.Daemon.Requests, request => request.Method == "calibration.take").Arguments;
        Assert.Equal(2.013, taken.GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task The_page_shows_which_reading_is_next_its_limits_and_the_line_through_the_others()
    {
        using var stage = Half(CalibrationKind.Depth, "", 9);
        using Browser browser = await stage.OpenAsync("tom");
        string page = await browser.ReadAsync("/calibrate/depth");
        Assert.Contains("Reading 10 of 48", page, StringComparison.Ordinal);
        Assert.Contains("Drive back to 2.5 mm and read the indicator.", page, StringComparison.Ordinal);
        Assert.Contains("believed from 2.1 to 2.9 mm", page, StringComparison.Ordinal);
        Assert.Contains("Beside the line, mm", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_reading_stays_in_the_field_with_words()
    {
        using var stage = Half(CalibrationKind.Depth, "", 3);
        stage.Daemon.Answers["calibration.take"] = _ => ScriptedDaemon.No("2000 mm is outside 1.6 to 2.4 mm. It may be a thousand times too large or in a unit a thousand times smaller.", "Read again and enter mm; if it is what the instrument shows, end here and have the device looked at.");
        using Browser browser = await stage.OpenAsync("tom", "de");
        string page = await browser.SubmitAsync("/calibrate/depth", "/calibrate/depth/take", ("value", "2000"));
        Assert.Contains("2000 mm liegt außerhalb von 1,6 bis 2,4 mm. Vielleicht ist es tausendmal zu groß", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2000\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.01 mm\n0.9 banana")]
    [InlineData("")]
    [InlineData("S D 2.01 mm")]
    public async Task Of_a_text_with_a_line_that_is_no_reading_nothing_is_taken(string text)
    {
        using var stage = Half(CalibrationKind.Depth, "", 3);
        using Browser browser = await stage.OpenAsync("tom");
        string page = await browser.UploadAsync("/calibrate/depth/paste", "/calibrate/depth/paste", ("text", text));
        Assert.Contains("Nothing was taken.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Daemon.Requests, request => request.Method == "calibration.take");
    }

    [Fact]
    public async Task The_readings_of_a_text_are_taken_one_after_another_in_the_unit_of_the_step()
    {
        using var stage = Half(CalibrationKind.Depth, "", 3);
        stage.Daemon.Answers["calibration.take"] = _ => null;
        using Browser browser = await stage.OpenAsync("tom");
        string page = await browser.UploadAsync("/calibrate/depth/paste", "/calibrate/depth/paste", ("text", "+2.013 mm\n2512 µm\n"));
        Assert.Contains("2 readings were taken.", page, StringComparison.Ordinal);
        Assert.Equal([2.013, 2.512], stage.Daemon.Requests.Where(request => request.Method == "calibration.take").Select(request => Math.Round(request.Arguments.GetProperty("value").GetDouble(), 6)));
    }

    [Fact]
    public async Task With_all_readings_the_result_is_shown_and_signed()
    {
        using var stage = Half(CalibrationKind.Depth, "", 48);
        stage.Daemon.Answers["calibration.sign"] = _ => new JsonObject { ["number"] = 4, ["status"] = "inForce" };
        using Browser browser = await stage.OpenAsync("tom");
        string page = await browser.ReadAsync("/calibrate/depth");
        Assert.Contains("✓ Passed", page, StringComparison.Ordinal);
        Assert.Contains("The deepest that can be commanded will be 3.6", page, StringComparison.Ordinal);
        Assert.Contains("uncertainty of a depth", page, StringComparison.Ordinal);
        await browser.SubmitAsync("/calibrate/depth/sign", "/calibrate/depth/sign", ("pin", "271828"));
        Assert.Equal("/calibrate/kept/4", browser.Path);
        Assert.Equal("271828", Assert.Single(stage.Daemon.Requests, request => request.Method == "calibration.sign").Arguments.GetProperty("pin").GetString());
    }

    [Fact]
    public async Task A_needle_and_the_other_instruments_travel_with_the_form_and_what_is_left_empty_does_not()
    {
        using var stage = new ConsoleStage();
        stage.Daemon.Answers["calibration.work"] = _ => null;
        stage.Daemon.Answers["calibration.begin"] = _ => null;
        using Browser browser = await stage.OpenAsync("tom");
        await browser.SubmitAsync("/calibrate/compliance", "/calibrate/compliance/begin", [.. Form, ("part", "3 mL"), ("needle", "30G x 4 mm"), ("Thermometer-serial", "T-1"), ("Thermometer-due", "2099-01-01")]);
        await browser.SubmitAsync("/calibrate/depth", "/calibrate/depth/begin", Form);
        JsonElement[] subjects = [.. stage.Daemon.Requests.Where(request => request.Method == "calibration.begin").Select(request => request.Arguments.GetProperty("subject"))];
        Assert.Equal("30G x 4 mm", subjects[0].GetProperty("needle").GetString());
        Assert.Equal(("Thermometer", "T-1", "2099-01-01"), subjects[0].GetProperty("auxiliary").EnumerateArray().Select(item => (item.GetProperty("use").GetString(), item.GetProperty("serialNumber").GetString(), item.GetProperty("due").GetString())).Single());
        Assert.Equal("", subjects[1].GetProperty("needle").GetString());
        Assert.Empty(subjects[1].GetProperty("auxiliary").EnumerateArray());
    }

    [Theory]
    [InlineData("en", "cannot be read")]
    [InlineData("de", "nicht lesbar")]
    public async Task One_that_cannot_be_read_any_more_can_be_thrown_away(string language, string words)
    {
        using var stage = new ConsoleStage();
        stage.Daemon.Answers["calibration.work"] = _ => new Control.Treatment.Refusal(Control.Treatment.RefusalCode.Calibration, "The half-finished calibration cannot be read.", "Discard it and begin again.");
        stage.Daemon.Answers["calibration.discard"] = _ => null;
        using Browser browser = await stage.OpenAsync("tom", language);
        string page = await browser.ReadAsync("/calibrate/depth");
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("/calibrate/depth/end", page, StringComparison.Ordinal);
        Assert.DoesNotContain("--discard", page, StringComparison.Ordinal);
        await browser.SubmitAsync("/calibrate/depth/end", "/calibrate/depth/discard");
        Assert.Contains(stage.Daemon.Requests, request => request.Method == "calibration.discard");
    }

    [Fact]
    public async Task Only_a_technician_calibrates()
    {
        using var stage = Half(CalibrationKind.Depth, "", 3);
        using Browser browser = await stage.OpenAsync("clara");
        Assert.Contains("clara is clinician and may not see this", await browser.ReadAsync("/calibrate/depth"), StringComparison.Ordinal);
        Assert.Equal(403, (int)(await browser.PostAsync("/menu", "/calibrate/depth/take", ("value", "2"))).StatusCode);
        Assert.DoesNotContain(stage.Daemon.Requests, request => request.Method.StartsWith("calibration.", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_procedure_can_be_looked_at_after_each_of_its_readings()
    {
        foreach ((CalibrationKind kind, string part) in ((CalibrationKind, string)[])[(CalibrationKind.Depth, ""), (CalibrationKind.Dose, "3 mL"), (CalibrationKind.Compliance, "3 mL"), (CalibrationKind.Force, "pressure")])
        {
            CalibrationWork work = Work(kind, part, 0);
            Assert.Empty(LiveFit.Of(work, Console.Wording.Words.In("en")));
            for (int taken = 1; taken <= work.Steps.Count; taken++)
            {
                IReadOnlyList<CalibrationPlot> plots = LiveFit.Of(Work(kind, part, taken), Console.Wording.Words.In("en"));
                Assert.NotEmpty(plots);
                Assert.All(plots, plot => Assert.Contains("<svg", Drawings.Plot(plot, "p", 240, 140, Console.Wording.Words.In("de")).Value, StringComparison.Ordinal));
            }
        }
    }

    /// <summary>A console whose daemon has a calibration with so many readings.</summary>
    internal static ConsoleStage Half(CalibrationKind kind, string part, int readings)
    {
        CalibrationWork work = Work(kind, part, readings);
        var stage = new ConsoleStage();
        stage.Daemon.Answers["calibration.work"] = given => string.Equals(given.GetProperty("kind").GetString(), kind.ToString(), StringComparison.OrdinalIgnoreCase)
            ? new JsonObject
            {
                ["subject"] = JsonSerializer.SerializeToNode(work.Subject, CalibrationText.Options),
                ["readings"] = JsonSerializer.SerializeToNode(work.Readings, CalibrationText.Options),
            }
            : null;
        return stage;
    }

    /// <summary>A calibration with so many readings.</summary>
    internal static CalibrationWork Work(CalibrationKind kind, string part, int readings)
    {
        CalibrationSubject subject = VirtualInstrument.Subject(kind, part, DateOnly.FromDateTime(DateTime.UnixEpoch.AddYears(56)), "test");
        var work = new CalibrationWork(subject, []);
        var instrument = new VirtualInstrument(subject, 1);
        return work with { Readings = [.. work.Steps.Take(readings).Select(instrument.Read)] };
    }
}
