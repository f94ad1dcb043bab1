namespace Stateless;

/// <summary>A hierarchical state machine: states with entry and exit actions, moved between by triggers under guards.</summary>
/// <typeparam name="TState">Type of the states.</typeparam>
/// <typeparam name="TTrigger">Type of the triggers.</typeparam>
public partial class StateMachine<TState, TTrigger>
    where TState : notnull
    where TTrigger : notnull
{
    private readonly Dictionary<TState, StateNode> _nodes = [];
    private readonly Dictionary<TTrigger, TriggerWithParameters> _parameters = [];
    private readonly TState _initialState;
    private readonly FiringMode _firingMode;
    private Action<TState, TTrigger, ICollection<string>?> _unhandled = RefuseUnhandledTrigger;

    /// <summary>Creates a machine that queues triggers.</summary>
    public StateMachine(TState initialState)
        : this(initialState, FiringMode.Queued)
    {
    }

    /// <summary>Creates a machine.</summary>
    public StateMachine(TState initialState, FiringMode firingMode)
    {
        State = initialState;
        _initialState = initialState;
        _firingMode = firingMode;
    }

    /// <summary>The state the machine is in.</summary>
    public TState State { get; private set; }

    private StateNode CurrentNode => NodeFor(State);

    /// <summary>Begins, or continues, the configuration of a state.</summary>
    public StateConfiguration Configure(TState state) => new(this, NodeFor(state));

    /// <summary>Declares that a trigger carries one argument.</summary>
    public TriggerWithParameters<TArg0> SetTriggerParameters<TArg0>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0>(trigger));

    /// <summary>Declares that a trigger carries two arguments.</summary>
    public TriggerWithParameters<TArg0, TArg1> SetTriggerParameters<TArg0, TArg1>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0, TArg1>(trigger));

    /// <summary>True in the state itself and in each of its substates, however deep.</summary>
    public bool IsInState(TState state) => CurrentNode.IsIncludedIn(state);

    /// <summary>Replaces the exception for a trigger that no rule of the current state handles.</summary>
    public void OnUnhandledTrigger(Action<TState, TTrigger> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        _unhandled = (state, trigger, _) => unhandledTriggerAction(state, trigger);
    }

    /// <summary>
    /// Replaces the exception for a trigger that no rule of the current state handles. The collection holds the descriptions of the unmet
    /// guards; it is null, not empty, when the trigger is not configured at all.
    /// </summary>
    public void OnUnhandledTrigger(Action<TState, TTrigger, ICollection<string>?> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        _unhandled = unhandledTriggerAction;
    }

    private static bool AreSame(TState left, TState right) => EqualityComparer<TState>.Default.Equals(left, right);

    private static void RefuseUnhandledTrigger(TState state, TTrigger trigger, ICollection<string>? unmetGuards) =>
        throw new InvalidOperationException(unmetGuards is { Count: > 0 }
            ? Messages.UnmetGuards(trigger, state, unmetGuards)
            : Messages.NotConfigured(trigger, state));

    /// <summary>A state that is asked for becomes part of the machine, at the end of the order in which the graphs show them.</summary>
    private StateNode NodeFor(TState state)
    {
        if (!_nodes.TryGetValue(state, out StateNode? node))
        {
            node = new StateNode(state);
            _nodes.Add(state, node);
        }

        return node;
    }

    private TDeclared Declare<TDeclared>(TDeclared declared)
        where TDeclared : TriggerWithParameters
    {
        if (!_parameters.TryAdd(declared.Trigger, declared))
        {
            throw new InvalidOperationException(Messages.AlreadyDeclared(declared.Trigger));
        }

        return declared;
    }
}
