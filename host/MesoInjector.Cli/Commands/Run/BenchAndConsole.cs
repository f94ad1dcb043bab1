using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using MesoInjector.Link;

namespace MesoInjector.Cli.Commands.Run;

/// <summary>
/// The two programs of <c>meso run</c>, as children: the daemon of the bench and the console. A console that dies is started again and the
/// device has not noticed; when the daemon ends, all ends.
/// </summary>
internal sealed class BenchAndConsole : IDisposable
{
    private const int MostRestarts = 5;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ConsolePatience = TimeSpan.FromSeconds(10);

    /// <summary>Needle home, session closed: longer than the daemon gives itself.</summary>
    private static readonly TimeSpan DaemonPatience = TimeSpan.FromSeconds(30);

    private readonly string _socket;
    private readonly string _journal;
    private readonly IPEndPoint _address;
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private ChildProgram? _daemon;
    private ChildProgram? _console;
    private int _restarts;

    public BenchAndConsole(string socket, string journal, IPEndPoint address, TextWriter output, TextWriter error)
    {
        _socket = socket;
        _journal = journal;
        _address = address;
        _output = output;
        _error = error;
    }

    /// <summary>The bench's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How fast the bench goes.</summary>
    public required double Scale { get; init; }

    /// <summary>Open a browser where there is a display.</summary>
    public required bool Browser { get; init; }

    private string Address => $"http://{_address}/";

    /// <summary>Runs until the daemon ends or the token is cancelled.</summary>
    /// <returns>The exit code.</returns>
    public int Run(CancellationToken cancellation)
    {
        _daemon = ChildProgram.Start("daemon", _output, _error, "daemon", "--bench", "--socket", _socket, "--journal", _journal,
            "--seed", Seed.ToString(CultureInfo.InvariantCulture), "--scale", Scale.ToString("R", CultureInfo.InvariantCulture));
        _console = StartConsole();
        if (!WaitForScreens(cancellation))
            return End(cancellation);
        Tell();
        if (Browser)
            OpenBrowser();
        while (!cancellation.WaitHandle.WaitOne(LookEvery) && !_daemon.Ended)
        {
            if (!_console.Ended)
                continue;
            if (_restarts++ >= MostRestarts)
            {
                _error.WriteLine($"The console has died {MostRestarts} times (exit code {_console.Code}) and is not started again.");
                break;
            }

            _error.WriteLine($"The console has died (exit code {_console.Code}) and is started again. The device goes on by itself.");
            _console.Dispose();
            _console = StartConsole();
        }

        return End(cancellation);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _console?.Dispose();
        _daemon?.Dispose();
    }

    private ChildProgram StartConsole() => ChildProgram.Start("console", _output, _error, "console", "--socket", _socket, "--journal", _journal, "--address", _address.ToString());

    /// <summary>Console first: the daemon brings the needle home and closes the session, and nobody needs to watch that.</summary>
    private int End(CancellationToken cancellation)
    {
        bool asked = cancellation.IsCancellationRequested;
        bool daemonFirst = _daemon!.Ended;
        if (daemonFirst && !asked)
            _error.WriteLine($"The daemon has ended (exit code {_daemon.Code}).");
        _console!.End(ConsolePatience);
        if (!_daemon.End(DaemonPatience))
        {
            _error.WriteLine("The daemon did not end and was killed.");
            return ExitCode.Failed;
        }

        if (asked)
            return _daemon.Code is ExitCode.Success or ExitCode.Interrupted ? ExitCode.Interrupted : ExitCode.Failed;
        return daemonFirst ? _daemon.Code : ExitCode.Failed;
    }

    /// <returns>False where it was interrupted, or one of both has ended.</returns>
    private bool WaitForScreens(CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        long started = Stopwatch.GetTimestamp();
        while (!_daemon!.Ended && !_console!.Ended && !cancellation.WaitHandle.WaitOne(LookEvery))
        {
            if (Stopwatch.GetElapsedTime(started) > StartPatience)
            {
                _error.WriteLine($"The screens did not answer at {Address} within {StartPatience.TotalSeconds:0} s.");
                return false;
            }

            if (Healthy(http))
                return true;
        }

        return false;
    }

    private bool Healthy(HttpClient http)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{Address}health");
            using HttpResponseMessage response = http.Send(request);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Tell()
    {
        _output.WriteLine();
        _output.WriteLine($"The device on the bench is ready (SIMULATION): {Address}");
        foreach ((string name, string role, string pin) in DemoUsers())
            _output.WriteLine($"  sign in as {name,-6} PIN {pin}  ({role.ToLowerInvariant()})");
        _output.WriteLine($"Record: {_journal}");
        _output.WriteLine("Ctrl-C ends both, the console first; the daemon brings the needle home and closes the session.");
        _output.WriteLine();
    }

    /// <summary>Those the daemon knows with their PINs; none where somebody has set up users of their own.</summary>
    private List<(string Name, string Role, string Pin)> DemoUsers()
    {
        using var client = new LinkClient(_socket, "meso run", TimeProvider.System);
        if (!SpinWait.SpinUntil(() => client.Daemon is not null, TimeSpan.FromSeconds(2)))
            return [];
        LinkReply? reply = client.AskAsync("bench.status", arguments: null, TimeSpan.FromSeconds(5)).GetAwaiter().GetResult();
        return reply?.Result is { } status
            ? [.. status.GetProperty("demoUsers").EnumerateArray().Select(user => (Text(user, "name"), Text(user, "role"), Text(user, "pin")))]
            : [];

        static string Text(JsonElement user, string key) => user.GetProperty(key).GetString() ?? "";
    }

    private void OpenBrowser()
    {
        bool display = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY")) || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));
        if (!display)
            return;
        try
        {
            using Process? opener = Process.Start(new ProcessStartInfo("xdg-open") { UseShellExecute = false, ArgumentList = { Address } });
        }
        catch (Win32Exception)
        {
            _error.WriteLine($"No browser could be opened; open {Address} yourself.");
        }
    }
}
