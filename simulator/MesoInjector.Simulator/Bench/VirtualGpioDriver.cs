using System.Device.Gpio;

namespace MesoInjector.Simulator.Bench;

/// <summary>Pins as an array of levels: the bench sets the inputs, the drivers set the outputs.</summary>
public sealed class VirtualGpioDriver : GpioDriver
{
    private const int Pins = 64;

    private readonly PinValue[] _levels = new PinValue[Pins];
    private readonly PinMode[] _modes = new PinMode[Pins];
    private readonly bool[] _open = new bool[Pins];

    /// <inheritdoc />
    protected override int PinCount => Pins;

    /// <summary>The level of a pin as the world sees it.</summary>
    public bool this[int pin]
    {
        get => _levels[pin] == PinValue.High;
        set => _levels[pin] = value ? PinValue.High : PinValue.Low;
    }

    /// <inheritdoc />
    protected override void OpenPin(int pinNumber) => _open[pinNumber] = true;

    /// <inheritdoc />
    protected override void ClosePin(int pinNumber) => _open[pinNumber] = false;

    /// <inheritdoc />
    protected override void SetPinMode(int pinNumber, PinMode mode) => _modes[pinNumber] = mode;

    /// <inheritdoc />
    protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber];

    /// <inheritdoc />
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    /// <inheritdoc />
    protected override PinValue Read(int pinNumber) => _levels[pinNumber];

    /// <inheritdoc />
    protected override void Read(Span<PinValuePair> pinValuePairs)
    {
        for (int i = 0; i < pinValuePairs.Length; i++)
            pinValuePairs[i] = new PinValuePair(pinValuePairs[i].PinNumber, _levels[pinValuePairs[i].PinNumber]);
    }

    /// <inheritdoc />
    protected override void Write(int pinNumber, PinValue value)
    {
        if (!_open[pinNumber])
            throw new InvalidOperationException($"pin {pinNumber} is written to but was never opened");
        _levels[pinNumber] = value;
    }

    /// <inheritdoc />
    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        throw new NotSupportedException("the drivers poll; nothing waits for an edge");

    /// <inheritdoc />
    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        throw new NotSupportedException("the drivers poll; nothing waits for an edge");

    /// <inheritdoc />
    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        throw new NotSupportedException("the drivers poll; nothing waits for an edge");
}
