using MesoInjector.Console.Live;
using MesoInjector.Control;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Actions;

/// <summary>STOP: for anyone, signed in or not, with nothing else asked. The page repeats it with the same id until it is answered.</summary>
internal static class StopAction
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/stop", Stop).DisableAntiforgery().AllowAnonymous();

    private static async Task<IResult> Stop(DeviceFeed feed, string? id)
    {
        CommandAnswer? answer = await feed.GiveAsync(new OperatorCommand.Stop(Guid.TryParse(id, out Guid known) ? known : Guid.NewGuid())).ConfigureAwait(false);
        return answer is null ? Results.Text("no answer: use the hardware stop", statusCode: StatusCodes.Status503ServiceUnavailable) : Results.Text("stopped");
    }
}
