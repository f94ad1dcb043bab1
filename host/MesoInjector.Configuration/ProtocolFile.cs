using System.Globalization;
using System.Text.RegularExpressions;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Treatment;
using UnitsNet;

namespace MesoInjector.Configuration;

/// <summary>Treatment protocols as files.</summary>
public static partial class ProtocolFile
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
        HashSet<string> unread = KeyOfField.Values.Where(key => !reader.IsSound(key)).ToHashSet(StringComparer.Ordinal);
        bool sound = Protocol.TryCreate(Judgeable(draft, unread), out Protocol? protocol, out IReadOnlyList<ProtocolProblem> broken);
        foreach (ProtocolProblem problem in broken)
        {
            string key = KeyOfField.GetValueOrDefault(problem.Field, Title);
            if (!unread.Contains(key) && !unread.Contains(Pedal))
                reader.AddProblem(key, $"{KeyOfField.GetValueOrDefault(problem.Field, problem.Field)}: {problem.Reason}", problem.Suggestion);
        }

        IReadOnlyList<ConfigurationProblem> problems = reader.Close();
        return problems.Count == 0 && sound ? new ConfigurationResult<Protocol>(protocol!) : new ConfigurationResult<Protocol>(problems);
    }

    /// <summary>
    /// A draft of which the rules can judge what could be read, so that a person sees everything at once. A limit that could not be read
    /// is as wide as it may be, so that nothing is measured against it; a syringe that could not be read is none.
    /// </summary>
    private static ProtocolDraft Judgeable(ProtocolDraft draft, HashSet<string> unread)
    {
        bool nappage = draft.Pedal == PedalMode.Nappage;
        return draft with
        {
            PointLimit = unread.Contains(PointLimit) ? (nappage ? HardLimits.NappageDose : HardLimits.DosePerPoint).ToVolume() : draft.PointLimit,
            SessionLimit = unread.Contains(SessionLimit) ? HardLimits.DosePerSession.ToVolume() : draft.SessionLimit,
            Syringe = unread.Contains(Syringe) ? "" : draft.Syringe,
        };
    }

    private static ProtocolDraft Draft(MappingReader reader, string name)
    {
        (int gauge, int length) = ReadNeedle(reader);
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
            SessionInterval = ReadDays(reader, SessionInterval),
        };
    }

    /// <summary>The rules know which needles there are; here it is only taken apart.</summary>
    private static (int Gauge, int Length) ReadNeedle(MappingReader reader)
    {
        string needle = reader.Text(Needle, "gauge and length such as 30G x 4 mm");
        if (!reader.IsSound(Needle))
            return (0, 0);
        Match match = NeedleName().Match(needle);
        if (match.Success)
            return (int.Parse(match.Groups["gauge"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["length"].ValueSpan, CultureInfo.InvariantCulture));
        reader.AddProblem(Needle, $"needle: {Quote.Of(needle)} is not gauge and length", "write it as in '30G x 4 mm'");
        return (0, 0);
    }

    private static int ReadDays(MappingReader reader, string key)
    {
        double days = reader.Quantity(key, QuantityUnit.Day, 0, MostOfAnything);
        if (days == Math.Floor(days))
            return (int)days;
        reader.AddProblem(key, string.Create(CultureInfo.InvariantCulture, $"{key}: {days} is not a whole number of days"), $"write it as in '{QuantityUnit.Day.Example}'");
        return 0;
    }

    [GeneratedRegex("^(?<gauge>[0-9]{1,2})G x (?<length>[0-9]{1,2}) mm$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NeedleName();
}
