using System.Text;
using MesoInjector.Control.Machine;

namespace MesoInjector.Control.Tests.Machine;

/// <summary>The machine, taken apart by trying every trigger in every state under every combination of facts.</summary>
internal static class TransitionTable
{
    /// <summary>The states that can be current.</summary>
    public static IReadOnlyList<InjectorState> Current { get; } = [.. Enum.GetValues<InjectorState>().Where(state => state is not (InjectorState.Operational
        or InjectorState.Session or InjectorState.Preparing or InjectorState.Injecting or InjectorState.Service))];

    private static readonly Dictionary<(InjectorState State, InjectorTrigger Trigger), InjectorState?[]> All = TryAll();

    /// <summary>Where a trigger leads.</summary>
    /// <returns>Null where the machine does not take it.</returns>
    public static InjectorState? Next(InjectorState state, InjectorTrigger trigger, int facts) => All[(state, trigger)][facts];

    /// <summary>Every destination a trigger can have, and how many of the combinations of facts lead there.</summary>
    public static IReadOnlyDictionary<InjectorState, int> Destinations(InjectorState state, InjectorTrigger trigger) =>
        All[(state, trigger)].OfType<InjectorState>().GroupBy(next => next).ToDictionary(group => group.Key, group => group.Count());

    private static Dictionary<(InjectorState, InjectorTrigger), InjectorState?[]> TryAll()
    {
        Dictionary<(InjectorState, InjectorTrigger), InjectorState?[]> found = [];
        foreach (InjectorState state in Current)
        {
            var facts = new Facts(0);
            var asked = new InjectorMachine(facts, state);
            foreach (InjectorTrigger trigger in Enum.GetValues<InjectorTrigger>())
            {
                var next = new InjectorState?[Facts.AllHold + 1];
                for (int bits = 0; bits <= Facts.AllHold; bits++)
                {
                    facts.Bits = bits;
                    if (asked.CanFire(trigger))
                        next[bits] = Fire(state, trigger, bits);
                }

                found[(state, trigger)] = next;
            }
        }

        return found;
    }

    /// <summary>Two guards that hold together would throw here.</summary>
    private static InjectorState Fire(InjectorState state, InjectorTrigger trigger, int bits)
    {
        var machine = new InjectorMachine(new Facts(bits), state);
        machine.Fire(trigger);
        return machine.State;
    }

    /// <summary>The whole machine as text: one line for each state, trigger and destination.</summary>
    public static string Render()
    {
        var text = new StringBuilder();
        foreach (InjectorState state in Current)
        {
            foreach (InjectorTrigger trigger in Enum.GetValues<InjectorTrigger>())
            {
                foreach ((InjectorState next, int times) in Destinations(state, trigger).OrderBy(entry => entry.Key))
                    text.Append($"{state,-18} {trigger,-25} {next,-18} {(times == Facts.AllHold + 1 ? "always" : $"in {times} of {Facts.AllHold + 1}")}\n");
            }
        }

        return text.ToString();
    }
}
