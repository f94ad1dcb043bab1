using System.Text.Json.Nodes;
using MesoInjector.Console.Live;
using MesoInjector.Console.Network;
using MesoInjector.Console.Scenarios;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace MesoInjector.Console.Tests.Stage;

/// <summary>A console with a scripted daemon at the other end of its link.</summary>
internal sealed class ConsoleStage : IDisposable
{
    /// <summary>A request with this header is one that came over the clinic's network.</summary>
    public const string NetworkHeader = "X-Test-Network";

    private const string Pin = "271828";

    private readonly string _folder = Directory.CreateTempSubdirectory("meso-console-").FullName;
    private readonly WebApplication _app;

    public ConsoleStage(bool simulated = false, string? journal = null, IScenarioRuns? runs = null)
    {
        string socket = Path.Combine(_folder, "s");
        Daemon = new ScriptedDaemon(socket, simulated);
        Daemon.Answers["about"] = _ => new JsonObject { ["journal"] = journal, ["handpiece"] = "HP-1", ["registerEmpty"] = false, ["simulated"] = simulated };
        Daemon.Answers["users"] = _ => new JsonArray(Known("clara", Role.Clinician), Known("tom", Role.Technician), Known("ada", Role.Admin), Known("quinn", Role.Qa));
        Daemon.Answers["signIn"] = Check;
        Daemon.Answers["users.check"] = Check;
        Daemon.Answers["signOut"] = _ => null;
        _app = ConsoleProgram.Build(new ConsoleOptions { SocketPath = socket, JournalPath = journal, Runs = runs }, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Services.AddSingleton<TimeProvider>(Clock);
            builder.Services.AddSingleton<IStartupFilter, NetworkByHeader>();
        });
        _app.StartAsync().GetAwaiter().GetResult();
        Assert.True(SpinWait.SpinUntil(() => Service<DeviceFeed>().Latest is not null, TimeSpan.FromSeconds(30)), "the console did not find the daemon");
    }

    public ScriptedDaemon Daemon { get; }

    public HandClock Clock { get; } = new();

    /// <summary>Every address there is.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => [.. Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A browser that nobody used yet.</summary>
    public Browser Open(string language = "en", bool network = false) => new(_app.GetTestServer(), language, network);

    /// <summary>A browser with somebody at it.</summary>
    public async Task<Browser> OpenAsync(string name, string language = "en", bool network = false)
    {
        Browser browser = Open(language, network);
        await browser.SubmitAsync("/sign-in", "/sign-in", ("name", name), ("pin", Pin));
        return browser;
    }

    public void Dispose()
    {
        _app.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)_app).Dispose();
        Daemon.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static JsonObject Known(string name, Role role) => new() { ["name"] = name, ["role"] = role.ToString(), ["disabled"] = false, ["failures"] = 0, ["lastSignIn"] = null };

    private static object Check(System.Text.Json.JsonElement given)
    {
        string name = given.GetProperty("name").GetString()!;
        Role? role = name switch { "clara" => Role.Clinician, "tom" => Role.Technician, "ada" => Role.Admin, "quinn" => Role.Qa, _ => null };
        return role is { } known && given.GetProperty("pin").GetString() == Pin
            ? new JsonObject { ["name"] = name, ["role"] = known.ToString() }
            : ScriptedDaemon.No("Name and PIN do not belong together.", "Try again, or ask an admin for another PIN.");
    }

    private sealed class NetworkByHeader : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                if (context.Request.Headers.ContainsKey(NetworkHeader))
                    context.Features.Set(ClinicNetwork.Mark);
                return then(context);
            });
            next(app);
        };
    }
}
