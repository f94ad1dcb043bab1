using System.Device.Gpio;
using System.Device.Pwm;
using System.Device.Spi;
using Iot.Device.Adc;
using MesoInjector.Control;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Hardware.Signals;
using MesoInjector.Hardware.Board;
using MesoInjector.Hardware.Guardian;
using MesoInjector.Hardware.Motion;
using MesoInjector.Hardware.Sensing;

namespace MesoInjector.Hardware;

/// <summary>What an injector is connected through. The device owns all of it.</summary>
/// <param name="Gpio">The host's lines.</param>
/// <param name="NeedleAxis">The bus of the needle axis's motion chip.</param>
/// <param name="PlungerAxis">The bus of the plunger axis's motion chip.</param>
/// <param name="Converter">The bus of the analogue converter.</param>
/// <param name="Guardian">The line to the guardian.</param>
/// <param name="Buzzer">The buzzer.</param>
public sealed record InjectorConnections(
    GpioController Gpio, SpiDevice NeedleAxis, SpiDevice PlungerAxis, SpiDevice Converter, ISerialLine Guardian, PwmChannel Buzzer);

/// <summary>The injector's hardware behind the controller's port. The same class drives the real board and the virtual bench.</summary>
public sealed class InjectorDevice : IInjectorDevice, IDisposable
{
    private readonly InjectorConnections _connections;
    private readonly BoardDefinition _board;
    private readonly Mcp3208 _converter;
    private readonly SwitchBoard _switches;
    private readonly AnalogBoard _analog;
    private readonly Annunciator _annunciator;
    private bool _drivesOn;

    /// <summary>Takes the lines and leaves everything off.</summary>
    /// <param name="board">What is connected where.</param>
    /// <param name="connections">What it is connected through.</param>
    public InjectorDevice(BoardDefinition board, InjectorConnections connections)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(connections);
        _board = board;
        _connections = connections;
        connections.Gpio.OpenPin(board.Pins.DrivesDisabled, PinMode.Output, PinValue.High);
        _converter = new Mcp3208(connections.Converter);
        _switches = new SwitchBoard(connections.Gpio, board.Pins);
        _analog = new AnalogBoard(_converter, board.Analog);
        _annunciator = new Annunciator(connections.Gpio, board.Pins.Lamp, connections.Buzzer);
        Needle = new Tmc5160Axis(connections.NeedleAxis, Tmc5160Settings.Needle(board.MotionClockHertz));
        Plunger = new Tmc5160Axis(connections.PlungerAxis, Tmc5160Settings.Plunger(board.MotionClockHertz));
        Guardian = new GuardianLink(connections.Guardian);
    }

    /// <summary>The needle axis.</summary>
    public Tmc5160Axis Needle { get; }

    /// <summary>The plunger axis.</summary>
    public Tmc5160Axis Plunger { get; }

    /// <summary>The link to the guardian.</summary>
    public GuardianLink Guardian { get; }

    /// <inheritdoc />
    public void Sense(MonotonicTime now, ref DeviceReadings readings)
    {
        _switches.Sense(ref readings.Switches);
        Needle.Sense(ref readings.Needle);
        Plunger.Sense(ref readings.Plunger);
        _analog.Sense(ref readings.Analog);
        Guardian.Sense(now, ref readings.Guardian);
    }

    /// <inheritdoc />
    public void Act(MonotonicTime now, in InjectorOutputs outputs)
    {
        if (outputs.DrivesOn != _drivesOn)
        {
            _drivesOn = outputs.DrivesOn;
            _connections.Gpio.Write(_board.Pins.DrivesDisabled, _drivesOn ? PinValue.Low : PinValue.High);
        }

        Needle.Act(now, outputs.Needle, _drivesOn);
        Plunger.Act(now, outputs.Plunger, _drivesOn);
        Guardian.Act(now, outputs.Guardian);
        _annunciator.Act(now, outputs.Annunciation);
    }

    /// <summary>Drives off, lamp and buzzer off, everything closed.</summary>
    public void Dispose()
    {
        _connections.Gpio.Write(_board.Pins.DrivesDisabled, PinValue.High);
        _annunciator.Close();
        _switches.Close();
        _connections.Gpio.Dispose();
        _connections.NeedleAxis.Dispose();
        _connections.PlungerAxis.Dispose();
        _converter.Dispose();
        _connections.Guardian.Dispose();
        _connections.Buzzer.Dispose();
    }
}
