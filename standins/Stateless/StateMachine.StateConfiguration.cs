namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Configures one state: the triggers it answers to, its place in the hierarchy, what it does on entry and exit.</summary>
    public partial class StateConfiguration
    {
        private readonly StateMachine<TState, TTrigger> _machine;
        private readonly StateNode _node;

        internal StateConfiguration(StateMachine<TState, TTrigger> machine, StateNode node)
        {
            _machine = machine;
            _node = node;
        }

        private TState State => _node.State;

        /// <summary>The trigger leads to another state.</summary>
        public StateConfiguration Permit(TTrigger trigger, TState destinationState) => AddPermit(trigger, destinationState, []);

        /// <summary>The trigger leads to another state while the guard is met.</summary>
        public StateConfiguration PermitIf(TTrigger trigger, TState destinationState, Func<bool> guard, string? guardDescription = null) =>
            AddPermit(trigger, destinationState, Guard.One(guard, guardDescription));

        /// <summary>The trigger leads to another state while all guards are met.</summary>
        public StateConfiguration PermitIf(TTrigger trigger, TState destinationState, params Tuple<Func<bool>, string>[] guards) =>
            AddPermit(trigger, destinationState, Guard.All(guards));

        /// <summary>The trigger leaves the state and enters it again.</summary>
        public StateConfiguration PermitReentry(TTrigger trigger) => Add(new ReentryRule(trigger, State, []));

        /// <summary>The trigger leaves the state and enters it again while the guard is met.</summary>
        public StateConfiguration PermitReentryIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            Add(new ReentryRule(trigger, State, Guard.One(guard, guardDescription)));

        /// <summary>The trigger leaves the state and enters it again while all guards are met.</summary>
        public StateConfiguration PermitReentryIf(TTrigger trigger, params Tuple<Func<bool>, string>[] guards) =>
            Add(new ReentryRule(trigger, State, Guard.All(guards)));

        /// <summary>The trigger is accepted and does nothing.</summary>
        public StateConfiguration Ignore(TTrigger trigger) => Add(new IgnoreRule(trigger, []));

        /// <summary>The trigger is accepted and does nothing while the guard is met.</summary>
        public StateConfiguration IgnoreIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            Add(new IgnoreRule(trigger, Guard.One(guard, guardDescription)));

        /// <summary>The trigger is accepted and does nothing while all guards are met.</summary>
        public StateConfiguration IgnoreIf(TTrigger trigger, params Tuple<Func<bool>, string>[] guards) =>
            Add(new IgnoreRule(trigger, Guard.All(guards)));

        /// <summary>Places the state under a superstate, whose rules hold in it too.</summary>
        public StateConfiguration SubstateOf(TState superstate)
        {
            if (AreSame(State, superstate))
            {
                throw new ArgumentException($"State '{State}' cannot be a substate of itself.");
            }

            StateNode superstateNode = _machine.NodeFor(superstate);
            if (superstateNode.IsIncludedIn(State))
            {
                throw new ArgumentException($"State '{State}' cannot be a substate of '{superstate}', which lies below it.");
            }

            _node.MakeSubstateOf(superstateNode);
            return this;
        }

        /// <summary>Names the substate that is entered after this state.</summary>
        public StateConfiguration InitialTransition(TState targetState)
        {
            if (_node.HasInitialTransition)
            {
                throw new InvalidOperationException($"State '{State}' has an initial transition already, to '{_node.InitialTarget}'.");
            }

            if (AreSame(State, targetState))
            {
                throw new ArgumentException($"The initial transition of state '{State}' cannot lead to itself.", nameof(targetState));
            }

            _node.SetInitialTarget(targetState);
            return this;
        }

        private StateConfiguration AddPermit(TTrigger trigger, TState destination, Guard[] guards)
        {
            if (AreSame(State, destination))
            {
                throw new ArgumentException(Messages.OwnState(State, trigger));
            }

            return Add(new PermitRule(trigger, destination, guards));
        }

        private StateConfiguration Add(TriggerRule rule)
        {
            _node.Add(rule);
            return this;
        }
    }
}
