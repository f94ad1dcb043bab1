using Stateless;

namespace MesoInjector.Standins.Tests.StatelessContract;

public sealed class QueueTests
{
    [Fact]
    public void Queued_is_the_default()
    {
        var log = new List<string>();
        var machine = new StateMachine<Pump, Event>(Pump.Off);
        Chain(machine, log);

        machine.Fire(Event.Switch);

        Assert.Equal(["+On", "fired", "-On", "+Broken"], log);
    }

    [Fact]
    public void A_trigger_fired_in_an_entry_action_waits_for_the_end_of_the_transition()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        Chain(machine, log);

        machine.Fire(Event.Switch);

        Assert.Equal(["+On", "fired", "-On", "+Broken"], log);
        Assert.Equal(Pump.Broken, machine.State);
    }

    [Fact]
    public void In_immediate_mode_it_runs_inside_the_transition()
    {
        var log = new List<string>();
        var machine = Some.Machine(mode: FiringMode.Immediate);
        Chain(machine, log);

        machine.Fire(Event.Switch);

        Assert.Equal(["+On", "-On", "+Broken", "fired"], log);
        Assert.Equal(Pump.Broken, machine.State);
    }

    [Fact]
    public void A_trigger_that_is_queued_is_judged_when_its_turn_comes()
    {
        bool permitted = true;
        var machine = Some.Machine();
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On);
        machine.Configure(Pump.On)
            .OnEntry(() =>
            {
                machine.Fire(Event.Fail);
                permitted = false;
            })
            .PermitIf(Event.Fail, Pump.Broken, () => permitted, "permitted");

        Assert.Throws<InvalidOperationException>(() => machine.Fire(Event.Switch));

        Assert.Equal(Pump.On, machine.State);
    }

    [Fact]
    public void An_exception_in_an_entry_action_leaves_the_new_state_and_the_queued_triggers_behind()
    {
        bool fail = true;
        var entered = new List<Pump>();
        var machine = Some.Machine();
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On);
        machine.Configure(Pump.On)
            .OnEntry(() =>
            {
                machine.Fire(Event.Start);
                if (fail)
                {
                    throw new TimeoutException("entry");
                }
            })
            .Permit(Event.Start, Pump.Slow);
        machine.Configure(Pump.Slow).Permit(Event.Stop, Pump.Idle).OnEntry(() => entered.Add(Pump.Slow));
        machine.Configure(Pump.Idle).OnEntry(() => entered.Add(Pump.Idle));

        Assert.Throws<TimeoutException>(() => machine.Fire(Event.Switch));
        Assert.Equal(Pump.On, machine.State);
        Assert.Empty(entered);
        fail = false;
        machine.Fire(Event.Stop);

        // Start, left behind in On, ran before Stop, which fits Slow only.
        Assert.Equal([Pump.Slow, Pump.Idle], entered);
        Assert.Equal(Pump.Idle, machine.State);
    }

    [Fact]
    public void An_exception_in_an_exit_action_leaves_the_old_state()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On).OnExit(() => throw new TimeoutException("exit"));

        Assert.Throws<TimeoutException>(() => machine.Fire(Event.Switch));

        Assert.Equal(Pump.Off, machine.State);
    }

    [Fact]
    public void A_refused_trigger_leaves_those_behind_it_in_the_queue()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On);
        machine.Configure(Pump.On)
            .OnEntry(() =>
            {
                machine.Fire(Event.Tick);
                machine.Fire(Event.Fail);
            })
            .Permit(Event.Fail, Pump.Broken);
        machine.Configure(Pump.Broken).Permit(Event.Stop, Pump.Idle);

        Assert.Throws<InvalidOperationException>(() => machine.Fire(Event.Switch));
        Assert.Equal(Pump.On, machine.State);
        machine.Fire(Event.Stop);

        Assert.Equal(Pump.Idle, machine.State);
    }

    [Fact]
    public void The_state_is_new_in_entry_actions_and_old_in_exit_actions()
    {
        var seen = new List<Pump>();
        var machine = Some.Machine();
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On).OnExit(() => seen.Add(machine.State));
        machine.Configure(Pump.On).OnEntry(() => seen.Add(machine.State));

        machine.Fire(Event.Switch);

        Assert.Equal([Pump.Off, Pump.On], seen);
    }

    [Fact]
    public void A_firing_mode_that_does_not_exist_throws_when_fired()
    {
        var machine = Some.Machine(mode: (FiringMode)9);
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On);

        Assert.Throws<InvalidOperationException>(() => machine.Fire(Event.Switch));
    }

    [Fact]
    public void In_immediate_mode_an_initial_transition_enters_its_target_again_and_again()
    {
        int entered = 0;
        var machine = Some.Machine(mode: FiringMode.Immediate);
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On);
        machine.Configure(Pump.On).InitialTransition(Pump.Idle);
        machine.Configure(Pump.Idle).SubstateOf(Pump.On).OnEntry(() =>
        {
            if (++entered == 100)
            {
                throw new TimeoutException("Without this the stack would overflow.");
            }
        });

        Assert.Throws<TimeoutException>(() => machine.Fire(Event.Switch));

        Assert.Equal(Pump.On, machine.State);
    }

    private static void Chain(StateMachine<Pump, Event> machine, List<string> log)
    {
        machine.Configure(Pump.Off).Permit(Event.Switch, Pump.On);
        machine.Configure(Pump.On)
            .OnEntry(() =>
            {
                log.Add("+On");
                machine.Fire(Event.Fail);
                log.Add("fired");
            })
            .OnExit(() => log.Add("-On"))
            .Permit(Event.Fail, Pump.Broken);
        machine.Configure(Pump.Broken).OnEntry(() => log.Add("+Broken"));
    }
}
