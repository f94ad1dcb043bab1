using MesoInjector.Configuration;
using MesoInjector.Control.Machine;
using MesoInjector.Simulator.Faults;

namespace MesoInjector.Simulator.Scenarios;

/// <summary>Reads what fails, and when.</summary>
internal static class FaultReader
{
    private const string FaultKey = "fault";
    private const string AtKey = "at";
    private const string LastsKey = "lasts";
    private const string TimesKey = "times";
    private const int LongestSeconds = 3600;

    /// <summary>States a fault can wait for.</summary>
    public static (string Word, InjectorState Value)[] States { get; } = EnumWords.All(
        InjectorState.Operational, InjectorState.Session, InjectorState.Preparing, InjectorState.Injecting, InjectorState.Service);

    public static List<ScheduledFault> Read(IReadOnlyList<MappingReader> readers, int points)
    {
        List<ScheduledFault> faults = [];
        foreach (MappingReader reader in readers)
        {
            string name = reader.Text(FaultKey, "component and mode such as contact-force stuck");
            Fault? fault = null;
            if (reader.IsSound(FaultKey) && FaultCatalogue.TryFind(name, out fault) is { } instead)
                reader.AddProblem(FaultKey, $"'{name}' is not a fault the bench can play", instead);
            Moment at = reader.Has(AtKey) && reader.Mapping(AtKey) is { } moment ? ReadMoment(moment, points) : default;
            TimeSpan? lasts = reader.Has(LastsKey) ? Time(reader, LastsKey) : null;
            int times = reader.Has(TimesKey) ? (int)reader.Whole(TimesKey, 1, 1000) : 1;
            if (times > 1 && lasts is null)
                reader.AddProblem(TimesKey, "times: a fault that never ends cannot come back", "say how long it lasts, as in 'lasts: 200 ms'");
            if (fault is not null)
                faults.Add(new ScheduledFault(fault, at, lasts, times));
        }

        return faults;
    }

    private static Moment ReadMoment(MappingReader reader, int points) => new(
        reader.Has("point") ? (int)reader.Whole("point", 1, points) : 0,
        reader.Has("state") ? reader.OneOf("state", States) : null,
        reader.Has("after") ? Time(reader, "after") : TimeSpan.Zero);

    private static TimeSpan Time(MappingReader reader, string key) => OperatorReader.Exactly(reader.Quantity(key, QuantityUnit.Second, 0, LongestSeconds));
}
