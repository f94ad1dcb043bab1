using System.Collections.Concurrent;

namespace System.Device.Gpio;

/// <summary>Opens pins of a driver and remembers which are open.</summary>
public class GpioController : IDisposable
{
    private readonly ConcurrentDictionary<int, OpenedPin> _pins = new();
    private GpioDriver? _driver;

    /// <summary>Uses a driver, and owns it: disposing the controller disposes the driver.</summary>
    /// <param name="driver">The driver.</param>
    public GpioController(GpioDriver driver) => _driver = driver;

    /// <summary>Number of pins.</summary>
    public virtual int PinCount => Driver.PinCount;

    private GpioDriver Driver => _driver ?? throw new ObjectDisposedException(nameof(GpioController));

    /// <summary>Opens a pin in the state it is in; an open pin is handed out again.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <returns>The open pin, the same object for the same pin.</returns>
    public GpioPin OpenPin(int pinNumber)
    {
        if (IsPinOpen(pinNumber))
            return _pins[pinNumber].Pin;

        OpenPinCore(pinNumber);
        var opened = new OpenedPin(new GpioPin(pinNumber, this));
        _pins[pinNumber] = opened;
        return opened.Pin;
    }

    /// <summary>Opens a pin and sets its mode. The pin stays open when the mode is refused.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="mode">The mode.</param>
    /// <returns>The open pin.</returns>
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        var pin = OpenPin(pinNumber);
        SetPinMode(pinNumber, mode);
        return pin;
    }

    /// <summary>Opens a pin, remembers a level and sets the mode; an output starts with that level. The pin stays open when the
    /// mode is refused.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="initialValue">First level of an output.</param>
    /// <returns>The open pin.</returns>
    public GpioPin OpenPin(int pinNumber, PinMode mode, PinValue initialValue)
    {
        var pin = OpenPin(pinNumber);
        Remember(pinNumber, initialValue);
        SetPinMode(pinNumber, mode);
        return pin;
    }

    /// <summary>Closes an open pin and forgets its level.</summary>
    /// <param name="pinNumber">The pin.</param>
    public void ClosePin(int pinNumber)
    {
        RequireOpen(pinNumber);
        ClosePinCore(pinNumber);
        _pins.TryRemove(pinNumber, out _);
    }

    /// <summary>Sets the mode of an open pin; the remembered level, if any, goes with it.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="mode">The mode.</param>
    public virtual void SetPinMode(int pinNumber, PinMode mode)
    {
        RequireOpen(pinNumber);
        if (!IsPinModeSupported(pinNumber, mode))
            throw new InvalidOperationException($"Pin {pinNumber} cannot be set to {mode}: its driver does not support that mode.");

        if (_pins.TryGetValue(pinNumber, out var opened) && opened.Level is { } level)
            Driver.SetPinMode(pinNumber, mode, level);
        else
            Driver.SetPinMode(pinNumber, mode);
    }

    /// <summary>The mode of an open pin.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <returns>Its mode.</returns>
    public virtual PinMode GetPinMode(int pinNumber)
    {
        RequireOpen(pinNumber);
        return Driver.GetPinMode(pinNumber);
    }

    /// <summary>Whether a pin is open.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <returns>True between opening and closing.</returns>
    public virtual bool IsPinOpen(int pinNumber)
    {
        _ = Driver;
        return _pins.ContainsKey(pinNumber);
    }

    /// <summary>Whether a pin, open or not, can take a mode.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="mode">The mode.</param>
    /// <returns>True when it can.</returns>
    public virtual bool IsPinModeSupported(int pinNumber, PinMode mode) => Driver.IsPinModeSupported(pinNumber, mode);

    /// <summary>Reads an open pin.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <returns>Its level.</returns>
    public virtual PinValue Read(int pinNumber)
    {
        RequireOpen(pinNumber);
        return Driver.Read(pinNumber);
    }

    /// <summary>Reads several pins in one go, without checking that they are open.</summary>
    /// <param name="pinValuePairs">The pins; their levels are filled in.</param>
    public void Read(Span<PinValuePair> pinValuePairs) => Driver.Read(pinValuePairs);

    /// <summary>Drives an open output. On a pin that is not an output the level is only remembered, as the first level for when it
    /// becomes one: read back what must be certain.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="value">The level.</param>
    public virtual void Write(int pinNumber, PinValue value)
    {
        RequireOpen(pinNumber);
        Remember(pinNumber, value);
        if (Driver.GetPinMode(pinNumber) == PinMode.Output)
            Driver.Write(pinNumber, value);
    }

    /// <summary>Drives several outputs in one go, without checking that they are open outputs and without remembering the levels.</summary>
    /// <param name="pinValuePairs">Pins and levels.</param>
    public void Write(ReadOnlySpan<PinValuePair> pinValuePairs) => Driver.Write(pinValuePairs);

    /// <summary>Blocks until an edge comes or the wait is cancelled.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="eventTypes">The edges of interest.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The edge, or a time-out.</returns>
    public virtual WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken)
    {
        RequireOpen(pinNumber);
        return Driver.WaitForEvent(pinNumber, eventTypes, cancellationToken);
    }

    /// <summary>Calls back on the edges of an open pin, on the driver's thread.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="eventTypes">The edges of interest.</param>
    /// <param name="callback">Called once per edge.</param>
    public virtual void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        RequireOpen(pinNumber);
        Driver.AddCallbackForPinValueChangedEvent(pinNumber, eventTypes, callback);
    }

    /// <summary>Ends a callback.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="callback">The callback to remove.</param>
    public virtual void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
        RequireOpen(pinNumber);
        Driver.RemoveCallbackForPinValueChangedEvent(pinNumber, callback);
    }

    /// <summary>Closes every open pin and disposes the driver.</summary>
    public void Dispose() => Dispose(true);

    /// <summary>Opens a pin at the driver.</summary>
    /// <param name="pinNumber">The pin.</param>
    protected virtual void OpenPinCore(int pinNumber) => Driver.OpenPin(pinNumber);

    /// <summary>Closes a pin at the driver.</summary>
    /// <param name="pinNumber">The pin.</param>
    protected virtual void ClosePinCore(int pinNumber) => Driver.ClosePin(pinNumber);

    /// <summary>Closes every open pin and disposes the driver.</summary>
    /// <param name="disposing">False from a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        foreach (var (pinNumber, _) in _pins)
            ClosePinCore(pinNumber);
        _pins.Clear();
        _driver?.Dispose();
        _driver = null;
    }

    private void RequireOpen(int pinNumber)
    {
        if (!IsPinOpen(pinNumber))
            throw new InvalidOperationException($"Pin {pinNumber} is not open.");
    }

    private void Remember(int pinNumber, PinValue level)
    {
        if (_pins.TryGetValue(pinNumber, out var opened))
            opened.Remember(level);
    }

    /// <summary>A class, not a struct: a level is remembered in place, so that a write costs no allocation.</summary>
    private sealed class OpenedPin(GpioPin pin)
    {
        private volatile int _level = -1; // -1: never given

        public GpioPin Pin { get; } = pin;

        public PinValue? Level => _level switch
        {
            < 0 => null,
            var level => (PinValue)level,
        };

        public void Remember(PinValue level) => _level = (int)level;
    }
}
