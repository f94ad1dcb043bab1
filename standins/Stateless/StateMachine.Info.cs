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
            states[state].HasSuperstate = node.Superstate is not null;
            states[state].Substates = [.. node.Substates.Select(substate => states[substate.State])];
            states[state].Rules = [.. DescribeRules(node, states)];
        }

        return new StateMachineInfo(states.Values, NameOf(_initialState));
    }

    private static string NameOf(object value) => value.ToString() ?? string.Empty;

    /// <summary>States that are only led to come last, those of reentry rules after the others.</summary>
    private IEnumerable<TState> FindDestinations()
    {
        var rules = _nodes.Values.SelectMany(node => node.Rules.Values).SelectMany(rules => rules).ToList();
        return rules.OfType<PermitRule>().Select(rule => rule.Destination)
            .Concat(rules.OfType<ReentryRule>().Select(rule => rule.Destination));
    }

    private static StateInfo Describe(StateNode node) => new(
        NameOf(node.State),
        [.. node.EntryActions.Select(action => new ActionInfo(action.Description, action.FromTrigger))]);

    /// <summary>
    /// For each trigger the rules to other states come first, then reentry, then internal ones; behind all of these the ignored triggers.
    /// </summary>
    private static IEnumerable<RuleInfo> DescribeRules(StateNode node, Dictionary<TState, StateInfo> states)
    {
        foreach (List<TriggerRule> rules in node.Rules.Values)
        {
            foreach (PermitRule rule in rules.OfType<PermitRule>())
            {
                yield return DescribeRule(rule, rule.Destination, entersState: true);
            }

            foreach (ReentryRule rule in rules.OfType<ReentryRule>())
            {
                yield return DescribeRule(rule, rule.Destination, entersState: true);
            }

            foreach (InternalRule rule in rules.OfType<InternalRule>())
            {
                yield return DescribeRule(rule, node.State, entersState: false);
            }
        }

        foreach (IgnoreRule rule in node.Rules.Values.SelectMany(rules => rules).OfType<IgnoreRule>())
        {
            yield return DescribeRule(rule, node.State, entersState: false);
        }

        RuleInfo DescribeRule(TriggerRule rule, TState destination, bool entersState) =>
            new(NameOf(rule.Trigger), states[destination], rule.GuardDescriptions, entersState);
    }
}
