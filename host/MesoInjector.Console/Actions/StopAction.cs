using MesoInjector.Console.Live;
using MesoInjector.Console.Telemetry;
using MesoInjector.Control;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace MesoInjector.Console.Actions;

/// <summary>STOP: for anyone, signed in or not, with nothing else asked. The page repeats it with the same id until it is answered.</summary>
internal static class StopAction
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/stop", Stop).DisableAntiforgery().AllowAnonymous();

    /// <summary>Gives it.</summary>
    /// <returns>Whether the device answered.</returns>
    public static async Task<bool> GiveAsync(HttpContext context, DeviceFeed feed, Guid id)
    {
        bool answered = await feed.GiveAsync(new OperatorCommand.Stop(id)).ConfigureAwait(false) is not null;
        ((ILoggerFactory)context.RequestServices.GetService(typeof(ILoggerFactory))!).CreateLogger(typeof(StopAction).FullName!).Stopped(id, context.Connection.RemoteIpAddress, answered);
        return answered;
    }

    private static async Task<IResult> Stop(HttpContext context, DeviceFeed feed, string? id) =>
        await GiveAsync(context, feed, Guid.TryParse(id, out Guid known) ? known : Guid.NewGuid()).ConfigureAwait(false)
            ? Results.Text("stopped")
            : Results.Text("no answer: use the hardware stop", statusCode: StatusCodes.Status503ServiceUnavailable);
}
