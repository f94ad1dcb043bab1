using MesoInjector.Control.Treatment;
using UnitsNet;

namespace MesoInjector.Configuration;

/// <summary>Treatment protocols as files.</summary>
public static class ProtocolFile
{
    private const string Title = "title";
    private const string Version = "version";
    private const string Pedal = "pedal";
    private const string Depth = "depth";
    private const string Dose = "dose";
    private const string PointLimit = "pointLimit";
    private const string SessionLimit = "sessionLimit";
    private const string Points = "points";
    private const string Spacing = "spacing";
    private const string Flow = "flow";
    private const string FlowRise = "flowRise";
    private const string InsertionSpeed = "insertionSpeed";
    private const string Dwell = "dwell";
    private const string PressureCap = "pressureCap";
    private const string InjectionInterval = "injectionInterval";
    private const string Needle = "needle";
    private const string Syringe = "syringe";
    private const string Viscosity = "viscosity";
    private const string Sessions = "sessions";
    private const string SessionInterval = "sessionInterval";

    private const int MostOfAnything = 100_000;

    /// <summary>Where a rule's field stands in the file.</summary>
    private static readonly Dictionary<string, string> KeyOfField = new(StringComparer.Ordinal)
    {
        [nameof(ProtocolDraft.Title)] = Title,
        [nameof(ProtocolDraft.Version)] = Version,
        [nameof(ProtocolDraft.Pedal)] = Pedal,
        [nameof(ProtocolDraft.Depth)] = Depth,
        [nameof(ProtocolDraft.Dose)] = Dose,
        [nameof(ProtocolDraft.PointLimit)] = PointLimit,
        [nameof(ProtocolDraft.SessionLimit)] = SessionLimit,
        [nameof(ProtocolDraft.Points)] = Points,
        [nameof(ProtocolDraft.Spacing)] = Spacing,
        [nameof(ProtocolDraft.Flow)] = Flow,
        [nameof(ProtocolDraft.FlowRise)] = FlowRise,
        [nameof(ProtocolDraft.InsertionSpeed)] = InsertionSpeed,
        [nameof(ProtocolDraft.Dwell)] = Dwell,
        [nameof(ProtocolDraft.PressureCap)] = PressureCap,
        [nameof(ProtocolDraft.InjectionInterval)] = InjectionInterval,
        [nameof(ProtocolDraft.NeedleGauge)] = Needle,
        [nameof(ProtocolDraft.NeedleLength)] = Needle,
        [nameof(ProtocolDraft.Syringe)] = Syringe,
        [nameof(ProtocolDraft.Viscosity)] = Viscosity,
        [nameof(ProtocolDraft.Sessions)] = Sessions,
        [nameof(ProtocolDraft.SessionInterval)] = SessionInterval,
    };

    /// <summary>Reads a protocol and checks it against every rule. Its name is that of the file.</summary>
    /// <param name="path">Where it is.</param>
    public static ConfigurationResult<Protocol> Read(string path)
    {
        ConfigurationResult<MappingReader> source = YamlSource.Read(path);
        return source.Value is { } reader ? Read(reader, Path.GetFileNameWithoutExtension(path)) : new ConfigurationResult<Protocol>(source.Problems);
    }

    /// <summary>Reads a protocol from its content.</summary>
    /// <param name="name">Its name, also in messages.</param>
    /// <param name="content">UTF-8.</param>
    public static ConfigurationResult<Protocol> Read(string name, ReadOnlySpan<byte> content)
    {
        ConfigurationResult<MappingReader> source = YamlSource.Read(name, content);
        return source.Value is { } reader ? Read(reader, name) : new ConfigurationResult<Protocol>(source.Problems);
    }

    private static ConfigurationResult<Protocol> Read(MappingReader reader, string name)
    {
        ProtocolDraft draft = Draft(reader, name);
        IReadOnlyList<ConfigurationProblem> problems = reader.Close();
        if (problems.Count > 0)
            return new ConfigurationResult<Protocol>(problems);
        if (Protocol.TryCreate(draft, out Protocol? protocol, out IReadOnlyList<ProtocolProblem> broken))
            return new ConfigurationResult<Protocol>(protocol);
        foreach (ProtocolProblem problem in broken)
            reader.AddProblem(KeyOfField.GetValueOrDefault(problem.Field, Title), $"{KeyOfField.GetValueOrDefault(problem.Field, problem.Field)}: {problem.Reason}", problem.Suggestion);
        return new ConfigurationResult<Protocol>(reader.Close());
    }

    private static ProtocolDraft Draft(MappingReader reader, string name)
    {
        (int gauge, int length) = reader.OneOf(Needle, Needles());
        return new ProtocolDraft
        {
            Name = name,
            Title = reader.Text(Title),
            Version = (int)reader.Whole(Version, 1, MostOfAnything),
            Pedal = reader.OneOf(Pedal, ("hold-to-inject", PedalMode.HoldToInject), ("nappage", PedalMode.Nappage)),
            Depth = Length.FromMillimeters(reader.Quantity(Depth, QuantityUnit.Millimetre)),
            Dose = Volume.FromMicroliters(reader.Quantity(Dose, QuantityUnit.Microlitre)),
            PointLimit = Volume.FromMicroliters(reader.Quantity(PointLimit, QuantityUnit.Microlitre)),
            SessionLimit = Volume.FromMilliliters(reader.Quantity(SessionLimit, QuantityUnit.Millilitre)),
            Points = (int)reader.Whole(Points, 1, MostOfAnything),
            Spacing = Length.FromMillimeters(reader.Quantity(Spacing, QuantityUnit.Millimetre)),
            Flow = VolumeFlow.FromMicrolitersPerSecond(reader.Quantity(Flow, QuantityUnit.MicrolitrePerSecond)),
            FlowRise = Duration.FromSeconds(reader.Has(FlowRise) ? reader.Quantity(FlowRise, QuantityUnit.Second) : 0),
            InsertionSpeed = Speed.FromMillimetersPerSecond(reader.Quantity(InsertionSpeed, QuantityUnit.MillimetrePerSecond)),
            Dwell = Duration.FromSeconds(reader.Quantity(Dwell, QuantityUnit.Second)),
            PressureCap = Pressure.FromKilopascals(reader.Quantity(PressureCap, QuantityUnit.Kilopascal)),
            InjectionInterval = Duration.FromSeconds(reader.Quantity(InjectionInterval, QuantityUnit.Second)),
            NeedleGauge = gauge,
            NeedleLength = length,
            Syringe = reader.OneOf(Syringe, [.. SyringeType.All.Select(type => (type.Name, type.Name))]),
            Viscosity = DynamicViscosity.FromMillipascalSeconds(reader.Quantity(Viscosity, QuantityUnit.MillipascalSecond)),
            Sessions = (int)reader.Whole(Sessions, 1, MostOfAnything),
            SessionInterval = (int)Math.Round(Math.Min(reader.Quantity(SessionInterval, QuantityUnit.Day), MostOfAnything)),
        };
    }

    private static (string Word, (int Gauge, int Length) Value)[] Needles() =>
    [
        .. from gauge in NeedleType.KnownGauges
           from length in NeedleType.KnownLengths
           select (NeedleType.Find(gauge, length)!.Name, (gauge, length)),
    ];
}
