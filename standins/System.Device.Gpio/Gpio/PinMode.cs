namespace System.Device.Gpio;

/// <summary>Direction and bias of a pin.</summary>
public enum PinMode
{
    /// <summary>Input without bias.</summary>
    Input,

    /// <summary>Push-pull output.</summary>
    Output,

    /// <summary>Input biased towards low.</summary>
    InputPullDown,

    /// <summary>Input biased towards high.</summary>
    InputPullUp,
}
