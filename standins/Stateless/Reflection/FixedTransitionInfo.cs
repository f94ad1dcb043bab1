namespace Stateless.Reflection;

/// <summary>Describes a rule whose destination is known beforehand.</summary>
public class FixedTransitionInfo : TransitionInfo
{
    internal FixedTransitionInfo(object trigger, StateInfo destination, IEnumerable<InvocationInfo> guards, bool isInternal)
        : base(trigger, guards, isInternal) => DestinationState = destination;

    /// <summary>Where it leads.</summary>
    public StateInfo DestinationState { get; }
}
