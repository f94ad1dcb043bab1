using MesoInjector.Standins.Tests.Surface;
using Stateless;

namespace MesoInjector.Standins.Tests.StatelessContract;

/// <summary>What every control cycle asks of the machine.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void Asking_the_state_allocates_nothing()
    {
        StateMachine<Pump, Event> machine = Some.Hierarchy(Pump.Slow, []);
        Pump seen = Pump.Off;

        Assert.Equal(0, Allocation.Of(() => seen = machine.State));
        Assert.Equal(Pump.Slow, seen);
    }

    /// <summary>The package allocates some 50 to 150 bytes a question, more the further it has to look.</summary>
    [Theory]
    [InlineData(Pump.Slow, true)]
    [InlineData(Pump.On, true)]
    [InlineData(Pump.Broken, false)]
    public void Asking_whether_the_machine_is_in_a_state_or_group_allocates_nothing_in_the_stand_in(Pump state, bool expected)
    {
        Assert.SkipUnless(Packages.IsStandIn("Stateless"), "The package allocates here.");
        StateMachine<Pump, Event> machine = Some.Hierarchy(Pump.Slow, []);
        bool seen = !expected;

        Assert.Equal(0, Allocation.Of(() => seen = machine.IsInState(state)));
        Assert.Equal(expected, seen);
    }
}
