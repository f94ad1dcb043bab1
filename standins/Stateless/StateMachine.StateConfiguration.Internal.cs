using Stateless.Reflection;

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

        /// <summary>The trigger runs an action while the guard, which gets the arguments, is met.</summary>
        public StateConfiguration InternalTransitionIf(
            TTrigger trigger, Func<object?[], bool> guard, Action internalAction, string? guardDescription = null)
        {
            ArgumentNullException.ThrowIfNull(internalAction);
            return Add(new InternalRule(trigger, (_, _) => internalAction(), Guard.One(guard, guardDescription)));
        }

        /// <summary>The trigger runs an action while the guard, which gets the arguments, is met.</summary>
        public StateConfiguration InternalTransitionIf(
            TTrigger trigger, Func<object?[], bool> guard, Action<Transition> entryAction, string? guardDescription = null)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            return Add(new InternalRule(trigger, (transition, _) => entryAction(transition), Guard.One(guard, guardDescription)));
        }

        /// <summary>The trigger runs an action with its argument while the guard is met.</summary>
        public StateConfiguration InternalTransitionIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, bool> guard,
            Action<TArg0, Transition> internalAction,
            string? guardDescription = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            ArgumentNullException.ThrowIfNull(guard);
            ArgumentNullException.ThrowIfNull(internalAction);
            return Add(new InternalRule(
                trigger.Trigger,
                (transition, args) => internalAction(Arguments.Get<TArg0>(args, 0), transition),
                Guard.One(args => guard(Arguments.Get<TArg0>(args, 0)), guardDescription)));
        }

        /// <summary>The trigger leads to the state that the selector names when it is fired, reentry included.</summary>
        public StateConfiguration PermitDynamic(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null,
            DynamicStateInfos? possibleDestinationStates = null)
        {
            ArgumentNullException.ThrowIfNull(destinationStateSelector);
            var method = InvocationInfo.Create(destinationStateSelector, destinationStateSelectorDescription);
            return AddDynamic(trigger, _ => destinationStateSelector(), method, possibleDestinationStates);
        }

        /// <summary>The trigger leads to the state that the selector derives from its argument.</summary>
        public StateConfiguration PermitDynamic<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null,
            DynamicStateInfos? possibleDestinationStates = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            ArgumentNullException.ThrowIfNull(destinationStateSelector);
            var method = InvocationInfo.Create(destinationStateSelector, destinationStateSelectorDescription);
            return AddDynamic(
                trigger.Trigger, args => destinationStateSelector(Arguments.Get<TArg0>(args, 0)), method, possibleDestinationStates);
        }

        private StateConfiguration AddDynamic(
            TTrigger trigger, Func<object?[], TState> selector, InvocationInfo method, DynamicStateInfos? possibleStates)
        {
            return Add(new DynamicRule(trigger, selector, new DynamicTransitionInfo(trigger, method, possibleStates)));
        }
    }
}
