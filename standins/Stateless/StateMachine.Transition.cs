namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>A move from one state to another.</summary>
    public class Transition(TState source, TState destination, TTrigger trigger, object?[]? parameters = null)
    {
        /// <summary>The state that is left.</summary>
        public TState Source { get; } = source;

        /// <summary>The state that is entered.</summary>
        public TState Destination { get; } = destination;

        /// <summary>What caused the move.</summary>
        public TTrigger Trigger { get; } = trigger;

        /// <summary>The arguments of the trigger; empty when it has none.</summary>
        public object?[] Parameters { get; } = parameters ?? [];

        /// <summary>True if a state is left and entered again.</summary>
        public bool IsReentry => AreSame(Source, Destination);
    }

    /// <summary>The move from a state that has just been entered down to its initial substate.</summary>
    public class InitialTransition(TState source, TState destination, TTrigger trigger, object?[]? parameters = null)
        : Transition(source, destination, trigger, parameters);
}
