namespace Stateless.Graph;

/// <summary>An arrow of the graph.</summary>
internal sealed class GraphEdge(GraphNode from, GraphNode to, string trigger, IEnumerable<string> guards, bool entersState)
{
    public GraphNode From { get; } = from;

    public GraphNode To { get; } = to;

    public string Trigger { get; } = trigger;

    /// <summary>False for what leaves the state alone: ignored triggers and internal transitions.</summary>
    public bool EntersState { get; } = entersState;

    /// <summary>Descriptions of the entry actions that are shown at this arrow.</summary>
    public List<string> EntryActions { get; } = [];

    /// <summary>Trigger, entry actions and guards in one line.</summary>
    public string Label
    {
        get
        {
            string actions = EntryActions.Count > 0 ? $" / {string.Join(", ", EntryActions)}" : string.Empty;
            string label = $"{Trigger}{actions}";
            foreach (string guard in guards)
            {
                label += label.Length > 0 ? $" [{guard}]" : $"[{guard}]";
            }

            return label;
        }
    }
}
