using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace System.Device.Linux;

/// <summary>Requests and flags of the GPIO character device, uAPI v2 (linux/gpio.h). The numbers are those of every architecture with
/// the generic ioctl encoding, x86-64 and arm64 among them.</summary>
internal static class GpioUapi
{
    public const uint GetChipInfo = 0x8044B401;
    public const uint GetLineInfo = 0xC100B405;
    public const uint GetLine = 0xC250B407;
    public const uint SetConfig = 0xC110B40D;
    public const uint GetValues = 0xC010B40E;
    public const uint SetValues = 0xC010B40F;

    public const ulong FlagInput = 1UL << 2;
    public const ulong FlagOutput = 1UL << 3;
    public const ulong FlagEdgeRising = 1UL << 4;
    public const ulong FlagEdgeFalling = 1UL << 5;
    public const ulong FlagBiasPullUp = 1UL << 8;
    public const ulong FlagBiasPullDown = 1UL << 9;

    public const uint AttributeFlags = 1;
    public const uint AttributeOutputValues = 2;

    public const uint EventRisingEdge = 1;
    public const uint EventFallingEdge = 2;

    public const int LinesMax = 64;
    public const int AttributesMax = 10;
}

/// <summary>char[32], zero-terminated.</summary>
[InlineArray(32)]
internal struct GpioName
{
    private byte _first;

    public static GpioName From(string text)
    {
        var name = default(GpioName);
        // One byte short: the kernel wants the terminator.
        Encoding.ASCII.TryGetBytes(text.AsSpan(0, Math.Min(text.Length, 31)), name, out _);
        return name;
    }

    public readonly string ToText()
    {
        ReadOnlySpan<byte> bytes = this;
        int end = bytes.IndexOf((byte)0);
        return Encoding.ASCII.GetString(end < 0 ? bytes : bytes[..end]);
    }
}

/// <summary>struct gpiochip_info.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GpioChipDescription
{
    public GpioName Name;
    public GpioName Label;
    public uint Lines;
}

/// <summary>struct gpio_v2_line_attribute: the value is a union of flags, output levels and a debounce period.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GpioLineAttribute
{
    public uint Id;
    public uint Padding;
    public ulong Value;
}

/// <summary>struct gpio_v2_line_config_attribute: bit i of the mask is the i-th line of the request.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GpioLineConfigAttribute
{
    public GpioLineAttribute Attribute;
    public ulong Mask;
}

[InlineArray(GpioUapi.AttributesMax)]
internal struct GpioLineConfigAttributes
{
    private GpioLineConfigAttribute _first;
}

[InlineArray(GpioUapi.AttributesMax)]
internal struct GpioLineAttributes
{
    private GpioLineAttribute _first;
}

[InlineArray(GpioUapi.LinesMax)]
internal struct GpioOffsets
{
    private uint _first;
}

[InlineArray(4)]
internal struct FourWords
{
    private uint _first;
}

[InlineArray(5)]
internal struct FiveWords
{
    private uint _first;
}

[InlineArray(6)]
internal struct SixWords
{
    private uint _first;
}

/// <summary>struct gpio_v2_line_config.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GpioLineConfig
{
    public ulong Flags;
    public uint AttributeCount;
    public FiveWords Padding;
    public GpioLineConfigAttributes Attributes;
}

/// <summary>struct gpio_v2_line_request.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GpioLineRequest
{
    public GpioOffsets Offsets;
    public GpioName Consumer;
    public GpioLineConfig Config;
    public uint LineCount;
    public uint EventBufferSize;
    public FiveWords Padding;
    public int Descriptor;
}

/// <summary>struct gpio_v2_line_info.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GpioLineInfo
{
    public GpioName Name;
    public GpioName Consumer;
    public uint Offset;
    public uint AttributeCount;
    public ulong Flags;
    public GpioLineAttributes Attributes;
    public FourWords Padding;
}

/// <summary>struct gpio_v2_line_values.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GpioLineValues
{
    public ulong Bits;
    public ulong Mask;
}

/// <summary>struct gpio_v2_line_event.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GpioLineEvent
{
    public ulong TimestampNanoseconds;
    public uint Id;
    public uint Offset;
    public uint Sequence;
    public uint LineSequence;
    public SixWords Padding;
}
