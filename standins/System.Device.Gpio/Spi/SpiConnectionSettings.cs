namespace System.Device.Spi;

/// <summary>How to reach and clock a device on an SPI bus.</summary>
/// <param name="busId">B of /dev/spidevB.C.</param>
/// <param name="chipSelectLine">C of /dev/spidevB.C; -1 leaves the chip select line alone.</param>
public sealed class SpiConnectionSettings(int busId, int chipSelectLine = -1)
{
    internal SpiConnectionSettings(SpiConnectionSettings other)
        : this(other.BusId, other.ChipSelectLine)
    {
        Mode = other.Mode;
        DataBitLength = other.DataBitLength;
        ClockFrequency = other.ClockFrequency;
    }

    /// <summary>The bus.</summary>
    public int BusId { get; set; } = busId;

    /// <summary>The chip select line, -1 for none.</summary>
    public int ChipSelectLine { get; set; } = chipSelectLine;

    /// <summary>Clock polarity and phase.</summary>
    public SpiMode Mode { get; set; } = SpiMode.Mode0;

    /// <summary>Bits per word.</summary>
    public int DataBitLength { get; set; } = 8;

    /// <summary>Clock in hertz.</summary>
    public int ClockFrequency { get; set; } = 500_000;
}
