namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Runs whenever the state is entered.</summary>
        public StateConfiguration OnEntry(Action entryAction, string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            return AddEntry(_ => entryAction(), entryAction, entryActionDescription);
        }

        /// <summary>Runs whenever the state is entered.</summary>
        public StateConfiguration OnEntry(Action<Transition> entryAction, string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            return AddEntry(entryAction, entryAction, entryActionDescription);
        }

        /// <summary>Runs when the state is entered by this trigger.</summary>
        public StateConfiguration OnEntryFrom(TTrigger trigger, Action entryAction, string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            return AddEntryFrom(trigger, _ => entryAction(), entryAction, entryActionDescription);
        }

        /// <summary>Runs when the state is entered by this trigger.</summary>
        public StateConfiguration OnEntryFrom(TTrigger trigger, Action<Transition> entryAction, string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            return AddEntryFrom(trigger, entryAction, entryAction, entryActionDescription);
        }

        /// <summary>Runs, with the argument, when the state is entered by this trigger.</summary>
        public StateConfiguration OnEntryFrom<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0> entryAction, string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            ArgumentNullException.ThrowIfNull(entryAction);
            return AddEntryFrom(
                trigger.Trigger, t => entryAction(Arguments.Get<TArg0>(t.Parameters, 0)), entryAction, entryActionDescription);
        }

        /// <summary>Runs, with the argument, when the state is entered by this trigger.</summary>
        public StateConfiguration OnEntryFrom<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0, Transition> entryAction, string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            ArgumentNullException.ThrowIfNull(entryAction);
            return AddEntryFrom(
                trigger.Trigger, t => entryAction(Arguments.Get<TArg0>(t.Parameters, 0), t), entryAction, entryActionDescription);
        }

        /// <summary>Runs, with the arguments, when the state is entered by this trigger.</summary>
        public StateConfiguration OnEntryFrom<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Action<TArg0, TArg1> entryAction, string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            ArgumentNullException.ThrowIfNull(entryAction);
            return AddEntryFrom(
                trigger.Trigger,
                t => entryAction(Arguments.Get<TArg0>(t.Parameters, 0), Arguments.Get<TArg1>(t.Parameters, 1)),
                entryAction,
                entryActionDescription);
        }

        /// <summary>Runs, with the arguments, when the state is entered by this trigger.</summary>
        public StateConfiguration OnEntryFrom<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Action<TArg0, TArg1, Transition> entryAction, string? entryActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            ArgumentNullException.ThrowIfNull(entryAction);
            return AddEntryFrom(
                trigger.Trigger,
                t => entryAction(Arguments.Get<TArg0>(t.Parameters, 0), Arguments.Get<TArg1>(t.Parameters, 1), t),
                entryAction,
                entryActionDescription);
        }

        /// <summary>Runs whenever the state is left.</summary>
        public StateConfiguration OnExit(Action exitAction, string? exitActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(exitAction);
            _node.ExitActions.Add(_ => exitAction());
            return this;
        }

        /// <summary>Runs whenever the state is left.</summary>
        public StateConfiguration OnExit(Action<Transition> exitAction, string? exitActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(exitAction);
            _node.ExitActions.Add(exitAction);
            return this;
        }

        private StateConfiguration AddEntry(Action<Transition> action, Delegate configured, string? description)
        {
            _node.EntryActions.Add(new EntryAction(action, Description.Of(configured, description)));
            return this;
        }

        private StateConfiguration AddEntryFrom(TTrigger trigger, Action<Transition> action, Delegate configured, string? description)
        {
            _node.EntryActions.Add(new EntryActionFrom(trigger, action, Description.Of(configured, description)));
            return this;
        }
    }
}
