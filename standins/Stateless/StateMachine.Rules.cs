namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>A condition of a rule, and how it is called.</summary>
    internal sealed class Guard(Func<object?[], bool> test, string description)
    {
        public string Description { get; } = description;

        public bool IsMet(object?[] arguments) => test(arguments);

        public static Guard[] One(Func<bool> guard, string? description)
        {
            ArgumentNullException.ThrowIfNull(guard);
            return [new Guard(_ => guard(), Stateless.Description.Of(guard, description))];
        }

        public static Guard[] One(Func<object?[], bool> guard, string? description)
        {
            ArgumentNullException.ThrowIfNull(guard);
            return [new Guard(guard, Stateless.Description.Of(guard, description))];
        }

        public static Guard[] One<TArg0>(Func<TArg0, bool> guard, string? description)
        {
            ArgumentNullException.ThrowIfNull(guard);
            return One(args => guard(Arguments.Get<TArg0>(args, 0)), description);
        }

        public static Guard[] One<TArg0, TArg1>(Func<TArg0, TArg1, bool> guard, string? description)
        {
            ArgumentNullException.ThrowIfNull(guard);
            return One(args => guard(Arguments.Get<TArg0>(args, 0), Arguments.Get<TArg1>(args, 1)), description);
        }

        public static Guard[] All(Tuple<Func<bool>, string>[] guards) => [.. guards.SelectMany(guard => One(guard.Item1, guard.Item2))];

        public static Guard[] All<TArg0>(Tuple<Func<TArg0, bool>, string>[] guards) =>
            [.. guards.SelectMany(guard => One(guard.Item1, guard.Item2))];

        public static Guard[] All<TArg0, TArg1>(Tuple<Func<TArg0, TArg1, bool>, string>[] guards) =>
            [.. guards.SelectMany(guard => One(guard.Item1, guard.Item2))];
    }

    /// <summary>What a trigger does in a state while all guards of the rule are met.</summary>
    internal abstract class TriggerRule(TTrigger trigger, Guard[] guards)
    {
        public TTrigger Trigger { get; } = trigger;

        public IReadOnlyList<string> GuardDescriptions => [.. guards.Select(guard => guard.Description)];

        /// <summary>Evaluates every guard. Null, without allocation, when all are met.</summary>
        public List<string>? FindUnmetGuards(object?[] arguments)
        {
            List<string>? unmet = null;
            foreach (Guard guard in guards)
            {
                if (!guard.IsMet(arguments))
                {
                    (unmet ??= []).Add(guard.Description);
                }
            }

            return unmet;
        }
    }

    /// <summary>Leads to another state.</summary>
    internal sealed class PermitRule(TTrigger trigger, TState destination, Guard[] guards) : TriggerRule(trigger, guards)
    {
        public TState Destination { get; } = destination;
    }

    /// <summary>Leaves the state and enters it again.</summary>
    internal sealed class ReentryRule(TTrigger trigger, TState destination, Guard[] guards) : TriggerRule(trigger, guards)
    {
        public TState Destination { get; } = destination;
    }

    /// <summary>Runs an action without leaving the state.</summary>
    internal sealed class InternalRule(TTrigger trigger, Action<Transition> action, Guard[] guards)
        : TriggerRule(trigger, guards)
    {
        public Action<Transition> Action { get; } = action;
    }

    /// <summary>Accepts the trigger and does nothing.</summary>
    internal sealed class IgnoreRule(TTrigger trigger, Guard[] guards) : TriggerRule(trigger, guards);
}
