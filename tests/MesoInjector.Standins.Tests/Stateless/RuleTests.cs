using Stateless;

namespace MesoInjector.Standins.Tests.StatelessContract;

public sealed class RuleTests
{
    [Fact]
    public void A_permitted_trigger_leads_to_its_destination()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On);

        machine.Fire(Event.Switch);

        Assert.Equal(Pump.On, machine.State);
    }

    [Fact]
    public void A_trigger_nobody_configured_throws_and_names_state_and_trigger()
    {
        var machine = Some.Machine();

        var thrown = Assert.Throws<InvalidOperationException>(() => machine.Fire(Event.Start));

        Assert.Equal(
            "No valid leaving transitions are permitted from state 'Off' for trigger 'Start'. Consider ignoring the trigger.",
            thrown.Message);
        Assert.Equal(Pump.Off, machine.State);
    }

    [Fact]
    public void Permit_refuses_the_state_itself()
    {
        var off = Some.Machine().Configure(Pump.Off);
        const string Expected = "Permit() (and PermitIf()) require that the destination state is not equal to the source state. "
            + "To accept a trigger without changing state, use either Ignore() or PermitReentry().";

        Assert.Equal(Expected, Assert.Throws<ArgumentException>(() => off.Permit(Event.Switch, Pump.Off)).Message);
        Assert.Equal(Expected, Assert.Throws<ArgumentException>(() => off.PermitIf(Event.Switch, Pump.Off, () => true)).Message);
    }

    [Fact]
    public void An_ignored_trigger_runs_nothing()
    {
        var log = new List<string>();
        var machine = Some.Hierarchy(Pump.Off, log);
        machine.OnTransitioned(_ => log.Add("transitioned"));
        machine.Configure(Pump.Off).Ignore(Event.Tick);

        machine.Fire(Event.Tick);

        Assert.Empty(log);
        Assert.Equal(Pump.Off, machine.State);
    }

    [Fact]
    public void A_trigger_is_ignored_only_while_the_guard_is_met()
    {
        bool ignore = true;
        var machine = Some.Machine();
        machine.Configure(Pump.Off).IgnoreIf(Event.Tick, () => ignore, "asleep");

        machine.Fire(Event.Tick);
        ignore = false;

        Assert.Throws<InvalidOperationException>(() => machine.Fire(Event.Tick));
    }

    [Fact]
    public void A_trigger_is_ignored_only_while_all_guards_are_met()
    {
        bool second = true;
        var machine = Some.Machine();
        machine.Configure(Pump.Off).IgnoreIf(
            Event.Tick,
            new Tuple<Func<bool>, string>(() => true, "first"),
            new Tuple<Func<bool>, string>(() => second, "second"));

        Assert.True(machine.CanFire(Event.Tick));
        second = false;

        Assert.False(machine.CanFire(Event.Tick, out ICollection<string>? unmet));
        Assert.Equal(["second"], unmet!);
    }

    [Fact]
    public void Reentry_leaves_the_state_and_enters_it_again()
    {
        var log = new List<string>();
        var machine = Some.Hierarchy(Pump.Off, log);
        machine.Configure(Pump.Off).PermitReentry(Event.Tick);
        machine.OnTransitioned(t => log.Add($"transitioned {t.Source} {t.Destination} {t.IsReentry}"));

        machine.Fire(Event.Tick);

        Assert.Equal(["-Off", "transitioned Off Off True", "+Off"], log);
    }

    [Fact]
    public void Reentry_may_be_guarded()
    {
        bool first = false;
        var log = new List<string>();
        var machine = Some.Hierarchy(Pump.Off, log);
        machine.Configure(Pump.Off)
            .PermitReentryIf(Event.Tick, () => first, "first")
            .PermitReentryIf(Event.Start, new Tuple<Func<bool>, string>(() => first, "one"), new Tuple<Func<bool>, string>(() => first, "two"));

        Assert.False(machine.CanFire(Event.Tick));
        Assert.False(machine.CanFire(Event.Start, out ICollection<string>? unmet));
        Assert.Equal(["one", "two"], unmet!);
        first = true;
        machine.Fire(Event.Tick);
        machine.Fire(Event.Start);

        Assert.Equal(["-Off", "+Off", "-Off", "+Off"], log);
    }

    [Fact]
    public void An_internal_transition_runs_its_action_and_nothing_else()
    {
        var log = new List<string>();
        var machine = Some.Hierarchy(Pump.Off, log);
        machine.Configure(Pump.Off)
            .InternalTransition(Event.Tick, () => log.Add("tick"))
            .InternalTransition(Event.Start, t => log.Add($"{t.Source} {t.Destination} {t.Trigger}"));
        machine.OnTransitioned(_ => log.Add("transitioned"));
        machine.OnTransitionCompleted(_ => log.Add("completed"));

        machine.Fire(Event.Tick);
        machine.Fire(Event.Start);

        Assert.Equal(["tick", "Off Off Start"], log);
        Assert.Equal(Pump.Off, machine.State);
    }

    [Fact]
    public void Guards_of_an_internal_transition_are_asked_twice()
    {
        int asked = 0;
        int ran = 0;
        var machine = Some.Machine();
        machine.Configure(Pump.Off).InternalTransitionIf(Event.Tick, _ => ++asked > 0, () => ran++, "counted");

        machine.Fire(Event.Tick);

        Assert.Equal(2, asked);
        Assert.Equal(1, ran);
    }

    [Fact]
    public void A_guard_that_changes_its_mind_between_the_two_questions_is_an_exception()
    {
        int asked = 0;
        var machine = Some.Machine();
        machine.Configure(Pump.Off).InternalTransitionIf(Event.Tick, _ => ++asked == 1, _ => { }, "once");

        Assert.Throws<ArgumentNullException>(() => machine.Fire(Event.Tick));
    }

    [Fact]
    public void An_internal_transition_of_a_superstate_runs_in_the_substate()
    {
        var log = new List<string>();
        var machine = Some.Hierarchy(Pump.Slow, log);
        machine.Configure(Pump.On).InternalTransition(Event.Tick, t => log.Add($"tick {t.Source}"));

        machine.Fire(Event.Tick);

        Assert.Equal(["tick Slow"], log);
    }

    [Fact]
    public void A_dynamic_rule_asks_for_the_destination_when_fired()
    {
        Pump destination = Pump.On;
        var machine = Some.Machine();
        machine.Configure(Pump.Off).PermitDynamic(Event.Switch, () => destination);
        destination = Pump.Broken;

        machine.Fire(Event.Switch);

        Assert.Equal(Pump.Broken, machine.State);
    }

    [Fact]
    public void A_dynamic_rule_may_lead_back_to_the_state_itself()
    {
        var log = new List<string>();
        var machine = Some.Hierarchy(Pump.Off, log);
        machine.Configure(Pump.Off).PermitDynamic(Event.Tick, () => Pump.Off);

        machine.Fire(Event.Tick);

        Assert.Equal(["-Off", "+Off"], log);
    }

    [Fact]
    public void A_dynamic_rule_may_be_guarded()
    {
        bool met = false;
        var machine = Some.Machine();
        machine.Configure(Pump.Off)
            .PermitDynamicIf(Event.Switch, () => Pump.On, () => met, "met")
            .PermitDynamicIf(Event.Start, () => Pump.Slow, "selector", () => met, "met too")
            .PermitDynamicIf(
                Event.Stop,
                () => Pump.Idle,
                null,
                new Tuple<Func<bool>, string>(() => met, "one"),
                new Tuple<Func<bool>, string>(() => true, "two"));

        Assert.False(machine.CanFire(Event.Switch, out ICollection<string>? unmet));
        Assert.Equal(["met"], unmet!);
        Assert.False(machine.CanFire(Event.Start, out unmet));
        Assert.Equal(["met too"], unmet!);
        Assert.False(machine.CanFire(Event.Stop, out unmet));
        Assert.Equal(["one"], unmet!);
        met = true;
        machine.Fire(Event.Stop);

        Assert.Equal(Pump.Idle, machine.State);
    }

    [Fact]
    public void A_dynamic_rule_may_lead_to_a_state_nobody_configured()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off).PermitDynamic(Event.Switch, () => (Pump)77);

        machine.Fire(Event.Switch);

        Assert.Equal((Pump)77, machine.State);
        Assert.True(machine.IsInState((Pump)77));
    }

    [Fact]
    public void The_state_may_be_kept_elsewhere()
    {
        Pump kept = Pump.Off;
        var machine = new StateMachine<Pump, Event>(() => kept, state => kept = state);
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On);
        machine.Configure(Pump.Broken).Permit(Event.Switch, Pump.Idle);

        machine.Fire(Event.Switch);
        Assert.Equal(Pump.On, kept);
        kept = Pump.Broken;
        machine.Fire(Event.Switch);

        Assert.Equal(Pump.Idle, machine.State);
    }

    [Fact]
    public void A_configuration_knows_its_state_and_machine()
    {
        var machine = Some.Machine();
        var configuration = machine.Configure(Pump.Slow);

        Assert.Equal(Pump.Slow, configuration.State);
        Assert.Same(machine, configuration.Machine);
    }

    [Fact]
    public void Configuring_a_state_twice_adds_to_it()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On);
        machine.Configure(Pump.Off).Permit(Event.Fail, Pump.Broken);

        Assert.True(machine.CanFire(Event.Switch));
        Assert.True(machine.CanFire(Event.Fail));
    }

    [Fact]
    public void The_text_of_a_machine_names_state_and_permitted_triggers()
    {
        var machine = Some.Machine();
        Assert.Equal("StateMachine { State = Off, PermittedTriggers = {  }}", machine.ToString());

        machine.Configure(Pump.Off)
            .Permit(Event.Switch, Pump.On)
            .PermitIf(Event.Start, Pump.Slow, () => false)
            .Ignore(Event.Tick);

        Assert.Equal("StateMachine { State = Off, PermittedTriggers = { Switch, Tick }}", machine.ToString());
    }
}
