using System.Text.Json;
using MesoInjector.Calibration.Keeping;

namespace MesoInjector.Cli.Tests;

/// <summary><c>meso calibrate</c> as a technician types it.</summary>
[Requirement("SR-063")]
public sealed class CalibrateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("meso-calibrate-").FullName;

    private string _journal = "t.journal";

    private string Journal => Path.Combine(_folder, _journal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("depth", "scale error")]
    [InlineData("dose", "interval from")]
    [InlineData("compliance", "time constant")]
    [InlineData("force", "span error")]
    public async Task Training_shows_the_result_and_keeps_nothing(string kind, string words)
    {
        MesoRun run = await Meso.RunAsync("calibrate", kind, "--bench", "3", "--work", Path.Combine(_folder, "w.json"));
        Assert.Equal(0, run.Code);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
        Assert.Contains("Passed.", run.Output, StringComparison.Ordinal);
        Assert.Contains("nothing was kept", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_signed_calibration_comes_into_force_is_superseded_marked_and_certified()
    {
        await AddUsers();
        string tech = PinFile("tech", "571394");
        foreach (string seed in new[] { "3", "4" })
            Assert.Equal(0, (await Meso.RunAsync("calibrate", "depth", "--bench", seed, "--journal", Journal, "--as", "tina", "--pin-file", tech)).Code);
        Assert.Equal(["superseded", "inForce"], await Standing());

        Assert.Equal(0, (await Meso.RunAsync("calibrate", "bad", "2", "--reason", "the indicator fell", "--journal", Journal, "--as", "tina", "--pin-file", tech)).Code);
        Assert.Equal(["inForce", "bad"], await Standing());

        MesoRun certificate = await Meso.RunAsync("calibrate", "certificate", "1", "--out", _folder, "--journal", Journal);
        Assert.Equal(0, certificate.Code);
        string page = await File.ReadAllTextAsync(Path.Combine(_folder, "calibration-1.html"), TestContext.Current.CancellationToken);
        Assert.Contains("SIMULATION", page, StringComparison.Ordinal);
        Assert.Contains("Signed by tina", page, StringComparison.Ordinal);
        Assert.Contains("Uncertainty budgets", page, StringComparison.Ordinal);
        Assert.Equal(0, (await Meso.RunAsync("records", "verify", "--journal", Journal)).Code);
    }

    [Fact]
    public async Task Who_may_not_calibrate_signs_nothing_and_the_readings_stay()
    {
        await AddUsers();
        MesoRun run = await Meso.RunAsync("calibrate", "depth", "--bench", "3", "--journal", Journal, "--as", "anna", "--pin-file", PinFile("admin", "483920"));
        Assert.Equal(2, run.Code);
        Assert.Contains("anna may not calibrate", run.Error, StringComparison.Ordinal);
        Assert.Empty(await Standing());

        string work = Path.Combine(_folder, "calibration-depth.training.json");
        Assert.True(File.Exists(work));
        MesoRun again = await Meso.RunAsync("calibrate", "depth", "--bench", "3", "--journal", Journal, "--as", "tina", "--pin-file", PinFile("tech", "571394"));
        Assert.Equal(0, again.Code);
        Assert.Contains("48 of 48 readings are there", again.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(work));
    }

    [Fact]
    public async Task Readings_of_an_instrument_are_taken_kept_and_gone_on_with()
    {
        string setup = await Setup();
        string readings = Path.Combine(_folder, "r.txt");
        string[] common = ["calibrate", "depth", "--setup", setup, "--work", Path.Combine(_folder, "w.json"), "--readings", readings];
        await File.WriteAllTextAsync(readings, "S S 0.500 mm\nS D 1.000 mm\n", TestContext.Current.CancellationToken);
        MesoRun unstable = await Meso.RunAsync(common);
        Assert.Equal(2, unstable.Code);
        Assert.Contains("line 2: an unstable reading", unstable.Error, StringComparison.Ordinal);

        await File.WriteAllTextAsync(readings, "S S 0.500 mm\nS S 1.001 mm\n1500 mm\n", TestContext.Current.CancellationToken);
        MesoRun swapped = await Meso.RunAsync(common);
        Assert.Equal(2, swapped.Code);
        Assert.Contains("a thousand times too large", swapped.Error, StringComparison.Ordinal);

        await File.WriteAllTextAsync(readings, "S S 1.502 mm\n", TestContext.Current.CancellationToken);
        MesoRun on = await Meso.RunAsync(common);
        Assert.Equal(1, on.Code);
        Assert.Contains("2 of 48 readings are there", on.Error, StringComparison.Ordinal);
        Assert.Contains("3 of 48 readings are there and kept", on.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calibration_goes_from_one_record_to_another_and_a_changed_one_does_not()
    {
        await AddUsers();
        string tech = PinFile("tech", "571394");
        Assert.Equal(0, (await Meso.RunAsync("calibrate", "force", "--bench", "3", "--journal", Journal, "--as", "tina", "--pin-file", tech)).Code);
        string file = Path.Combine(_folder, "one.json");
        string document = (await Meso.RunAsync("calibrate", "show", "1", "--json", "--journal", Journal)).Output;
        await File.WriteAllTextAsync(file, document, TestContext.Current.CancellationToken);
        string[] import = ["calibrate", "import", file, "--journal", Journal, "--as", "tina", "--pin-file", tech];
        Assert.Contains("has the calibration", (await Meso.RunAsync(import)).Error, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, document.Replace("\"signedBy\": \"tina\"", "\"signedBy\": \"tom\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        MesoRun changed = await Meso.RunAsync(import);
        Assert.Equal(2, changed.Code);
        Assert.Contains("was changed after it was signed", changed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calibration_is_taken_over_by_another_record_but_no_forgery_and_no_bad_one()
    {
        await AddUsers();
        string tech = PinFile("tech", "571394");
        Assert.Equal(0, (await Meso.RunAsync("calibrate", "force", "--bench", "3", "--journal", Journal, "--as", "tina", "--pin-file", tech)).Code);
        string file = Path.Combine(_folder, "one.json");
        string sound = (await Meso.RunAsync("calibrate", "show", "1", "--json", "--journal", Journal)).Output;

        string first = Journal;
        _journal = "second.journal";
        await AddUsers();
        string[] import = ["calibrate", "import", file, "--journal", Journal, "--as", "tina", "--pin-file", tech];

        CalibrationDocument document = CalibrationDocument.FromJson(sound);
        CalibrationDocument forged = (document with { Analysis = document.Analysis with { Results = [.. document.Analysis.Results.Select(result => result with { Value = 0 })] } }).Sealed();
        await File.WriteAllTextAsync(file, forged.ToJson(), TestContext.Current.CancellationToken);
        MesoRun refused = await Meso.RunAsync(import);
        Assert.Equal(2, refused.Code);
        Assert.Contains("its results do not follow from its readings", refused.Error, StringComparison.Ordinal);
        Assert.Empty(await Standing());

        await File.WriteAllTextAsync(file, sound, TestContext.Current.CancellationToken);
        MesoRun taken = await Meso.RunAsync(import);
        Assert.True(taken.Code == 0, taken.Error);
        Assert.Contains("Taken over as calibration 1.", taken.Output, StringComparison.Ordinal);
        Assert.Equal(["inForce"], await Standing());

        Assert.Equal(0, (await Meso.RunAsync("calibrate", "bad", "1", "--reason", "a mass was missing.", "--journal", first, "--as", "tina", "--pin-file", tech)).Code);
        await File.WriteAllTextAsync(file, (await Meso.RunAsync("calibrate", "show", "1", "--json", "--journal", first)).Output, TestContext.Current.CancellationToken);
        MesoRun bad = await Meso.RunAsync(import);
        Assert.Equal(2, bad.Code);
        Assert.Contains("was found bad where it comes from: a mass was missing.", bad.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_between_two_readings_it_goes_on_where_it_was()
    {
        string setup = await Setup();
        string work = Path.Combine(_folder, "w.json");
        string[] common = ["calibrate", "depth", "--setup", setup, "--work", work];
        using (Meso meso = Meso.StartTyping(common))
        {
            await meso.WaitForAsync("1/48");
            await meso.TypeAsync("0.501");
            await meso.WaitForAsync("2/48");
            await meso.TypeAsync("1.002");
            await meso.WaitForAsync("3/48");
            Meso.Signal(meso.ProcessId, Meso.KillAtOnce);
            Assert.NotEqual(0, (await meso.EndAsync()).Code);
        }

        MesoRun on = await Meso.TypeAsync(["1.503", "stop"], common);
        Assert.Contains("2 of 48 readings are there.", on.Error, StringComparison.Ordinal);
        Assert.Contains("3 of 48 readings are there and kept", on.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_can_be_a_half_finished_calibration_is_thrown_away()
    {
        await AddUsers();
        MesoRun journal = await Meso.RunAsync("calibrate", "depth", "--discard", "--work", Journal);
        Assert.Equal(2, journal.Code);
        Assert.Contains("it was left alone", journal.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Journal));

        string damaged = PinFile("w.json", "{ \"subject\": ");
        MesoRun run = await Meso.RunAsync("calibrate", "depth", "--bench", "1", "--work", damaged);
        Assert.Equal(2, run.Code);
        Assert.Contains("is not a half-finished calibration", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await Meso.RunAsync("calibrate", "depth", "--discard", "--work", damaged)).Code);
        Assert.False(File.Exists(damaged));
    }

    [Fact]
    public async Task Training_leaves_a_real_half_finished_calibration_alone()
    {
        string work = await Half();
        string before = await File.ReadAllTextAsync(work, TestContext.Current.CancellationToken);
        MesoRun beside = await Meso.RunAsync("calibrate", "depth", "--bench", "3", "--journal", Journal);
        Assert.DoesNotContain("Going on", beside.Error, StringComparison.Ordinal);

        MesoRun at = await Meso.RunAsync("calibrate", "depth", "--bench", "3", "--work", work);
        Assert.Equal(2, at.Code);
        Assert.Contains("is of a real device; this is a virtual one", at.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(work, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task No_real_calibration_goes_on_from_a_training()
    {
        await Meso.RunAsync("calibrate", "depth", "--bench", "3", "--journal", Journal);
        string training = Path.Combine(_folder, "calibration-depth.training.json");
        MesoRun run = await Meso.RunAsync("calibrate", "depth", "--work", training, "--readings", await Readings("0.5"));
        Assert.Equal(2, run.Code);
        Assert.Contains("was done on a virtual device; this is a real one", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(training));
    }

    [Theory]
    [InlineData("\"handpiece\": \"H-7\"", "\"handpiece\": \"H-8\"", "handpiece (H-7, now H-8)")]
    [InlineData("\"serialNumber\": \"S-1\"", "\"serialNumber\": \"S-2\"", "instrument")]
    [InlineData("\"lot\": \"\"", "\"lot\": \"L-9\"", "lot (none, now L-9)")]
    [InlineData("\"part\": \"\"", "\"part\": \"1 mL\"", "syringe or sensor (none, now 1 mL)")]
    [InlineData("\"simulated\": false", "\"simulated\": false, \"needle\": \"30G x 4 mm\"", "needle (none, now 30G x 4 mm)")]
    public async Task A_half_finished_calibration_does_not_go_on_with_another_setup(string own, string other, string words)
    {
        string work = await Half();
        string setup = Path.Combine(_folder, "setup.json");
        string text = await File.ReadAllTextAsync(setup, TestContext.Current.CancellationToken);
        Assert.Contains(own, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(setup, text.Replace(own, other, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        MesoRun run = await Meso.RunAsync("calibrate", "depth", "--setup", setup, "--work", work, "--readings", await Readings("1.0"));
        Assert.Equal(2, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Contains("Go on with its own setup, or --discard it.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instrument_that_has_run_out_since_yesterday_measures_nothing_more()
    {
        string work = await Half();
        DateTime today = DateTime.Now;
        string text = await File.ReadAllTextAsync(work, TestContext.Current.CancellationToken);
        text = System.Text.RegularExpressions.Regex.Replace(text, "[0-9]{4}-[0-9]{2}-[0-9]{2}", $"{today.AddDays(-1):yyyy-MM-dd}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        await File.WriteAllTextAsync(work, text, TestContext.Current.CancellationToken);
        MesoRun run = await Meso.RunAsync("calibrate", "depth", "--work", work, "--readings", await Readings("1.0"));
        Assert.Equal(2, run.Code);
        Assert.Contains($"ended on {today.AddDays(-1):yyyy-MM-dd}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_is_shown_before_it_is_signed_and_the_last_reading_can_be_taken_back()
    {
        await AddUsers();
        string setup = await Setup();
        string[] common = ["calibrate", "depth", "--setup", setup, "--journal", Journal, "--as", "tina", "--pin-file", PinFile("tech", "571394")];
        string[] typed = [.. Sound()];

        MesoRun shown = await Meso.TypeAsync([.. typed[..^1], "0.200", "stop"], common);
        Assert.Contains("Reading 48", shown.Output, StringComparison.Ordinal);
        Assert.Contains("is an outlier", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Not kept yet", shown.Error, StringComparison.Ordinal);
        Assert.Empty(await Standing());

        MesoRun signed = await Meso.TypeAsync(["undo", typed[^1], "sign"], common);
        Assert.Contains("Passed.", signed.Output, StringComparison.Ordinal);
        Assert.Equal(["inForce"], await Standing());
        Assert.False(File.Exists(Path.Combine(_folder, "calibration-depth.work.json")));

        MesoRun changed = await Meso.TypeAsync([.. Sound(scale: 1.004), "stop"], common);
        Assert.Contains("The scale error has changed from", changed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Say what is calibrated", "calibrate", "depth")]
    [InlineData("There is no syringe '2 mL'", "calibrate", "dose", "--bench", "1", "--part", "2 mL")]
    [InlineData("Could not find file", "calibrate", "depth", "--setup", "nothing.json")]
    [InlineData("there is no such file", "calibrate", "list", "--journal", "nothing.journal")]
    public async Task What_is_missing_is_said(string words, params string[] arguments)
    {
        MesoRun run = await Meso.RunAsync([.. arguments]);
        Assert.Equal(2, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    private async Task<string> Setup()
    {
        string setup = Path.Combine(_folder, "setup.json");
        string example = (await Meso.RunAsync("calibrate", "depth", "--setup-example")).Output;
        MesoRun empty = await Refused(setup, example);
        Assert.Contains("no serial number of the handpiece", empty.Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(setup, example.Replace("\"handpiece\": \"\"", "\"handpiece\": \"H-7\"", StringComparison.Ordinal).Replace("\"serialNumber\": \"\"", "\"serialNumber\": \"S-1\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        return setup;
    }

    /// <summary>What an indicator shows at an axis with a scale, in thousandths that scatter a little.</summary>
    private static IEnumerable<string> Sound(double scale = 1)
    {
        var subject = Simulator.CalibrationBench.VirtualInstrument.Subject(Calibration.CalibrationKind.Depth, "", new DateOnly(2026, 11, 3), "test");
        var instrument = new Simulator.CalibrationBench.VirtualInstrument(subject, 1);
        return Calibration.Procedures.ProcedureList.Of(subject.Kind).Steps(subject)
            .Select(step => (instrument.Read(step) + (step.Setting * (scale - 1))).ToString("0.000", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>A real calibration with one reading.</summary>
    /// <returns>Where it lies.</returns>
    private async Task<string> Half()
    {
        MesoRun run = await Meso.RunAsync("calibrate", "depth", "--setup", await Setup(), "--journal", Journal, "--readings", await Readings("0.501"));
        Assert.Contains("1 of 48 readings are there and kept", run.Error, StringComparison.Ordinal);
        return Path.Combine(_folder, "calibration-depth.work.json");
    }

    private async Task<string> Readings(string text)
    {
        string path = Path.Combine(_folder, "readings.txt");
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }

    private static async Task<MesoRun> Refused(string setup, string text)
    {
        await File.WriteAllTextAsync(setup, text, TestContext.Current.CancellationToken);
        MesoRun run = await Meso.RunAsync("calibrate", "depth", "--setup", setup);
        Assert.Equal(2, run.Code);
        return run;
    }

    private async Task AddUsers()
    {
        string admin = PinFile("admin", "483920");
        Assert.Equal(0, (await Meso.RunAsync("users", "add", "anna", "admin", "--journal", Journal, "--pin-file", admin)).Code);
        Assert.Equal(0, (await Meso.RunAsync("users", "add", "tina", "technician", "--journal", Journal, "--as", "anna", "--pin-file", PinFile("both", "483920\n571394"))).Code);
    }

    private string PinFile(string name, string pins)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, pins);
        return path;
    }

    private async Task<string[]> Standing()
    {
        MesoRun list = await Meso.RunAsync("calibrate", "list", "--json", "--journal", Journal);
        using JsonDocument json = JsonDocument.Parse(list.Output);
        return [.. json.RootElement.EnumerateArray().Select(entry => entry.GetProperty("status").GetString()!)];
    }
}
