using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>The nodes and arrows of a machine, in the order in which they are drawn.</summary>
internal sealed class GraphModel
{
    private readonly Dictionary<string, GraphNode> _nodes = [];

    public GraphModel(StateMachineInfo machine)
    {
        InitialState = machine.InitialState.ToString();
        foreach (StateInfo state in machine.States.Where(state => state.Superstate is null && state.Substates.Any()))
        {
            AddTree(state, parent: null);
        }

        foreach (StateInfo state in machine.States.Where(state => !_nodes.ContainsKey(state.ToString())))
        {
            _nodes.Add(state.ToString(), new GraphNode(state, isInCluster: false));
        }

        foreach (StateInfo state in machine.States)
        {
            AddEdges(state);
        }

        foreach (StateInfo state in machine.States)
        {
            ShowTriggeredEntryActions(state);
        }
    }

    public string InitialState { get; }

    /// <summary>Superstates each followed by what is below them, then the others.</summary>
    public IEnumerable<GraphNode> States => _nodes.Values;

    public List<GraphNode> Decisions { get; } = [];

    public List<GraphEdge> Edges { get; } = [];

    private void AddTree(StateInfo state, GraphNode? parent)
    {
        var node = new GraphNode(state, isInCluster: parent is not null);
        if (!_nodes.TryAdd(node.Name, node))
        {
            return;
        }

        parent?.Substates.Add(node);
        foreach (StateInfo substate in state.Substates)
        {
            AddTree(substate, node);
        }
    }

    private void AddEdges(StateInfo state)
    {
        GraphNode from = NodeOf(state);
        foreach (FixedTransitionInfo rule in state.FixedTransitions)
        {
            GraphNode to = NodeOf(rule.DestinationState);
            GraphEdge edge = AddEdge(from, to, rule, entersState: from != to || !rule.IsInternalTransition);
            if (from == to && edge.EntersState)
            {
                edge.EntryActions.AddRange(from.EntryActions);
            }
        }

        foreach (DynamicTransitionInfo rule in state.DynamicTransitions)
        {
            AddDecision(from, rule);
        }

        foreach (IgnoredTransitionInfo rule in state.IgnoredTriggers)
        {
            AddEdge(from, from, rule, entersState: false);
        }
    }

    private void AddDecision(GraphNode from, DynamicTransitionInfo rule)
    {
        var decision = new GraphNode($"Decision{Decisions.Count + 1}", rule.DestinationStateSelectorDescription.Description);
        Decisions.Add(decision);
        AddEdge(from, decision, rule, entersState: true);
        foreach (DynamicStateInfo possible in rule.PossibleDestinationStates ?? [])
        {
            if (_nodes.TryGetValue(possible.DestinationState, out GraphNode? to))
            {
                Edges.Add(new GraphEdge(decision, to, rule.Trigger.ToString(), [possible.Criterion], entersState: true));
            }
        }
    }

    private GraphEdge AddEdge(GraphNode from, GraphNode to, TransitionInfo rule, bool entersState)
    {
        var guards = rule.GuardConditionsMethodDescriptions.Select(guard => guard.Description);
        var edge = new GraphEdge(from, to, rule.Trigger.ToString(), guards, entersState);
        Edges.Add(edge);
        return edge;
    }

    /// <summary>An entry action that answers to one trigger is shown at the arrows of that trigger.</summary>
    private void ShowTriggeredEntryActions(StateInfo state)
    {
        GraphNode node = NodeOf(state);
        foreach (ActionInfo action in state.EntryActions.Where(action => action.FromTrigger is not null))
        {
            foreach (GraphEdge edge in Edges.Where(edge => edge.To == node && edge.EntersState && edge.Trigger == action.FromTrigger))
            {
                edge.EntryActions.Add(action.Method.Description);
            }
        }
    }

    private GraphNode NodeOf(StateInfo state) => _nodes[state.ToString()];
}
