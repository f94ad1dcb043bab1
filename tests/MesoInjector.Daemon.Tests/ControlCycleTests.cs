using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Daemon.Recording;

namespace MesoInjector.Daemon.Tests;

public sealed class ControlCycleTests
{
    private static readonly MonotonicTime Now = MonotonicTime.FromMicroseconds(5_000_000);

    private readonly List<string> _log = [];
    private readonly FakeDevice _device;
    private readonly FakeKeeper _keeper;
    private readonly InjectorController _controller = new();
    private readonly BlackBox _box = new(1);
    private readonly ControlCycle _cycle;

    public ControlCycleTests()
    {
        _device = new FakeDevice(_log);
        _keeper = new FakeKeeper(_log);
        _cycle = new ControlCycle(_device, _controller, _keeper, _box);
    }

    [Fact]
    public void A_cycle_senses_decides_acts_and_then_records()
    {
        _cycle.Run(Now, TimeSpan.Zero, command: null);

        // The first step leaves the boot state, so there is something to keep; it was decided after sensing, or acting would not show it.
        Assert.Equal(["receipt", "sense", "act", "keep"], _log);
        Assert.Equal(InjectorState.SelfTest, _controller.State);
        Assert.Contains(_keeper.Entries, entry => entry.Kind == RecordKind.StateChanged && entry.To == InjectorState.SelfTest);
        Assert.NotNull(_device.Acted.Records);
    }

    [Fact]
    public void A_cycle_with_nothing_to_record_keeps_nothing()
    {
        for (int i = 0; i < 10; i++)
            _cycle.Run(Now + TimeSpan.FromMilliseconds(i), TimeSpan.Zero, command: null);
        _log.Clear();
        _cycle.Run(Now + TimeSpan.FromMilliseconds(10), TimeSpan.Zero, command: null);
        Assert.Equal(["receipt", "sense", "act"], _log);
    }

    [Fact]
    public void Time_lateness_receipt_command_and_readings_all_reach_the_controller_and_the_device_gets_its_outputs()
    {
        var command = new OperatorCommand.Pause(Guid.NewGuid());
        _device.Readings.Analog.Supply = RailVoltage.FromMillivolts(12_345);
        _keeper.Answer = new RecordReceipt(new AuthorisationId(3), Works: true);

        _cycle.Run(Now, TimeSpan.FromMilliseconds(0.5), command);

        Assert.Equal(Now, _cycle.Inputs.Now);
        Assert.Equal(TimeSpan.FromMilliseconds(0.5), _cycle.Inputs.Lateness);
        Assert.Equal(_keeper.Answer, _cycle.Inputs.Receipt);
        Assert.Same(command, _cycle.Inputs.Command);
        Assert.Equal(12_345, _cycle.Inputs.Readings.Analog.Supply.Millivolts);
        Assert.Equal(command.Id, _cycle.Outputs.Answer?.Id);
        Assert.NotNull(_cycle.Outputs.Answer?.Refusal);
        Assert.Equal(Now, _device.SensedAt);
        Assert.Equal(Now, _device.ActedAt);
        Assert.Same(_cycle.Outputs.Answer, _device.Acted.Answer);
    }

    [Fact]
    public void What_is_sensed_is_decided_on_in_the_same_cycle()
    {
        for (int i = 1; i <= 5; i++)
        {
            _device.Readings.Analog.Valid = true;
            _device.Readings.Analog.Supply = RailVoltage.FromMillivolts(12_000 + i);
            _cycle.Run(Now + TimeSpan.FromMilliseconds(i), TimeSpan.Zero, command: null);
            _controller.Look(out Snapshot seen);
            Assert.Equal(12_000 + i, seen.Supply.Millivolts);
        }
    }

    [Fact]
    public void Every_cycle_is_in_the_black_box_as_it_came_in()
    {
        for (int i = 1; i <= 3; i++)
        {
            _device.Readings.Analog.Supply = RailVoltage.FromMillivolts(i);
            _cycle.Run(MonotonicTime.FromMicroseconds(i * 1000), TimeSpan.FromMicroseconds(i), command: null);
        }

        Assert.Equal(
            [(1000L, 1), (2000L, 2), (3000L, 3)],
            Boxes.Inputs(Boxes.Saved(_box)).Select(inputs => (inputs.Now.Microseconds, inputs.Readings.Analog.Supply.Millivolts)));
    }

    [Fact]
    public void Switching_off_asks_for_the_safe_state_whatever_went_before()
    {
        _cycle.Run(Now, TimeSpan.Zero, command: null);
        _cycle.SwitchOff(Now + TimeSpan.FromMilliseconds(1));
        Assert.Equal(default, _device.Acted);
        Assert.Equal(Now + TimeSpan.FromMilliseconds(1), _device.ActedAt);
    }
}
