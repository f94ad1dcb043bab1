using Stateless.Reflection;

namespace MesoInjector.Standins.Tests.StatelessContract;

public sealed class ReflectionTests
{
    [Fact]
    public void A_machine_tells_its_types_and_states_destinations_included()
    {
        var machine = Some.Machine(Pump.Idle);
        machine.Configure(Pump.Idle).SubstateOf(Pump.On).Permit(Event.Start, Pump.Slow);
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On);

        StateMachineInfo info = machine.GetInfo();

        Assert.Equal(typeof(Pump), info.StateType);
        Assert.Equal(typeof(Event), info.TriggerType);
        Assert.Equal("Idle", info.InitialState.ToString());
        Assert.Equal([Pump.Idle, Pump.On, Pump.Off, Pump.Slow], info.States.Select(state => (Pump)state.UnderlyingState));
    }

    [Fact]
    public void Superstates_and_substates_are_told()
    {
        StateMachineInfo info = Some.Hierarchy(Pump.Off, []).GetInfo();

        StateInfo running = info.States.Single(state => state.UnderlyingState is Pump.Running);

        Assert.Equal("On", running.Superstate?.ToString());
        Assert.Equal(["Slow", "Fast"], running.Substates.Select(state => state.ToString()));
        Assert.Null(info.States.Single(state => state.UnderlyingState is Pump.Off).Superstate);
    }

    [Fact]
    public void Rules_are_told_by_kind()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off)
            .PermitIf(Event.Switch, Pump.On, () => true, "mains")
            .PermitReentry(Event.Start)
            .InternalTransition(Event.Tick, () => { })
            .IgnoreIf(Event.Stop, () => true, "asleep")
            .PermitDynamicIf(Event.Fail, () => Pump.Broken, "where", () => true, "why", new DynamicStateInfos { { Pump.Broken, "always" } });

        StateInfo off = machine.GetInfo().States.First();

        // An internal transition without a guard shows one nevertheless: always true.
        Assert.Equal(
            ["Switch On False mains", "Start Off False ", "Tick Off True Function"],
            off.FixedTransitions.Select(rule =>
                $"{rule.Trigger} {rule.DestinationState} {rule.IsInternalTransition} {Words(rule.GuardConditionsMethodDescriptions)}"));
        Assert.Equal(
            ["Stop asleep"], off.IgnoredTriggers.Select(rule => $"{rule.Trigger} {Words(rule.GuardConditionsMethodDescriptions)}"));
        DynamicTransitionInfo dynamic = Assert.Single(off.DynamicTransitions);
        Assert.Equal(Event.Fail, dynamic.Trigger.UnderlyingTrigger);
        Assert.Equal("why", Words(dynamic.GuardConditionsMethodDescriptions));
        Assert.Equal("where", dynamic.DestinationStateSelectorDescription.Description);
        Assert.Equal("Broken always", string.Join(',', dynamic.PossibleDestinationStates!.Select(s => $"{s.DestinationState} {s.Criterion}")));
        Assert.Equal(4, off.Transitions.Count());
    }

    [Fact]
    public void Actions_are_told()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off)
            .OnEntry(() => { }, "in")
            .OnEntryFrom(Event.Tick, Named)
            .OnExit(() => { }, "out")
            .OnActivate(() => { }, "awake")
            .OnDeactivate(Named);

        StateInfo off = machine.GetInfo().States.Single();

        Assert.Equal(["in ", "Named Tick"], off.EntryActions.Select(action => $"{action.Method.Description} {action.FromTrigger}"));
        Assert.Equal("out", Words(off.ExitActions));
        Assert.Equal("awake", Words(off.ActivateActions));
        Assert.Equal("Named", Words(off.DeactivateActions));
        Assert.Equal("Named", off.DeactivateActions.Single().MethodName);
        Assert.False(off.DeactivateActions.Single().IsAsync);
    }

    [Fact]
    public void A_description_stands_before_the_name_of_the_method()
    {
        Assert.Equal("words", new InvocationInfo("Method", "words", InvocationInfo.Timing.Synchronous).Description);
        Assert.Equal("Method", new InvocationInfo("Method", null, InvocationInfo.Timing.Synchronous).Description);
        Assert.Equal("Function", new InvocationInfo("<M>b__0", null, InvocationInfo.Timing.Synchronous).Description);
        Assert.Equal("Function", new InvocationInfo("M`1", null, InvocationInfo.Timing.Synchronous).Description);
        Assert.Equal("<null>", new InvocationInfo(null, null, InvocationInfo.Timing.Synchronous).Description);
        Assert.Equal(string.Empty, new InvocationInfo("Method", string.Empty, InvocationInfo.Timing.Synchronous).Description);
        Assert.True(new InvocationInfo("Method", null, InvocationInfo.Timing.Asynchronous).IsAsync);
        Assert.Equal("Function", InvocationInfo.DefaultFunctionDescription);
    }

    [Fact]
    public void The_initial_state_is_told_without_its_relations()
    {
        StateInfo initial = Some.Hierarchy(Pump.Slow, []).GetInfo().InitialState;

        Assert.Equal(Pump.Slow, initial.UnderlyingState);
        Assert.Null(initial.Superstate);
        Assert.Null(initial.Substates);
        Assert.Null(initial.FixedTransitions);
        Assert.Empty(initial.EntryActions);
    }

    private static string Words(IEnumerable<InvocationInfo> methods) => string.Join(',', methods.Select(method => method.Description));

    private static void Named()
    {
    }
}
