using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Link;
using MesoInjector.Records.Commands;

namespace MesoInjector.Browser.Tests.Stage;

/// <summary>A bench daemon and a console as two processes with a record of their own, and the hands of whoever stands at the device.</summary>
public sealed class VirtualDevice : IAsyncDisposable
{
    /// <summary>A fresh record is furnished with calibrations and users; on a busy machine that takes its time.</summary>
    private static readonly TimeSpan PatienceAtStart = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("meso-browser-").FullName;
    private readonly LinkClient _link;
    private readonly List<(InjectorState State, DateTimeOffset At)> _changes = [];
    private CommandProcess _daemon;
    private string _lastAnswer = "";
    private CommandProcess _console;

    private VirtualDevice(double scale)
    {
        Address = $"127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        _daemon = StartDaemon(scale);
        _console = StartConsole();
        _link = new LinkClient(Socket, "browser tests", TimeProvider.System) { OnSnapshot = Note };
    }

    /// <summary>Where the console is served: host and port.</summary>
    public string Address { get; }

    /// <summary>The console's pages.</summary>
    public string Url(string path = "/") => $"http://{Address}{path}";

    /// <summary>The record.</summary>
    public string Journal => Path.Combine(_folder, "bench.journal");

    /// <summary>The state the device is in; null while nothing is known.</summary>
    public InjectorState? State => _link.Latest?.Seen.State;

    /// <summary>What the device shows.</summary>
    public LinkSnapshot Seen => _link.Latest ?? throw new InvalidOperationException($"no daemon: {_link.Problem}\n{_daemon.Said}");

    /// <summary>When the device came into which state, by this machine's clock.</summary>
    public IReadOnlyList<(InjectorState State, DateTimeOffset At)> Changes
    {
        get
        {
            lock (_changes)
                return [.. _changes];
        }
    }

    private string Socket => Path.Combine(_folder, "meso.sock");

    /// <summary>A device at rest, with a console that answers.</summary>
    /// <param name="scale">How many times faster than the wall clock it lives.</param>
    public static async Task<VirtualDevice> StartAsync(double scale = 1)
    {
        var device = new VirtualDevice(scale);
        using var client = new HttpClient();
        await device.UntilAsync(async () =>
        {
            try
            {
                return (await client.GetAsync(new Uri(device.Url("/health")))).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, "the console answers", PatienceAtStart);
        await device.UntilAsync(InjectorState.Standby);
        return device;
    }

    /// <summary>Hands and workplace: <c>bench.*</c>.</summary>
    public Task<JsonElement> HandsAsync(string method, object? arguments = null) => AskAsync($"bench.{method}", arguments is null ? null : JsonSerializer.SerializeToNode(arguments)!.AsObject());

    /// <summary>Asks the daemon past the console.</summary>
    public async Task<JsonElement> AskAsync(string method, JsonObject? arguments)
    {
        LinkReply reply = await _link.AskAsync(method, arguments, TimeSpan.FromSeconds(30)) ?? throw new InvalidOperationException($"no answer to {method}\n{_daemon.Said}");
        return reply.Refusal is { } refusal ? throw new InvalidOperationException(refusal.ToString()) : reply.Result ?? default;
    }

    /// <summary>Gives a command past the console.</summary>
    /// <returns>Whether it was taken.</returns>
    public async Task<bool> GiveAsync(OperatorCommand command)
    {
        CommandAnswer? answer = await _link.SendAsync(command.Id, CommandText.Of(command), TimeSpan.FromSeconds(30));
        _lastAnswer = answer is null ? $"{command.GetType().Name} was not answered" : answer.Refusal is { } refusal ? $"{command.GetType().Name}: {refusal}" : "";
        return _lastAnswer.Length == 0;
    }

    /// <summary>Waits until the device is in a state.</summary>
    public Task UntilAsync(InjectorState state) => UntilAsync(() => Task.FromResult(State == state), $"state {state}");

    /// <summary>Waits until something holds.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds, string what, TimeSpan? patience = null)
    {
        long begun = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(begun) > (patience ?? Patience) || _daemon.Ended)
                throw new TimeoutException($"waited for {what} in vain; state {State}, alarms {string.Join(", ", _link.Latest?.Seen.Alarms.ToList() ?? [])}. {_lastAnswer}\ndaemon: {_daemon.Said}\nconsole: {_console.Said}");
            await Task.Delay(20);
        }
    }

    /// <summary>Waits until what the device shows is so.</summary>
    public Task UntilSeenAsync(Func<Snapshot, bool> holds, string what) => UntilAsync(() => Task.FromResult(_link.Latest is { } latest && holds(latest.Seen)), what);

    /// <summary>The daemon's process.</summary>
    public int DaemonId => _daemon.Id;

    /// <summary>The console's process.</summary>
    public int ConsoleId => _console.Id;

    /// <summary>The daemon dies.</summary>
    public void KillDaemon() => _daemon.Kill();

    /// <summary>The daemon hangs, or goes on.</summary>
    public void StallDaemon(bool stalled) => _daemon.Stall(stalled);

    /// <summary>The daemon is started again, with the record it left.</summary>
    public void RestartDaemon(double scale)
    {
        _daemon.Dispose();
        _daemon = StartDaemon(scale);
    }

    /// <summary>The console dies; nothing else does.</summary>
    public void KillConsole() => _console.Kill();

    /// <summary>The console hangs, or goes on.</summary>
    public void StallConsole(bool stalled) => _console.Stall(stalled);

    /// <summary>The console is started again.</summary>
    public void RestartConsole()
    {
        _console.Dispose();
        _console = StartConsole();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _console.Dispose();
        _link.Dispose();
        _daemon.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Note(LinkSnapshot snapshot)
    {
        lock (_changes)
        {
            if (_changes.Count == 0 || _changes[^1].State != snapshot.Seen.State)
                _changes.Add((snapshot.Seen.State, TimeProvider.System.GetUtcNow()));
        }
    }

    private CommandProcess StartDaemon(double scale) =>
        new("daemon", "--bench", "--socket", Socket, "--journal", Journal, "--seed", "1", "--scale", scale.ToString(CultureInfo.InvariantCulture));

    private CommandProcess StartConsole() => new("console", "--socket", Socket, "--journal", Journal, "--address", Address);
}
