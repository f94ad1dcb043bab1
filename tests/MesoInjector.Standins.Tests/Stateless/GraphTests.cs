using Stateless;
using Stateless.Graph;
using Stateless.Reflection;

namespace MesoInjector.Standins.Tests.StatelessContract;

/// <summary>The committed drawings are those of the package, byte for byte.</summary>
public sealed class GraphTests
{
    [Fact]
    public void Flat_machine_is_drawn_as_by_the_package() => Draw("flat", Flat().GetInfo());

    [Fact]
    public void Hierarchy_is_drawn_as_by_the_package() => Draw("hierarchy", Deep().GetInfo());

    [Fact]
    public void Every_kind_of_rule_is_drawn_as_by_the_package() => Draw("rules", EveryRule().GetInfo());

    [Fact]
    public void Awkward_names_are_drawn_as_by_the_package() => Draw("names", AwkwardNames().GetInfo());

    [Fact]
    public void Machine_without_rules_is_drawn_as_by_the_package() => Draw("empty", Some.Machine().GetInfo());

    [Fact]
    public void Every_direction_has_its_code()
    {
        StateMachineInfo info = Flat().GetInfo();

        string directions = string.Join('\n', Enum.GetValues<MermaidGraphDirection>().Select(direction =>
            $"{direction}: {MermaidGraph.Format(info, direction).Split(Environment.NewLine)[1]}"));

        Golden.Verify("directions.golden", directions);
    }

    [Fact]
    public void Drawing_uses_the_line_ends_of_the_system_and_ends_without_one()
    {
        string text = MermaidGraph.Format(Flat().GetInfo());

        Assert.StartsWith($"stateDiagram-v2{Environment.NewLine}", text, StringComparison.Ordinal);
        Assert.False(text.EndsWith('\n'));
    }

    [Fact]
    public void The_marked_initial_state_is_the_one_of_construction_not_the_current_one()
    {
        var machine = Flat();
        string before = MermaidGraph.Format(machine.GetInfo());

        machine.Fire(Event.Switch);

        Assert.Equal(before, MermaidGraph.Format(machine.GetInfo()));
    }

    private static void Draw(string name, StateMachineInfo info)
    {
        Golden.Verify($"{name}.mermaid.golden", MermaidGraph.Format(info));
        Golden.Verify($"{name}.left.mermaid.golden", MermaidGraph.Format(info, MermaidGraphDirection.RightToLeft));
    }

    private static StateMachine<Pump, Event> Flat()
    {
        var machine = Some.Machine();
        machine.Configure(Pump.Off)
            .Permit(Event.Switch, Pump.On)
            .OnExit(() => { }, "light the lamp")
            .OnExit(Nothing);
        machine.Configure(Pump.On)
            .Permit(Event.Switch, Pump.Off)
            .PermitIf(Event.Fail, Pump.Broken, () => true, "something \"broke\"")
            .Ignore(Event.Tick)
            .OnEntry(Nothing)
            .OnEntry(() => { })
            .OnEntryFrom(Event.Switch, () => { }, "click")
            .OnEntryFrom(Event.Start, Nothing);
        return machine;
    }

    private static StateMachine<Pump, Event> Deep()
    {
        var machine = Some.Hierarchy(Pump.Off, []);
        machine.Configure(Pump.On).InitialTransition(Pump.Idle).PermitReentry(Event.Tick);
        machine.Configure(Pump.Running)
            .InitialTransition(Pump.Slow)
            .OnEntryFrom(Event.Start, Nothing);
        machine.Configure(Pump.Slow).OnEntryFrom(Event.Start, () => { }, "softly").PermitReentryIf(Event.Start, () => true, "again");
        machine.Configure(Pump.Fast)
            .PermitIf(Event.Fail, Pump.Broken, new Tuple<Func<bool>, string>(() => true, "one"), new Tuple<Func<bool>, string>(Maybe, null!));
        return machine;
    }

    private static StateMachine<Pump, Event> EveryRule()
    {
        var machine = Some.Machine(Pump.Idle);
        var start = machine.SetTriggerParameters<int>(Event.Start);
        var stop = machine.SetTriggerParameters<int, string>(Event.Stop);
        machine.Configure(Pump.Idle)
            .OnEntry(Nothing, "look around")
            .OnEntryFrom(start, _ => { }, "start speed")
            .OnEntryFrom(stop, (_, _) => { })
            .Permit(Event.Switch, Pump.On)
            .PermitIf(Event.Switch, Pump.Off, Maybe)
            .PermitIf(start, Pump.Slow, speed => speed < 10, "slow")
            .PermitIf(start, Pump.Fast, Above)
            .PermitReentry(Event.Fail)
            .PermitReentryIf(stop, (a, b) => a > b.Length, "longer")
            .IgnoreIf(Event.Fail, Maybe, "maybe")
            .InternalTransition(Event.Tick, () => { })
            .InternalTransitionIf(Event.Faster, _ => true, () => { }, "ticking");
        machine.Configure(Pump.On)
            .PermitIf(Event.Switch, Pump.Off, new Tuple<Func<bool>, string>(Maybe, "one"), new Tuple<Func<bool>, string>(Maybe, "two"));
        machine.Configure(Pump.Slow).OnEntryFrom(Event.Start, Nothing, "from start").OnEntryFrom(start, _ => { });
        return machine;
    }

    private static StateMachine<string, string> AwkwardNames()
    {
        var machine = new StateMachine<string, string>("at rest");
        machine.Configure("at rest").Permit("switch on", "on:full").Permit("half", "on-half");
        machine.Configure("on-half").Permit("up", "onhalf").OnEntry(() => { }, "say \"half\" \\ quarter");
        machine.Configure("onhalf").SubstateOf("the super state").Permit("up", "on half");
        machine.Configure("on half").SubstateOf("the super state").Ignore("tick: tock");
        machine.Configure("the super state").Permit("quote", "a \"quoted\" one");
        machine.Configure("back\\slash").PermitIf("x", "at rest", () => true, "a <b> & c");
        return machine;
    }

    private static bool Maybe() => true;

    private static bool Above(int speed) => speed > 10;

    private static void Nothing()
    {
    }
}
