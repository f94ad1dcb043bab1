using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MesoInjector.Console.Live;
using MesoInjector.Control;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon;
using MesoInjector.Daemon.Serving;
using MesoInjector.Link;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace MesoInjector.Console.Tests;

/// <summary>A console over a link that shows what a test wants, and a clinician at it.</summary>
public sealed partial class ShownDevice : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("meso-console-").FullName;
    private readonly OperatorPort _port = new();
    private readonly HttpClient _browser;
    private LinkServer? _server;
    private WebApplication? _console;

    /// <summary>Begins with nothing.</summary>
    public ShownDevice() => _browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { Timeout = Patience };

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        string socket = Path.Combine(_folder, "meso.sock");
        _server = new LinkServer(socket, _port, "daemon under test", simulated: false, new ClosedGate(), [new OneClinician()]);
        _console = ConsoleProgram.Build(new ConsoleOptions { SocketPath = socket, Address = new IPEndPoint(IPAddress.Loopback, 0) });
        await _console.StartAsync();
        _browser.BaseAddress = new Uri(_console.Urls.First());
        _port.Snapshots.Publish(default);
        await UntilAsync(async () => (await _browser.GetAsync("/health")).IsSuccessStatusCode);
        string page = await _browser.GetStringAsync("/sign-in");
        HttpResponseMessage answer = await _browser.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value,
            ["name"] = OneClinician.Name,
            ["pin"] = "271828",
            ["next"] = "/",
        }));
        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        if (_console is not null)
            await _console.DisposeAsync();
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The device's own page for a snapshot, without what is different in every answer.</summary>
    public async Task<string> PageAsync(Snapshot snapshot)
    {
        string page = "";
        await UntilAsync(async () =>
        {
            _port.Snapshots.Publish(snapshot);
            if (_console!.Services.GetRequiredService<DeviceFeed>().Latest?.Seen.At != snapshot.At)
                return false;
            page = await _browser.GetStringAsync("/");
            return page.Contains($"data-state=\"{snapshot.State}\"", StringComparison.Ordinal);
        });
        page = AnyToken().Replace(page, "${before}TOKEN");
        return string.Join('\n', page.Replace("><", ">\n<", StringComparison.Ordinal).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)) + "\n";
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        long begun = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience);
            await Task.Delay(20);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex("(?<before>name=\"(__RequestVerificationToken\" value|anti-forgery\" content)=\")[^\"]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AnyToken();

    /// <summary>No command is for this device.</summary>
    private sealed class ClosedGate : ICommandGate
    {
        public Refusal? Block(OperatorCommand command) => new(RefusalCode.NotNow, "only shown", "");
    }

    private sealed class OneClinician : IRequestHandler
    {
        public const string Name = "clara";

        public LinkReply? Handle(LinkRequest request, IRequestContext context) => request.Method switch
        {
            "signIn" => LinkReply.Done(request, new JsonObject { ["name"] = Name, ["role"] = nameof(Role.Clinician), ["rights"] = new JsonArray() }),
            "users" => LinkReply.Done(request, new JsonArray()),
            _ => null,
        };
    }
}
