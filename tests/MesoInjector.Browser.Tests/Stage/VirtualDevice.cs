using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Control.Machine;
using MesoInjector.Link;

namespace MesoInjector.Browser.Tests.Stage;

/// <summary>A bench daemon and a console as two processes with a record of their own, and the hands of whoever stands at the device.</summary>
public sealed class VirtualDevice : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("meso-browser-").FullName;
    private readonly CommandProcess _daemon;
    private readonly LinkClient _link;
    private CommandProcess _console;

    private VirtualDevice(double scale)
    {
        Address = $"127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        _daemon = new CommandProcess("daemon", "--bench", "--socket", Socket, "--journal", Journal, "--seed", "1", "--scale", scale.ToString(CultureInfo.InvariantCulture));
        _console = StartConsole();
        _link = new LinkClient(Socket, "browser tests", TimeProvider.System);
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
        }, "the console answers");
        await device.UntilAsync(InjectorState.Standby);
        return device;
    }

    /// <summary>Hands and workplace: <c>bench.*</c>.</summary>
    public async Task<JsonElement> HandsAsync(string method, object? arguments = null)
    {
        JsonObject? body = arguments is null ? null : JsonSerializer.SerializeToNode(arguments)!.AsObject();
        LinkReply reply = await _link.AskAsync($"bench.{method}", body, TimeSpan.FromSeconds(10)) ?? throw new InvalidOperationException($"no answer to bench.{method}\n{_daemon.Said}");
        return reply.Refusal is { } refusal ? throw new InvalidOperationException(refusal.ToString()) : reply.Result ?? default;
    }

    /// <summary>Waits until the device is in a state.</summary>
    public Task UntilAsync(InjectorState state) => UntilAsync(() => Task.FromResult(State == state), $"state {state}");

    /// <summary>Waits until something holds.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        long begun = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Patience || _daemon.Ended)
                throw new TimeoutException($"waited for {what} in vain; state {State}.\ndaemon: {_daemon.Said}\nconsole: {_console.Said}");
            await Task.Delay(20);
        }
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

    private CommandProcess StartConsole() => new("console", "--socket", Socket, "--journal", Journal, "--address", Address);
}
