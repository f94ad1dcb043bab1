using System.Text;
using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>Draws a machine in the DOT language of Graphviz.</summary>
public static class UmlDotGraph
{
    private const string Separator = "\\n";

    /// <summary>Returns the text of the graph.</summary>
    public static string Format(StateMachineInfo machineInfo)
    {
        ArgumentNullException.ThrowIfNull(machineInfo);
        var graph = new GraphModel(machineInfo);
        var text = new StringBuilder()
            .AppendLine("digraph {")
            .AppendLine("compound=true;")
            .AppendLine("node [shape=Mrecord]")
            .AppendLine("rankdir=\"LR\"");
        foreach (GraphNode cluster in graph.States.Where(state => state.IsCluster))
        {
            AppendCluster(text, cluster);
        }

        foreach (GraphNode state in graph.States.Where(state => !state.IsCluster && !state.IsInCluster))
        {
            AppendState(text, state);
        }

        foreach (GraphNode decision in graph.Decisions)
        {
            text.AppendLine($"\"{decision.Name}\" [shape = \"diamond\", label = \"{Escape(decision.Label)}\"];");
        }

        foreach (GraphEdge edge in graph.Edges)
        {
            text.AppendLine()
                .Append($"\"{Escape(edge.From.Name)}\" -> \"{Escape(edge.To.Name)}\" [style=\"solid\", label=\"{Escape(edge.Label)}\"];");
        }

        return text
            .AppendLine().Append(" init [label=\"\", shape=point];")
            .AppendLine().Append($" init -> \"{Escape(graph.InitialState)}\"[style = \"solid\"]")
            .AppendLine().Append('}')
            .ToString();
    }

    private static void AppendCluster(StringBuilder text, GraphNode cluster)
    {
        string label = Escape(cluster.Name);
        if (cluster.HasActions)
        {
            label += $"{Separator}----------{Separator}{string.Join(Separator, Actions(cluster))}";
        }

        text.AppendLine()
            .AppendLine($"subgraph \"cluster{Escape(cluster.Name)}\"")
            .AppendLine("\t{")
            .AppendLine($"\tlabel = \"{label}\"");
        foreach (GraphNode substate in cluster.Substates)
        {
            AppendState(text, substate);
        }

        text.AppendLine("}");
    }

    private static void AppendState(StringBuilder text, GraphNode state)
    {
        string name = Escape(state.Name);
        string actions = state.HasActions ? $"|{string.Join(Separator, Actions(state))}" : string.Empty;
        text.AppendLine($"\"{name}\" [label=\"{name}{actions}\"];");
    }

    private static IEnumerable<string> Actions(GraphNode state) =>
        state.EntryActions.Select(action => $"entry / {Escape(action)}")
            .Concat(state.ExitActions.Select(action => $"exit / {Escape(action)}"));

    private static string Escape(string label) => label.Replace("\\", "\\\\").Replace("\"", "\\\"");
}
