namespace MesoInjector.Standins.Tests.StatelessContract;

public sealed class GuardTests
{
    [Fact]
    public void An_unmet_guard_refuses_the_trigger_and_the_message_tells_it()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off).PermitIf(Event.Switch, Pump.On, () => false, "mains present");

        var thrown = Assert.Throws<InvalidOperationException>(() => machine.Fire(Event.Switch));

        Assert.Contains("mains present", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("'Switch'", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("'Off'", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(Pump.Off, machine.State);
    }

    [Fact]
    public void All_unmet_guards_are_told_in_the_order_of_configuration()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off).PermitIf(
            Event.Switch,
            Pump.On,
            new Tuple<Func<bool>, string>(() => false, "first"),
            new Tuple<Func<bool>, string>(() => true, "second"),
            new Tuple<Func<bool>, string>(() => false, "third"));

        Assert.False(machine.CanFire(Event.Switch, out ICollection<string>? unmet));
        Assert.Equal(["first", "third"], unmet!);
        var thrown = Assert.Throws<InvalidOperationException>(() => machine.Fire(Event.Switch));
        Assert.Contains("first, third", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unmet_guards_of_several_rules_are_told_once_each()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off)
            .PermitIf(Event.Switch, Pump.On, () => false, "mains")
            .PermitIf(
                Event.Switch,
                Pump.Idle,
                new Tuple<Func<bool>, string>(() => false, "mains"),
                new Tuple<Func<bool>, string>(() => false, "fluid"))
            .IgnoreIf(Event.Switch, () => false, "asleep");

        Assert.False(machine.CanFire(Event.Switch, out ICollection<string>? unmet));

        Assert.Equal(["mains", "fluid", "asleep"], unmet!);
    }

    [Fact]
    public void Unmet_guards_are_null_for_a_trigger_nobody_configured()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On);

        Assert.False(machine.CanFire(Event.Start, out ICollection<string>? unmet));

        Assert.Null(unmet);
    }

    [Fact]
    public void Unmet_guards_are_empty_for_a_trigger_that_would_be_taken()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off)
            .PermitIf(Event.Switch, Pump.On, () => true, "met")
            .PermitIf(Event.Switch, Pump.Idle, () => false, "not met");

        Assert.True(machine.CanFire(Event.Switch, out ICollection<string>? unmet));

        Assert.NotNull(unmet);
        Assert.Empty(unmet);
    }

    [Fact]
    public void Guards_choose_between_destinations()
    {
        bool fast = false;
        var machine = Some.Machine();
        machine.Configure(Pump.Off)
            .PermitIf(Event.Start, Pump.Slow, () => !fast)
            .PermitIf(Event.Start, Pump.Fast, () => fast);
        machine.Configure(Pump.Slow).Permit(Event.Stop, Pump.Off);

        machine.Fire(Event.Start);
        Assert.Equal(Pump.Slow, machine.State);
        machine.Fire(Event.Stop);
        fast = true;
        machine.Fire(Event.Start);

        Assert.Equal(Pump.Fast, machine.State);
    }

    [Fact]
    public void Two_rules_met_at_once_throw_only_when_the_trigger_is_asked_for_or_fired()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off)
            .PermitIf(Event.Start, Pump.Slow, () => true, "slow")
            .PermitIf(Event.Start, Pump.Fast, () => true, "fast")
            .Permit(Event.Switch, Pump.On);

        Assert.True(machine.CanFire(Event.Switch));
        Assert.Throws<InvalidOperationException>(() => machine.Fire(Event.Start));
        Assert.Throws<InvalidOperationException>(() => machine.CanFire(Event.Start));
        Assert.Throws<InvalidOperationException>(() => machine.CanFire(Event.Start, out _));
        Assert.Equal(Pump.Off, machine.State);
    }

    [Fact]
    public void Every_guard_of_the_trigger_is_asked_once_even_after_an_unmet_one()
    {
        var asked = new List<string>();
        bool Ask(string name, bool answer)
        {
            asked.Add(name);
            return answer;
        }

        var machine = Some.Machine();
        machine.Configure(Pump.Off)
            .PermitIf(
                Event.Start,
                Pump.Slow,
                new Tuple<Func<bool>, string>(() => Ask("a", answer: false), "a"),
                new Tuple<Func<bool>, string>(() => Ask("b", answer: true), "b"))
            .PermitIf(Event.Start, Pump.Fast, () => Ask("c", answer: true), "c")
            .PermitIf(Event.Stop, Pump.On, () => Ask("other trigger", answer: true));

        machine.Fire(Event.Start);

        Assert.Equal(["a", "b", "c"], asked);
    }

    [Fact]
    public void A_guard_that_throws_stops_the_transition_before_anything_happened()
    {
        var log = new List<string>();
        var machine = Some.Hierarchy(Pump.Off, log);
        machine.Configure(Pump.Off).PermitIf(Event.Start, Pump.Slow, () => throw new TimeoutException("guard"));

        Assert.Throws<TimeoutException>(() => machine.Fire(Event.Start));

        Assert.Empty(log);
        Assert.Equal(Pump.Off, machine.State);
    }

    [Fact]
    public void A_guard_without_description_is_told_by_its_method_name_and_a_lambda_as_Function()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off)
            .PermitIf(Event.Switch, Pump.On, MainsPresent)
            .PermitIf(Event.Start, Pump.On, () => false);

        Assert.False(machine.CanFire(Event.Switch, out ICollection<string>? unmet));
        Assert.Equal([nameof(MainsPresent)], unmet!);
        Assert.False(machine.CanFire(Event.Start, out unmet));
        Assert.Equal(["Function"], unmet!);
    }

    [Fact]
    public void A_substate_refusing_leaves_the_decision_to_the_superstate()
    {
        var machine = Some.Machine(Pump.Idle);
        machine.Configure(Pump.On).Permit(Event.Start, Pump.Fast);
        machine.Configure(Pump.Idle).SubstateOf(Pump.On).PermitIf(Event.Start, Pump.Slow, () => false, "slow wanted");

        machine.Fire(Event.Start);

        Assert.Equal(Pump.Fast, machine.State);
    }

    [Fact]
    public void A_substate_that_permits_is_not_asked_twice_and_the_superstate_not_at_all()
    {
        int superstateAsked = 0;
        var machine = Some.Machine(Pump.Idle);
        machine.Configure(Pump.On).PermitIf(Event.Start, Pump.Fast, () => ++superstateAsked > 0);
        machine.Configure(Pump.Idle).SubstateOf(Pump.On).PermitIf(Event.Start, Pump.Slow, () => true);

        machine.Fire(Event.Start);

        Assert.Equal(Pump.Slow, machine.State);
        Assert.Equal(0, superstateAsked);
    }

    [Fact]
    public void If_both_refuse_the_unmet_guards_are_those_of_the_superstate()
    {
        var machine = Some.Machine(Pump.Idle);
        machine.Configure(Pump.On).PermitIf(Event.Start, Pump.Fast, () => false, "above");
        machine.Configure(Pump.Idle).SubstateOf(Pump.On)
            .PermitIf(Event.Start, Pump.Slow, () => false, "below")
            .PermitIf(Event.Stop, Pump.Slow, () => false, "only below");

        Assert.False(machine.CanFire(Event.Start, out ICollection<string>? unmet));
        Assert.Equal(["above"], unmet!);
        Assert.False(machine.CanFire(Event.Stop, out unmet));
        Assert.Equal(["only below"], unmet!);
    }

    private static bool MainsPresent() => false;
}
