namespace MesoInjector.Standins.Tests.StatelessContract;

public sealed class CallbackTests
{
    [Fact]
    public void An_unhandled_trigger_goes_to_the_last_callback_instead_of_throwing()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.OnUnhandledTrigger((_, _) => log.Add("replaced"));
        machine.OnUnhandledTrigger((state, trigger) => log.Add($"{state} {trigger}"));

        machine.Fire(Event.Start);

        Assert.Equal(["Off Start"], log);
        Assert.Equal(Pump.Off, machine.State);
    }

    [Fact]
    public void The_callback_gets_the_unmet_guards_or_null_when_nobody_configured_the_trigger()
    {
        var seen = new List<ICollection<string>?>();
        var machine = Some.Machine();
        machine.Configure(Pump.Off).PermitIf(Event.Start, Pump.Slow, () => false, "mains");
        machine.OnUnhandledTrigger((_, _, unmet) => seen.Add(unmet));

        machine.Fire(Event.Start);
        machine.Fire(Event.Stop);

        Assert.Equal(2, seen.Count);
        Assert.Equal(["mains"], seen[0]!);
        Assert.Null(seen[1]);
    }

    [Fact]
    public void Callbacks_and_actions_must_be_given()
    {
        var machine = Some.Machine();
        var off = machine.Configure(Pump.Off);

        Assert.Throws<ArgumentNullException>(() => machine.OnUnhandledTrigger((Action<Pump, Event>)null!));
        Assert.Throws<ArgumentNullException>(() => off.OnEntry((Action)null!));
        Assert.Throws<ArgumentNullException>(() => off.OnExit((Action)null!));
        Assert.Throws<ArgumentNullException>(() => off.OnEntryFrom(Event.Start, (Action)null!));
    }

    [Fact]
    public void Actions_get_the_transition()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Pump.Off)
            .Permit(Event.Switch, Pump.On)
            .OnExit(t => log.Add($"exit {t.Source} {t.Destination} {t.Trigger} {t.Parameters.Length}"));
        machine.Configure(Pump.On)
            .OnEntry(t => log.Add($"entry {t.Source} {t.Destination} {t.Trigger} {t.IsReentry}"));

        machine.Fire(Event.Switch);

        Assert.Equal(["exit Off On Switch 0", "entry Off On Switch False"], log);
    }

    [Fact]
    public void Entry_actions_of_one_trigger_run_for_that_trigger_only_and_in_the_order_of_configuration()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On).Permit(Event.Start, Pump.On);
        machine.Configure(Pump.On)
            .OnEntryFrom(Event.Start, () => log.Add("start"))
            .OnEntry(() => log.Add("any"))
            .OnEntryFrom(Event.Switch, t => log.Add($"switch {t.Source}"));

        machine.Fire(Event.Switch);

        Assert.Equal(["any", "switch Off"], log);
    }

    [Fact]
    public void Entry_actions_of_one_trigger_run_in_the_superstates_too()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Pump.Off).Permit(Event.Start, Pump.Slow);
        machine.Configure(Pump.On).OnEntryFrom(Event.Start, () => log.Add("on"));
        machine.Configure(Pump.Slow).SubstateOf(Pump.On).OnEntryFrom(Event.Start, () => log.Add("slow"));

        machine.Fire(Event.Start);

        Assert.Equal(["on", "slow"], log);
    }
}
