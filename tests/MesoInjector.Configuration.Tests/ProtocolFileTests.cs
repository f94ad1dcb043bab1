using System.Text;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Configuration.Tests;

[Requirement("SR-025", "SR-026", "SR-064", "SR-072")]
public sealed class ProtocolFileTests
{
    [Fact]
    public void A_sound_protocol_says_what_its_file_says()
    {
        ConfigurationResult<Protocol> read = ProtocolFile.Read("hair", Encoding.UTF8.GetBytes(ProtocolTexts.Sound));

        Assert.True(read.Succeeded, string.Join('\n', read.Problems));
        Protocol protocol = read.Value;
        Assert.Equal("hair", protocol.Name);
        Assert.Equal(1500, protocol.Depth.Micrometres);
        Assert.Equal(40_000, protocol.Dose.Nanolitres);
        Assert.Equal(50_000, protocol.PointLimit.Nanolitres);
        Assert.Equal(1_500_000, protocol.SessionLimit.Nanolitres);
        Assert.Equal(20_000, protocol.Spacing.Micrometres);
        Assert.Equal(30_000, protocol.Flow.NanolitresPerSecond);
        Assert.Equal(25_000, protocol.InsertionSpeed.MicrometresPerSecond);
        Assert.Equal(200_000, protocol.PressureCap.Pascals);
        Assert.Equal("30G x 4 mm", protocol.Needle.Name);
        Assert.Equal("3 mL", protocol.Syringe.Name);
        Assert.Equal(TimeSpan.FromMilliseconds(500), protocol.InjectionInterval);
        Assert.Equal(14, protocol.Draft.SessionInterval);
    }

    [Theory]
    [InlineData("depth", "deepth: 1.5 mm", 4, 1, "'deepth' is not a key here; did you mean 'depth'?")]
    [InlineData("depth", "depth: 1500 um", 4, 8, "depth is given in mm, not 'um'; write '1.5 mm' if that is meant")]
    [InlineData("depth", "depth: 1.5 kPa", 4, 8, "depth is given in mm, not 'kPa'; write it as in '1.5 mm'")]
    [InlineData("depth", "depth: 1.5", 4, 8, "depth: the unit is missing; write '1.5 mm' if that is meant")]
    [InlineData("depth", "depth: NaN mm", 4, 8, "depth: 'NaN mm' is not a number with a unit; write it as in '1.5 mm'")]
    [InlineData("depth", "depth: -1 mm", 4, 8, "depth: -1 mm is negative; 0 or more")]
    [InlineData("depth", "depth: 1e999 mm", 4, 8, "depth: '1e999 mm' is not a number with a unit; write it as in '1.5 mm'")]
    [InlineData("depth", "depth: 1,5 mm", 4, 8, "depth: '1,5 mm' is not a number with a unit; write it as in '1.5 mm'")]
    [InlineData("dose", "dose: 40 mL", 5, 7, "dose is given in uL, not 'mL'; write '40000 uL' if that is meant")]
    [InlineData("points", "points: 36.5", 8, 9, "points: '36.5' is not a whole number; 1 to 100000")]
    [InlineData("points", "points: -3", 8, 9, "points: -3 is outside 1 to 100000; 1 to 100000")]
    [InlineData("pedal", "pedal: hold", 3, 8, "pedal: 'hold' is not known; known are hold-to-inject, nappage")]
    [InlineData("pedal", "pedal: Nappagee", 3, 8, "pedal: 'Nappagee' is not known; did you mean 'nappage'?")]
    [InlineData("syringe", "syringe: 2 mL", 16, 10, "syringe: '2 mL' is not known; known are 1 mL, 3 mL, 5 mL")]
    [InlineData("syringe", "syringe: 3 ml", 16, 10, "syringe: '3 ml' is not known; did you mean '3 mL'?")]
    [InlineData("needle", "needle: 30g x 4mm", 15, 9, "needle: '30g x 4mm' is not gauge and length; write it as in '30G x 4 mm'")]
    [InlineData("needle", "needle: 30G x 5 mm", 15, 9, "needle: a 30G x 5 mm needle is not known; gauge 27, 28, 29, 30, 31, 32, 33, 34; length 4, 6, 13 mm")]
    [InlineData("needle", "", 1, 1, "'needle' is missing; add 'needle:' with gauge and length such as 30G x 4 mm")]
    [InlineData("sessionInterval", "sessionInterval: 13.6 days", 19, 18, "sessionInterval: 13.6 is not a whole number of days; write it as in '14 days'")]
    [InlineData("sessionInterval", "sessionInterval: 2 weeks", 19, 18, "sessionInterval is given in days, not 'weeks'; write '14 days' if that is meant")]
    [InlineData("insertionSpeed", "insertionSpeed: 1500 mm/min", 11, 17, "insertionSpeed is given in mm/s, not 'mm/min'; write '25 mm/s' if that is meant")]
    [InlineData("sessionLimit", "sessionLimit: 1.5 ML", 7, 15, "sessionLimit is given in mL, not 'ML'; write it as in '1.5 mL'")]
    [InlineData("flow", "flow: 1e300 uL/s", 10, 7, "flow: '1e300 uL/s' is beyond anything this device deals with; write it as in '30 uL/s'")]
    [InlineData("flow", "flow: Infinity uL/s", 10, 7, "flow: 'Infinity uL/s' is not a number with a unit; write it as in '30 uL/s'")]
    [InlineData("flow", "flow:", 10, 6, "flow: '' is not a number with a unit; write it as in '30 uL/s'")]
    [InlineData("title", "title: \"a\\e[2Jb\"", 1, 8, "title: 'a\\u001B[2Jb' holds what is no letter; one line, without control characters")]
    [InlineData("title", "title: \"a\\nb\"", 1, 8, "title: 'a\\u000Ab' holds what is no letter; one line, without control characters")]
    [InlineData("depth", "depth: \"1.5\\e[2J mm\"", 4, 8, "depth: '1.5\\u001B[2J mm' is not a number with a unit; write it as in '1.5 mm'")]
    [InlineData("title", "title: ''", 1, 8, "title is empty; write a line of text")]
    [InlineData("title", "title: [a, b]", 1, 8, "title must be one value; text")]
    [InlineData("flow", "", 1, 1, "'flow' is missing; add 'flow:' with a number and the unit uL/s")]
    public void A_wrong_line_is_named_with_its_place_and_what_would_be_right(string key, string line, long expectedLine, long expectedColumn, string words)
    {
        IReadOnlyList<ConfigurationProblem> problems = ProtocolTexts.ProblemsOf(ProtocolTexts.With(key, line));

        Assert.Contains($"p.yaml:{expectedLine}:{expectedColumn}: {words}", problems.Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("depth", "depth: 4 mm", 4, 8, "depth: 4 mm is outside")]
    [InlineData("depth", "depth: 3.999 mm", 4, 8, "depth: 3.999 mm is outside")]
    [InlineData("dose", "dose: 60 uL", 5, 7, "dose: 60 µL is outside 1 to 50 µL")]
    [InlineData("pointLimit", "pointLimit: 150 uL", 6, 13, "pointLimit: 150 µL is outside 1 to 100 µL")]
    [InlineData("sessionLimit", "sessionLimit: 7 mL", 7, 15, "sessionLimit: 7 mL is outside")]
    [InlineData("points", "points: 61", 8, 9, "points: 61 points is outside")]
    [InlineData("insertionSpeed", "insertionSpeed: 90 mm/s", 11, 17, "insertionSpeed: 90 mm/s is outside")]
    [InlineData("pressureCap", "pressureCap: 900 kPa", 13, 14, "pressureCap: 900 kPa is outside")]
    [InlineData("sessionInterval", "sessionInterval: 3 days", 19, 18, "sessionInterval: 3 days is outside")]
    public void A_broken_rule_is_named_at_the_value_that_breaks_it(string key, string line, long expectedLine, long expectedColumn, string words)
    {
        IReadOnlyList<ConfigurationProblem> problems = ProtocolTexts.ProblemsOf(ProtocolTexts.With(key, line));

        Assert.Contains(problems, problem => problem.Line == expectedLine && problem.Column == expectedColumn && problem.Message.StartsWith(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_combination_that_cannot_dose_within_ten_percent_is_refused_with_the_reason()
    {
        string text = ProtocolTexts.With("dose", "dose: 5 uL").Replace("pointLimit: 50 uL", "pointLimit: 10 uL", StringComparison.Ordinal)
            .Replace("syringe: 3 mL", "syringe: 5 mL", StringComparison.Ordinal).Replace("needle: 30G", "needle: 34G", StringComparison.Ordinal);

        ConfigurationProblem problem = Assert.Single(ProtocolTexts.ProblemsOf(text));

        Assert.Equal(5, problem.Line);
        Assert.StartsWith("dose: a 5 mL syringe on a 34G x 4 mm needle", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once_in_the_order_of_the_file()
    {
        string text = ProtocolTexts.Sound.Replace("1.5 mm", "1.5 cm", StringComparison.Ordinal).Replace("points: 36", "points: many", StringComparison.Ordinal)
            .Replace("syringe: 3 mL", "syrinx: 3 mL", StringComparison.Ordinal);

        IReadOnlyList<ConfigurationProblem> problems = ProtocolTexts.ProblemsOf(text);

        Assert.Equal([1, 4, 8, 16], problems.Select(problem => problem.Line));
    }

    [Fact]
    public void A_value_that_cannot_be_read_does_not_hide_a_rule_that_another_breaks()
    {
        string text = ProtocolTexts.Sound.Replace("flow: 30 uL/s", "flow: 30 mL/s", StringComparison.Ordinal).Replace("depth: 1.5 mm", "depth: 4 mm", StringComparison.Ordinal);

        IReadOnlyList<ConfigurationProblem> problems = ProtocolTexts.ProblemsOf(text);

        // So deep, the insertion would have to be slower too.
        Assert.Equal([(4, "depth: 4 mm"), (10, "flow is given"), (11, "insertionSpeed: 25 mm/s")],
            problems.Select(problem => (problem.Line, string.Join(' ', problem.Message.Split(' ').Take(3)))));
    }

    [Theory]
    [InlineData("title", "titel: Hair")]
    [InlineData("version", "version: one")]
    [InlineData("pedal", "pedal: foot")]
    [InlineData("depth", "depth: 1.5 cm")]
    [InlineData("dose", "dose: 40")]
    [InlineData("pointLimit", "pointLimit: 50 mL")]
    [InlineData("sessionLimit", "sessionLimit: 1.5")]
    [InlineData("points", "points: many")]
    [InlineData("spacing", "spacing: 2 cm")]
    [InlineData("flow", "flow: 30 mL/s")]
    [InlineData("insertionSpeed", "insertionSpeed: 25")]
    [InlineData("dwell", "dwell: 300 ms")]
    [InlineData("pressureCap", "pressureCap: 2 bar")]
    [InlineData("injectionInterval", "injectionInterval: 500 ms")]
    [InlineData("needle", "needle: fine")]
    [InlineData("syringe", "syringe: small")]
    [InlineData("viscosity", "viscosity: 1 cP")]
    [InlineData("sessions", "sessions: four")]
    [InlineData("sessionInterval", "sessionInterval: 2 weeks")]
    public void A_value_that_cannot_be_read_is_told_once_and_blamed_on_no_other(string key, string line)
    {
        int at = ProtocolTexts.LineOf(key);
        IReadOnlyList<ConfigurationProblem> wrong = ProtocolTexts.ProblemsOf(ProtocolTexts.With(key, line));
        IReadOnlyList<ConfigurationProblem> missing = ProtocolTexts.ProblemsOf(ProtocolTexts.With(key, ""));

        Assert.Equal([$"'{key}' is missing"], missing.Select(problem => problem.Message));
        Assert.Equal(at, Assert.Single(wrong, problem => !problem.Message.StartsWith($"'{key}' is missing", StringComparison.Ordinal)).Line);
    }

    [Fact]
    public void Points_are_not_judged_by_the_limits_of_a_pedal_mode_nobody_wrote()
    {
        string nappage = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "protocols", "nappage.yaml"));

        ConfigurationProblem problem = Assert.Single(ProtocolTexts.ProblemsOf(nappage.Replace("pedal: nappage", "pedal: rows", StringComparison.Ordinal)));

        Assert.Equal("p.yaml:4:8: pedal: 'rows' is not known; known are hold-to-inject, nappage", problem.ToString());
    }

    [Fact]
    public void A_dose_is_not_judged_by_a_syringe_nobody_wrote()
    {
        string text = ProtocolTexts.Sound.Replace("dose: 40 uL", "dose: 1 uL", StringComparison.Ordinal).Replace("needle: 30G x 4", "needle: 34G x 13", StringComparison.Ordinal);
        Assert.Contains(ProtocolTexts.ProblemsOf(text.Replace("syringe: 3 mL", "syringe: 1 mL", StringComparison.Ordinal)),
            problem => problem.Message.StartsWith("dose: a 1 mL syringe", StringComparison.Ordinal));

        ConfigurationProblem problem = Assert.Single(ProtocolTexts.ProblemsOf(text.Replace("syringe: 3 mL", "syringe: small", StringComparison.Ordinal)));

        Assert.Equal("p.yaml:16:10: syringe: 'small' is not known; known are 1 mL, 3 mL, 5 mL", problem.ToString());
    }

    [Fact]
    public void A_megabyte_where_a_word_belongs_is_not_shown_whole()
    {
        ConfigurationProblem problem = Assert.Single(ProtocolTexts.ProblemsOf(ProtocolTexts.With("depth", "depth: " + new string('x', 900_000))));

        Assert.Equal($"depth: '{new string('x', 60)}…' is not a number with a unit", problem.Message);
    }

    [Theory]
    [InlineData("hair-standard", 36, 40_000, 1500)]
    [InlineData("hair-after-transplant", 30, 20_000, 1200)]
    [InlineData("nappage", 150, 5_000, 1000)]
    public void The_shipped_protocols_are_sound(string name, int points, int dose, int depth)
    {
        ConfigurationResult<Protocol>? read = ProtocolLibrary.Find(name);

        Assert.NotNull(read);
        Assert.True(read.Succeeded, string.Join('\n', read.Problems));
        Assert.Equal((points, dose, depth), (read.Value.Points, read.Value.Dose.Nanolitres, read.Value.Depth.Micrometres));
    }

    [Fact]
    public void The_gentler_protocols_are_what_they_claim_to_be()
    {
        Protocol standard = ProtocolLibrary.Find("hair-standard")!.Value!;
        Protocol gentle = ProtocolLibrary.Find("hair-after-transplant")!.Value!;
        Protocol nappage = ProtocolLibrary.Find("nappage")!.Value!;

        Assert.True(gentle.Depth < standard.Depth && gentle.Dose < standard.Dose && gentle.Flow < standard.Flow);
        Assert.True(gentle.PressureCap < standard.PressureCap && gentle.InsertionSpeed < standard.InsertionSpeed);
        Assert.True(gentle.Points < standard.Points && gentle.Draft.SessionInterval > standard.Draft.SessionInterval);
        Assert.Equal((PedalMode.Nappage, 10_000, TimeSpan.FromSeconds(0.5), 5_000),
            (nappage.Pedal, nappage.PointLimit.Nanolitres, nappage.InjectionInterval, nappage.Spacing.Micrometres));
        Assert.Equal(("30G x 4 mm", "3 mL", 1_500_000, 4), (standard.Needle.Name, standard.Syringe.Name, standard.SessionLimit.Nanolitres, standard.Draft.Sessions));
    }

    [Fact]
    public void A_file_and_its_copy_in_the_program_say_the_same()
    {
        foreach (string name in ProtocolLibrary.Names)
        {
            ConfigurationResult<Protocol> file = ProtocolFile.Read(Path.Combine(AppContext.BaseDirectory, "protocols", name + ".yaml"));
            Assert.Equal(ProtocolLibrary.Find(name)!.Value!.Draft, file.Value!.Draft);
        }
    }

    [Fact]
    public void The_library_holds_the_files_of_its_folder()
    {
        IEnumerable<string?> files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "protocols"), "*.yaml").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.Equal(files, ProtocolLibrary.Names);
        Assert.Null(ProtocolLibrary.Find("unheard-of"));
    }
}
