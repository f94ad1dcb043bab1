using System.Device.Gpio;

namespace System.Device.Linux;

/// <summary>One line of a chip as this process wants it.</summary>
internal sealed class GpioLine(int offset)
{
    public int Offset { get; } = offset;

    public bool IsOpen { get; set; }

    public PinMode Mode { get; set; }

    /// <summary>Level last driven; of use for outputs only.</summary>
    public PinValue Level { get; set; }

    /// <summary>The request that holds the line, null while the kernel does not know we want it.</summary>
    public LineRequest? Request { get; set; }

    /// <summary>Place of the line in its request: bit number in every mask.</summary>
    public int Index { get; set; }

    public PinChangeEventHandler? Rising { get; set; }

    public PinChangeEventHandler? Falling { get; set; }

    public bool HasCallbacks => Rising is not null || Falling is not null;

    public ulong Bit => 1UL << Index;

    public ulong Flags
    {
        get
        {
            ulong flags = Mode switch
            {
                PinMode.Input => GpioUapi.FlagInput,
                PinMode.InputPullUp => GpioUapi.FlagInput | GpioUapi.FlagBiasPullUp,
                PinMode.InputPullDown => GpioUapi.FlagInput | GpioUapi.FlagBiasPullDown,
                PinMode.Output => GpioUapi.FlagOutput,
                _ => throw new ArgumentOutOfRangeException(nameof(Mode), Mode, "Not a pin mode."),
            };
            if (Rising is not null)
                flags |= GpioUapi.FlagEdgeRising;
            if (Falling is not null)
                flags |= GpioUapi.FlagEdgeFalling;
            return flags;
        }
    }

    public static PinMode ModeOf(ulong flags)
    {
        if ((flags & GpioUapi.FlagOutput) != 0)
            return PinMode.Output;
        if ((flags & GpioUapi.FlagBiasPullUp) != 0)
            return PinMode.InputPullUp;
        return (flags & GpioUapi.FlagBiasPullDown) != 0 ? PinMode.InputPullDown : PinMode.Input;
    }
}
