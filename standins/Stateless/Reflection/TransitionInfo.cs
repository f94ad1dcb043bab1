namespace Stateless.Reflection;

/// <summary>Describes a rule of a state.</summary>
public abstract class TransitionInfo
{
    /// <summary>The guards; empty when there are none.</summary>
    public IEnumerable<InvocationInfo> GuardConditionsMethodDescriptions;

    private protected TransitionInfo(object trigger, IEnumerable<InvocationInfo> guards, bool isInternal)
    {
        Trigger = new TriggerInfo(trigger);
        GuardConditionsMethodDescriptions = guards;
        IsInternalTransition = isInternal;
    }

    /// <summary>The trigger the rule is for.</summary>
    public TriggerInfo Trigger { get; }

    /// <summary>True if the state stays without exit and entry.</summary>
    public bool IsInternalTransition { get; }
}
