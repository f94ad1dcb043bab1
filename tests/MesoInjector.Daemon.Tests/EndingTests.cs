using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Daemon.Tests;

public sealed class EndingTests
{
    private readonly Ending _ending = new(At(0));

    [Fact]
    public void It_stops_what_moves_in_the_first_cycle_whatever_the_state()
    {
        foreach (InjectorState state in Enum.GetValues<InjectorState>().Where(state => state < InjectorState.Operational))
            Assert.IsType<OperatorCommand.Stop>(new Ending(At(0)).Next(Seen(state, 0, parked: false)));
    }

    [Fact]
    public void From_an_injection_it_waits_for_the_needle_ends_closes_and_shuts_down()
    {
        Assert.IsType<OperatorCommand.Stop>(_ending.Next(Seen(InjectorState.Dispensing, 0, parked: false)));
        for (int i = 1; i < 120; i++)
            Assert.Null(_ending.Next(Seen(InjectorState.Withdrawing, i, parked: false)));
        Assert.Null(_ending.Next(Seen(InjectorState.Withdrawing, 120, parked: true)));
        Assert.IsType<OperatorCommand.EndSession>(_ending.Next(Seen(InjectorState.Ready, 121, parked: true)));
        Assert.IsType<OperatorCommand.CloseSession>(_ending.Next(Seen(InjectorState.SessionReview, 122, parked: true)));
        Assert.IsType<OperatorCommand.ShutDown>(_ending.Next(Seen(InjectorState.Standby, 123, parked: true)));
        Assert.True(Ending.Done(InjectorState.ShutDown));
    }

    [Fact]
    public void A_needle_that_does_not_come_home_is_waited_for_one_second()
    {
        _ending.Next(Seen(InjectorState.Ready, 0, parked: false));
        Assert.Null(_ending.Next(Seen(InjectorState.Ready, 999, parked: false)));
        Assert.IsType<OperatorCommand.EndSession>(_ending.Next(Seen(InjectorState.Ready, 1000, parked: false)));
    }

    [Fact]
    public void A_needle_whose_place_is_not_known_does_not_count_as_home()
    {
        _ending.Next(Seen(InjectorState.Faulted, 0, parked: true));
        Snapshot lost = Seen(InjectorState.Faulted, 1, parked: true) with { NeedleTrusted = false };
        Assert.Null(_ending.Next(lost));
    }

    [Fact]
    public void A_command_that_was_refused_is_given_again_after_a_tenth_of_a_second_under_a_new_id()
    {
        _ending.Next(Seen(InjectorState.Standby, 0, parked: true));
        OperatorCommand first = _ending.Next(Seen(InjectorState.Standby, 1, parked: true))!;
        Assert.Null(_ending.Next(Seen(InjectorState.Standby, 2, parked: true)));
        Assert.Null(_ending.Next(Seen(InjectorState.Standby, 100, parked: true)));
        OperatorCommand again = _ending.Next(Seen(InjectorState.Standby, 101, parked: true))!;
        Assert.IsType<OperatorCommand.ShutDown>(again);
        Assert.NotEqual(first.Id, again.Id);
    }

    [Fact]
    public void Every_state_is_done_or_has_a_command_or_passes_by_itself()
    {
        foreach (InjectorState state in Enum.GetValues<InjectorState>().Where(state => state < InjectorState.Operational))
        {
            var ending = new Ending(At(0));
            ending.Next(Seen(state, 0, parked: true));
            OperatorCommand? command = ending.Next(Seen(state, 1, parked: true));
            Assert.Equal(Ending.Done(state) || state == InjectorState.Withdrawing, command is null);
        }
    }

    [Fact]
    public void An_interrupted_injection_that_nobody_has_seen_is_not_acknowledged_on_the_way_out() =>
        Assert.True(Ending.Done(InjectorState.Recovering));

    private static MonotonicTime At(int milliseconds) => MonotonicTime.FromMicroseconds(milliseconds * 1000L);

    private static Snapshot Seen(InjectorState state, int milliseconds, bool parked) => new()
    {
        At = At(milliseconds),
        State = state,
        NeedleTrusted = true,
        Depth = AxisPosition.FromMicrometres(parked ? -2000 : 1500),
    };
}
