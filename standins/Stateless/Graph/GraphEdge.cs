using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>An arrow of the graph.</summary>
internal sealed class GraphEdge(string from, RuleInfo rule)
{
    public string From { get; } = from;

    public string To => rule.Destination.Name;

    public string Trigger => rule.Trigger;

    public bool EntersState => rule.EntersState;

    /// <summary>Descriptions of the entry actions that are shown at this arrow.</summary>
    public List<string> EntryActions { get; } = [];

    /// <summary>Trigger, entry actions and guards in one line.</summary>
    public string Label
    {
        get
        {
            string actions = EntryActions.Count > 0 ? $" / {string.Join(", ", EntryActions)}" : string.Empty;
            string label = $"{Trigger}{actions}";
            foreach (string guard in rule.Guards)
            {
                label += label.Length > 0 ? $" [{guard}]" : $"[{guard}]";
            }

            return label;
        }
    }
}
