using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Daemon.Recording;

namespace MesoInjector.Daemon.Tests;

[Requirement("SR-068")]
public sealed class RealTimeLoopTests
{
    private static readonly MonotonicTime Start = MonotonicTime.FromMicroseconds(5_000_000);

    private readonly FakeLoopClock _clock = new();
    private readonly FakeDevice _device = new();
    private readonly FakeKeeper _keeper = new();
    private readonly InjectorController _controller = new();
    private readonly BlackBox _box = new(1);
    private readonly OperatorPort _operator = new();
    private readonly RealTimeLoop _loop;

    public RealTimeLoopTests() =>
        _loop = new RealTimeLoop(new ControlCycle(_device, _controller, _keeper, _box), _controller, _clock, _operator, saver: null);

    [Fact]
    public void Cycles_are_due_at_whole_milliseconds_from_the_start_however_late_each_began()
    {
        _clock.Oversleeps = number => TimeSpan.FromMicroseconds(number % 3 * 300);
        RunFor(100);
        Assert.Equal(Enumerable.Range(1, 100).Select(i => Start + TimeSpan.FromMilliseconds(i)), _clock.Waits.Take(100));
        Assert.Equal(0, _loop.Statistics.Missed);
    }

    [Fact]
    public void Each_cycle_is_told_its_time_and_how_late_it_began()
    {
        _clock.Oversleeps = number => TimeSpan.FromMicroseconds(number == 5 ? 700 : 0);
        RunFor(10);
        List<InjectorInputs> inputs = Kept();
        Assert.Equal(TimeSpan.FromMicroseconds(700), inputs[5].Lateness);
        Assert.Equal(Start + TimeSpan.FromMicroseconds(6700), inputs[5].Now);
        Assert.All(inputs.Where((_, i) => i != 5), input => Assert.Equal(TimeSpan.Zero, input.Lateness));
    }

    [Fact]
    public void Missed_periods_are_counted_and_skipped_not_run_in_a_burst()
    {
        _clock.Oversleeps = number => number == 5 ? TimeSpan.FromMicroseconds(4300) : TimeSpan.Zero;
        RunFor(10);
        List<InjectorInputs> inputs = Kept();
        Assert.Equal(TimeSpan.FromMicroseconds(4300), inputs[5].Lateness);
        Assert.Equal(Start + TimeSpan.FromMilliseconds(11), inputs[6].Now);
        Assert.Equal(TimeSpan.Zero, inputs[6].Lateness);
        Assert.Equal(4, _loop.Statistics.Missed);
        Assert.Equal(TimeSpan.FromMicroseconds(4300), _loop.Statistics.MaximumLateness);
    }

    [Theory]
    [InlineData(3.0, false)]
    [InlineData(3.1, true)]
    public void A_cycle_too_late_by_more_than_three_milliseconds_is_what_the_interlock_sees(double late, bool seen)
    {
        _clock.Oversleeps = number => number == 1 ? TimeSpan.FromMilliseconds(late) : TimeSpan.Zero;
        RunFor(5);
        Assert.Equal(seen, _keeper.Entries.Exists(entry => entry.Kind == RecordKind.AlarmRaised && entry.Alarm == AlarmId.HostOverloaded));
    }

    [Fact]
    public void A_command_is_taken_in_the_next_cycle_and_its_answer_handed_back()
    {
        var command = new OperatorCommand.Arm(Guid.NewGuid());
        _clock.Sleeping = number =>
        {
            if (number == 20)
                Assert.True(_operator.Commands.TryGive(command));
            if (number == 21)
                Assert.Equal(1, _operator.Answers.Count);
            if (number == 40)
                _loop.RequestEnd();
        };
        _loop.Run();
        var answers = new CommandAnswer[1];
        Assert.Equal(1, _operator.Answers.Peek(answers));
        Assert.Equal(command.Id, answers[0].Id);
        Assert.NotNull(answers[0].Refusal);
    }

    [Fact]
    public void Snapshots_come_every_ten_cycles_and_at_once_when_the_state_changes()
    {
        var published = new List<long>();
        _clock.Sleeping = number =>
        {
            published.Add(_operator.Snapshots.Published);
            if (number == 30)
                _loop.RequestEnd();
        };
        _loop.Run();

        // The first cycle enters the self-test, the second the emergency stop.
        Assert.Equal([0, 1, 2], published[..3]);
        Assert.Equal(2, published[11]);
        Assert.Equal(3, published[12]);
        Assert.Equal(3, published[21]);
        Assert.Equal(4, published[22]);
        Assert.Equal(InjectorState.ShutDown, _operator.Snapshots.Read().State);
    }

    [Fact]
    public void Asked_to_end_it_shuts_the_injector_down_switches_off_and_returns()
    {
        LoopEnd end = RunFor(50);
        Assert.Equal(LoopEnd.Parked, end);
        Assert.Equal(InjectorState.ShutDown, _controller.State);
        Assert.Equal(default, _device.Acted);
        Assert.Contains(_keeper.Entries, entry => entry.Kind == RecordKind.CommandTaken && entry.Attachment is OperatorCommand.Stop);
    }

    [Fact]
    public void An_injector_that_is_not_at_rest_in_time_is_switched_off_all_the_same()
    {
        // The needle's place is not known, so its coming home is waited for longer than there is patience.
        _loop.EndPatience = TimeSpan.FromMilliseconds(400);
        LoopEnd end = RunFor(10);
        Assert.Equal(LoopEnd.OutOfTime, end);
        Assert.Equal(InjectorState.EmergencyStopped, _controller.State);
        Assert.Equal(default, _device.Acted);
        Assert.Equal(Start + TimeSpan.FromMilliseconds(411), _device.ActedAt);
    }

    [Fact]
    public void It_returns_when_an_operator_switched_the_injector_off()
    {
        _clock.Sleeping = number =>
        {
            if (number == 10)
                _operator.Commands.TryGive(new OperatorCommand.ShutDown(Guid.NewGuid()));
        };
        Assert.Equal(LoopEnd.Parked, _loop.Run());
        Assert.Equal(11, _device.Cycles);
        Assert.Equal(default, _device.Acted);
    }

    [Fact]
    public void A_defect_below_the_controller_switches_everything_off_and_is_told()
    {
        _device.BreaksInCycle = 30;
        Assert.Equal(LoopEnd.Failed, _loop.Run());
        Assert.Equal("a defect in a driver", _loop.Failure?.Message);
        Assert.Equal(default, _device.Acted);
        Assert.Equal(Start + TimeSpan.FromMilliseconds(30), _device.ActedAt);
    }

    [Fact]
    public void A_loop_that_runs_allocates_nothing()
    {
        long before = 0;
        long after = 0;
        _clock.Sleeping = number =>
        {
            if (number == 2000)
                before = GC.GetAllocatedBytesForCurrentThread();
            if (number == 12_000)
            {
                after = GC.GetAllocatedBytesForCurrentThread();
                _loop.RequestEnd();
            }
        };
        _loop.Run();
        Assert.NotEqual(0, before);
        Assert.Equal(before, after);
    }

    private LoopEnd RunFor(int cycles)
    {
        _clock.Sleeping = number =>
        {
            if (number == cycles)
                _loop.RequestEnd();
        };
        return _loop.Run();
    }

    private List<InjectorInputs> Kept() => [.. Boxes.Inputs(Boxes.Saved(_box)).Take(10)];
}
