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

        Assert.Contains("'Off'", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("'Start'", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(Pump.Off, machine.State);
    }

    [Fact]
    public void Permit_refuses_the_state_itself()
    {
        var off = Some.Machine().Configure(Pump.Off);

        Assert.Throws<ArgumentException>(() => off.Permit(Event.Switch, Pump.Off));
        Assert.Throws<ArgumentException>(() => off.PermitIf(Event.Switch, Pump.Off, () => true));
    }

    [Fact]
    public void An_ignored_trigger_runs_nothing()
    {
        var log = new List<string>();
        var machine = Some.Hierarchy(Pump.Off, log);
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

        machine.Fire(Event.Tick);

        Assert.Equal(["-Off", "+Off"], log);
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
    public void Configuring_a_state_twice_adds_to_it()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On);
        machine.Configure(Pump.Off).Permit(Event.Fail, Pump.Broken);

        Assert.True(machine.CanFire(Event.Switch));
        Assert.True(machine.CanFire(Event.Fail));
    }
}
