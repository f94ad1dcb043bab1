using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>A state, or the point where a dynamic rule decides.</summary>
internal sealed class GraphNode
{
    public GraphNode(StateInfo state, bool isInCluster)
    {
        Name = Label = state.ToString();
        IsInCluster = isInCluster;
        IsCluster = state.Substates.Any();
        EntryActions = [.. state.EntryActions.Where(action => action.FromTrigger is null).Select(action => action.Method.Description)];
        ExitActions = [.. state.ExitActions.Select(action => action.Description)];
    }

    public GraphNode(string name, string label)
    {
        Name = name;
        Label = label;
        EntryActions = [];
        ExitActions = [];
    }

    public string Name { get; }

    public string Label { get; }

    public bool IsCluster { get; }

    public bool IsInCluster { get; }

    public List<GraphNode> Substates { get; } = [];

    /// <summary>Descriptions of the actions that run whatever the trigger.</summary>
    public List<string> EntryActions { get; }

    public List<string> ExitActions { get; }

    public bool HasActions => EntryActions.Count + ExitActions.Count > 0;
}
