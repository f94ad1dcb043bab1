namespace Stateless.Reflection;

/// <summary>Describes a state.</summary>
public class StateInfo
{
    internal StateInfo(
        object underlyingState,
        IEnumerable<ActionInfo> entryActions,
        IEnumerable<InvocationInfo> exitActions,
        IEnumerable<InvocationInfo> activateActions,
        IEnumerable<InvocationInfo> deactivateActions,
        IEnumerable<IgnoredTransitionInfo> ignoredTriggers)
    {
        UnderlyingState = underlyingState;
        EntryActions = entryActions;
        ExitActions = exitActions;
        ActivateActions = activateActions;
        DeactivateActions = deactivateActions;
        IgnoredTriggers = ignoredTriggers;
    }

    /// <summary>The state itself.</summary>
    public object UnderlyingState { get; }

    /// <summary>What runs on entry.</summary>
    public IEnumerable<ActionInfo> EntryActions { get; }

    /// <summary>What runs on exit.</summary>
    public IEnumerable<InvocationInfo> ExitActions { get; }

    /// <summary>What runs on activation.</summary>
    public IEnumerable<InvocationInfo> ActivateActions { get; }

    /// <summary>What runs on deactivation.</summary>
    public IEnumerable<InvocationInfo> DeactivateActions { get; }

    /// <summary>What is accepted without effect.</summary>
    public IEnumerable<IgnoredTransitionInfo> IgnoredTriggers { get; }

    /// <summary>The state above, if any.</summary>
    public StateInfo? Superstate { get; internal set; }

    /// <summary>The states below. Like the rules below, null in <see cref="StateMachineInfo.InitialState"/>.</summary>
    public IEnumerable<StateInfo> Substates { get; internal set; } = null!;

    /// <summary>The rules with a known destination, reentry and internal ones included.</summary>
    public IEnumerable<FixedTransitionInfo> FixedTransitions { get; internal set; } = null!;

    /// <summary>The rules with a computed destination.</summary>
    public IEnumerable<DynamicTransitionInfo> DynamicTransitions { get; internal set; } = null!;

    /// <summary>All rules but the ignored triggers.</summary>
    public IEnumerable<TransitionInfo> Transitions =>
        FixedTransitions is null ? null! : FixedTransitions.Concat<TransitionInfo>(DynamicTransitions);

    /// <summary>Name of the state.</summary>
    public override string ToString() => UnderlyingState.ToString() ?? "<null>";
}
