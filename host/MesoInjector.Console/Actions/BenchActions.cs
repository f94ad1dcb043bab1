using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Console.Live;
using MesoInjector.Console.Scenarios;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Link;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Actions;

/// <summary>The bench: hands and workplace of a virtual gun, and scenarios beside it. A real device does not know any of it, and is not asked.</summary>
internal static class BenchActions
{
    private const string Status = "bench.status";

    /// <summary>What a page of a run may do: show itself. It is shown in a frame of its own, apart from the console's.</summary>
    private const string PagePolicy = "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private static readonly FrozenSet<string> Deeds = FrozenSet.ToFrozenSet(
    [
        "bench.touchDown", "bench.dock", "bench.liftOff", "bench.pedal", "bench.insertSyringe", "bench.removeSyringe", "bench.fitNeedle", "bench.emergencyStop", "bench.key",
        "bench.fault", "bench.clearFaults", "bench.scale", "bench.assist",
    ]);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bench/status", (HttpContext context, DeviceFeed feed) => AskAsync(context, feed, Status, null)).AllowAnonymous();
        routes.MapPost("/bench/do", Do).AllowAnonymous();
        routes.MapPost("/bench/run", Start).AllowAnonymous();
        routes.MapPost("/bench/run/stop", Stop).AllowAnonymous();
        routes.MapGet("/bench/runs/{id:int}/files/{**path}", Page).AllowAnonymous();
    }

    private static async Task<IResult> Do(HttpContext context, DeviceFeed feed, [FromForm] string method, [FromForm] string arguments)
    {
        Words words = Language.Of(context);
        if (!Deeds.Contains(method) || Parse(arguments) is not { } given)
            return Results.BadRequest(new { words = words["command.unknown", method], remedy = "" });
        return await AskAsync(context, feed, method, given).ConfigureAwait(false);
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<IResult> AskAsync(HttpContext context, DeviceFeed feed, string method, JsonObject? arguments)
    {
        Words words = Language.Of(context);
        if (feed.Daemon?.Simulated != true)
            return Results.Json(new { words = words["bench.real"], remedy = "" }, statusCode: StatusCodes.Status404NotFound);
        LinkReply? reply = await feed.AskAsync(method, arguments).ConfigureAwait(false);
        return reply switch
        {
            null => Results.Json(new { words = words["no-answer"], remedy = words["no-answer.remedy"] }, statusCode: StatusCodes.Status503ServiceUnavailable),
            { Refusal: { } refusal } => Results.Json(new { words = refusal.Words, remedy = refusal.Remedy }, statusCode: StatusCodes.Status409Conflict),
            { Result: { } result } => Results.Json(result),
            _ => Results.Json(new { }),
        };
    }

    private static IResult Start(IScenarioRuns runs, Seat seat, [FromForm] RunKind kind, [FromForm] string name)
    {
        if (runs.TryStart(kind, name, out ScenarioRun? run) is not { } refusal)
            return Results.Redirect($"/bench/runs/{run!.Id}");
        seat.Say(Notice.Of(refusal));
        return Results.Redirect("/bench/runs");
    }

    private static IResult Stop(IScenarioRuns runs, [FromForm] int id)
    {
        runs.Stop(id);
        return Results.Redirect($"/bench/runs/{id}");
    }

    private static IResult Page(HttpContext context, IScenarioRuns runs, int id, string path)
    {
        if (runs.OpenPage(id, path) is not { } page)
            return Results.NotFound();
        context.Response.Headers.ContentSecurityPolicy = PagePolicy;
        return Results.Stream(page, "text/html; charset=utf-8");
    }
}
