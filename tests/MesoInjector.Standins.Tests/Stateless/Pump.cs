using Stateless;

namespace MesoInjector.Standins.Tests.StatelessContract;

/// <summary>States of a small pump, for tests that need no more.</summary>
public enum Pump
{
    Off,
    On,
    Idle,
    Running,
    Slow,
    Fast,
    Broken,
}

/// <summary>What may happen to it.</summary>
public enum Event
{
    Switch,
    Start,
    Stop,
    Faster,
    Fail,
    Tick,
}

internal static class Some
{
    public static StateMachine<Pump, Event> Machine(Pump initial = Pump.Off, FiringMode mode = FiringMode.Queued) => new(initial, mode);

    /// <summary>On contains Idle and Running; Running contains Slow and Fast. Entries and exits are written into the list.</summary>
    public static StateMachine<Pump, Event> Hierarchy(Pump initial, List<string> log, FiringMode mode = FiringMode.Queued)
    {
        var machine = Machine(initial, mode);
        foreach (Pump state in Enum.GetValues<Pump>())
        {
            machine.Configure(state).OnEntry(() => log.Add($"+{state}")).OnExit(() => log.Add($"-{state}"));
        }

        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On);
        machine.Configure(Pump.On).Permit(Event.Switch, Pump.Off).Permit(Event.Fail, Pump.Broken);
        machine.Configure(Pump.Idle).SubstateOf(Pump.On).Permit(Event.Start, Pump.Slow);
        machine.Configure(Pump.Running).SubstateOf(Pump.On).Permit(Event.Stop, Pump.Idle);
        machine.Configure(Pump.Slow).SubstateOf(Pump.Running).Permit(Event.Faster, Pump.Fast);
        machine.Configure(Pump.Fast).SubstateOf(Pump.Running);
        return machine;
    }
}
