using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Describes the states, rules and actions as they are configured now, to draw a graph from.</summary>
    public StateMachineInfo GetInfo()
    {
        var nodes = new Dictionary<TState, StateNode>(_nodes);
        foreach (TState destination in FindDestinations())
        {
            nodes.TryAdd(destination, new StateNode(destination));
        }

        var states = nodes.ToDictionary(entry => entry.Key, entry => Describe(entry.Value));
        foreach ((TState state, StateNode node) in nodes)
        {
            Relate(states[state], node, states);
        }

        return new StateMachineInfo(states.Values, typeof(TState), typeof(TTrigger), Describe(new StateNode(_initialState)));
    }

    /// <summary>States that are only led to come last, those of reentry rules after the others.</summary>
    private IEnumerable<TState> FindDestinations()
    {
        var rules = _nodes.Values.SelectMany(node => node.Rules.Values).SelectMany(rules => rules).ToList();
        return rules.OfType<PermitRule>().Select(rule => rule.Destination)
            .Concat(rules.OfType<ReentryRule>().Select(rule => rule.Destination));
    }

    private static StateInfo Describe(StateNode node) => new(
        node.State,
        [.. node.EntryActions.Select(action => new ActionInfo(action.Method, action.FromTrigger))],
        [.. node.ExitActions.Select(action => action.Method)],
        [.. node.ActivateActions.Select(action => action.Method)],
        [.. node.DeactivateActions.Select(action => action.Method)],
        [.. node.Rules.Values.SelectMany(rules => rules).OfType<IgnoreRule>()
            .Select(rule => new IgnoredTransitionInfo(rule.Trigger, rule.GuardMethods))]);

    /// <summary>For each trigger the rules to other states come first, then reentry, then internal ones.</summary>
    private static void Relate(StateInfo info, StateNode node, Dictionary<TState, StateInfo> states)
    {
        var fixedTransitions = new List<FixedTransitionInfo>();
        var dynamicTransitions = new List<DynamicTransitionInfo>();
        foreach (List<TriggerRule> rules in node.Rules.Values)
        {
            fixedTransitions.AddRange(rules.OfType<PermitRule>().Select(rule => Fixed(rule, rule.Destination, isInternal: false)));
            fixedTransitions.AddRange(rules.OfType<ReentryRule>().Select(rule => Fixed(rule, rule.Destination, isInternal: false)));
            fixedTransitions.AddRange(rules.OfType<InternalRule>().Select(rule => Fixed(rule, node.State, isInternal: true)));
            dynamicTransitions.AddRange(rules.OfType<DynamicRule>().Select(rule => rule.Describe()));
        }

        info.Superstate = node.Superstate is null ? null : states[node.Superstate.State];
        info.Substates = [.. node.Substates.Select(substate => states[substate.State])];
        info.FixedTransitions = fixedTransitions;
        info.DynamicTransitions = dynamicTransitions;

        FixedTransitionInfo Fixed(TriggerRule rule, TState destination, bool isInternal) =>
            new(rule.Trigger, states[destination], rule.GuardMethods, isInternal);
    }
}
