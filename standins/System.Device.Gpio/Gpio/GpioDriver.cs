namespace System.Device.Gpio;

/// <summary>What a GPIO chip can do. Members are for <see cref="GpioController"/>; a driver outside this assembly overrides them as <c>protected</c>.</summary>
public abstract class GpioDriver : IDisposable
{
    /// <summary>Lets a driver release its handles when it was not disposed.</summary>
    ~GpioDriver() => Dispose(false);

    /// <summary>Number of pins.</summary>
    protected internal abstract int PinCount { get; }

    /// <summary>Releases the driver's resources.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a pin without changing it.</summary>
    /// <param name="pinNumber">The pin.</param>
    protected internal abstract void OpenPin(int pinNumber);

    /// <summary>Closes an open pin.</summary>
    /// <param name="pinNumber">The pin.</param>
    protected internal abstract void ClosePin(int pinNumber);

    /// <summary>Sets direction and bias.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="mode">The mode.</param>
    protected internal abstract void SetPinMode(int pinNumber, PinMode mode);

    /// <summary>Sets direction and bias, and the first level of an output. Unless overridden the mode comes first and the level
    /// after it, so an output may show the wrong level for a moment.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="initialValue">First level of an output; not used for inputs.</param>
    protected internal virtual void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
    {
        SetPinMode(pinNumber, mode);
        if (mode == PinMode.Output)
            Write(pinNumber, initialValue);
    }

    /// <summary>The mode of an open pin.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <returns>Its mode.</returns>
    protected internal abstract PinMode GetPinMode(int pinNumber);

    /// <summary>Whether a pin can take a mode.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="mode">The mode.</param>
    /// <returns>True when it can.</returns>
    protected internal abstract bool IsPinModeSupported(int pinNumber, PinMode mode);

    /// <summary>Reads a pin.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <returns>Its level.</returns>
    protected internal abstract PinValue Read(int pinNumber);

    /// <summary>Reads several pins; the base class reads one after the other.</summary>
    /// <param name="pinValuePairs">The pins; their levels are filled in.</param>
    protected internal virtual void Read(Span<PinValuePair> pinValuePairs)
    {
        foreach (ref var pair in pinValuePairs)
            pair = new PinValuePair(pair.PinNumber, Read(pair.PinNumber));
    }

    /// <summary>Drives an output.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="value">The level.</param>
    protected internal abstract void Write(int pinNumber, PinValue value);

    /// <summary>Drives several outputs; the base class writes one after the other.</summary>
    /// <param name="pinValuePairs">Pins and levels.</param>
    protected internal virtual void Write(ReadOnlySpan<PinValuePair> pinValuePairs)
    {
        foreach (var (pinNumber, pinValue) in pinValuePairs)
            Write(pinNumber, pinValue);
    }

    /// <summary>Blocks until an edge comes.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="eventTypes">The edges of interest.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The edge, or a time-out.</returns>
    protected internal abstract WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken);

    /// <summary>Calls back on edges.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="eventTypes">The edges of interest.</param>
    /// <param name="callback">Called once per edge.</param>
    protected internal abstract void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback);

    /// <summary>Ends a callback.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="callback">The callback to remove.</param>
    protected internal abstract void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback);

    /// <summary>Releases the driver's resources.</summary>
    /// <param name="disposing">False from the finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
