using MesoInjector.Control.Alarms;
using MesoInjector.Control.Interlocks;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Faults;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Campaigns;

/// <summary>What sessions have shown of all there is to show. Sets: the order of the sessions does not matter, and two coverages join.</summary>
public sealed class Coverage
{
    private static readonly InjectorState[] Groups =
        [InjectorState.Operational, InjectorState.Session, InjectorState.Preparing, InjectorState.Injecting, InjectorState.Service];

    private static readonly Dictionary<string, string> InterlockOfRefusal = new(StringComparer.Ordinal)
    {
        [nameof(RefusalCode.PedalStuck)] = "IL-10",
        [nameof(RefusalCode.PointLimit)] = "IL-12",
        [nameof(RefusalCode.SessionLimit)] = "IL-12",
        [nameof(RefusalCode.PlanComplete)] = "IL-12",
        [nameof(RefusalCode.SyringeEmpty)] = "IL-13",
        [nameof(RefusalCode.Calibration)] = "IL-16",
        [nameof(RefusalCode.Needle)] = "IL-17",
        [nameof(RefusalCode.NotPrimed)] = "IL-18",
        [nameof(RefusalCode.RecordStore)] = "IL-20",
        [nameof(RefusalCode.TooSoon)] = "IL-21",
        [nameof(RefusalCode.Screening)] = "IL-22",
        [nameof(RefusalCode.SyringeCode)] = "IL-26",
    };

    private readonly Dictionary<string, SortedSet<string>> _seen = All.Keys.ToDictionary(kind => kind, _ => new SortedSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>All there is, by kind.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> All { get; } = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal)
    {
        ["states"] = Set(Enum.GetValues<InjectorState>().Except(Groups).Select(state => state.ToString())),
        ["transitions"] = Set(InjectorMachine.Steps().Select(step => Transition(step.From, step.Trigger))),
        ["interlocks"] = Set(InterlockTable.Rows.Select(row => row.Id)),
        ["alarms"] = Set(AlarmCatalogue.All.Select(alarm => alarm.Code)),
        ["faults"] = Set(FaultCatalogue.All.Select(fault => fault.Name)),
        ["faultPairs"] = Set(FaultCatalogue.All.SelectMany(
            one => FaultCatalogue.All.Where(other => other.Component != one.Component).Select(other => Pair(one.Name, other.Name)))),
        ["sometimes"] = Set(Sometimes.All.Select(property => property.Name)),
    };

    /// <summary>What was seen, by kind.</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> Seen => _seen;

    /// <summary>What was not.</summary>
    public IEnumerable<string> Missing(string kind) => All[kind].Except(_seen[kind]).Order(StringComparer.Ordinal);

    /// <summary>Adds what a session has shown.</summary>
    public void Add(SessionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        _seen["states"].Add(InjectorState.Boot.ToString());
        foreach (TransitionEvent step in result.Transitions)
        {
            _seen["states"].Add(step.To.ToString());
            _seen["transitions"].Add(Transition(step.From, step.Trigger));
        }

        foreach (AlarmEvent alarm in result.Alarms)
            AddAlarm(alarm.Code);
        foreach (RefusalEvent refusal in result.Refusals)
        {
            if (InterlockOfRefusal.TryGetValue(refusal.Code, out string? interlock))
                AddAlarm(interlock);
        }

        string[] faults = [.. result.Faults.Select(fault => fault.Name).Distinct(StringComparer.Ordinal)];
        _seen["faults"].UnionWith(faults);
        foreach (string one in faults)
        {
            foreach (string other in faults)
            {
                if (All["faultPairs"].Contains(Pair(one, other)))
                    _seen["faultPairs"].Add(Pair(one, other));
            }
        }

        _seen["sometimes"].UnionWith(Sometimes.All.Where(property => property.Holds(result)).Select(property => property.Name));
    }

    /// <summary>Adds what others have shown. What there is no more is left out.</summary>
    public void Add(IReadOnlyDictionary<string, IReadOnlyCollection<string>> seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        foreach (string kind in All.Keys)
        {
            if (seen.TryGetValue(kind, out IReadOnlyCollection<string>? names))
                _seen[kind].UnionWith(names.Where(All[kind].Contains));
        }
    }

    /// <summary>Adds what others have shown.</summary>
    public void Add(Coverage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach ((string kind, SortedSet<string> names) in other._seen)
            _seen[kind].UnionWith(names);
    }

    private void AddAlarm(string code)
    {
        _seen["alarms"].Add(code);
        if (All["interlocks"].Contains(code))
            _seen["interlocks"].Add(code);
    }

    private static string Transition(InjectorState from, InjectorTrigger trigger) => $"{from} {trigger}";

    private static string Pair(string one, string other) => string.CompareOrdinal(one, other) < 0 ? $"{one} + {other}" : $"{other} + {one}";

    private static HashSet<string> Set(IEnumerable<string> names) => new(names, StringComparer.Ordinal);
}
