using System.Runtime.InteropServices;

namespace System.Device.Linux;

/// <summary>Requests and mode bits of spidev (linux/spi/spidev.h).</summary>
internal static class SpiUapi
{
    public const uint Message1 = 0x40206B00;
    public const uint WriteMode = 0x40016B01;
    public const uint WriteBitsPerWord = 0x40016B03;
    public const uint WriteMaxSpeedHz = 0x40046B04;
    public const uint WriteMode32 = 0x40046B05;

    public const uint NoChipSelect = 0x40;
}

/// <summary>struct spi_ioc_transfer.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SpiTransfer
{
    public ulong TransmitBuffer;
    public ulong ReceiveBuffer;
    public uint Length;
    public uint SpeedHz;
    public ushort DelayMicroseconds;
    public byte BitsPerWord;
    public byte ChipSelectChange;
    public byte TransmitLanes;
    public byte ReceiveLanes;
    public byte WordDelayMicroseconds;
    public byte Padding;
}
