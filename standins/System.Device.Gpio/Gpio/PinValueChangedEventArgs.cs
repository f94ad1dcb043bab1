namespace System.Device.Gpio;

/// <summary>An edge on a pin.</summary>
/// <param name="changeType">The edge.</param>
/// <param name="pinNumber">The pin.</param>
public class PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber) : EventArgs
{
    /// <summary>The edge.</summary>
    public PinEventTypes ChangeType { get; } = changeType;

    /// <summary>The pin.</summary>
    public int PinNumber { get; } = pinNumber;
}
