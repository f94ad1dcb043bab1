namespace Stateless.Reflection;

/// <summary>Describes a machine.</summary>
public class StateMachineInfo
{
    internal StateMachineInfo(IEnumerable<StateInfo> states, Type stateType, Type triggerType, StateInfo initialState)
    {
        States = [.. states];
        StateType = stateType;
        TriggerType = triggerType;
        InitialState = initialState;
    }

    /// <summary>The state the machine was created in; without its relations.</summary>
    public StateInfo InitialState { get; }

    /// <summary>All states, in the order in which the machine came to know them.</summary>
    public IEnumerable<StateInfo> States { get; }

    /// <summary>Type of the states.</summary>
    public Type StateType { get; }

    /// <summary>Type of the triggers.</summary>
    public Type TriggerType { get; }
}
