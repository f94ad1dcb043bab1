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
    private readonly Func<TState> _readState;
    private readonly Action<TState> _writeState;
    private readonly TState _initialState;
    private readonly FiringMode _firingMode;
    private Action<Transition>? _transitioned;
    private Action<Transition>? _transitionCompleted;
    private Action<TState, TTrigger, ICollection<string>?> _unhandled = RefuseUnhandledTrigger;

    /// <summary>Creates a machine that keeps its own state and queues triggers.</summary>
    public StateMachine(TState initialState)
        : this(initialState, FiringMode.Queued)
    {
    }

    /// <summary>Creates a machine that keeps its own state.</summary>
    public StateMachine(TState initialState, FiringMode firingMode)
    {
        TState current = initialState;
        _readState = () => current;
        _writeState = state => current = state;
        _initialState = initialState;
        _firingMode = firingMode;
    }

    /// <summary>Creates a machine whose state is kept elsewhere and that queues triggers.</summary>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator)
        : this(stateAccessor, stateMutator, FiringMode.Queued)
    {
    }

    /// <summary>Creates a machine whose state is kept elsewhere.</summary>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator, FiringMode firingMode)
    {
        ArgumentNullException.ThrowIfNull(stateAccessor);
        ArgumentNullException.ThrowIfNull(stateMutator);
        _readState = stateAccessor;
        _writeState = stateMutator;
        _initialState = stateAccessor();
        _firingMode = firingMode;
    }

    /// <summary>The state the machine is in.</summary>
    public TState State
    {
        get => _readState();
        private set => _writeState(value);
    }

    /// <summary>The triggers that could be fired now. Evaluates the guards on a thread of the pool.</summary>
    [Obsolete("Kept for compatibility purposes. Recommended to use PermittedTriggersAsync instead")]
    public IEnumerable<TTrigger> PermittedTriggers => FindPermittedTriggers([]);

    private StateNode CurrentNode => NodeFor(State);

    /// <summary>The triggers that could be fired now with these arguments. Evaluates the guards on a thread of the pool.</summary>
    [Obsolete("Kept for compatibility purposes. Recommended to use GetPermittedTriggersAsync instead")]
    public IEnumerable<TTrigger> GetPermittedTriggers(params object?[] args) => FindPermittedTriggers(args);

    /// <summary>Begins, or continues, the configuration of a state.</summary>
    public StateConfiguration Configure(TState state) => new(this, NodeFor(state));

    /// <summary>Declares that a trigger carries one argument.</summary>
    public TriggerWithParameters<TArg0> SetTriggerParameters<TArg0>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0>(trigger));

    /// <summary>Declares that a trigger carries two arguments.</summary>
    public TriggerWithParameters<TArg0, TArg1> SetTriggerParameters<TArg0, TArg1>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0, TArg1>(trigger));

    /// <summary>Declares that a trigger carries three arguments.</summary>
    public TriggerWithParameters<TArg0, TArg1, TArg2> SetTriggerParameters<TArg0, TArg1, TArg2>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0, TArg1, TArg2>(trigger));

    /// <summary>Declares that a trigger carries arguments of these types.</summary>
    public TriggerWithParameters SetTriggerParameters(TTrigger trigger, params Type[] argumentTypes) =>
        Declare(new TriggerWithParameters(trigger, argumentTypes));

    /// <summary>True in the state itself and in each of its substates, however deep.</summary>
    public bool IsInState(TState state) => CurrentNode.IsIncludedIn(state);

    /// <summary>Runs the activation actions of the current state, those of its superstates first; every time it is called.</summary>
    public void Activate() => CurrentNode.Activate();

    /// <summary>Runs the deactivation actions of the current state, those of its superstates last.</summary>
    public void Deactivate() => CurrentNode.Deactivate();

    /// <summary>Adds a callback that runs after the state changed and before the entry actions.</summary>
    public void OnTransitioned(Action<Transition> onTransitionAction)
    {
        ArgumentNullException.ThrowIfNull(onTransitionAction);
        _transitioned += onTransitionAction;
    }

    /// <summary>Adds a callback that runs after the entry actions.</summary>
    public void OnTransitionCompleted(Action<Transition> onTransitionAction)
    {
        ArgumentNullException.ThrowIfNull(onTransitionAction);
        _transitionCompleted += onTransitionAction;
    }

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

    /// <summary>The state and the triggers that could be fired in it.</summary>
    public override string ToString() =>
        $"StateMachine {{ State = {State}, PermittedTriggers = {{ {string.Join(", ", FindPermittedTriggers([]))} }}}}";

    private static bool AreSame(TState left, TState right) => EqualityComparer<TState>.Default.Equals(left, right);

    private static void RefuseUnhandledTrigger(TState state, TTrigger trigger, ICollection<string>? unmetGuards) =>
        throw new InvalidOperationException(unmetGuards is { Count: > 0 }
            ? Messages.UnmetGuards(trigger, state, unmetGuards)
            : Messages.NotPermitted(trigger, state));

    /// <summary>The inner task keeps the waiting thread from running the guards itself: with the package it never does.</summary>
    private List<TTrigger> FindPermittedTriggers(object?[] arguments) =>
        Task.Run(() => Task.FromResult(CurrentNode.FindPermittedTriggers(arguments))).GetAwaiter().GetResult();

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

    private TConfigured Declare<TConfigured>(TConfigured configured)
        where TConfigured : TriggerWithParameters
    {
        if (!_parameters.TryAdd(configured.Trigger, configured))
        {
            throw new InvalidOperationException(Messages.ParametersAlreadyConfigured(configured));
        }

        return configured;
    }
}
