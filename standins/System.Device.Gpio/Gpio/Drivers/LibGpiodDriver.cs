using System.Device.Linux;

namespace System.Device.Gpio.Drivers;

/// <summary>Drives a GPIO chip of Linux. Named after the library the package uses; this one speaks to the character device itself.</summary>
public class LibGpiodDriver : GpioDriver
{
    private readonly GpioChip? _chip; // null only when the constructor threw: the finalizer still runs then

    /// <summary>Opens a chip.</summary>
    /// <param name="gpioChip">N of /dev/gpiochipN.</param>
    public LibGpiodDriver(int gpioChip = 0)
        : this(gpioChip, LibcCalls.Instance)
    {
    }

    internal LibGpiodDriver(int gpioChip, ILinuxCalls calls) => _chip = new GpioChip(gpioChip, calls);

    /// <inheritdoc/>
    protected internal override int PinCount => Chip.LineCount;

    private GpioChip Chip => _chip!;

    /// <inheritdoc/>
    protected internal override void OpenPin(int pinNumber) => Chip.OpenLine(pinNumber);

    /// <inheritdoc/>
    protected internal override void ClosePin(int pinNumber) => Chip.CloseLine(pinNumber);

    /// <summary>Sets direction and bias; an output starts low.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="mode">The mode.</param>
    protected internal override void SetPinMode(int pinNumber, PinMode mode) => Chip.SetMode(pinNumber, mode, PinValue.Low);

    /// <summary>Sets direction, bias and the first level of an output in one step.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="initialValue">First level of an output.</param>
    protected internal override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue) => Chip.SetMode(pinNumber, mode, initialValue);

    /// <inheritdoc/>
    protected internal override PinMode GetPinMode(int pinNumber) => Chip.ModeOf(pinNumber);

    /// <inheritdoc/>
    protected internal override bool IsPinModeSupported(int pinNumber, PinMode mode) => Enum.IsDefined(mode);

    /// <inheritdoc/>
    protected internal override PinValue Read(int pinNumber) => Chip.Read(pinNumber);

    /// <summary>Reads several pins with one system call for the inputs among them, from their second common read on.</summary>
    /// <param name="pinValuePairs">The pins; their levels are filled in.</param>
    protected internal override void Read(Span<PinValuePair> pinValuePairs) => Chip.Read(pinValuePairs);

    /// <inheritdoc/>
    protected internal override void Write(int pinNumber, PinValue value) => Chip.Write(pinNumber, value);

    /// <summary>Drives several outputs; none is driven when one of the pins is not an output.</summary>
    /// <param name="pinValuePairs">Pins and levels.</param>
    protected internal override void Write(ReadOnlySpan<PinValuePair> pinValuePairs) => Chip.Write(pinValuePairs);

    /// <inheritdoc/>
    protected internal override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken)
    {
        var seen = PinEventTypes.None;
        using var happened = new ManualResetEventSlim();
        void OnEdge(object sender, PinValueChangedEventArgs edge)
        {
            seen = edge.ChangeType;
            happened.Set();
        }

        Chip.AddCallback(pinNumber, eventTypes, OnEdge);
        try
        {
            happened.Wait(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The wait is over either way; the result says which.
        }

        Chip.RemoveCallback(pinNumber, OnEdge);
        return new WaitForEventResult { EventTypes = seen, TimedOut = seen == PinEventTypes.None };
    }

    /// <inheritdoc/>
    protected internal override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
        => Chip.AddCallback(pinNumber, eventTypes, callback);

    /// <inheritdoc/>
    protected internal override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
        => Chip.RemoveCallback(pinNumber, callback);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _chip?.Dispose();
        base.Dispose(disposing);
    }
}
