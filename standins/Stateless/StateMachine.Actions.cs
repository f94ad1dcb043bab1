using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Runs when a state is entered.</summary>
    internal class EntryAction(Action<Transition> action, InvocationInfo method)
    {
        public InvocationInfo Method { get; } = method;

        /// <summary>The only trigger the action answers to; null for all.</summary>
        public virtual string? FromTrigger => null;

        public virtual void Run(Transition transition) => action(transition);
    }

    /// <summary>Runs when a state is entered by one certain trigger.</summary>
    internal sealed class EntryActionFrom(TTrigger trigger, Action<Transition> action, InvocationInfo method) : EntryAction(action, method)
    {
        public override string? FromTrigger => trigger.ToString();

        public override void Run(Transition transition)
        {
            if (EqualityComparer<TTrigger>.Default.Equals(transition.Trigger, trigger))
            {
                base.Run(transition);
            }
        }
    }

    /// <summary>Runs when a state is left.</summary>
    internal sealed class ExitAction(Action<Transition> action, InvocationInfo method)
    {
        public InvocationInfo Method { get; } = method;

        public void Run(Transition transition) => action(transition);
    }

    /// <summary>Runs on request, not by transitions.</summary>
    internal sealed class ActivationAction(Action action, InvocationInfo method)
    {
        public InvocationInfo Method { get; } = method;

        public void Run() => action();
    }
}
