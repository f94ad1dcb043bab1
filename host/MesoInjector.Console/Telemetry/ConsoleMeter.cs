using System.Diagnostics;
using System.Diagnostics.Metrics;
using MesoInjector.Console.Surface;

namespace MesoInjector.Console.Telemetry;

/// <summary>Counts what the console does: for its own page of figures, and for whoever collects metrics.</summary>
public sealed class ConsoleMeter : IDisposable
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "MesoInjector.Console";

    private readonly Meter _meter = new(Name);
    private readonly TimeProvider _clock;
    private readonly long _started;
    private long _snapshots;
    private long _pages;
    private long _commands;
    private long _commandsRefused;
    private long _unanswered;
    private long _requests;
    private long _requestsRefused;

    /// <summary>Begins to count.</summary>
    public ConsoleMeter(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _clock = clock;
        _started = clock.GetTimestamp();
        Counter("meso.console.snapshots", "{snapshot}", "Snapshots received from the daemon.", () => Volatile.Read(ref _snapshots));
        Counter("meso.console.commands", "{command}", "Operators' commands given.", () => Volatile.Read(ref _commands));
        Counter("meso.console.commands.refused", "{command}", "Operators' commands refused by the device.", () => Volatile.Read(ref _commandsRefused));
        Counter("meso.console.requests", "{request}", "Requests to the daemon.", () => Volatile.Read(ref _requests));
        Counter("meso.console.requests.refused", "{request}", "Requests refused by the daemon.", () => Volatile.Read(ref _requestsRefused));
        Counter("meso.console.unanswered", "{request}", "Commands and requests without an answer.", () => Volatile.Read(ref _unanswered));
        _meter.CreateObservableUpDownCounter("meso.console.pages", () => Volatile.Read(ref _pages), "{page}", "Pages that listen now.");
        _meter.CreateObservableGauge("meso.console.device", () => Connected() ? 1 : 0, "1", "A daemon answers, and what it shows is fresh.");
    }

    /// <summary>Where traces of commands and requests come from.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Whether there is a device; told by whoever knows.</summary>
    public Func<bool> Connected { get; set; } = () => false;

    /// <summary>A snapshot came.</summary>
    public void Snapshot() => Interlocked.Increment(ref _snapshots);

    /// <summary>A page began or ended to listen.</summary>
    /// <param name="by">1 or −1.</param>
    public void Page(int by) => Interlocked.Add(ref _pages, by);

    /// <summary>A command was given.</summary>
    /// <param name="answered">The device answered.</param>
    /// <param name="refused">It refused.</param>
    public void Command(bool answered, bool refused) => Count(ref _commands, ref _commandsRefused, answered, refused);

    /// <summary>The daemon was asked for something.</summary>
    /// <param name="answered">It answered.</param>
    /// <param name="refused">It refused.</param>
    public void Request(bool answered, bool refused) => Count(ref _requests, ref _requestsRefused, answered, refused);

    /// <summary>All of it as it is now.</summary>
    public ConsoleFigures Figures()
    {
        using Process self = Process.GetCurrentProcess();
        return new ConsoleFigures(
            _clock.GetElapsedTime(_started).TotalSeconds, Connected(), Volatile.Read(ref _snapshots), Volatile.Read(ref _pages), Volatile.Read(ref _commands), Volatile.Read(ref _commandsRefused),
            Volatile.Read(ref _unanswered), Volatile.Read(ref _requests), Volatile.Read(ref _requestsRefused), self.WorkingSet64, self.TotalProcessorTime.TotalSeconds);
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    private void Count(ref long all, ref long refusals, bool answered, bool refused)
    {
        Interlocked.Increment(ref all);
        if (refused)
            Interlocked.Increment(ref refusals);
        if (!answered)
            Interlocked.Increment(ref _unanswered);
    }

    private void Counter(string name, string unit, string words, Func<long> count) => _meter.CreateObservableCounter(name, count, unit, words);
}
