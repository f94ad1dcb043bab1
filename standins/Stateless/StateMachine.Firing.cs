namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    private readonly Queue<(TTrigger Trigger, object?[] Arguments)> _pending = new();
    private bool _isFiring;

    /// <summary>Fires a trigger.</summary>
    /// <exception cref="InvalidOperationException">The current state does not permit it.</exception>
    public void Fire(TTrigger trigger) => Accept(trigger, []);

    /// <summary>Fires a trigger with its argument.</summary>
    public void Fire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        Accept(trigger.Trigger, [arg0]);
    }

    /// <summary>Fires a trigger with its arguments.</summary>
    public void Fire<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        Accept(trigger.Trigger, [arg0, arg1]);
    }

    private void Accept(TTrigger trigger, object?[] arguments)
    {
        switch (_firingMode)
        {
            case FiringMode.Immediate:
                Handle(trigger, arguments);
                break;
            case FiringMode.Queued:
                _pending.Enqueue((trigger, arguments));
                HandlePending();
                break;
            default:
                throw new InvalidOperationException($"There is no firing mode {_firingMode}.");
        }
    }

    /// <summary>After an exception the triggers behind the failed one stay in the queue; the next Fire runs them first.</summary>
    private void HandlePending()
    {
        if (_isFiring)
        {
            return;
        }

        _isFiring = true;
        try
        {
            while (_pending.TryDequeue(out (TTrigger Trigger, object?[] Arguments) next))
            {
                Handle(next.Trigger, next.Arguments);
            }
        }
        finally
        {
            _isFiring = false;
        }
    }

    private void Handle(TTrigger trigger, object?[] arguments)
    {
        if (_parameters.TryGetValue(trigger, out TriggerWithParameters? declared))
        {
            declared.ValidateParameters(arguments);
        }

        TState source = State;
        StateNode node = NodeFor(source);
        if (!node.TryFindRule(trigger, arguments, out TriggerRule? rule, out ICollection<string>? unmetGuards))
        {
            _unhandled(source, trigger, unmetGuards);
            return;
        }

        switch (rule)
        {
            case IgnoreRule:
                break;
            case InternalRule:
                NodeFor(State).RunInternalAction(new Transition(source, source, trigger, arguments));
                break;
            case ReentryRule reentry:
                Reenter(node, new Transition(source, reentry.Destination, trigger, arguments));
                break;
            case PermitRule permit:
                // A superstate's rule that leads to the very substate the machine is in is no transition.
                if (!AreSame(source, permit.Destination))
                {
                    Move(node, new Transition(source, permit.Destination, trigger, arguments));
                }

                break;
            default:
                throw new InvalidOperationException($"Not a kind of rule that can be followed: {rule.GetType().Name}.");
        }
    }

    private void Move(StateNode from, Transition transition)
    {
        from.Exit(transition);
        State = transition.Destination;
        StateNode to = NodeFor(transition.Destination);
        State = Enter(to, transition).State;
    }

    /// <summary>Reentry of the state or, from a substate, of the superstate that permits it. The state is written last.</summary>
    private void Reenter(StateNode from, Transition transition)
    {
        from.Exit(transition);
        StateNode to = NodeFor(transition.Destination);
        if (!transition.IsReentry)
        {
            transition = new Transition(transition.Destination, transition.Destination, transition.Trigger, transition.Parameters);
            to.Exit(transition);
        }

        State = Enter(to, transition).State;
    }

    /// <summary>Runs the entry actions and follows initial transitions downwards. Returns the node the machine ends up in.</summary>
    private StateNode Enter(StateNode node, Transition transition)
    {
        node.Enter(transition);
        if (_firingMode == FiringMode.Immediate && !AreSame(State, transition.Destination))
        {
            // An entry action fired a trigger, which has been handled meanwhile.
            node = NodeFor(State);
            transition = new Transition(transition.Source, State, transition.Trigger, transition.Parameters);
        }

        if (!node.HasInitialTransition)
        {
            return node;
        }

        StateNode target = node.Substates.Find(substate => AreSame(substate.State, node.InitialTarget))
            ?? throw new InvalidOperationException($"The initial transition of state '{node.State}' leads to '{node.InitialTarget}', which is no substate of it.");

        return Enter(target, new InitialTransition(transition.Source, target.State, transition.Trigger, transition.Parameters));
    }
}
