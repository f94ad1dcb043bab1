using MesoInjector.Configuration;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Operator;
using UnitsNet;

namespace MesoInjector.Simulator.Scenarios;

/// <summary>Scenarios as files.</summary>
public static class ScenarioFile
{
    private const string ProtocolKey = "protocol";
    private const string PointsKey = "points";

    /// <summary>Reads a scenario and lays out its plan. Its name is that of the file.</summary>
    /// <param name="path">Where it is.</param>
    public static ConfigurationResult<Scenario> Read(string path)
    {
        ConfigurationResult<MappingReader> source = YamlSource.Read(path);
        if (source.Value is not { } reader)
            return new ConfigurationResult<Scenario>(source.Problems);

        Protocol? protocol = FindProtocol(reader, path);
        IReadOnlyList<ScalpRegion> regions = reader.ManyOf("regions",
            ("frontal", ScalpRegion.Frontal), ("mid-scalp", ScalpRegion.MidScalp), ("vertex", ScalpRegion.Vertex), ("donor", ScalpRegion.Donor));
        int points = (int)reader.Whole(PointsKey, 1, 1000);
        var draft = new
        {
            Title = reader.Text("title"),
            Seed = (ulong)reader.Whole("seed", 0, long.MaxValue),
            Date = reader.Has("date") ? reader.Date("date") : new DateOnly(2026, 11, 2),
            Compound = reader.Has("compound") ? reader.Text("compound") : "saline",
            Fill = FluidVolume.From(Volume.FromMilliliters(Math.Min(reader.Quantity("fill", QuantityUnit.Millilitre), 100))),
            Circumstances = reader.Has("circumstances") ? ReadCircumstances(reader.Mapping("circumstances")) : new Circumstances(),
            Habits = reader.Has("habits") ? ReadHabits(reader.Mapping("habits")) : new Habits(),
            Mishaps = ReadMishaps(reader.Mappings("mishaps"), points),
        };
        if (protocol is not null && regions.Count > 0)
            CheckPlan(reader, protocol, regions, points, draft.Fill);
        IReadOnlyList<ConfigurationProblem> problems = reader.Close();
        if (problems.Count > 0)
            return new ConfigurationResult<Scenario>(problems);
        return new ConfigurationResult<Scenario>(new Scenario
        {
            Name = Path.GetFileNameWithoutExtension(path),
            Title = draft.Title,
            Seed = draft.Seed,
            Protocol = protocol!,
            Regions = regions,
            Points = points,
            Date = draft.Date,
            Compound = draft.Compound,
            Fill = draft.Fill,
            Circumstances = draft.Circumstances,
            Habits = draft.Habits,
            Mishaps = draft.Mishaps,
        });
    }

    /// <summary>A shipped protocol by its name, or a file beside the scenario.</summary>
    private static Protocol? FindProtocol(MappingReader reader, string path)
    {
        string named = reader.Text(ProtocolKey);
        if (named.Length == 0)
            return null;
        ConfigurationResult<Protocol>? shipped = ProtocolLibrary.Find(named);
        if (shipped is null && !named.Contains('.', StringComparison.Ordinal))
        {
            reader.AddProblem(ProtocolKey, $"no protocol is called '{named}'", $"one of {string.Join(", ", ProtocolLibrary.Names)}, or a file such as my-protocol.yaml");
            return null;
        }

        ConfigurationResult<Protocol> read = shipped ?? ProtocolFile.Read(Path.Combine(Path.GetDirectoryName(path) ?? "", named));
        foreach (ConfigurationProblem problem in read.Problems)
            reader.AddProblem(problem);
        return read.Value;
    }

    private static void CheckPlan(MappingReader reader, Protocol protocol, IReadOnlyList<ScalpRegion> regions, int points, FluidVolume fill)
    {
        if (TreatmentPlan.TryLayOut(protocol, regions, points, out _) is { } refusal)
            reader.AddProblem(PointsKey, refusal.Words, refusal.Remedy);
        if (fill > protocol.Syringe.Capacity || fill <= protocol.Syringe.DeadSpace)
            reader.AddProblem("fill", $"fill: a {protocol.Syringe} syringe cannot hold {fill}", $"more than {protocol.Syringe.DeadSpace}, at most {protocol.Syringe.Capacity}");
    }

    private static Circumstances ReadCircumstances(MappingReader? reader)
    {
        var usual = new Circumstances();
        if (reader is null)
            return usual;
        return new Circumstances
        {
            SkinFirmness = Factor("skinFirmness", usual.SkinFirmness),
            SkinScatter = reader.Has("skinScatter") ? reader.Number("skinScatter", 0, 1) : usual.SkinScatter,
            ComplianceFactor = Factor("complianceFactor", usual.ComplianceFactor),
            FrictionFactor = Factor("frictionFactor", usual.FrictionFactor),
            ViscosityFactor = Factor("viscosityFactor", usual.ViscosityFactor),
            NeedleSeatingMillimetres = reader.Has("needleSeating") ? reader.Quantity("needleSeating", QuantityUnit.Millimetre) : usual.NeedleSeatingMillimetres,
            LineSensor = reader.Has("lineSensor") && reader.Flag("lineSensor"),
        };

        double Factor(string key, double otherwise) => reader.Has(key) ? reader.Number(key, 0.1, 10) : otherwise;
    }

    private static Habits ReadHabits(MappingReader? reader)
    {
        var usual = new Habits();
        if (reader is null)
            return usual;
        return new Habits
        {
            Pace = Time("pace", QuantityUnit.Second, 1, usual.Pace),
            Reaction = Time("reaction", QuantityUnit.Millisecond, 0.001, usual.Reaction),
            ContactNewtons = reader.Has("contact") ? reader.Quantity("contact", QuantityUnit.Newton) : usual.ContactNewtons,
            TremorPart = reader.Has("tremorPart") ? reader.Number("tremorPart", 0, 1) : usual.TremorPart,
            PedalBounce = Time("pedalBounce", QuantityUnit.Millisecond, 0.001, usual.PedalBounce),
        };

        TimeSpan Time(string key, QuantityUnit unit, double seconds, TimeSpan otherwise) =>
            reader.Has(key) ? TimeSpan.FromSeconds(Math.Min(reader.Quantity(key, unit) * seconds, 3600)) : otherwise;
    }

    private static List<Mishap> ReadMishaps(IReadOnlyList<MappingReader> readers, int points)
    {
        List<Mishap> mishaps = [];
        foreach (MappingReader reader in readers)
        {
            int point = (int)reader.Whole("point", 1, points);
            MishapKind kind = reader.OneOf("kind",
                ("early-release", MishapKind.EarlyRelease), ("contact-lost", MishapKind.ContactLost), ("hesitation", MishapKind.Hesitation),
                ("press-in-air", MishapKind.PressInAir), ("emergency-stop", MishapKind.EmergencyStop));
            TimeSpan after = TimeSpan.FromSeconds(Math.Min(reader.Has("after") ? reader.Quantity("after", QuantityUnit.Second) : 0, 3600));
            if (mishaps.Any(earlier => earlier.Point == point))
                reader.AddProblem("point", $"point {point} has a mishap already", "at most one for each point");
            mishaps.Add(new Mishap(point, kind, after));
        }

        return mishaps;
    }
}
