namespace Stateless.Reflection;

/// <summary>Describes a rule whose destination is computed when the trigger is fired.</summary>
public class DynamicTransitionInfo : TransitionInfo
{
    internal DynamicTransitionInfo(
        object trigger, IEnumerable<InvocationInfo> guards, InvocationInfo selector, DynamicStateInfos? possibleStates)
        : base(trigger, guards, isInternal: false)
    {
        DestinationStateSelectorDescription = selector;
        PossibleDestinationStates = possibleStates;
    }

    /// <summary>The method that computes it.</summary>
    public InvocationInfo DestinationStateSelectorDescription { get; }

    /// <summary>Where it may lead, for the graph; null when the caller did not say.</summary>
    public DynamicStateInfos? PossibleDestinationStates { get; }
}
