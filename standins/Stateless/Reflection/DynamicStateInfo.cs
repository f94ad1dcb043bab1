namespace Stateless.Reflection;

/// <summary>One state a dynamic rule may lead to, and when it does.</summary>
public class DynamicStateInfo
{
    /// <summary>Describes a possible destination.</summary>
    public DynamicStateInfo(string destinationState, string criterion)
    {
        DestinationState = destinationState;
        Criterion = criterion;
    }

    /// <summary>Name of the state.</summary>
    public string DestinationState { get; }

    /// <summary>When it is chosen.</summary>
    public string Criterion { get; }
}
