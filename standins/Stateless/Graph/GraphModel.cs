using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>The states and arrows of a machine, in the order in which they are drawn.</summary>
internal sealed class GraphModel
{
    private readonly Dictionary<string, StateInfo> _states = [];

    public GraphModel(StateMachineInfo machine)
    {
        foreach (StateInfo state in machine.States.Where(state => !state.HasSuperstate && state.Substates.Count > 0))
        {
            AddTree(state);
        }

        foreach (StateInfo state in machine.States)
        {
            _states.TryAdd(state.Name, state);
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

    /// <summary>Superstates each followed by what is below them, then the others.</summary>
    public IEnumerable<StateInfo> States => _states.Values;

    public List<GraphEdge> Edges { get; } = [];

    private void AddTree(StateInfo state)
    {
        if (!_states.TryAdd(state.Name, state))
        {
            return;
        }

        foreach (StateInfo substate in state.Substates)
        {
            AddTree(substate);
        }
    }

    /// <summary>At a reentry arrow the entry actions that run whatever the trigger are shown too.</summary>
    private void AddEdges(StateInfo state)
    {
        foreach (RuleInfo rule in state.Rules)
        {
            var edge = new GraphEdge(state.Name, rule);
            if (rule.Destination == state && rule.EntersState)
            {
                edge.EntryActions.AddRange(state.EntryActions.Where(action => action.FromTrigger is null).Select(action => action.Description));
            }

            Edges.Add(edge);
        }
    }

    /// <summary>An entry action that answers to one trigger is shown at the arrows of that trigger.</summary>
    private void ShowTriggeredEntryActions(StateInfo state)
    {
        foreach (ActionInfo action in state.EntryActions.Where(action => action.FromTrigger is not null))
        {
            foreach (GraphEdge edge in Edges.Where(edge => edge.To == state.Name && edge.EntersState && edge.Trigger == action.FromTrigger))
            {
                edge.EntryActions.Add(action.Description);
            }
        }
    }
}
