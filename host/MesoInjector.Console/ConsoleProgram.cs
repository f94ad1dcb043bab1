using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization;
using MesoInjector.Console.Actions;
using MesoInjector.Console.Live;
using MesoInjector.Console.Network;
using MesoInjector.Console.Screens.Frame;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Surface;
using MesoInjector.Console.Telemetry;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace MesoInjector.Console;

/// <summary>The console: what people touch. It moves nothing; it asks the daemon over the link, and shows what the daemon says.</summary>
public static class ConsoleProgram
{
    private const int ExitDone = 0;
    private const int ExitBadInput = 2;
    private const int LargestBody = 4 << 20;

    /// <summary>Serves until the token is cancelled.</summary>
    /// <param name="options">What it is started with.</param>
    /// <param name="output">Where it listens.</param>
    /// <param name="error">What goes wrong.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The exit code: 0 ended, 2 the address cannot be used.</returns>
    public static int Run(ConsoleOptions options, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        try
        {
            WebApplication app = Build(options);
            using var disposal = (IDisposable)app;
            app.StartAsync(cancellation).GetAwaiter().GetResult();
            output.WriteLine($"Console at http://{options.Address}/");
            if (options.Network is { } network)
                output.WriteLine($"To look, from the network, at https://{network.Address}/");
            ((IHost)app).WaitForShutdownAsync(cancellation).GetAwaiter().GetResult();
            return ExitDone;
        }
        catch (IOException exception)
        {
            error.WriteLine($"The console cannot listen at {options.Address}: {exception.Message} Give another one with --address.");
            return ExitBadInput;
        }
        catch (InvalidDataException exception)
        {
            error.WriteLine(exception.Message);
            return ExitBadInput;
        }
        catch (OperationCanceledException)
        {
            return ExitDone;
        }
    }

    /// <summary>The whole program, not yet listening.</summary>
    /// <param name="options">What it is started with.</param>
    public static WebApplication Build(ConsoleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        X509Certificate2? certificate = options.Network is { } network ? NetworkCertificate.Read(network) : null;
        return Build(options, builder => builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Listen(kestrel, options, certificate)));
    }

    /// <summary>The whole program over some server.</summary>
    internal static WebApplication Build(ConsoleOptions options, Action<WebApplicationBuilder> serve)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        serve(builder);
        Observing.Add(builder);
        AddServices(builder.Services, options);
        WebApplication app = builder.Build();
        Map(app);
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, ConsoleOptions options, X509Certificate2? certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Listen(options.Address);
        if (options.Network is not { } network || certificate is null)
            return;
        kestrel.Listen(network.Address, listen =>
        {
            listen.UseHttps(certificate);
            listen.Use(next => connection =>
            {
                connection.Features.Set(ClinicNetwork.Mark);
                return next(connection);
            });
        });
    }

    private static void AddServices(IServiceCollection services, ConsoleOptions options)
    {
        services.AddSingleton<IHostLifetime, TokenLifetime>();
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ConsoleMeter>();
        services.AddSingleton<DeviceFeed>();
        services.AddSingleton<Seat>();
        services.AddSingleton(options.Runs ?? new Scenarios.NoScenarioRuns());
        services.AddSingleton<LiveStream>();
        services.AddSingleton<Preparation.SessionDraft>();
        services.AddSingleton<Reading.JournalReading>();
        services.AddSingleton<Preparation.ProtocolShelf>();
        services.AddSingleton<Preparation.RecordOutlook>();
        services.AddSingleton<Reading.ChainLook>();
        services.AddSingleton<Reading.UserList>();
        services.AddSingleton<Calibrating.CalibrationBench>();
        services.AddSingleton<Calibrating.SubjectDrafts>();
        services.AddRouting();

        // Whoever was signed in before a restart signs in again: keys are of this run only.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(SeatCookie.Configure);
        services.AddAuthorization(authorization => authorization.DefaultPolicy = SeatCookie.WithSeat);
        services.AddRateLimiter(PinRate.Configure);
        services.AddAntiforgery(antiforgery => antiforgery.HeaderName = "X-Anti-Forgery");
        services.AddCascadingAuthenticationState();
        services.AddRazorComponents();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        Api.AddDescription(services);
    }

    private static void Map(WebApplication app)
    {
        app.Use(SecurityHeaders.Add);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot")),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
        app.UseRouting();
        app.UseAuthentication();
        app.Use(NetworkGuard.Check);
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(ForgeryGuard.Check);
        app.UseRateLimiter();
        app.MapGet("/live", (HttpContext context, LiveStream stream) => stream.ServeAsync(context));
        app.MapGet("/health", (DeviceFeed feed) => feed.Latest is null ? Results.Text($"no device: {feed.Problem}", statusCode: StatusCodes.Status503ServiceUnavailable) : Results.Text("ok"));
        StopAction.Map(app);
        CommandAction.Map(app);
        SeatActions.Map(app);
        BenchActions.Map(app);
        ServiceActions.Map(app);
        PreparationActions.Map(app);
        ScreeningActions.Map(app);
        ReviewActions.Map(app);
        UserActions.Map(app);
        RecordActions.Map(app);
        CalibrationActions.Map(app);
        DriveActions.Map(app);
        Api.Map(app);
        app.MapRazorComponents<App>();
    }
}
