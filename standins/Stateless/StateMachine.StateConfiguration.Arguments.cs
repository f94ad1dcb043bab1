namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <content>Rules whose guards get the arguments of the trigger.</content>
    public partial class StateConfiguration
    {
        /// <summary>The trigger leads to another state while the guard accepts its argument.</summary>
        public StateConfiguration PermitIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, TState destinationState, Func<TArg0, bool> guard, string? guardDescription = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            return AddPermit(trigger.Trigger, destinationState, Guard.One(guard, guardDescription));
        }

        /// <summary>The trigger leads to another state while all guards accept its argument.</summary>
        public StateConfiguration PermitIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, TState destinationState, params Tuple<Func<TArg0, bool>, string>[] guards)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            return AddPermit(trigger.Trigger, destinationState, Guard.All(guards));
        }

        /// <summary>The trigger leaves the state and enters it again while the guard accepts its argument.</summary>
        public StateConfiguration PermitReentryIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, bool> guard, string? guardDescription = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            return Add(new ReentryRule(trigger.Trigger, State, Guard.One(guard, guardDescription)));
        }

        /// <summary>The trigger leaves the state and enters it again while all guards accept its argument.</summary>
        public StateConfiguration PermitReentryIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, params Tuple<Func<TArg0, bool>, string>[] guards)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            return Add(new ReentryRule(trigger.Trigger, State, Guard.All(guards)));
        }

        /// <summary>The trigger is accepted and does nothing while the guard accepts its argument.</summary>
        public StateConfiguration IgnoreIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, bool> guard, string? guardDescription = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            return Add(new IgnoreRule(trigger.Trigger, Guard.One(guard, guardDescription)));
        }

        /// <summary>The trigger is accepted and does nothing while all guards accept its argument.</summary>
        public StateConfiguration IgnoreIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, params Tuple<Func<TArg0, bool>, string>[] guards)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            return Add(new IgnoreRule(trigger.Trigger, Guard.All(guards)));
        }

        /// <summary>The trigger leads to another state while the guard accepts its arguments.</summary>
        public StateConfiguration PermitIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, TState destinationState, Func<TArg0, TArg1, bool> guard, string? guardDescription = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            return AddPermit(trigger.Trigger, destinationState, Guard.One(guard, guardDescription));
        }

        /// <summary>The trigger leads to another state while all guards accept its arguments.</summary>
        public StateConfiguration PermitIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, TState destinationState, params Tuple<Func<TArg0, TArg1, bool>, string>[] guards)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            return AddPermit(trigger.Trigger, destinationState, Guard.All(guards));
        }

        /// <summary>The trigger leaves the state and enters it again while the guard accepts its arguments.</summary>
        public StateConfiguration PermitReentryIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Func<TArg0, TArg1, bool> guard, string? guardDescription = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            return Add(new ReentryRule(trigger.Trigger, State, Guard.One(guard, guardDescription)));
        }

        /// <summary>The trigger leaves the state and enters it again while all guards accept its arguments.</summary>
        public StateConfiguration PermitReentryIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, params Tuple<Func<TArg0, TArg1, bool>, string>[] guards)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            return Add(new ReentryRule(trigger.Trigger, State, Guard.All(guards)));
        }

        /// <summary>The trigger is accepted and does nothing while the guard accepts its arguments.</summary>
        public StateConfiguration IgnoreIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Func<TArg0, TArg1, bool> guard, string? guardDescription = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            return Add(new IgnoreRule(trigger.Trigger, Guard.One(guard, guardDescription)));
        }

        /// <summary>The trigger is accepted and does nothing while all guards accept its arguments.</summary>
        public StateConfiguration IgnoreIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, params Tuple<Func<TArg0, TArg1, bool>, string>[] guards)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            return Add(new IgnoreRule(trigger.Trigger, Guard.All(guards)));
        }
    }
}
