using MesoInjector.Control;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Daemon.Recording;

namespace MesoInjector.Daemon;

/// <summary>
/// One cycle: sense, decide, act, record. The real-time loop and the virtual bench run this same class, so what is tested is what ships.
/// </summary>
public sealed class ControlCycle
{
    private readonly IInjectorDevice _device;
    private readonly InjectorController _controller;
    private readonly IRecordKeeper _keeper;
    private readonly BlackBox _blackBox;
    private InjectorInputs _inputs;
    private InjectorOutputs _outputs;

    /// <summary>A cycle over a device.</summary>
    public ControlCycle(IInjectorDevice device, InjectorController controller, IRecordKeeper keeper, BlackBox blackBox)
    {
        _device = device;
        _controller = controller;
        _keeper = keeper;
        _blackBox = blackBox;
    }

    /// <summary>What came in last.</summary>
    public ref readonly InjectorInputs Inputs => ref _inputs;

    /// <summary>What went out last.</summary>
    public ref readonly InjectorOutputs Outputs => ref _outputs;

    /// <summary>Runs one cycle.</summary>
    /// <param name="now">Its time.</param>
    /// <param name="lateness">How late it began.</param>
    /// <param name="command">What an operator wants; null for nothing.</param>
    public void Run(MonotonicTime now, TimeSpan lateness, OperatorCommand? command)
    {
        _inputs.Now = now;
        _inputs.Lateness = lateness;
        _inputs.Command = command;
        _inputs.Receipt = _keeper.Receipt;
        _device.Sense(now, ref _inputs.Readings);
        _controller.Step(in _inputs, out _outputs);
        _device.Act(now, in _outputs);
        if (_outputs.Records is { Count: > 0 } batch)
            _keeper.Keep(batch);
        _blackBox.Keep(in _inputs, in _outputs, _controller.State, _controller.Alarms);
    }

    /// <summary>Everything off, whatever the controller wants: for the end of the program.</summary>
    /// <param name="now">The time.</param>
    public void SwitchOff(MonotonicTime now)
    {
        // The default outputs are the safe state.
        _outputs = default;
        _device.Act(now, in _outputs);
    }
}
