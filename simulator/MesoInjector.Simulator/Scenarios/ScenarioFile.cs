using MesoInjector.Configuration;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Faults;
using MesoInjector.Simulator.Operator;
using UnitsNet;

namespace MesoInjector.Simulator.Scenarios;

/// <summary>Scenarios as files.</summary>
public static class ScenarioFile
{
    private const string ProtocolKey = "protocol";
    private const string ChangesKey = "changes";
    private const string PointsKey = "points";
    private const string FillKey = "fill";

    private const int MostPoints = 1000;

    /// <summary>Scenarios play on this day where they name none, so that they play the same every day.</summary>
    private static readonly DateOnly UsualDate = new(2026, 11, 2);

    internal static readonly (string Word, ScalpRegion Value)[] Regions =
    [
        ("frontal", ScalpRegion.Frontal), ("mid-scalp", ScalpRegion.MidScalp), ("vertex", ScalpRegion.Vertex), ("donor", ScalpRegion.Donor),
    ];

    internal static readonly (string Word, Contraindication Value)[] Questions =
    [
        ("minor", Contraindication.Minor), ("pregnancy", Contraindication.Pregnancy), ("nursing", Contraindication.Nursing),
        ("chemotherapy", Contraindication.Chemotherapy), ("diabetes", Contraindication.Diabetes), ("heart-disease", Contraindication.HeartDisease),
        ("kidney-or-liver-failure", Contraindication.KidneyOrLiverFailure), ("bleeding", Contraindication.Bleeding), ("allergy", Contraindication.Allergy),
        ("local-infection", Contraindication.LocalInfection), ("keloid", Contraindication.Keloid),
    ];

    /// <summary>Reads a scenario and lays out its plan. Its name is that of the file.</summary>
    /// <param name="path">Where it is.</param>
    public static ConfigurationResult<Scenario> Read(string path)
    {
        ConfigurationResult<MappingReader> source = YamlSource.Read(path);
        if (source.Value is not { } reader)
            return new ConfigurationResult<Scenario>(source.Problems);

        Scenario scenario = Read(reader, path);
        if (scenario.Protocol is not null && scenario.Regions.Count > 0)
            CheckPlan(reader, scenario);
        IReadOnlyList<ConfigurationProblem> problems = reader.Close();
        return problems.Count == 0 ? new ConfigurationResult<Scenario>(scenario) : new ConfigurationResult<Scenario>(problems);
    }

    /// <summary>What the file says; where that cannot be read there is a problem, and nobody gets to see the scenario.</summary>
    private static Scenario Read(MappingReader reader, string path)
    {
        int points = (int)reader.Whole(PointsKey, 1, MostPoints);
        int most = reader.IsSound(PointsKey) ? points : MostPoints;
        List<ScheduledFault> faults = FaultReader.Read(reader.Mappings("faults"), most);
        return new Scenario
        {
            Name = Path.GetFileNameWithoutExtension(path),
            Title = reader.Text("title"),
            Seed = (ulong)reader.Whole("seed", 0, long.MaxValue),
            Protocol = FindProtocol(reader, path)!,
            Regions = reader.ManyOf("regions", Regions),
            Points = points,
            Date = reader.Has("date") ? reader.Date("date") : UsualDate,
            Compound = reader.Has("compound") ? reader.Text("compound") : "saline",
            Fill = FluidVolume.From(Volume.FromMilliliters(reader.Quantity(FillKey, QuantityUnit.Millilitre, 0, 100))),
            Course = ReadCourse(reader),
            Screening = ReadScreening(reader),
            Circumstances = reader.Has("circumstances") ? ReadCircumstances(reader.Mapping("circumstances")) : new Circumstances(),
            Habits = reader.Has("habits") ? OperatorReader.ReadHabits(reader.Mapping("habits")) : new Habits(),
            Mishaps = OperatorReader.ReadMishaps(reader.Mappings("mishaps"), most),
            Preparation = reader.Has("preparation") ? ReadPreparation(reader.Mapping("preparation")) : new Preparation(),
            Faults = faults,
            Expectations = ExpectationReader.Read(reader.Mappings("expect"), most, faults.Count > 0),
        };
    }

    /// <summary>A shipped protocol by its name, or a file beside the scenario.</summary>
    private static Protocol? FindProtocol(MappingReader reader, string path)
    {
        string named = reader.Text(ProtocolKey);
        if (!reader.IsSound(ProtocolKey))
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
        return read.Value is { } protocol && reader.Has(ChangesKey) && reader.Mapping(ChangesKey) is { } changes ? ProtocolChanges.Apply(protocol, changes) : read.Value;
    }

    private static void CheckPlan(MappingReader reader, Scenario scenario)
    {
        if (reader.IsSound(PointsKey) && TreatmentPlan.TryLayOut(scenario.Protocol, scenario.Regions, scenario.Points, out _) is { } refusal)
            reader.AddProblem(PointsKey, refusal.Words, refusal.Remedy);
        SyringeType syringe = scenario.Protocol.Syringe;
        if (reader.IsSound(FillKey) && (scenario.Fill > syringe.Capacity || scenario.Fill <= syringe.DeadSpace))
        {
            reader.AddProblem(FillKey, $"{FillKey}: {scenario.Fill} in a {syringe} syringe cannot be treated with",
                $"more than its dead space of {syringe.DeadSpace}, at most {syringe.Capacity}");
        }
    }

    /// <summary>Not judged here: a session that must be refused because it comes too early is a scenario as well.</summary>
    private static Course ReadCourse(MappingReader reader)
    {
        if (!reader.Has("course") || reader.Mapping("course") is not { } course)
            return new Course(1, null);
        return new Course(
            (int)course.Whole("session", 1, 100),
            course.Has("daysSinceLast") ? (int)course.Whole("daysSinceLast", 0, 3650) : null,
            course.Has("earlyReason") ? course.Text("earlyReason") : null);
    }

    /// <summary>The questions that are answered with yes; all others with no.</summary>
    private static Screening ReadScreening(MappingReader reader)
    {
        if (!reader.Has("screening"))
            return Screening.AllClear;
        IReadOnlyList<Contraindication> yes = reader.ManyOf("screening", Questions);
        IReadOnlyList<Contraindication> overridden = reader.Has("overridden") ? reader.ManyOf("overridden", Questions) : [];
        return new Screening(
            Enum.GetValues<Contraindication>().ToDictionary(question => question, yes.Contains),
            [.. overridden.Select(question => new ScreeningOverride(question, "clinician", "decided with the patient"))]);
    }

    private static Preparation ReadPreparation(MappingReader? reader)
    {
        var usual = new Preparation();
        if (reader is null)
            return usual;
        return new Preparation
        {
            CalibrationAgeDays = reader.Has("calibrationAge") ? (int)reader.Quantity("calibrationAge", QuantityUnit.Day, 0, 3650) : usual.CalibrationAgeDays,
            DepthUncertaintyMillimetres = reader.Has("depthUncertainty") ? reader.Quantity("depthUncertainty", QuantityUnit.Millimetre, 0, 5) : usual.DepthUncertaintyMillimetres,
            ComplianceKnown = reader.Has("complianceKnown") ? reader.Flag("complianceKnown") : usual.ComplianceKnown,
            CompoundDaysLeft = reader.Has("compoundDaysLeft") ? (int)reader.Quantity("compoundDaysLeft", QuantityUnit.Day, -3650, 3650) : usual.CompoundDaysLeft,
            ChecklistDone = reader.Has("checklistDone") ? reader.Flag("checklistDone") : usual.ChecklistDone,
        };
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
            NeedleSeatingMillimetres = reader.Has("needleSeating") ? reader.Quantity("needleSeating", QuantityUnit.Millimetre, -2, 2) : usual.NeedleSeatingMillimetres,
            LineSensor = reader.Has("lineSensor") && reader.Flag("lineSensor"),
        };

        double Factor(string key, double otherwise) => reader.Has(key) ? reader.Number(key, 0.1, 10) : otherwise;
    }
}
