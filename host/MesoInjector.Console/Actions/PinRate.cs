using System.Threading.RateLimiting;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

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
            Words words = Language.Of(context);
            context.RequestServices.GetRequiredService<Seat>().Say(new Notice(Good: false, words["pin.too-often"], words["pin.too-often.remedy"]));
            context.Response.Redirect("/sign-in");
            return ValueTask.CompletedTask;
        };
    }
}
