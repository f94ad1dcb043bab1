using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Runtime.InteropServices;

namespace System.Device.Linux;

/// <summary>Lines requested together: one descriptor, and one system call to read or drive any number of them.</summary>
internal sealed class LineRequest
{
    private const string Consumer = "MesoInjector"; // shown by gpioinfo as the owner of the line

    private readonly ILinuxCalls _calls;
    private readonly string _chipPath;
    private ulong _pendingBits;
    private ulong _pendingMask;

    private LineRequest(ILinuxCalls calls, string chipPath, GpioLine[] lines, int descriptor)
    {
        _calls = calls;
        _chipPath = chipPath;
        Lines = lines;
        Descriptor = descriptor;
    }

    public GpioLine[] Lines { get; }

    public int Descriptor { get; private set; }

    /// <summary>Levels of the last <see cref="Sample"/>.</summary>
    public ulong Sampled { get; private set; }

    /// <summary>The read in which <see cref="Sampled"/> was taken.</summary>
    public uint SampledIn { get; set; }

    public bool HasCallbacks => Array.Exists(Lines, static line => line.HasCallbacks);

    /// <summary>Whether the request may be given up and repeated with more lines: releasing an input disturbs nothing, but an output
    /// might let go of its level and an edge might be lost.</summary>
    public bool IsMergeable
    {
        get
        {
            foreach (var line in Lines)
            {
                if (line.Mode == PinMode.Output || line.HasCallbacks)
                    return false;
            }

            return true;
        }
    }

    private ulong AllLines => ulong.MaxValue >> (GpioUapi.LinesMax - Lines.Length);

    /// <summary>Asks the kernel for lines; on success they belong to the new request.</summary>
    public static LineRequest Create(ILinuxCalls calls, int chipDescriptor, string chipPath, GpioLine[] lines)
    {
        var request = new GpioLineRequest { Consumer = GpioName.From(Consumer), LineCount = (uint)lines.Length, Descriptor = -1 };
        for (int i = 0; i < lines.Length; i++)
            request.Offsets[i] = (uint)lines[i].Offset;
        Describe(lines, ref request.Config);
        int result = calls.Ioctl(chipDescriptor, GpioUapi.GetLine, MemoryMarshal.AsBytes(new Span<GpioLineRequest>(ref request)));
        if (result < 0)
            throw new GpiodException($"{chipPath} does not give {Names(lines)} as {Modes(lines)}: {LinuxError.Describe(result)}.");

        var created = new LineRequest(calls, chipPath, lines, request.Descriptor);
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i].Request = created;
            lines[i].Index = i;
        }

        return created;
    }

    /// <summary>Applies what the lines want now, without letting go of them.</summary>
    public void Reconfigure()
    {
        var config = default(GpioLineConfig);
        Describe(Lines, ref config);
        int result = _calls.Ioctl(Descriptor, GpioUapi.SetConfig, MemoryMarshal.AsBytes(new Span<GpioLineConfig>(ref config)));
        if (result < 0)
            throw new GpiodException($"{_chipPath} does not take {Names(Lines)} as {Modes(Lines)}: {LinuxError.Describe(result)}.");
    }

    public ulong Get(ulong mask)
    {
        var values = new GpioLineValues { Mask = mask };
        int result = _calls.Ioctl(Descriptor, GpioUapi.GetValues, MemoryMarshal.AsBytes(new Span<GpioLineValues>(ref values)));
        return result >= 0
            ? values.Bits & mask
            : throw new GpiodException($"Reading {Names(Lines)} of {_chipPath} failed: {LinuxError.Describe(result)}.");
    }

    public void Sample() => Sampled = Get(AllLines);

    /// <summary>Notes a level for the next <see cref="Flush"/>.</summary>
    public void Stage(GpioLine line, PinValue level)
    {
        _pendingMask |= line.Bit;
        _pendingBits = level == PinValue.High ? _pendingBits | line.Bit : _pendingBits & ~line.Bit;
    }

    /// <summary>Drives all noted levels at once. The notes are gone afterwards, whatever the kernel says.</summary>
    public void Flush()
    {
        if (_pendingMask == 0)
            return;
        var values = new GpioLineValues { Bits = _pendingBits, Mask = _pendingMask };
        Discard();
        int result = _calls.Ioctl(Descriptor, GpioUapi.SetValues, MemoryMarshal.AsBytes(new Span<GpioLineValues>(ref values)));
        if (result < 0)
            throw new GpiodException($"Driving {Names(Lines)} of {_chipPath} failed: {LinuxError.Describe(result)}.");

        foreach (var line in Lines)
        {
            if ((values.Mask & line.Bit) != 0)
                line.Level = (values.Bits & line.Bit) != 0;
        }
    }

    /// <summary>Forgets the noted levels.</summary>
    public void Discard()
    {
        _pendingBits = 0;
        _pendingMask = 0;
    }

    /// <summary>Gives the lines back to the kernel.</summary>
    public void Release()
    {
        if (Descriptor < 0)
            return;
        _calls.Close(Descriptor);
        Descriptor = -1;
        foreach (var line in Lines)
        {
            if (ReferenceEquals(line.Request, this))
                line.Request = null;
        }
    }

    /// <summary>The flags of the first line are the default; lines that differ get an attribute, one per distinct set of flags.</summary>
    private static void Describe(ReadOnlySpan<GpioLine> lines, ref GpioLineConfig config)
    {
        config.Flags = lines[0].Flags;
        ulong outputs = 0;
        ulong levels = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            ulong bit = 1UL << i;
            ulong flags = lines[i].Flags;
            if (flags != config.Flags)
                AttributeWith(flags, ref config).Mask |= bit;
            if (lines[i].Mode != PinMode.Output)
                continue;
            outputs |= bit;
            if (lines[i].Level == PinValue.High)
                levels |= bit;
        }

        // Outputs without a level would be driven low, so the level always goes with the configuration.
        if (outputs != 0)
            NewAttribute(GpioUapi.AttributeOutputValues, levels, ref config).Mask = outputs;
    }

    private static ref GpioLineConfigAttribute AttributeWith(ulong flags, ref GpioLineConfig config)
    {
        for (int i = 0; i < (int)config.AttributeCount; i++)
        {
            if (config.Attributes[i].Attribute.Value == flags)
                return ref config.Attributes[i];
        }

        return ref NewAttribute(GpioUapi.AttributeFlags, flags, ref config);
    }

    private static ref GpioLineConfigAttribute NewAttribute(uint id, ulong value, ref GpioLineConfig config)
    {
        int index = (int)config.AttributeCount;
        if (index == GpioUapi.AttributesMax)
            throw new GpiodException($"The lines of one request differ in more than {GpioUapi.AttributesMax} ways.");
        config.AttributeCount++;
        config.Attributes[index].Attribute = new GpioLineAttribute { Id = id, Value = value };
        return ref config.Attributes[index];
    }

    private static string Names(GpioLine[] lines)
        => lines.Length == 1 ? $"line {lines[0].Offset}" : $"lines {string.Join(", ", Array.ConvertAll(lines, static line => line.Offset))}";

    private static string Modes(GpioLine[] lines)
        => string.Join(", ", lines.Select(static line => line.HasCallbacks ? $"{line.Mode} with edges" : $"{line.Mode}").Distinct());
}
