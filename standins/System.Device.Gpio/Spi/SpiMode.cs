namespace System.Device.Spi;

/// <summary>Clock polarity (idle level) and phase (sampling edge).</summary>
public enum SpiMode
{
    /// <summary>Idle low, sampled at the first edge.</summary>
    Mode0,

    /// <summary>Idle low, sampled at the second edge.</summary>
    Mode1,

    /// <summary>Idle high, sampled at the first edge.</summary>
    Mode2,

    /// <summary>Idle high, sampled at the second edge.</summary>
    Mode3,
}
