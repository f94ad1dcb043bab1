using System.Text;
using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>Draws a machine as a Mermaid state diagram.</summary>
/// <remarks>
/// Initial transitions inside superstates are not shown; ignored triggers and internal transitions appear as loops; a lambda without a
/// description reads "Function".
/// </remarks>
public static class MermaidGraph
{
    /// <summary>Returns the text of the diagram.</summary>
    public static string Format(StateMachineInfo machineInfo, MermaidGraphDirection? direction = null)
    {
        ArgumentNullException.ThrowIfNull(machineInfo);
        var graph = new GraphModel(machineInfo);
        var names = new MermaidNames(graph.States);
        var text = new StringBuilder("stateDiagram-v2");
        if (direction is { } flow)
        {
            text.AppendLine().Append("\tdirection ").Append(CodeOf(flow));
        }

        foreach ((string alias, string name) in names.Aliases)
        {
            text.AppendLine().Append($"\t{alias} : {name}");
        }

        foreach (StateInfo cluster in graph.States.Where(state => state.Substates.Count > 0))
        {
            text.AppendLine().AppendLine($"\tstate {names.Of(cluster.Name)} {{");
            foreach (StateInfo substate in cluster.Substates)
            {
                text.AppendLine($"\t\t{names.Of(substate.Name)}");
            }

            text.Append("\t}");
        }

        foreach (GraphEdge edge in graph.Edges)
        {
            text.AppendLine().Append($"\t{names.Of(edge.From)} --> {names.Of(edge.To)} : {edge.Label}");
        }

        return text.AppendLine().Append($"[*] --> {names.Of(machineInfo.InitialState)}").ToString();
    }

    private static string CodeOf(MermaidGraphDirection direction) => direction switch
    {
        MermaidGraphDirection.TopToBottom => "TB",
        MermaidGraphDirection.BottomToTop => "BT",
        MermaidGraphDirection.LeftToRight => "LR",
        MermaidGraphDirection.RightToLeft => "RL",
        _ => throw new ArgumentOutOfRangeException(
            nameof(direction), direction, "Not a direction of a graph."),
    };
}
