using System.Device.Gpio;
using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Board;

namespace MesoInjector.Hardware.Sensing;

/// <summary>Pedal, emergency stop, key and holder: contacts to ground with a pull-up, so that low is closed and a broken wire is open.</summary>
internal sealed class SwitchBoard
{
    private readonly GpioController _gpio;
    private readonly BoardPins _pins;
    private readonly PinValuePair[] _levels;

    public SwitchBoard(GpioController gpio, BoardPins pins)
    {
        _gpio = gpio;
        _pins = pins;
        int[] inputs = [pins.PedalNormallyOpen, pins.PedalNormallyClosed, pins.EmergencyStop, pins.ServiceKey, pins.HolderCodeA, pins.HolderCodeB];
        foreach (int pin in inputs)
            gpio.OpenPin(pin, PinMode.InputPullUp);
        _levels = [.. inputs.Select(pin => new PinValuePair(pin, PinValue.High))];
    }

    /// <summary>Reads all contacts at one moment.</summary>
    public void Sense(ref SwitchReading reading)
    {
        try
        {
            _gpio.Read(_levels);
        }
        catch (IOException)
        {
            reading = default;
            return;
        }

        reading.Valid = true;
        reading.PedalNormallyOpenClosed = Closed(0);
        reading.PedalNormallyClosedClosed = Closed(1);
        reading.EmergencyStopLoopIntact = Closed(2);
        reading.ServiceKey = Closed(3);
        reading.Syringe = (SyringeCode)((Closed(4) ? 1 : 0) | (Closed(5) ? 2 : 0));
    }

    public void Close()
    {
        foreach (PinValuePair level in _levels)
            _gpio.ClosePin(level.PinNumber);
    }

    private bool Closed(int index) => _levels[index].PinValue == PinValue.Low;
}
