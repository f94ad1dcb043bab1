namespace Stateless.Reflection;

/// <summary>Describes an entry action.</summary>
public class ActionInfo
{
    /// <summary>Describes an entry action.</summary>
    public ActionInfo(InvocationInfo method, string? fromTrigger)
    {
        Method = method;
        FromTrigger = fromTrigger;
    }

    /// <summary>The method it runs.</summary>
    public InvocationInfo Method { get; }

    /// <summary>The only trigger it answers to; null for all.</summary>
    public string? FromTrigger { get; }
}
