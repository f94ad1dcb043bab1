using MesoInjector.Control.Machine;
using MesoInjector.Simulator.Faults;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Tests.Sessions;

/// <summary>What is broken when the device is switched on.</summary>
public sealed class PowerUpFaultTests
{
    [Theory]
    [Requirement("SR-067")]
    [InlineData("needle-bus dead", "needle driver answers")]
    [InlineData("plunger-bus dead", "plunger driver answers")]
    [InlineData("converter-bus dead", "sensors answer")]
    [InlineData("guardian-line off", "guardian answers")]
    [InlineData("supply sags", "motor supply is above 10.8 V")]
    public void What_is_broken_at_power_up_is_named_with_its_remedy_and_nothing_is_homed(string name, string named)
    {
        Assert.Null(FaultCatalogue.TryFind(name, out Fault? fault));
        Scenario scenario = Bench.Scenario(1) with { Faults = [new ScheduledFault(fault!, default)] };
        SessionResult result = Bench.Play(scenario);

        Assert.Equal(SessionOutcome.SafeState, result.Outcome);
        Assert.Contains(named, result.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(result.States, state => state.State == InjectorState.Homing);
    }
}
