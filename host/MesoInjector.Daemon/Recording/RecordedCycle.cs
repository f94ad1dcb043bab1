using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;

namespace MesoInjector.Daemon.Recording;

/// <summary>One cycle out of a black box.</summary>
public readonly struct RecordedCycle
{
    internal RecordedCycle(long number, in BlackBoxRow row, OperatorCommand? command)
    {
        Number = number;
        Row = row;
        Inputs = row.Inputs() with { Command = command };
    }

    /// <summary>1 is the first after switching on.</summary>
    public long Number { get; }

    /// <summary>What came in.</summary>
    public InjectorInputs Inputs { get; }

    /// <summary>The state after it.</summary>
    public InjectorState State => (InjectorState)Row.State;

    /// <summary>The alarms active after it.</summary>
    public AlarmSet Alarms => new(Row.Alarms);

    /// <summary>What the needle axis was asked to do.</summary>
    public AxisCommand Needle => Row.Needle.Command();

    /// <summary>What the plunger axis was asked to do.</summary>
    public AxisCommand Plunger => Row.Plunger.Command();

    /// <summary>Whether an operator's command came in that the file does not have any more.</summary>
    public bool CommandIsMissing => Row.HasCommand && Inputs.Command is null;

    internal BlackBoxRow Row { get; }
}
