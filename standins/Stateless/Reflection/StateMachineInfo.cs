namespace Stateless.Reflection;

/// <summary>Describes a machine, for the graph.</summary>
public class StateMachineInfo
{
    internal StateMachineInfo(IEnumerable<StateInfo> states, string initialState)
    {
        States = [.. states];
        InitialState = initialState;
    }

    /// <summary>Name of the state the machine was created in.</summary>
    internal string InitialState { get; }

    /// <summary>All states, in the order in which the machine came to know them.</summary>
    internal IReadOnlyList<StateInfo> States { get; }
}
