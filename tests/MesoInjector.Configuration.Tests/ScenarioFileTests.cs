using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Configuration.Tests;

public sealed class ScenarioFileTests : IDisposable
{
    private const string Sound = """
        title: Session
        seed: 7
        protocol: hair-standard
        regions: [frontal, mid-scalp, vertex]
        points: 36
        fill: 1.9 mL
        date: 2026-11-24
        compound: vitamins
        course: { session: 2, daysSinceLast: 15 }
        screening: [diabetes]
        circumstances: { skinFirmness: 1.5, needleSeating: 0.2 mm, lineSensor: true }
        habits: { pace: 20 s, reaction: 300 ms, contact: 2 N, tremorPart: 0.1, pedalBounce: 6 ms }
        mishaps:
          - { point: 5, kind: hesitation, after: 3 s }
          - { point: 9, kind: press-in-air }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("meso-scenario-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_sound_scenario_says_what_its_file_says()
    {
        ConfigurationResult<Scenario> read = Read(Sound);

        Assert.True(read.Succeeded, string.Join('\n', read.Problems));
        Scenario scenario = read.Value;
        Assert.Equal(("some", "Session", 7UL, "hair-standard", 36), (scenario.Name, scenario.Title, scenario.Seed, scenario.Protocol.Name, scenario.Points));
        Assert.Equal([ScalpRegion.Frontal, ScalpRegion.MidScalp, ScalpRegion.Vertex], scenario.Regions);
        Assert.Equal((1_900_000, new DateOnly(2026, 11, 24), "vitamins"), (scenario.Fill.Nanolitres, scenario.Date, scenario.Compound));
        Assert.Equal(new Course(2, 15), scenario.Course);
        Assert.True(scenario.Screening.Answer(Contraindication.Diabetes));
        Assert.False(scenario.Screening.Answer(Contraindication.Allergy));
        Assert.Equal(new Circumstances { SkinFirmness = 1.5, NeedleSeatingMillimetres = 0.2, LineSensor = true }, scenario.Circumstances);
        Assert.Equal(
            new Habits
            {
                Pace = TimeSpan.FromSeconds(20),
                Reaction = TimeSpan.FromMilliseconds(300),
                ContactNewtons = 2,
                TremorPart = 0.1,
                PedalBounce = TimeSpan.FromMilliseconds(6),
            },
            scenario.Habits);
        Assert.Equal([new Mishap(5, MishapKind.Hesitation, TimeSpan.FromSeconds(3)), new Mishap(9, MishapKind.PressInAir, TimeSpan.Zero)], scenario.Mishaps);
    }

    [Theory]
    [InlineData("title: Session", "titel: Session", 1, 1, "'titel' is not a key here; did you mean 'title'?")]
    [InlineData("title: Session\n", "", 1, 1, "'title' is missing; add 'title:' with text")]
    [InlineData("seed: 7", "seed: -7", 2, 7, "seed: -7 is outside 0 to 9223372036854775807; 0 to 9223372036854775807")]
    [InlineData("protocol: hair-standard", "protocol: hair", 3, 11, "no protocol is called 'hair'; one of hair-after-transplant, hair-standard, nappage, or a file such as my-protocol.yaml")]
    [InlineData("regions: [frontal, mid-scalp, vertex]", "regions: [frontal, midscalp, vertex]", 4, 20, "regions: 'midscalp' is not known; did you mean 'mid-scalp'?")]
    [InlineData("regions: [frontal, mid-scalp, vertex]", "regions: [frontal, frontal]", 4, 20, "regions: 'frontal' is there twice; name each once")]
    [InlineData("regions: [frontal, mid-scalp, vertex]", "regions: frontal", 4, 10, "regions must be a list; write 'regions: [frontal]'")]
    [InlineData("regions: [frontal, mid-scalp, vertex]", "regions: [donor]", 5, 9, "36 points do not fit into Donor at 20 mm: ")]
    [InlineData("points: 36", "points: 37", 5, 9, "37 points were asked for; hair-standard allows 1 to 36.; Ask for fewer points, or choose another protocol.")]
    [InlineData("points: 36", "points: many", 5, 9, "points: 'many' is not a whole number; 1 to 1000")]
    [InlineData("fill: 1.9 mL", "fill: 1900 uL", 6, 7, "fill is given in mL, not 'uL'; write '1.9 mL' if that is meant")]
    [InlineData("fill: 1.9 mL", "fill: 3.1 mL", 6, 7, "fill: 3100 µL in a 3 mL syringe cannot be treated with; more than its dead space of 70 µL, at most 3000 µL")]
    [InlineData("fill: 1.9 mL", "fill: 0.05 mL", 6, 7, "fill: 50 µL in a 3 mL syringe cannot be treated with; more than its dead space of 70 µL, at most 3000 µL")]
    [InlineData("date: 2026-11-24", "date: 24.11.2026", 7, 7, "date: '24.11.2026' is not a day; write it as 2026-11-24")]
    [InlineData("session: 2", "session: 0", 9, 20, "session: 0 is outside 1 to 100; 1 to 100")]
    [InlineData("screening: [diabetes]", "screening: [diabetis]", 10, 13, "screening: 'diabetis' is not known; did you mean 'diabetes'?")]
    [InlineData("skinFirmness: 1.5", "skinFirmness: soft", 11, 32, "skinFirmness: 'soft' is not a number; 0.1 to 10")]
    [InlineData("lineSensor: true", "lineSensor: yes", 11, 72, "lineSensor: 'yes' is not known; known are false, true")]
    [InlineData("pace: 20 s", "pace: 2 h", 12, 17, "pace is given in s, not 'h'; write it as in '0.5 s'")]
    [InlineData("pace: 20 s", "pace: 9000 s", 12, 17, "pace: 9000 s is outside 1 to 600 s; 1 to 600 s")]
    [InlineData("contact: 2 N", "contact: 5 N", 12, 50, "contact: 5 N is outside 0.6 to 4 N; 0.6 to 4 N")]
    [InlineData("pedalBounce: 6 ms", "pedalBounce: -6 ms", 12, 85, "pedalBounce: -6 ms is negative; 0 or more")]
    [InlineData("point: 5,", "point: 40,", 14, 14, "point: 40 is outside 1 to 36; 1 to 36")]
    [InlineData("point: 9,", "point: 5,", 15, 14, "point 5 has a mishap already; at most one for each point")]
    [InlineData("kind: hesitation", "kind: hesitate", 14, 23, "kind: 'hesitate' is not known; did you mean 'hesitation'?")]
    [InlineData(", after: 3 s", "", 14, 5, "'after' is missing; add 'after:' with a number and the unit s")]
    [InlineData("press-in-air", "press-in-air, after: 1 s", 15, 37, "'after' is not a key here; known are point, kind")]
    public void A_wrong_line_is_the_only_problem_and_is_named_with_its_place(string sound, string wrong, long line, long column, string words)
    {
        Assert.Contains(sound, Sound, StringComparison.Ordinal);

        IReadOnlyList<ConfigurationProblem> problems = Read(Sound.Replace(sound, wrong, StringComparison.Ordinal)).Problems;

        string file = Path.Combine(_folder, "some.yaml");
        Assert.All(problems, problem => Assert.Equal(file, problem.File));
        Assert.Contains(problems, problem => problem.ToString().StartsWith($"{file}:{line}:{column}: {words}", StringComparison.Ordinal));
        Assert.True(problems.Count == 1 || sound.StartsWith("title: Session", StringComparison.Ordinal), string.Join('\n', problems));
    }

    [Fact]
    public void Problems_of_a_protocol_beside_it_are_those_of_the_protocols_file()
    {
        string protocol = Path.Combine(_folder, "deep.yaml");
        File.WriteAllText(protocol, ProtocolTexts.With("depth", "depth: 0.4 mm"));

        ConfigurationProblem problem = Assert.Single(Read(Sound.Replace("hair-standard", "deep.yaml", StringComparison.Ordinal)).Problems);

        Assert.StartsWith($"{protocol}:4:8: depth: 0.4 mm is outside", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_protocol_beside_it_is_used()
    {
        File.WriteAllText(Path.Combine(_folder, "mine.yaml"), ProtocolTexts.Sound);

        ConfigurationResult<Scenario> read = Read(Sound.Replace("hair-standard", "mine.yaml", StringComparison.Ordinal));

        Assert.True(read.Succeeded, string.Join('\n', read.Problems));
        Assert.Equal("mine", read.Value.Protocol.Name);
    }

    [Theory]
    [InlineData("hair-standard", 36, 1_900_000)]
    [InlineData("hair-after-transplant", 30, 900_000)]
    [InlineData("nappage", 48, 600_000)]
    public void The_shipped_scenarios_are_sound_and_filled_for_all_their_points(string name, int points, int fill)
    {
        ConfigurationResult<Scenario> read = ScenarioFile.Read(Path.Combine(AppContext.BaseDirectory, "scenarios", name + ".yaml"));

        Assert.True(read.Succeeded, string.Join('\n', read.Problems));
        Scenario scenario = read.Value;
        Assert.Equal((name, points, fill), (scenario.Protocol.Name, scenario.Points, scenario.Fill.Nanolitres));
        Assert.True(scenario.Fill.Nanolitres > (points * (long)scenario.Protocol.Dose.Nanolitres) + scenario.Protocol.Syringe.DeadSpace.Nanolitres);
        Assert.Null(TreatmentPlan.TryLayOut(scenario.Protocol, scenario.Regions, points, out TreatmentPlan? plan));
        Assert.Equal(points, plan!.Points.Count);
    }

    [Fact]
    public void The_standard_scenario_has_a_bouncing_pedal_a_hesitation_an_early_release_and_a_lost_contact()
    {
        Scenario scenario = ScenarioFile.Read(Path.Combine(AppContext.BaseDirectory, "scenarios", "hair-standard.yaml")).Value!;

        Assert.Equal(TimeSpan.FromMilliseconds(4), scenario.Habits.PedalBounce);
        Assert.Equal([MishapKind.Hesitation, MishapKind.EarlyRelease, MishapKind.ContactLost], scenario.Mishaps.Select(mishap => mishap.Kind));
    }

    private ConfigurationResult<Scenario> Read(string text)
    {
        string path = Path.Combine(_folder, "some.yaml");
        File.WriteAllText(path, text);
        return ScenarioFile.Read(path);
    }
}
