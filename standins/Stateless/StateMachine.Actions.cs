namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Runs when a state is entered.</summary>
    internal class EntryAction(Action<Transition> action, string description)
    {
        public string Description { get; } = description;

        /// <summary>The only trigger the action answers to; null for all.</summary>
        public virtual string? FromTrigger => null;

        public virtual void Run(Transition transition) => action(transition);
    }

    /// <summary>Runs when a state is entered by one certain trigger.</summary>
    internal sealed class EntryActionFrom(TTrigger trigger, Action<Transition> action, string description) : EntryAction(action, description)
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
}
