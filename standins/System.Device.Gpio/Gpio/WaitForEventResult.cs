namespace System.Device.Gpio;

/// <summary>How a wait for an edge ended.</summary>
public struct WaitForEventResult
{
    /// <summary>The edge seen, <see cref="PinEventTypes.None"/> when the wait was cancelled first.</summary>
    public PinEventTypes EventTypes;

    /// <summary>True when the wait was cancelled or timed out before an edge came.</summary>
    public bool TimedOut;
}
