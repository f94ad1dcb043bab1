using System.Collections.Concurrent;
using System.Device.Linux;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MesoInjector.Standins.Tests.GpioContract.Linux;

/// <summary>A kernel with one GPIO chip and one SPI device, at the level of system calls: notes each request, behaves like the uAPI.</summary>
internal sealed class FakeKernel : ILinuxCalls
{
    public const int LineCount = 54;
    public const int Busy = 16; // EBUSY

    private const ulong UsedFlag = 1; // bit 0 of a line's flags

    private const int NotPermitted = 1;   // EPERM
    private const int NoSuchFile = 2;     // ENOENT
    private const int BadDescriptor = 9;  // EBADF
    private const int NoSuchIoctl = 25;   // ENOTTY

    private readonly Lock _gate = new();
    private readonly Dictionary<int, string> _files = [];
    private readonly Dictionary<int, GpioLineRequest> _requests = [];
    private readonly ulong[] _lineFlags = new ulong[LineCount];
    private readonly bool[] _levels = new bool[LineCount];
    private readonly BlockingCollection<GpioLineEvent> _events = [];
    private readonly Queue<GpioLineEvent> _pending = [];
    private int _nextDescriptor = 10;

    public HashSet<string> Nodes { get; } = ["/dev/gpiochip0", "/dev/spidev0.0", "/dev/spidev0.1"];

    /// <summary>Every system call in order, as "name" or "name descriptor".</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The arguments of every ioctl of a kind, as sent.</summary>
    public List<(uint Request, byte[] Argument)> Ioctls { get; } = [];

    public List<(byte[]? Sent, uint SpeedHz, byte Bits)> Transfers { get; } = [];

    public byte[] SpiAnswer { get; set; } = new byte[16];

    /// <summary>Negated errno by request, applied as long as it is here.</summary>
    public Dictionary<uint, int> Failures { get; } = [];

    /// <summary>Refuses requests for lines when it says so.</summary>
    public Func<GpioLineRequest, bool>? RefuseLines { get; set; }

    public bool IsRecording { get; set; } = true;

    public int OpenDescriptors => _files.Count;

    public void SetLevel(int line, bool level) => _levels[line] = level;

    public bool Level(int line) => _levels[line];

    public ulong FlagsOf(int line) => _lineFlags[line];

    public void PresetFlags(int line, ulong flags) => _lineFlags[line] = flags;

    public void Happen(GpioLineEvent edge) => _events.Add(edge);

    public string[] TakeCalls()
    {
        string[] calls = [.. Calls];
        Calls.Clear();
        return calls;
    }

    public T Last<T>(uint request)
        where T : struct
        => MemoryMarshal.Read<T>(Ioctls.Last(ioctl => ioctl.Request == request).Argument);

    public int Open(string path, int flags)
    {
        lock (_gate)
        {
            Note($"open {path} 0x{flags:X}");
            if (!Nodes.Contains(path))
                return -NoSuchFile;
            _files.Add(_nextDescriptor, path);
            return _nextDescriptor++;
        }
    }

    public int Close(int descriptor)
    {
        lock (_gate)
        {
            Note($"close {descriptor}");
            if (_requests.Remove(descriptor, out var request))
            {
                for (int i = 0; i < (int)request.LineCount; i++)
                    _lineFlags[request.Offsets[i]] &= ~UsedFlag;
            }

            return _files.Remove(descriptor) ? 0 : -BadDescriptor;
        }
    }

    public int Ioctl(int descriptor, uint request, Span<byte> argument)
    {
        lock (_gate)
        {
            if (IsRecording)
            {
                Calls.Add(NameOf(request));
                Ioctls.Add((request, argument.ToArray()));
            }

            if (!_files.ContainsKey(descriptor))
                return -BadDescriptor;
            if (Failures.TryGetValue(request, out int failure))
                return failure;
            return request switch
            {
                GpioUapi.GetChipInfo => DescribeChip(argument),
                GpioUapi.GetLineInfo => DescribeLine(ref As<GpioLineInfo>(argument)),
                GpioUapi.GetLine => RequestLines(ref As<GpioLineRequest>(argument)),
                GpioUapi.SetConfig => Reconfigure(descriptor, As<GpioLineConfig>(argument)),
                GpioUapi.GetValues => GetValues(descriptor, ref As<GpioLineValues>(argument)),
                GpioUapi.SetValues => SetValues(descriptor, As<GpioLineValues>(argument)),
                SpiUapi.Message1 => Transfer(As<SpiTransfer>(argument)),
                SpiUapi.WriteMode or SpiUapi.WriteMode32 or SpiUapi.WriteBitsPerWord or SpiUapi.WriteMaxSpeedHz => 0,
                _ => -NoSuchIoctl,
            };
        }
    }

    public int Poll(Span<PollDescriptor> descriptors, int timeoutMilliseconds)
    {
        if (!_events.TryTake(out var edge, timeoutMilliseconds))
            return 0;
        lock (_gate)
        {
            _pending.Enqueue(edge);
            foreach (ref var polled in descriptors)
                polled.Returned = polled.Events;
            return descriptors.Length;
        }
    }

    public int Read(int descriptor, Span<byte> buffer)
    {
        lock (_gate)
        {
            var events = MemoryMarshal.Cast<byte, GpioLineEvent>(buffer);
            int count = 0;
            while (count < events.Length && _pending.TryDequeue(out var edge))
                events[count++] = edge;
            return count * Unsafe.SizeOf<GpioLineEvent>();
        }
    }

    private static ref T As<T>(Span<byte> argument)
        where T : struct
    {
        Assert.True(argument.Length == Unsafe.SizeOf<T>());
        return ref MemoryMarshal.AsRef<T>(argument);
    }

    private static string NameOf(uint request) => request switch
    {
        GpioUapi.GetChipInfo => "chip info",
        GpioUapi.GetLineInfo => "line info",
        GpioUapi.GetLine => "get line",
        GpioUapi.SetConfig => "set config",
        GpioUapi.GetValues => "get values",
        GpioUapi.SetValues => "set values",
        SpiUapi.Message1 => "message",
        SpiUapi.WriteMode => "mode",
        SpiUapi.WriteMode32 => "mode32",
        SpiUapi.WriteBitsPerWord => "bits",
        SpiUapi.WriteMaxSpeedHz => "speed",
        _ => $"0x{request:X8}",
    };

    private static int DescribeChip(Span<byte> argument)
    {
        As<GpioChipDescription>(argument) = new GpioChipDescription
        {
            Name = GpioName.From("gpiochip0"),
            Label = GpioName.From("pinctrl-rp1"),
            Lines = LineCount,
        };
        return 0;
    }

    private void Note(string call)
    {
        if (IsRecording)
            Calls.Add(call);
    }

    private int DescribeLine(ref GpioLineInfo info)
    {
        info.Flags = _lineFlags[info.Offset];
        return 0;
    }

    private int RequestLines(ref GpioLineRequest request)
    {
        if (RefuseLines?.Invoke(request) == true)
            return -Busy;
        for (int i = 0; i < (int)request.LineCount; i++)
        {
            if ((_lineFlags[request.Offsets[i]] & UsedFlag) != 0)
                return -Busy;
        }

        request.Descriptor = _nextDescriptor++;
        _files.Add(request.Descriptor, "lines");
        _requests.Add(request.Descriptor, request);
        Apply(request, request.Config);
        return 0;
    }

    private int Reconfigure(int descriptor, in GpioLineConfig config)
    {
        Apply(_requests[descriptor], config);
        return 0;
    }

    /// <summary>As gpiolib does: the first attribute with the line's bit wins over the default flags; an output without a level goes low.</summary>
    private void Apply(in GpioLineRequest request, GpioLineConfig config)
    {
        for (int i = 0; i < (int)request.LineCount; i++)
        {
            ulong bit = 1UL << i;
            ulong flags = config.Flags;
            ulong levels = 0;
            for (int a = (int)config.AttributeCount - 1; a >= 0; a--)
            {
                var attribute = config.Attributes[a];
                if ((attribute.Mask & bit) == 0)
                    continue;
                if (attribute.Attribute.Id == GpioUapi.AttributeFlags)
                    flags = attribute.Attribute.Value;
                else if (attribute.Attribute.Id == GpioUapi.AttributeOutputValues)
                    levels = attribute.Attribute.Value;
            }

            _lineFlags[request.Offsets[i]] = flags | UsedFlag;
            if ((flags & GpioUapi.FlagOutput) != 0)
                _levels[request.Offsets[i]] = (levels & bit) != 0;
        }
    }

    private int GetValues(int descriptor, ref GpioLineValues values)
    {
        ref var request = ref CollectionsMarshal.GetValueRefOrNullRef(_requests, descriptor);
        values.Bits = 0;
        for (int i = 0; i < (int)request.LineCount; i++)
        {
            if ((values.Mask & (1UL << i)) != 0 && _levels[request.Offsets[i]])
                values.Bits |= 1UL << i;
        }

        return 0;
    }

    private int SetValues(int descriptor, in GpioLineValues values)
    {
        ref var request = ref CollectionsMarshal.GetValueRefOrNullRef(_requests, descriptor);
        for (int i = 0; i < (int)request.LineCount; i++)
        {
            if ((values.Mask & (1UL << i)) == 0)
                continue;
            if ((_lineFlags[request.Offsets[i]] & GpioUapi.FlagOutput) == 0)
                return -NotPermitted;
            _levels[request.Offsets[i]] = (values.Bits & (1UL << i)) != 0;
        }

        return 0;
    }

    private int Transfer(in SpiTransfer transfer)
    {
        int length = (int)transfer.Length;
        if (IsRecording)
        {
            byte[]? sent = null;
            if (transfer.TransmitBuffer != 0)
            {
                sent = new byte[length];
                Marshal.Copy((nint)transfer.TransmitBuffer, sent, 0, length);
            }

            Transfers.Add((sent, transfer.SpeedHz, transfer.BitsPerWord));
        }

        if (transfer.ReceiveBuffer != 0)
            Marshal.Copy(SpiAnswer, 0, (nint)transfer.ReceiveBuffer, length);
        return length;
    }
}
