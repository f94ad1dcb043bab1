using System.Diagnostics.CodeAnalysis;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>One state with its place in the hierarchy, its rules and its actions.</summary>
    internal sealed class StateNode(TState state)
    {
        /// <summary>Shared, therefore read-only: <see cref="CanFire(TTrigger, out ICollection{string})"/> runs many times a second.</summary>
        private static readonly ICollection<string> AllMet = Array.Empty<string>();

        public TState State { get; } = state;

        public StateNode? Superstate { get; private set; }

        public List<StateNode> Substates { get; } = [];

        /// <summary>In order of configuration, which is the order of the graphs.</summary>
        public Dictionary<TTrigger, List<TriggerRule>> Rules { get; } = [];

        public List<EntryAction> EntryActions { get; } = [];

        public List<Action<Transition>> ExitActions { get; } = [];

        public bool HasInitialTransition { get; private set; }

        /// <summary>Meaningful only while <see cref="HasInitialTransition"/> is true.</summary>
        public TState InitialTarget { get; private set; } = state;

        public void Add(TriggerRule rule)
        {
            if (!Rules.TryGetValue(rule.Trigger, out List<TriggerRule>? rules))
            {
                rules = [];
                Rules.Add(rule.Trigger, rules);
            }

            rules.Add(rule);
        }

        public void MakeSubstateOf(StateNode superstate)
        {
            Superstate = superstate;
            superstate.Substates.Add(this);
        }

        public void SetInitialTarget(TState target)
        {
            InitialTarget = target;
            HasInitialTransition = true;
        }

        /// <summary>True if the state is this one or a substate of it.</summary>
        public bool Includes(TState other)
        {
            if (AreSame(State, other))
            {
                return true;
            }

            foreach (StateNode substate in Substates)
            {
                if (substate.Includes(other))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>True if the state is this one or a superstate of it.</summary>
        public bool IsIncludedIn(TState other) => AreSame(State, other) || (Superstate?.IsIncludedIn(other) ?? false);

        /// <summary>
        /// Finds the one rule whose guards are met: here first, then in the superstates. If there is none, the unmet guards are those of
        /// the outermost state that configures the trigger, null when none does.
        /// </summary>
        public bool TryFindRule(
            TTrigger trigger, object?[] arguments, [NotNullWhen(true)] out TriggerRule? rule, out ICollection<string>? unmetGuards)
        {
            if (TryFindOwnRule(trigger, arguments, out rule, out unmetGuards))
            {
                return true;
            }

            ICollection<string>? unmetAbove = null;
            bool found = Superstate is not null && Superstate.TryFindRule(trigger, arguments, out rule, out unmetAbove);
            unmetGuards = unmetAbove ?? unmetGuards;
            return found;
        }

        /// <summary>Finds the rule of an internal transition again and runs it: the guards of such a rule are asked twice.</summary>
        public void RunInternalAction(Transition transition)
        {
            if (!TryFindRule(transition.Trigger, transition.Parameters, out TriggerRule? rule, out _) || rule is not InternalRule found)
            {
                throw new ArgumentNullException(
                    paramName: null, $"No internal transition of state '{State}' is left for trigger '{transition.Trigger}'.");
            }

            found.Action(transition);
        }

        public void Enter(Transition transition)
        {
            if (!transition.IsReentry)
            {
                if (Includes(transition.Source))
                {
                    return;
                }

                // An initial transition comes from the superstate: that one has been entered already.
                if (transition is not InitialTransition)
                {
                    Superstate?.Enter(transition);
                }
            }

            foreach (EntryAction action in EntryActions)
            {
                action.Run(transition);
            }
        }

        public void Exit(Transition transition)
        {
            if (transition.IsReentry)
            {
                RunExitActions(transition);
            }
            else if (!Includes(transition.Destination))
            {
                RunExitActions(transition);

                // A superstate that is the destination is not left, neither is it entered again.
                if (Superstate is not null && !AreSame(Superstate.State, transition.Destination))
                {
                    Superstate.Exit(transition);
                }
            }
        }

        private void RunExitActions(Transition transition)
        {
            foreach (Action<Transition> action in ExitActions)
            {
                action(transition);
            }
        }

        private bool TryFindOwnRule(
            TTrigger trigger, object?[] arguments, [NotNullWhen(true)] out TriggerRule? rule, out ICollection<string>? unmetGuards)
        {
            rule = null;
            unmetGuards = null;
            if (!Rules.TryGetValue(trigger, out List<TriggerRule>? candidates))
            {
                return false;
            }

            List<string>? unmet = null;
            int permitted = 0;
            foreach (TriggerRule candidate in candidates)
            {
                List<string>? missing = candidate.FindUnmetGuards(arguments);
                if (missing is null)
                {
                    permitted++;
                    rule = candidate;
                }
                else
                {
                    unmet = unmet is null ? missing : Merge(unmet, missing);
                }
            }

            if (permitted > 1)
            {
                throw new InvalidOperationException(Messages.NotExclusive(trigger, State));
            }

            unmetGuards = rule is null ? unmet : AllMet;
            return rule is not null;
        }

        private static List<string> Merge(List<string> unmet, List<string> more)
        {
            foreach (string description in more)
            {
                if (!unmet.Contains(description))
                {
                    unmet.Add(description);
                }
            }

            return unmet;
        }
    }
}
