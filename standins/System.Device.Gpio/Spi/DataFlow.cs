namespace System.Device.Spi;

/// <summary>Which bit of a word goes first.</summary>
public enum DataFlow
{
    /// <summary>Most significant bit first.</summary>
    MsbFirst,

    /// <summary>Least significant bit first.</summary>
    LsbFirst,
}
