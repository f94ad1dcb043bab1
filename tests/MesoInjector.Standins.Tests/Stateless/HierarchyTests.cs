using Stateless;

namespace MesoInjector.Standins.Tests.StatelessContract;

public sealed class HierarchyTests
{
    [Fact]
    public void A_substate_is_in_all_states_above_and_in_none_beside_or_below()
    {
        var machine = Some.Hierarchy(Pump.Slow, []);

        Assert.True(machine.IsInState(Pump.Slow));
        Assert.True(machine.IsInState(Pump.Running));
        Assert.True(machine.IsInState(Pump.On));
        Assert.False(machine.IsInState(Pump.Fast));
        Assert.False(machine.IsInState(Pump.Off));
        Assert.False(Some.Hierarchy(Pump.On, []).IsInState(Pump.Slow));
    }

    [Fact]
    public void Rules_of_the_states_above_hold()
    {
        var machine = Some.Hierarchy(Pump.Slow, []);

        Assert.True(machine.CanFire(Event.Fail));
        machine.Fire(Event.Fail);

        Assert.Equal(Pump.Broken, machine.State);
    }

    [Theory]
    [InlineData(Pump.Off, Event.Switch, "-Off +On")]
    [InlineData(Pump.Slow, Event.Fail, "-Slow -Running -On +Broken")]
    [InlineData(Pump.Slow, Event.Faster, "-Slow +Fast")]
    [InlineData(Pump.Slow, Event.Stop, "-Slow -Running +Idle")]
    [InlineData(Pump.Idle, Event.Start, "-Idle +Running +Slow")]
    [InlineData(Pump.Running, Event.Switch, "-Running -On +Off")]
    public void Only_states_that_are_really_left_or_entered_run_their_actions(Pump initial, Event trigger, string expected)
    {
        var log = new List<string>();
        var machine = Some.Hierarchy(initial, log);

        machine.Fire(trigger);

        Assert.Equal(expected, string.Join(' ', log));
    }

    [Fact]
    public void Going_up_to_a_superstate_leaves_the_substates_only()
    {
        var log = new List<string>();
        var machine = Some.Hierarchy(Pump.Slow, log);
        machine.Configure(Pump.Slow).Permit(Event.Tick, Pump.On);

        machine.Fire(Event.Tick);

        Assert.Equal(["-Slow", "-Running"], log);
        Assert.Equal(Pump.On, machine.State);
    }

    [Fact]
    public void Going_down_to_a_substate_enters_the_substates_only()
    {
        var log = new List<string>();
        var machine = Some.Hierarchy(Pump.On, log);
        machine.Configure(Pump.On).Permit(Event.Tick, Pump.Fast);

        machine.Fire(Event.Tick);

        Assert.Equal(["+Running", "+Fast"], log);
    }

    [Fact]
    public void A_rule_of_a_superstate_that_leads_to_the_current_substate_does_nothing()
    {
        var log = new List<string>();
        var machine = Some.Hierarchy(Pump.Fast, log);
        machine.Configure(Pump.On).Permit(Event.Tick, Pump.Fast);

        machine.Fire(Event.Tick);

        Assert.Empty(log);
        Assert.Equal(Pump.Fast, machine.State);
    }

    [Fact]
    public void Reentry_of_a_superstate_from_a_substate_ends_in_the_superstate()
    {
        var log = new List<string>();
        var machine = Some.Hierarchy(Pump.Slow, log);
        machine.Configure(Pump.On).PermitReentry(Event.Tick);

        machine.Fire(Event.Tick);

        Assert.Equal(["-Slow", "-Running", "-On", "+On"], log);
        Assert.Equal(Pump.On, machine.State);
    }

    [Fact]
    public void An_initial_transition_follows_the_entry_of_the_superstate_down_to_the_last()
    {
        var log = new List<string>();
        var machine = Some.Hierarchy(Pump.Off, log);
        machine.Configure(Pump.On).InitialTransition(Pump.Running);
        machine.Configure(Pump.Running).InitialTransition(Pump.Slow);

        machine.Fire(Event.Switch);

        Assert.Equal(["-Off", "+On", "+Running", "+Slow"], log);
        Assert.Equal(Pump.Slow, machine.State);
    }

    [Fact]
    public void Entry_actions_can_tell_an_initial_transition()
    {
        StateMachine<Pump, Event>.Transition? seen = null;
        var machine = Some.Hierarchy(Pump.Off, []);
        machine.Configure(Pump.On).InitialTransition(Pump.Idle);
        machine.Configure(Pump.Idle).OnEntry(t => seen = t);

        machine.Fire(Event.Switch);

        var initial = Assert.IsType<StateMachine<Pump, Event>.InitialTransition>(seen);
        Assert.Equal((Pump.Off, Pump.Idle, Event.Switch), (initial.Source, initial.Destination, initial.Trigger));
    }

    [Fact]
    public void Initial_transitions_are_not_followed_at_the_start()
    {
        var machine = Some.Hierarchy(Pump.On, []);
        machine.Configure(Pump.On).InitialTransition(Pump.Idle);

        Assert.Equal(Pump.On, machine.State);
    }

    [Fact]
    public void An_initial_transition_to_a_state_that_is_no_substate_throws_when_it_is_followed()
    {
        var machine = Some.Hierarchy(Pump.Off, []);
        machine.Configure(Pump.On).InitialTransition(Pump.Broken);

        var thrown = Assert.Throws<InvalidOperationException>(() => machine.Fire(Event.Switch));

        Assert.Contains("Broken", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(Pump.On, machine.State);
    }

    [Fact]
    public void A_state_has_one_initial_transition_and_not_to_itself()
    {
        var on = Some.Machine().Configure(Pump.On);

        var self = Assert.Throws<ArgumentException>(() => on.InitialTransition(Pump.On));
        Assert.Equal("targetState", self.ParamName);
        on.InitialTransition(Pump.Idle);
        var second = Assert.Throws<InvalidOperationException>(() => on.InitialTransition(Pump.Running));
        Assert.Contains("Idle", second.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_cannot_be_a_substate_of_itself_directly_or_through_others()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Slow).SubstateOf(Pump.Running);
        machine.Configure(Pump.Running).SubstateOf(Pump.On);

        var direct = Assert.Throws<ArgumentException>(() => machine.Configure(Pump.On).SubstateOf(Pump.On));
        Assert.Contains("On", direct.Message, StringComparison.Ordinal);
        var nested = Assert.Throws<ArgumentException>(() => machine.Configure(Pump.On).SubstateOf(Pump.Slow));
        Assert.Contains("Slow", nested.Message, StringComparison.Ordinal);
    }
}
