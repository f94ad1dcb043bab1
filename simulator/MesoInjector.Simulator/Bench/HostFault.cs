using MesoInjector.Control;

namespace MesoInjector.Simulator.Bench;

/// <summary>What is wrong with the host: cycles that begin late, a program that stands still or contradicts itself, a clock that jumps.</summary>
public sealed class HostFault
{
    /// <summary>How many milliseconds late each cycle begins.</summary>
    public int LateMilliseconds { get; set; }

    /// <summary>For how many milliseconds the program stands still before its next cycle.</summary>
    public int StandstillMilliseconds { get; set; }

    /// <summary>How far the clock the controller is given is off, µs.</summary>
    public long ClockOffset { get; set; }

    /// <summary>The next command is one that nobody knows.</summary>
    public bool UnknownCommand { get; set; }

    /// <summary>Something is wrong with its time.</summary>
    public bool Any => LateMilliseconds != 0 || StandstillMilliseconds != 0 || ClockOffset != 0;

    /// <summary>The command as it arrives.</summary>
    internal OperatorCommand? Spoil(OperatorCommand? command)
    {
        if (!UnknownCommand)
            return command;
        UnknownCommand = false;
        return new NobodyKnows();
    }

    /// <summary>By how many milliseconds the next cycle is late.</summary>
    internal int TakeLateness()
    {
        int late = LateMilliseconds + StandstillMilliseconds;
        StandstillMilliseconds = 0;
        return late;
    }

    private sealed record NobodyKnows() : OperatorCommand(Guid.Empty);
}
