using System.Threading.RateLimiting;
using MesoInjector.Console.Network;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Telemetry;
using MesoInjector.Console.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MesoInjector.Console.Actions;

/// <summary>How often a PIN may be typed from one address, whoever's it is. The register of users makes each of them wait besides.</summary>
internal static class PinRate
{
    /// <summary>Its name.</summary>
    public const string Policy = "pin";

    /// <summary>So many in a minute: more than hands can type, less than a guess needs.</summary>
    public const int PerMinute = 30;

    public static void Configure(RateLimiterOptions options)
    {
        options.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
        options.OnRejected = (rejected, _) =>
        {
            HttpContext context = rejected.HttpContext;
            context.RequestServices.GetRequiredService<ILogger<Seat>>().TooManyPins(context.Connection.RemoteIpAddress);
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return ValueTask.CompletedTask;
            }

            Words words = Language.Of(context);
            context.RequestServices.GetRequiredService<Seat>().Say(new Notice(Good: false, words["pin.too-often"], words["pin.too-often.remedy"]), ClinicNetwork.Of(context));
            context.Response.Redirect("/sign-in");
            return ValueTask.CompletedTask;
        };
    }
}
