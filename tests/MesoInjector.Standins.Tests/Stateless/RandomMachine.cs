using System.Text.RegularExpressions;
using Stateless;
using Stateless.Graph;

namespace MesoInjector.Standins.Tests.StatelessContract;

/// <summary>
/// A machine of random shape, driven by random triggers, that writes down everything an observer can see: guards asked, actions, states,
/// exceptions and what they are about, answers, drawings. The same seed gives the same text on every computer.
/// </summary>
internal sealed partial class RandomMachine
{
    private const int Steps = 12;

    private readonly List<string> _log = [];
    private readonly bool[] _flags = new bool[4];
    private readonly StateMachine<string, int> _machine;
    private readonly StateMachine<string, int>.TriggerWithParameters<int> _withArgument;
    private readonly string[] _states;
    private readonly int _triggers;
    private readonly bool _immediate;
    private uint _random;
    private int _fuel;

    private RandomMachine(uint seed)
    {
        _random = unchecked((seed * 2654435761u) + 1);
        _states = [.. Enumerable.Range(0, 3 + Next(4)).Select(i => $"S{i}")];
        _triggers = 2 + Next(3);
        _immediate = Next(3) == 0;
        _machine = new(_states[0], _immediate ? FiringMode.Immediate : FiringMode.Queued);
        _withArgument = _machine.SetTriggerParameters<int>(0);
    }

    public static string Run(uint seed)
    {
        var machine = new RandomMachine(seed);
        machine.Configure();
        machine.Drive();
        return string.Join('\n', machine._log);
    }

    private void Configure()
    {
        foreach (string state in _states)
        {
            if (Next(2) == 0)
            {
                Try($"{state} under", () => _machine.Configure(state).SubstateOf(AnyState()));
            }

            // In immediate mode an initial transition never ends: a test of its own shows that.
            if (Next(4) == 0 && !_immediate)
            {
                Try($"{state} initial", () => _machine.Configure(state).InitialTransition(AnyState()));
            }

            if (Next(4) != 0)
            {
                AddActions(_machine.Configure(state), state);
            }

            for (int rules = 1 + Next(4); rules > 0; rules--)
            {
                Try($"{state} rule", () => AddRule(_machine.Configure(state)));
            }
        }

        if (Next(4) == 0)
        {
            _machine.OnUnhandledTrigger((state, trigger, unmet) => Log($"unhandled {state} {trigger} {Words(unmet)}"));
        }
    }

    private void AddActions(StateMachine<string, int>.StateConfiguration state, string name)
    {
        int trigger = Next(_triggers);
        state.OnEntry(t => Act($"+{name} {Words(t)} {t.GetType().Name}"), Next(2) == 0 ? $"enter {name}" : null)
            .OnExit(t => Act($"-{name} {Words(t)}"), Next(2) == 0 ? $"leave {name}" : null)
            .OnEntryFrom(trigger, () => Act($"+{name} by {trigger}"), Next(2) == 0 ? $"by {trigger}" : null);
        if (Next(3) == 0)
        {
            state.OnEntryFrom(_withArgument, a => Log($"+{name} with {a}"), "with argument");
        }
    }

    private void AddRule(StateMachine<string, int>.StateConfiguration state)
    {
        int trigger = Next(_triggers);
        string target = AnyState();
        int kind = Next(14);
        string guard = $"g{_log.Count}.{kind}.{trigger}";
        int flag = Next(_flags.Length);
        bool wanted = Next(2) == 0;
        Func<bool> test = () =>
        {
            Log($"asked {guard}");
            return _flags[flag] == wanted;
        };
        _ = kind switch
        {
            0 or 1 or 2 => state.Permit(trigger, target),
            3 or 4 or 5 => state.PermitIf(trigger, target, test, guard),
            6 => state.PermitIf(trigger, target, new Tuple<Func<bool>, string>(test, guard), new Tuple<Func<bool>, string>(test, "again")),
            7 => state.PermitReentry(trigger),
            8 => state.PermitReentryIf(trigger, test, guard),
            9 => state.Ignore(trigger),
            10 => state.IgnoreIf(trigger, test, guard),
            11 => state.InternalTransition(trigger, t => Act($"internal {Words(t)}")),
            12 => state.InternalTransitionIf(trigger, _ => test(), () => Act("internal"), guard),
            _ => state.PermitIf(_withArgument, target, a => a > 3 == wanted && test(), guard),
        };
    }

    private void Drive()
    {
        Draw();
        for (int step = 0; step < Steps; step++)
        {
            _fuel = 3;
            _flags[Next(_flags.Length)] ^= true;
            int trigger = Next(_triggers);
            switch (Next(5))
            {
                case 0:
                    Try("can", () => Log($"{trigger} {_machine.CanFire(trigger, out ICollection<string>? unmet)} {Words(unmet)}"));
                    break;
                case 1:
                    Try("fire with", () => _machine.Fire(_withArgument, Next(8)));
                    break;
                default:
                    Try($"fire {trigger}", () => _machine.Fire(trigger));
                    break;
            }

            Log($"{_machine.State}: {string.Join(' ', _states.Where(_machine.IsInState))}");
        }

        Draw();
    }

    private void Draw() =>
        Log(MermaidGraph.Format(_machine.GetInfo(), MermaidGraphDirection.LeftToRight).ReplaceLineEndings("\n"));

    /// <summary>What an action does: mostly nothing but to tell; sometimes it fires, sometimes it fails.</summary>
    private void Act(string words)
    {
        Log(words);
        int choice = Next(12);
        if (choice == 0)
        {
            throw new TimeoutException(words);
        }

        if (choice <= 2 && _fuel-- > 0)
        {
            int trigger = Next(_triggers);
            Log($"fires {trigger}");
            _machine.Fire(trigger);
        }
    }

    private void Try(string what, Action action)
    {
        try
        {
            Log(what);
            action();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or TimeoutException)
        {
            Log($"{e.GetType().Name}{(e is InvalidOperationException ? Kind(e.Message) : string.Empty)}");
        }
    }

    /// <summary>What the exception is about; its other words are each library's own.</summary>
    private static string Kind(string message) => message switch
    {
        _ when message.Contains("initial transition", StringComparison.Ordinal) => ": initial transition",
        _ when message.Contains("exclusive", StringComparison.Ordinal) => ": not exclusive",
        _ when message.Contains("guard", StringComparison.Ordinal) => $": unmet {string.Join(", ", GuardNames().Matches(message))}",
        _ => string.Empty,
    };

    [GeneratedRegex(@"g\d+\.\d+\.\d+|again|Function", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GuardNames();

    private string AnyState() => _states[Next(_states.Length)];

    private void Log(string words) => _log.Add(words);

    private static string Words(StateMachine<string, int>.Transition t) =>
        $"{t.Source}>{t.Destination} {t.Trigger} [{string.Join(',', t.Parameters)}] {t.IsReentry}";

    private static string Words(ICollection<string>? unmet) => unmet is null ? "null" : $"[{string.Join(", ", unmet)}]";

    /// <summary>Numerical Recipes' linear congruential generator; its low bits are poor, the high ones serve.</summary>
    private int Next(int limit)
    {
        _random = unchecked((_random * 1664525u) + 1013904223u);
        return (int)((_random >> 8) % (uint)limit);
    }
}
