using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace System.Device.Linux;

/// <summary>A GPIO chip through its character device. Lines are requested when their mode is set, one request each. Inputs that are read
/// together are requested together from their first common read on, so that a cycle's inputs cost one system call.</summary>
internal sealed class GpioChip : IDisposable
{
    private readonly ILinuxCalls _calls;
    private readonly Lock _gate = new();
    private readonly GpioLine[] _lines;
    private readonly EdgeWatch _edges;
    private readonly string _label;
    private int _descriptor;
    private uint _readNumber;
    private bool _mergingRefused;

    public GpioChip(int number, ILinuxCalls calls)
    {
        _calls = calls;
        Path = $"/dev/gpiochip{number}";
        _descriptor = calls.Open(Path, OpenFlags.ReadWrite | OpenFlags.CloseOnExecute);
        if (_descriptor < 0)
            throw new GpiodException($"Cannot open GPIO chip '{Path}': {LinuxError.Describe(_descriptor)}.");

        var description = default(GpioChipDescription);
        int result = calls.Ioctl(_descriptor, GpioUapi.GetChipInfo, MemoryMarshal.AsBytes(new Span<GpioChipDescription>(ref description)));
        if (result < 0)
        {
            calls.Close(_descriptor);
            throw new GpiodException($"'{Path}' is not a GPIO chip: {LinuxError.Describe(result)}.");
        }

        _label = description.Label.ToText();
        _lines = new GpioLine[description.Lines];
        for (int offset = 0; offset < _lines.Length; offset++)
            _lines[offset] = new GpioLine(offset);
        _edges = new EdgeWatch(calls, _gate, _lines);
    }

    public string Path { get; }

    public int LineCount => _lines.Length;

    /// <summary>Learns the present mode of a line; the line is not requested yet.</summary>
    public void OpenLine(int offset)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_descriptor < 0, this);
            if (!Has(offset))
                throw new GpiodException($"{Path} ({_label}) has lines 0 to {_lines.Length - 1}, not {offset}.");
            var line = _lines[offset];
            if (line.IsOpen)
                return;
            if (line.Request is null)
            {
                var info = new GpioLineInfo { Offset = (uint)offset };
                int result = _calls.Ioctl(_descriptor, GpioUapi.GetLineInfo, MemoryMarshal.AsBytes(new Span<GpioLineInfo>(ref info)));
                if (result < 0)
                    throw new GpiodException($"{Path} tells nothing about line {offset}: {LinuxError.Describe(result)}.");
                line.Mode = GpioLine.ModeOf(info.Flags);
                line.Level = PinValue.Low;
            }

            line.IsOpen = true;
        }
    }

    /// <summary>Gives the line back. A line that was requested with others is held until the last of them is closed.</summary>
    public void CloseLine(int offset)
    {
        lock (_gate)
        {
            if (!Has(offset) || !_lines[offset].IsOpen)
                return;
            var line = _lines[offset];
            line.IsOpen = false;
            bool hadCallbacks = line.HasCallbacks;
            line.Rising = null;
            line.Falling = null;
            if (line.Request is not { } request)
                return;
            if (!Array.Exists(request.Lines, static other => other.IsOpen))
                request.Release();
            else if (hadCallbacks)
                request.Reconfigure();
        }
    }

    public PinMode ModeOf(int offset)
    {
        lock (_gate)
            return Opened(offset).Mode;
    }

    /// <summary>Sets mode and, for an output, level in one step: the line never shows another level in between.</summary>
    public void SetMode(int offset, PinMode mode, PinValue level)
    {
        lock (_gate)
        {
            var line = Opened(offset);
            var (oldMode, oldLevel) = (line.Mode, line.Level);
            line.Mode = mode;
            line.Level = level;
            try
            {
                Apply(line);
            }
            catch
            {
                (line.Mode, line.Level) = (oldMode, oldLevel);
                throw;
            }
        }
    }

    public PinValue Read(int offset)
    {
        lock (_gate)
        {
            var line = Opened(offset);
            return RequestOf(line).Get(line.Bit) != 0;
        }
    }

    public void Read(Span<PinValuePair> pairs)
    {
        lock (_gate)
        {
            MergeInputsOf(pairs);
            _readNumber = unchecked(_readNumber + 1);
            foreach (ref var pair in pairs)
            {
                var line = Opened(pair.PinNumber);
                var request = RequestOf(line);
                if (request.SampledIn != _readNumber)
                {
                    request.Sample();
                    request.SampledIn = _readNumber;
                }

                pair = new PinValuePair(line.Offset, (request.Sampled & line.Bit) != 0);
            }
        }
    }

    public void Write(int offset, PinValue level)
    {
        lock (_gate)
        {
            var request = RequestOf(Output(offset));
            request.Stage(_lines[offset], level);
            request.Flush();
        }
    }

    /// <summary>All or nothing as far as this process can tell: every pin is checked before the first is driven.</summary>
    public void Write(ReadOnlySpan<PinValuePair> pairs)
    {
        lock (_gate)
        {
            foreach (var pair in pairs)
                _ = RequestOf(Output(pair.PinNumber));
            foreach (var pair in pairs)
                _lines[pair.PinNumber].Request!.Stage(_lines[pair.PinNumber], pair.PinValue);
            try
            {
                foreach (var pair in pairs)
                    _lines[pair.PinNumber].Request!.Flush();
            }
            catch
            {
                // A level noted for a request not reached must not go out with some later write.
                foreach (var pair in pairs)
                    _lines[pair.PinNumber].Request!.Discard();
                throw;
            }
        }
    }

    public void AddCallback(int offset, PinEventTypes edges, PinChangeEventHandler callback)
    {
        RequireEdges(edges);
        lock (_gate)
        {
            var line = Opened(offset);
            var (rising, falling) = (line.Rising, line.Falling);
            if ((edges & PinEventTypes.Rising) != PinEventTypes.None)
                line.Rising += callback;
            if ((edges & PinEventTypes.Falling) != PinEventTypes.None)
                line.Falling += callback;
            UpdateEdges(line, rising, falling);
            _edges.Start();
        }
    }

    public void RemoveCallback(int offset, PinChangeEventHandler callback)
    {
        lock (_gate)
        {
            var line = Opened(offset);
            if (!line.HasCallbacks)
                throw new InvalidOperationException($"Line {offset} of {Path} has no callback to remove.");
            var (rising, falling) = (line.Rising, line.Falling);
            line.Rising -= callback;
            line.Falling -= callback;
            UpdateEdges(line, rising, falling);
        }
    }

    public static void RequireEdges(PinEventTypes edges)
    {
        if ((edges & (PinEventTypes.Rising | PinEventTypes.Falling)) == PinEventTypes.None)
            throw new ArgumentException("Neither rising nor falling edges are asked for.", nameof(edges));
    }

    /// <summary>Gives all lines back and closes the chip.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_descriptor < 0)
                return;
            foreach (var line in _lines)
            {
                line.Request?.Release();
                line.IsOpen = false;
                line.Rising = null;
                line.Falling = null;
            }

            _calls.Close(_descriptor);
            _descriptor = -1;
        }
    }

    private void UpdateEdges(GpioLine line, PinChangeEventHandler? oldRising, PinChangeEventHandler? oldFalling)
    {
        if ((line.Rising is null) == (oldRising is null) && (line.Falling is null) == (oldFalling is null))
            return;
        try
        {
            Apply(line);
        }
        catch
        {
            (line.Rising, line.Falling) = (oldRising, oldFalling);
            throw;
        }
    }

    private void Apply(GpioLine line)
    {
        if (line.Request is { } request)
            request.Reconfigure();
        else
            LineRequest.Create(_calls, _descriptor, Path, [line]);
    }

    private bool Has(int offset) => offset >= 0 && offset < _lines.Length;

    private GpioLine Opened(int offset)
    {
        if (Has(offset) && _lines[offset].IsOpen)
            return _lines[offset];
        ObjectDisposedException.ThrowIf(_descriptor < 0, this);
        throw new InvalidOperationException($"Line {offset} of {Path} is not open.");
    }

    private GpioLine Output(int offset)
    {
        var line = Opened(offset);
        return line.Mode == PinMode.Output
            ? line
            : throw new GpiodException($"Line {offset} of {Path} is {line.Mode}, not an output.");
    }

    private LineRequest RequestOf(GpioLine line)
        => line.Request ?? throw new GpiodException($"Line {line.Offset} of {Path} is not held by this process: set its mode before using it.");

    private void MergeInputsOf(ReadOnlySpan<PinValuePair> pairs)
    {
        if (_mergingRefused)
            return;
        LineRequest? first = null;
        foreach (var pair in pairs)
        {
            var request = Opened(pair.PinNumber).Request;
            if (request is null || ReferenceEquals(request, first) || !request.IsMergeable)
                continue;
            if (first is null)
            {
                first = request;
                continue;
            }

            Merge(pairs);
            return;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // keeps its closures out of the path of every read
    private void Merge(ReadOnlySpan<PinValuePair> pairs)
    {
        var old = new List<LineRequest>();
        foreach (var pair in pairs)
        {
            var request = _lines[pair.PinNumber].Request;
            if (request is { IsMergeable: true } && !old.Contains(request))
                old.Add(request);
        }

        GpioLine[] lines = [.. old.SelectMany(static request => request.Lines).Where(static line => line.IsOpen)];
        if (lines.Length > GpioUapi.LinesMax)
        {
            _mergingRefused = true;
            return;
        }

        old.ForEach(static request => request.Release());
        try
        {
            LineRequest.Create(_calls, _descriptor, Path, lines);
        }
        catch (GpiodException)
        {
            // Someone may have taken a line in between, or the chip has a limit. One by one works or says which line is lost.
            _mergingRefused = true;
            RequestSingly(lines);
        }
    }

    /// <summary>Requests every line that can be had before saying which could not: those have no request and refuse every use.</summary>
    private void RequestSingly(GpioLine[] lines)
    {
        GpiodException? lost = null;
        foreach (var line in lines)
        {
            try
            {
                LineRequest.Create(_calls, _descriptor, Path, [line]);
            }
            catch (GpiodException refused)
            {
                lost ??= refused;
            }
        }

        if (lost is not null)
            throw lost;
    }
}
