using System.Device.Gpio;

namespace MesoInjector.Standins.Tests.GpioContract;

/// <summary>A driver outside the package, as the product writes them: notes every call, holds modes and levels.</summary>
internal sealed class RecordingDriver : GpioDriver
{
    private readonly Dictionary<int, PinMode> _modes = [];
    private readonly Dictionary<int, PinValue> _levels = [];
    private readonly Dictionary<int, PinChangeEventHandler> _callbacks = [];

    public List<string> Calls { get; } = [];

    public HashSet<PinMode> Supported { get; } = [PinMode.Input, PinMode.Output];

    public int FailOnOpen { get; set; } = -1;

    public int FailOnClose { get; set; } = -1;

    public bool IsDisposed { get; private set; }

    public CancellationToken TokenSeen { get; private set; }

    protected override int PinCount => 28;

    public void SetLevel(int pin, PinValue level) => _levels[pin] = level;

    public void Raise(int pin, object sender, PinEventTypes edge) => _callbacks[pin](sender, new PinValueChangedEventArgs(edge, pin));

    public bool HasCallback(int pin) => _callbacks.ContainsKey(pin);

    public string[] TakeCalls()
    {
        string[] calls = [.. Calls];
        Calls.Clear();
        return calls;
    }

    protected override void OpenPin(int pinNumber)
    {
        Calls.Add($"open {pinNumber}");
        if (pinNumber == FailOnOpen)
            throw new IOException("open refused");
    }

    protected override void ClosePin(int pinNumber)
    {
        Calls.Add($"close {pinNumber}");
        if (pinNumber == FailOnClose)
            throw new IOException("close refused");
    }

    protected override void SetPinMode(int pinNumber, PinMode mode)
    {
        Calls.Add($"mode {pinNumber} {mode}");
        _modes[pinNumber] = mode;
    }

    protected override PinMode GetPinMode(int pinNumber)
    {
        Calls.Add($"mode? {pinNumber}");
        return _modes.GetValueOrDefault(pinNumber);
    }

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => Supported.Contains(mode);

    protected override PinValue Read(int pinNumber)
    {
        Calls.Add($"read {pinNumber}");
        return _levels.GetValueOrDefault(pinNumber);
    }

    protected override void Write(int pinNumber, PinValue value)
    {
        Calls.Add($"write {pinNumber} {value}");
        _levels[pinNumber] = value;
    }

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken)
    {
        Calls.Add($"wait {pinNumber} {eventTypes}");
        TokenSeen = cancellationToken;
        return new WaitForEventResult { EventTypes = PinEventTypes.Rising };
    }

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        Calls.Add($"watch {pinNumber} {eventTypes}");
        _callbacks[pinNumber] = callback;
    }

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
        Calls.Add($"unwatch {pinNumber}");
        _callbacks.Remove(pinNumber);
    }

    protected override void Dispose(bool disposing)
    {
        Calls.Add("dispose");
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
