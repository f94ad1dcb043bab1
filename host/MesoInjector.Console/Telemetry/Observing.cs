using System.Collections;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MesoInjector.Console.Telemetry;

/// <summary>Logs, metrics and traces: how somebody outside sees what the console does.</summary>
internal static class Observing
{
    /// <summary>Where OTLP goes; without it nothing is sent anywhere.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Prefix = "OTEL_";

    /// <summary>Adds them.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="environment">Its environment; null takes that of the process.</param>
    /// <returns>Whether metrics and traces are sent.</returns>
    public static bool Add(WebApplicationBuilder builder, IReadOnlyDictionary<string, string>? environment = null)
    {
        environment ??= Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
        AddLogs(builder.Services, environment);
        if (!environment.TryGetValue(Endpoint, out string? endpoint) || endpoint.Length == 0)
            return false;
        builder.Configuration.AddInMemoryCollection(environment.Where(pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value)));
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("meso-console", serviceVersion: typeof(Observing).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics => metrics.AddMeter(ConsoleMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime").AddOtlpExporter())
            .WithTracing(traces => traces.AddSource(ConsoleMeter.Name, "Microsoft.AspNetCore").AddOtlpExporter());
        return true;
    }

    /// <summary>Under a service manager the lines carry their urgency for its journal; otherwise they are for people. Standard output stays free for what a program prints.</summary>
    private static void AddLogs(IServiceCollection services, IReadOnlyDictionary<string, string> environment) => services.AddLogging(logging =>
    {
        bool service = environment.ContainsKey("JOURNAL_STREAM");
        if (service)
            logging.AddSystemdConsole(console => console.IncludeScopes = false);
        else
            logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter("MesoInjector", service ? LogLevel.Information : LogLevel.Warning);
    });
}
