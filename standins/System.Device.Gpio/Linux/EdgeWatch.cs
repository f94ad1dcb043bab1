using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace System.Device.Linux;

/// <summary>Reads edge events on a thread of its own while a line has callbacks.</summary>
internal sealed class EdgeWatch(ILinuxCalls calls, Lock gate, GpioLine[] lines)
{
    // How late a request may be noticed that got its first callback while the thread was waiting. Its events wait in the kernel.
    private const int RescanMilliseconds = 100;
    private const int EventsPerRead = 16;

    private bool _running;

    /// <summary>Starts the thread unless it runs. Call with the gate held.</summary>
    public void Start()
    {
        if (_running)
            return;
        _running = true;
        new Thread(Run) { IsBackground = true, Name = "GPIO edges" }.Start();
    }

    private void Run()
    {
        while (WatchedRequests() is { Length: > 0 } requests)
        {
            var polled = Array.ConvertAll(requests, static request => new PollDescriptor { Descriptor = request.Descriptor, Events = PollDescriptor.Readable });
            int ready = calls.Poll(polled, RescanMilliseconds);
            if (ready < 0)
                throw Lost(ready);
            for (int i = 0; i < requests.Length; i++)
            {
                if (polled[i].Returned != 0)
                    Deliver(requests[i]);
            }
        }
    }

    /// <summary>The requests to wait for; none ends the thread.</summary>
    private LineRequest[] WatchedRequests()
    {
        lock (gate)
        {
            LineRequest[] requests = [.. lines.Where(static line => line.HasCallbacks && line.Request is not null).Select(static line => line.Request!).Distinct()];
            _running = requests.Length > 0;
            return requests;
        }
    }

    private void Deliver(LineRequest request)
    {
        var calling = new List<(PinChangeEventHandler Callback, PinValueChangedEventArgs Edge)>();
        lock (gate)
        {
            if (request.Descriptor < 0) // released since: its number may belong to another file by now
                return;
            Span<GpioLineEvent> events = stackalloc GpioLineEvent[EventsPerRead];
            int bytes = calls.Read(request.Descriptor, MemoryMarshal.AsBytes(events));
            if (bytes < 0)
                throw Lost(bytes);
            for (int i = 0; i < bytes / Unsafe.SizeOf<GpioLineEvent>(); i++)
                Collect(events[i], calling);
        }

        // Outside the gate: a callback may read, write or close pins.
        foreach (var (callback, edge) in calling)
            callback(this, edge);
    }

    // Thrown on this thread and caught by nobody: a process that no longer hears edges must not look as if there were none.
    private static GpiodException Lost(int result) => new($"GPIO edges can no longer be read: {LinuxError.Describe(result)}.");

    private void Collect(in GpioLineEvent happened, List<(PinChangeEventHandler Callback, PinValueChangedEventArgs Edge)> calling)
    {
        var line = lines[(int)happened.Offset];
        var (callback, edge) = happened.Id switch
        {
            GpioUapi.EventRisingEdge => (line.Rising, PinEventTypes.Rising),
            GpioUapi.EventFallingEdge => (line.Falling, PinEventTypes.Falling),
            _ => (null, PinEventTypes.None),
        };
        if (callback is not null)
            calling.Add((callback, new PinValueChangedEventArgs(edge, line.Offset)));
    }
}
