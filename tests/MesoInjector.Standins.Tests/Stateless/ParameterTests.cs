using Stateless;

namespace MesoInjector.Standins.Tests.StatelessContract;

public sealed class ParameterTests
{
    [Fact]
    public void Arguments_reach_the_entry_actions_of_their_trigger()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        var one = machine.SetTriggerParameters<int>(Event.Start);
        var two = machine.SetTriggerParameters<int, string>(Event.Stop);
        machine.Configure(Pump.Off)
            .PermitReentry(Event.Start).PermitReentry(Event.Stop)
            .OnEntryFrom(one, a => log.Add($"one {a}"))
            .OnEntryFrom(one, (a, t) => log.Add($"one {a} {t.Trigger}"))
            .OnEntryFrom(two, (a, b) => log.Add($"two {a} {b}"))
            .OnEntryFrom(two, (a, b, t) => log.Add($"two {a} {b} {t.Trigger}"));

        machine.Fire(one, 1);
        machine.Fire(two, 2, "b");

        Assert.Equal(["one 1", "one 1 Start", "two 2 b", "two 2 b Stop"], log);
    }

    [Fact]
    public void Arguments_are_in_the_transition()
    {
        object?[]? seen = null;
        var machine = Some.Machine();
        var start = machine.SetTriggerParameters<int, string>(Event.Start);
        machine.Configure(Pump.Off).Permit(Event.Start, Pump.Slow);
        machine.Configure(Pump.Slow).OnEntry(t => seen = t.Parameters);

        machine.Fire(start, 7, "seven");

        Assert.Equal([7, "seven"], seen!);
        Assert.Equal(Event.Start, start.Trigger);
    }

    [Fact]
    public void Fired_without_its_arguments_a_trigger_carries_default_values()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        var start = machine.SetTriggerParameters<int, string>(Event.Start);
        machine.Configure(Pump.Off)
            .PermitReentryIf(start, (a, b) => a == 0 && b is null, "defaults")
            .OnEntryFrom(start, (a, b) => log.Add($"{a} {b ?? "null"}"));

        machine.Fire(Event.Start);

        Assert.Equal(["0 null"], log);
    }

    [Fact]
    public void Arguments_of_the_wrong_type_or_number_are_refused()
    {
        var machine = Some.Machine();
        var declared = machine.SetTriggerParameters<int, string>(Event.Start);
        machine.Configure(Pump.Off).PermitReentry(Event.Start);

        Assert.Throws<ArgumentException>(() => machine.Fire(new StateMachine<Pump, Event>.TriggerWithParameters<string, string>(Event.Start), "one", "two"));
        Assert.Throws<ArgumentException>(() => machine.Fire(new StateMachine<Pump, Event>.TriggerWithParameters<int>(Event.Start), 1));
        Assert.Throws<ArgumentException>(() => declared.ValidateParameters([1, "two", 3]));
        machine.Fire(declared, 1, "two");
        declared.ValidateParameters([1, null]);
        declared.ValidateParameters([]);
        Assert.Throws<ArgumentNullException>(() => declared.ValidateParameters(null!));
    }

    [Fact]
    public void A_trigger_is_declared_once()
    {
        var machine = Some.Machine();
        machine.SetTriggerParameters<int>(Event.Start);

        Assert.Throws<InvalidOperationException>(() => machine.SetTriggerParameters<string>(Event.Start));
    }

    [Fact]
    public void Guards_get_the_arguments()
    {
        var machine = Some.Machine();
        var start = machine.SetTriggerParameters<int>(Event.Start);
        machine.Configure(Pump.Off)
            .PermitIf(start, Pump.Slow, speed => speed < 10, "below ten")
            .PermitIf(start, Pump.Fast, speed => speed >= 10, "ten or more");

        Assert.True(machine.CanFire(start, 10));
        Assert.True(machine.CanFire(start, 10, out ICollection<string>? unmet));
        Assert.Empty(unmet!);
        machine.Fire(start, 10);

        Assert.Equal(Pump.Fast, machine.State);
    }

    [Fact]
    public void Guard_tuples_get_the_arguments()
    {
        var machine = Some.Machine();
        var one = machine.SetTriggerParameters<int>(Event.Start);
        var two = machine.SetTriggerParameters<int, int>(Event.Stop);
        machine.Configure(Pump.Off)
            .PermitIf(one, Pump.Slow, new Tuple<Func<int, bool>, string>(a => a > 0, "> 0"), new Tuple<Func<int, bool>, string>(a => a < 9, "< 9"))
            .PermitIf(two, Pump.Fast, new Tuple<Func<int, int, bool>, string>((a, b) => a < b, "ordered"));

        Assert.False(machine.CanFire(one, 0, out ICollection<string>? unmet));
        Assert.Equal(["> 0"], unmet!);
        Assert.False(machine.CanFire(one, 9, out unmet));
        Assert.Equal(["< 9"], unmet!);
        Assert.False(machine.CanFire(two, 2, 1, out unmet));
        Assert.Equal(["ordered"], unmet!);
        Assert.True(machine.CanFire(two, 1, 2));
    }

    [Fact]
    public void Every_kind_of_rule_takes_guards_with_arguments()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        var one = machine.SetTriggerParameters<int>(Event.Start);
        var two = machine.SetTriggerParameters<int, int>(Event.Stop);
        machine.Configure(Pump.Off)
            .IgnoreIf(one, a => a == 1, "ignore")
            .IgnoreIf(one, new Tuple<Func<int, bool>, string>(a => a == 2, "ignore all"))
            .PermitReentryIf(one, a => a == 3, "reenter")
            .PermitReentryIf(one, new Tuple<Func<int, bool>, string>(a => a == 4, "reenter all"))
            .InternalTransitionIf(one, a => a == 5, (a, t) => log.Add($"internal {a} {t.Trigger}"), "internal")
            .PermitIf(one, Pump.Broken, a => a == 6, "permit")
            .IgnoreIf(two, (a, b) => a + b == 1, "ignore")
            .IgnoreIf(two, new Tuple<Func<int, int, bool>, string>((a, b) => a + b == 2, "ignore all"))
            .PermitReentryIf(two, (a, b) => a + b == 3, "reenter")
            .PermitReentryIf(two, new Tuple<Func<int, int, bool>, string>((a, b) => a + b == 4, "reenter all"))
            .InternalTransitionIf(two, (a, b) => a + b == 5, (a, b, t) => log.Add($"internal {a} {b} {t.Trigger}"), "internal")
            .PermitIf(two, Pump.Broken, (a, b) => a + b == 6, "permit")
            .OnEntry(t => log.Add($"+{t.Parameters[0]}"));

        for (int i = 1; i <= 5; i++)
        {
            machine.Fire(one, i);
            machine.Fire(two, i - 1, 1);
        }

        Assert.Equal(["+3", "+2", "+4", "+3", "internal 5 Start", "internal 4 1 Stop"], log);
        Assert.False(machine.CanFire(two, 3, 4, out ICollection<string>? unmet));
        Assert.Equal(["ignore", "ignore all", "reenter", "reenter all", "internal", "permit"], unmet!);
        Assert.True(machine.CanFire(two, 3, 3));
        machine.Fire(one, 6);
        Assert.Equal(Pump.Broken, machine.State);
    }

    [Fact]
    public void Internal_transitions_get_the_arguments()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        var one = machine.SetTriggerParameters<int>(Event.Start);
        var two = machine.SetTriggerParameters<int, string>(Event.Stop);
        machine.Configure(Pump.Off)
            .InternalTransition(one, (a, _) => log.Add($"one {a}"))
            .InternalTransition(two, (a, b, _) => log.Add($"two {a} {b}"));

        machine.Fire(one, 1);
        machine.Fire(two, 2, "b");

        Assert.Equal(["one 1", "two 2 b"], log);
    }

    [Fact]
    public void A_trigger_object_must_be_given()
    {
        var machine = Some.Machine();

        Assert.Throws<ArgumentNullException>(() => machine.Fire((StateMachine<Pump, Event>.TriggerWithParameters<int>)null!, 1));
        Assert.Throws<ArgumentNullException>(() => machine.CanFire((StateMachine<Pump, Event>.TriggerWithParameters<int>)null!, 1));
    }

    [Fact]
    public void A_trigger_declared_nowhere_may_carry_anything()
    {
        int seen = 0;
        var machine = Some.Machine();
        var loose = new StateMachine<Pump, Event>.TriggerWithParameters<int>(Event.Start);
        machine.Configure(Pump.Off).Permit(Event.Start, Pump.Slow);
        machine.Configure(Pump.Slow).OnEntryFrom(loose, a => seen = a);

        machine.Fire(loose, 5);

        Assert.Equal(5, seen);
    }
}
