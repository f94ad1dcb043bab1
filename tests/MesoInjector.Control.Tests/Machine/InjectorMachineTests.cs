using MesoInjector.Control.Machine;
using static MesoInjector.Control.Machine.InjectorState;

namespace MesoInjector.Control.Tests.Machine;

public sealed class InjectorMachineTests
{
    private const string Golden = "transitions.golden.txt";

    private static readonly InjectorState[] NeedleOut = [Inserting, Dispensing, Dwelling];

    [Fact]
    [Requirement("SR-033")]
    public void Every_state_takes_every_trigger_as_the_table_says()
    {
        string now = TransitionTable.Render();
        string path = Path.Combine(AppContext.BaseDirectory, "Machine", Golden);
        if (Environment.GetEnvironmentVariable("GOLDEN_UPDATE") is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(folder, Golden), now);
        Assert.Equal(File.ReadAllText(path), now);
    }

    [Fact]
    public void What_a_screen_says_of_a_disabled_button_is_what_the_machine_says()
    {
        for (int facts = 0; facts <= Facts.AllHold; facts++)
            Assert.Equal((MachineFacts)facts, KnownFacts.Of(new Facts(facts)));
        foreach (InjectorState state in TransitionTable.Current)
        {
            foreach (InjectorTrigger trigger in Enum.GetValues<InjectorTrigger>())
            {
                foreach (int facts in (int[])[0, Facts.AllHold, 0b10110101101])
                    Assert.Equal(new InjectorMachine(new Facts(facts), state).Unmet(trigger), InjectorMachine.Unmet(state, (MachineFacts)facts, trigger));
            }
        }

        Assert.Equal(["the pedal is up"], InjectorMachine.Unmet(Ready, (MachineFacts)Facts.AllHold & ~MachineFacts.PedalUp, InjectorTrigger.Arm));
    }

    [Fact]
    [Requirement("SR-033", "SR-071")]
    public void The_needle_is_sent_out_from_armed_alone_by_the_pedal_alone_and_only_with_a_durable_authorisation()
    {
        foreach (InjectorState state in TransitionTable.Current)
        {
            foreach (InjectorTrigger trigger in Enum.GetValues<InjectorTrigger>())
            {
                for (int facts = 0; facts <= Facts.AllHold; facts++)
                {
                    InjectorState? next = TransitionTable.Next(state, trigger, facts);
                    if (next is not { } reached || !NeedleOut.Contains(reached) || NeedleOut.Contains(state))
                        continue;
                    Assert.Equal((Armed, InjectorTrigger.PedalPressed, Inserting), (state, trigger, reached));
                    Assert.True(new Facts(facts) is { AuthorisationDurable: true, NothingRefusesArming: true });
                }
            }
        }
    }

    [Fact]
    [Requirement("SR-033")]
    public void Armed_is_reached_only_touched_off_primed_pedal_up_and_with_nothing_refusing()
    {
        for (int facts = 0; facts <= Facts.AllHold; facts++)
        {
            var f = new Facts(facts);
            bool may = f is { TipKnown: true, NeedlePrimed: true, PedalUp: true, NotLockedForService: true, NothingRefusesArming: true };
            Assert.Equal(may ? Armed : null, TransitionTable.Next(Ready, InjectorTrigger.Arm, facts));
        }

        foreach (InjectorState state in TransitionTable.Current.Where(state => state is not (Ready or Withdrawing)))
        {
            foreach (InjectorTrigger trigger in Enum.GetValues<InjectorTrigger>().Where(_ => state != Armed))
                Assert.DoesNotContain(Armed, TransitionTable.Destinations(state, trigger).Keys);
        }
    }

    [Fact]
    [Requirement("SR-036")]
    public void From_every_live_state_stop_trip_and_fault_lead_to_safety_whatever_the_facts()
    {
        foreach (InjectorState state in TransitionTable.Current.Where(state => state is not (Faulted or EmergencyStopped or Tripped or InjectorState.ShutDown)))
        {
            Assert.Equal(Facts.AllHold + 1, TransitionTable.Destinations(state, InjectorTrigger.EmergencyStop).GetValueOrDefault(EmergencyStopped));
            Assert.Equal(Facts.AllHold + 1, TransitionTable.Destinations(state, InjectorTrigger.Trip).GetValueOrDefault(Tripped));
            Assert.Equal(Facts.AllHold + 1, TransitionTable.Destinations(state, InjectorTrigger.Fault).GetValueOrDefault(Faulted));
        }
    }

    [Fact]
    public void Every_state_can_be_reached_from_switching_on()
    {
        HashSet<InjectorState> reached = [Boot];
        Queue<InjectorState> open = new(reached);
        while (open.TryDequeue(out InjectorState state))
        {
            foreach (InjectorState next in Enum.GetValues<InjectorTrigger>().SelectMany(trigger => TransitionTable.Destinations(state, trigger).Keys))
            {
                if (reached.Add(next))
                    open.Enqueue(next);
            }
        }

        Assert.Equal(TransitionTable.Current.Order(), reached.Order());
    }

    [Fact]
    public void A_trigger_that_does_not_fit_is_refused_loudly_and_changes_nothing()
    {
        var machine = new InjectorMachine(new Facts(Facts.AllHold), Standby);
        Assert.Throws<InvalidOperationException>(() => machine.Fire(InjectorTrigger.PedalPressed));
        Assert.Equal(Standby, machine.State);
        Assert.Null(machine.Unmet(InjectorTrigger.PedalPressed));
    }

    [Fact]
    public void What_keeps_a_trigger_back_is_named()
    {
        var machine = new InjectorMachine(new Facts(0), Ready);
        Assert.Equal(
            ["the needle is touched off", "the needle is primed", "the pedal is up", "no alarm waits for service", "no interlock refuses"],
            machine.Unmet(InjectorTrigger.Arm));
    }
}
