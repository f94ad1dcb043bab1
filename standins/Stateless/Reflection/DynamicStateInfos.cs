namespace Stateless.Reflection;

/// <summary>The states a dynamic rule may lead to.</summary>
public class DynamicStateInfos : List<DynamicStateInfo>
{
    /// <summary>Adds a state by its name.</summary>
    public void Add(string destinationState, string criterion) => Add(new DynamicStateInfo(destinationState, criterion));

    /// <summary>Adds a state.</summary>
    public void Add<TState>(TState destinationState, string criterion)
        where TState : notnull => Add(new DynamicStateInfo(destinationState.ToString() ?? string.Empty, criterion));
}
