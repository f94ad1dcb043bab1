using System.Collections.Frozen;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MesoInjector.Console.Network;

/// <summary>Over the network one looks, after signing in, and stops. All else is done at the device.</summary>
internal static class NetworkGuard
{
    /// <summary>What may be posted from the network. Signing in there does not take the device's seat.</summary>
    private static readonly FrozenSet<string> Posts = FrozenSet.ToFrozenSet(["/sign-in", "/sign-out", "/stop", "/api/stop", "/api/sign-in", "/api/sign-out"], StringComparer.Ordinal);

    /// <summary>What may be seen before signing in.</summary>
    private static readonly FrozenSet<string> Open = FrozenSet.ToFrozenSet(["/sign-in", "/health"], StringComparer.Ordinal);

    public static Task Check(HttpContext context, RequestDelegate next)
    {
        if (!ClinicNetwork.Of(context))
            return next(context);
        string path = context.Request.Path.Value ?? "";
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            if (HttpMethods.IsPost(context.Request.Method) && Posts.Contains(path))
                return next(context);
            context.RequestServices.GetRequiredService<ILogger<ClinicNetwork>>().RefusedOverNetwork(context.Request.Method, path, context.Connection.RemoteIpAddress);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Response.WriteAsync("Over the network this console only shows. Do it at the device.");
        }

        Seat seat = context.RequestServices.GetRequiredService<Seat>();
        if (Open.Contains(path) || SeatCookie.Of(context.User, seat) is not null)
            return next(context);
        if (path.StartsWith("/api/", StringComparison.Ordinal) || path == "/live")
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect($"/sign-in?next={Uri.EscapeDataString(path)}");
        return Task.CompletedTask;
    }
}
