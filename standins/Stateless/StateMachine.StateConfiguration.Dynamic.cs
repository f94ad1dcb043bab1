using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>The trigger leads to the state that the selector names when it is fired, reentry included.</summary>
        public StateConfiguration PermitDynamic(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null,
            DynamicStateInfos? possibleDestinationStates = null)
        {
            ArgumentNullException.ThrowIfNull(destinationStateSelector);
            var method = InvocationInfo.Create(destinationStateSelector, destinationStateSelectorDescription);
            return AddDynamic(trigger, _ => destinationStateSelector(), method, possibleDestinationStates, []);
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
            return AddDynamic(trigger.Trigger, With(destinationStateSelector), method, possibleDestinationStates, []);
        }

        /// <summary>The trigger leads to the state that the selector derives from its arguments.</summary>
        public StateConfiguration PermitDynamic<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null,
            DynamicStateInfos? possibleDestinationStates = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            ArgumentNullException.ThrowIfNull(destinationStateSelector);
            var method = InvocationInfo.Create(destinationStateSelector, destinationStateSelectorDescription);
            return AddDynamic(
                trigger.Trigger,
                args => destinationStateSelector(Arguments.Get<TArg0>(args, 0), Arguments.Get<TArg1>(args, 1)),
                method,
                possibleDestinationStates,
                []);
        }

        /// <summary>The trigger leads to the state that the selector names, while the guard is met.</summary>
        public StateConfiguration PermitDynamicIf(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            Func<bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            PermitDynamicIf(trigger, destinationStateSelector, null!, guard, guardDescription, possibleDestinationStates);

        /// <summary>The trigger leads to the state that the selector, which has a description, names, while the guard is met.</summary>
        public StateConfiguration PermitDynamicIf(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            string destinationStateSelectorDescription,
            Func<bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null)
        {
            ArgumentNullException.ThrowIfNull(destinationStateSelector);
            return AddDynamicIf(
                trigger,
                _ => destinationStateSelector(),
                destinationStateSelectorDescription,
                possibleDestinationStates,
                Guard.One(guard, guardDescription));
        }

        /// <summary>The trigger leads to the state that the selector names, while all guards are met.</summary>
        public StateConfiguration PermitDynamicIf(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            DynamicStateInfos? possibleDestinationStates = null,
            params Tuple<Func<bool>, string>[] guards)
        {
            ArgumentNullException.ThrowIfNull(destinationStateSelector);
            return AddDynamicIf(trigger, _ => destinationStateSelector(), null, possibleDestinationStates, Guard.All(guards));
        }

        /// <summary>The trigger leads to the state that the selector derives from its argument, while the guard is met.</summary>
        public StateConfiguration PermitDynamicIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, TState> destinationStateSelector,
            Func<bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            ArgumentNullException.ThrowIfNull(destinationStateSelector);
            return AddDynamicIf(
                trigger.Trigger, With(destinationStateSelector), null, possibleDestinationStates, Guard.One(guard, guardDescription));
        }

        /// <summary>The trigger leads to the state that the selector derives from its argument, while the guard accepts that.</summary>
        public StateConfiguration PermitDynamicIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, TState> destinationStateSelector,
            Func<TArg0, bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            ArgumentNullException.ThrowIfNull(destinationStateSelector);
            return AddDynamicIf(
                trigger.Trigger, With(destinationStateSelector), null, possibleDestinationStates, Guard.One(guard, guardDescription));
        }

        private static Func<object?[], TState> With<TArg0>(Func<TArg0, TState> selector) => args => selector(Arguments.Get<TArg0>(args, 0));

        /// <summary>A guarded rule shows the wrapper of its selector: without a description that reads as a lambda.</summary>
        private StateConfiguration AddDynamicIf(
            TTrigger trigger, Func<object?[], TState> selector, string? description, DynamicStateInfos? possibleStates, Guard[] guards) =>
            AddDynamic(trigger, selector, InvocationInfo.Create(selector, description), possibleStates, guards);

        private StateConfiguration AddDynamic(
            TTrigger trigger,
            Func<object?[], TState> selector,
            InvocationInfo method,
            DynamicStateInfos? possibleStates,
            Guard[] guards) => Add(new DynamicRule(trigger, selector, method, possibleStates, guards));
    }
}
