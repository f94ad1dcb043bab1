namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>The trigger runs an action and the state stays, without exit and entry.</summary>
        public StateConfiguration InternalTransition(TTrigger trigger, Action internalAction) =>
            InternalTransitionIf(trigger, _ => true, internalAction);

        /// <summary>The trigger runs an action and the state stays, without exit and entry.</summary>
        public StateConfiguration InternalTransition(TTrigger trigger, Action<Transition> entryAction) =>
            InternalTransitionIf(trigger, _ => true, entryAction);

        /// <summary>The trigger runs an action with its argument and the state stays, without exit and entry.</summary>
        public StateConfiguration InternalTransition<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0, Transition> internalAction) =>
            InternalTransitionIf(trigger, _ => true, internalAction);

        /// <summary>The trigger runs an action with its arguments and the state stays, without exit and entry.</summary>
        public StateConfiguration InternalTransition<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Action<TArg0, TArg1, Transition> internalAction) =>
            InternalTransitionIf(trigger, (_, _) => true, internalAction);

        /// <summary>The trigger runs an action while the guard, which gets the arguments, is met.</summary>
        public StateConfiguration InternalTransitionIf(
            TTrigger trigger, Func<object?[], bool> guard, Action internalAction, string? guardDescription = null)
        {
            ArgumentNullException.ThrowIfNull(internalAction);
            return Add(new InternalRule(trigger, _ => internalAction(), Guard.One(guard, guardDescription)));
        }

        /// <summary>The trigger runs an action while the guard, which gets the arguments, is met.</summary>
        public StateConfiguration InternalTransitionIf(
            TTrigger trigger, Func<object?[], bool> guard, Action<Transition> entryAction, string? guardDescription = null)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            return Add(new InternalRule(trigger, entryAction, Guard.One(guard, guardDescription)));
        }

        /// <summary>The trigger runs an action with its argument while the guard is met.</summary>
        public StateConfiguration InternalTransitionIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, bool> guard,
            Action<TArg0, Transition> internalAction,
            string? guardDescription = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            ArgumentNullException.ThrowIfNull(internalAction);
            return Add(new InternalRule(
                trigger.Trigger,
                transition => internalAction(Arguments.Get<TArg0>(transition.Parameters, 0), transition),
                Guard.One(guard, guardDescription)));
        }

        /// <summary>The trigger runs an action with its arguments while the guard is met.</summary>
        public StateConfiguration InternalTransitionIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, bool> guard,
            Action<TArg0, TArg1, Transition> internalAction,
            string? guardDescription = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            ArgumentNullException.ThrowIfNull(internalAction);
            return Add(new InternalRule(
                trigger.Trigger,
                transition => internalAction(
                    Arguments.Get<TArg0>(transition.Parameters, 0), Arguments.Get<TArg1>(transition.Parameters, 1), transition),
                Guard.One(guard, guardDescription)));
        }
    }
}
