using System.Diagnostics;
using System.Text.Json.Nodes;
using MesoInjector.Console.Telemetry;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Link;
using Microsoft.Extensions.Logging;

namespace MesoInjector.Console.Live;

/// <summary>The device as this console sees it: the latest snapshot, and who waits for the next. The daemon never waits for anything here.</summary>
public sealed class DeviceFeed : IDisposable
{
    private static readonly TimeSpan CommandPatience = TimeSpan.FromSeconds(2);

    /// <summary>Checking a PIN takes a while on purpose.</summary>
    private static readonly TimeSpan RequestPatience = TimeSpan.FromSeconds(10);

    /// <summary>Without a snapshot for so long, the console tells the screens that there is none.</summary>
    private static readonly TimeSpan LossNotice = TimeSpan.FromMilliseconds(250);

    private readonly LinkClient _link;
    private readonly ConsoleMeter _meter;
    private readonly ILogger<DeviceFeed> _log;
    private readonly Timer _watch;
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = Completion();
    private long _version;
    private bool _here;
    private volatile InjectorState _lastState;

    /// <summary>Begins to listen to a daemon.</summary>
    public DeviceFeed(ConsoleOptions options, TimeProvider clock, ConsoleMeter meter, ILogger<DeviceFeed> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(meter);
        _log = log;
        _meter = meter;
        meter.Connected = () => Latest is not null;
        _link = new LinkClient(options.SocketPath, ProgramName.Text, clock)
        {
            OnSnapshot = snapshot =>
            {
                _lastState = snapshot.Seen.State;
                meter.Snapshot();
                Tell();
            },
        };
        _watch = new Timer(_ => TellOfLoss(), null, LossNotice, LossNotice);
    }

    /// <summary>Grows with everything there is to show.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>The latest snapshot; null while there is no daemon, or nothing fresh of it.</summary>
    public LinkSnapshot? Latest => _link.Age < StaleAfter ? _link.Latest : null;

    /// <summary>The device was switched off in order, and nothing was heard since: there is nothing to show, and nothing wrong.</summary>
    public bool SwitchedOff => Latest is null && _lastState == InjectorState.ShutDown;

    /// <summary>The daemon; null while there is none.</summary>
    public LinkHello? Daemon => _link.Daemon;

    /// <summary>Why there is nothing to show, in words.</summary>
    public string Problem => _link.Problem;

    /// <summary>A snapshot older than this is none.</summary>
    public static TimeSpan StaleAfter { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Gives an operator's command.</summary>
    /// <returns>Null where no answer came; the same id may be given again.</returns>
    public async Task<CommandAnswer?> GiveAsync(OperatorCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        using Activity? activity = ConsoleMeter.Source.StartActivity($"command {command.GetType().Name}", ActivityKind.Client);
        CommandAnswer? answer = await _link.SendAsync(command.Id, Records.Commands.CommandText.Of(command), CommandPatience).ConfigureAwait(false);
        _meter.Command(answer is not null, answer?.Refusal is not null);
        activity?.SetTag("meso.answer", answer is null ? "none" : answer.Refusal?.Code.ToString() ?? "taken");
        return answer;
    }

    /// <summary>Asks the daemon for something that is no motion: sign-in, users, opening a session, calibrations.</summary>
    /// <returns>Null where no answer came.</returns>
    public async Task<LinkReply?> AskAsync(string method, JsonObject? arguments = null)
    {
        using Activity? activity = ConsoleMeter.Source.StartActivity($"request {method}", ActivityKind.Client);
        LinkReply? reply = await _link.AskAsync(method, arguments, RequestPatience).ConfigureAwait(false);
        _meter.Request(reply is not null, reply?.Refusal is not null);
        activity?.SetTag("meso.answer", reply is null ? "none" : reply.Refusal?.Code.ToString() ?? "done");
        return reply;
    }

    /// <summary>Waits until there is something newer to show than a version.</summary>
    public async Task<long> NewerAsync(long version, CancellationToken cancellation)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_version > version)
                    return _version;
                next = _next.Task;
            }

            await next.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _watch.Dispose();
        _link.Dispose();
    }

    private static TaskCompletionSource Completion() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void TellOfLoss()
    {
        bool here = Latest is not null;
        if (here != _here)
        {
            _here = here;
            if (here)
                _log.DeviceFound(Daemon?.Program ?? "", Daemon?.Simulated == true);
            else
                _log.DeviceLost(Problem);
        }

        if (!here)
            Tell();
    }

    private void Tell()
    {
        TaskCompletionSource told;
        lock (_gate)
        {
            _version++;
            told = _next;
            _next = Completion();
        }

        told.SetResult();
    }
}
