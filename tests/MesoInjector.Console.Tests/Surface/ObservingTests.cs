using MesoInjector.Console.Telemetry;
using Microsoft.AspNetCore.Builder;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace MesoInjector.Console.Tests.Surface;

public sealed class ObservingTests
{
    [Fact]
    public void Nothing_is_sent_anywhere_where_no_place_is_configured()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        Assert.False(Observing.Add(builder, new Dictionary<string, string>()));
        Assert.DoesNotContain(builder.Services, service => service.ServiceType == typeof(MeterProvider));
    }

    [Fact]
    public void Metrics_and_traces_go_to_the_place_that_is_configured()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        Assert.True(Observing.Add(builder, new Dictionary<string, string> { [Observing.Endpoint] = "http://127.0.0.1:9", ["OTEL_SERVICE_NAME"] = "x" }));
        Assert.Equal("http://127.0.0.1:9", builder.Configuration[Observing.Endpoint]);
        Assert.Contains(builder.Services, service => service.ServiceType == typeof(MeterProvider));
        Assert.Contains(builder.Services, service => service.ServiceType == typeof(TracerProvider));
    }
}
