using System.ComponentModel;
using System.Text.Json.Nodes;
using MesoInjector.Console.Actions;
using MesoInjector.Console.Live;
using MesoInjector.Console.Reading;
using MesoInjector.Console.Scenarios;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Telemetry;
using MesoInjector.Control.Treatment;
using MesoInjector.Link;
using MesoInjector.Records;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MesoInjector.Console.Surface;

/// <summary>The console for programs: look, read records, play scenarios beside the device, stop. Nothing here can move a needle.</summary>
internal static class Api
{
    /// <summary>Where its description is.</summary>
    public const string DocumentPath = "/api/openapi.json";

    private const string Prefix = "api";
    private const int MostSessions = 1000;

    public static void AddDescription(IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith(Prefix, StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "MesoInjector console";
            document.Info.Version = typeof(Api).Assembly.GetName().Version?.ToString(3) ?? "";
            document.Info.Description = "Look, read records, play scenarios beside the device, stop. Nothing here can move a needle. What is posted is JSON, but for STOP, which takes anything.";
            return Task.CompletedTask;
        });
    });

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi(DocumentPath);
        RouteGroupBuilder api = routes.MapGroup("/" + Prefix);
        api.MapGet("/status", Status).WithName("status").WithSummary("What the device shows.").Produces<DeviceStatus>().Produces<Refused>(StatusCodes.Status503ServiceUnavailable);
        api.MapPost("/stop", StopAsync).DisableAntiforgery().AllowAnonymous().WithName("stop").WithSummary("Stop whatever goes on. Needs nothing; it is not the emergency stop.")
            .Produces<StopAnswer>().Produces<StopAnswer>(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/metrics", (ConsoleMeter meter) => meter.Figures()).WithName("metrics").WithSummary("How the console does, in numbers.");
        api.MapPost("/sign-in", SignInAsync).RequireRateLimiting(PinRate.Policy).WithName("signIn").WithSummary("Sign in to read, by a cookie. The seat of the device stays with whoever has it.")
            .Produces(StatusCodes.Status204NoContent).Produces<Refused>(StatusCodes.Status401Unauthorized).Produces(StatusCodes.Status429TooManyRequests);
        api.MapPost("/sign-out", SignOutAsync).WithName("signOut").WithSummary("End the reading.").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/records", ListAsync).WithName("records").WithSummary("Sessions, newest first.").Produces<SessionLine[]>().Produces(StatusCodes.Status401Unauthorized).Produces(StatusCodes.Status403Forbidden);
        api.MapGet("/records/{number:long}", OneAsync).WithName("record").WithSummary("Everything of one session, as meso records show --json prints it.")
            .Produces<JsonObject>().Produces(StatusCodes.Status401Unauthorized).Produces(StatusCodes.Status404NotFound);
        api.MapGet("/records/{number:long}/export", ExportAsync).WithName("exportRecord").WithSummary("One session as a file: csv, json or fhir.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").Produces(StatusCodes.Status401Unauthorized).Produces(StatusCodes.Status404NotFound);
        MapRuns(api);
    }

    private static void MapRuns(RouteGroupBuilder api)
    {
        api.MapGet("/runs", (IScenarioRuns runs) => runs.Recent).WithName("runs").WithSummary("The latest runs of scenarios, newest first.").Produces<ScenarioRun[]>();
        api.MapGet("/runs/possible", (IScenarioRuns runs) => runs.Runnables()).WithName("possibleRuns").WithSummary("What can be run.").Produces<Runnable[]>();
        api.MapGet("/runs/{id:int}", (IScenarioRuns runs, int id) => runs.Find(id) is { } run ? Results.Ok(run) : Results.NotFound()).WithName("run").WithSummary("How one run stands, and its result.")
            .Produces<ScenarioRun>().Produces(StatusCodes.Status404NotFound);
        api.MapPost("/runs", StartRun).WithName("startRun").WithSummary("Play a scenario in a process of its own; the device does not notice.")
            .Produces<ScenarioRun>(StatusCodes.Status202Accepted).Produces<Refused>(StatusCodes.Status409Conflict).Produces(StatusCodes.Status401Unauthorized).Produces(StatusCodes.Status403Forbidden);
        api.MapPost("/runs/{id:int}/stop", StopRun).WithName("stopRun").WithSummary("End a run.").Produces(StatusCodes.Status204NoContent).Produces(StatusCodes.Status401Unauthorized);
    }

    private static IResult Status(DeviceFeed feed) => feed is { Latest: { } latest, Daemon: { } daemon }
        ? Results.Ok(DeviceStatus.Of(daemon, latest))
        : Results.Json(new Refused("NoDevice", $"No device: {feed.Problem}", "Start the daemon."), statusCode: StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> StopAsync(HttpContext context, DeviceFeed feed, [Description("Unique per wish; the same is answered again and not done again.")] Guid? id)
    {
        Guid wish = id ?? Guid.NewGuid();
        bool stopped = await StopAction.GiveAsync(context, feed, wish).ConfigureAwait(false);
        return Results.Json(new StopAnswer(wish, stopped), statusCode: stopped ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> SignInAsync(HttpContext context, DeviceFeed feed, ProgramSignIn who)
    {
        LinkReply? reply = await feed.AskAsync("users.check", new JsonObject { ["name"] = who.Name, ["pin"] = who.Pin }).ConfigureAwait(false);
        if (reply?.Result is not { } user)
        {
            Refusal why = reply?.Refusal ?? new Refusal(RefusalCode.NotNow, "The device did not answer.", "Try again.");
            return Results.Json(new Refused(why.Code.ToString(), why.Words, why.Remedy), statusCode: StatusCodes.Status401Unauthorized);
        }

        await SeatCookie.LetLookAsync(context, user.GetProperty("name").GetString()!, Enum.Parse<Role>(user.GetProperty("role").GetString()!)).ConfigureAwait(false);
        return Results.NoContent();
    }

    /// <summary>Whoever has the seat of the device leaves it on a screen, where others see that it is free.</summary>
    private static async Task<IResult> SignOutAsync(HttpContext context, Seat seat)
    {
        if (SeatCookie.Of(context.User, seat) is not { Looks: false })
            await context.SignOutAsync().ConfigureAwait(false);
        return Results.NoContent();
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, Seat seat, JournalReading reading,
        [Description("How the patient's code begins.")] string? patient, [Description("A lot that was used.")] string? lot, [Description("The protocol's name.")] string? protocol,
        [Description("The first day, as 2026-11-28.")] string? from, [Description("The last day.")] string? to, [Description("Only lower numbers: the next page.")] long? below, [Description("At most so many, 1 to 1000; 100 if not given.")] int? limit)
    {
        if (RecordActions.Refuse(context, seat, Right.ReadRecords) is { } refused)
            return refused;
        if (limit is < 1 or > MostSessions)
            return Results.Json(new Refused("Request", $"limit takes 1 to {MostSessions}.", "Ask for fewer."), statusCode: StatusCodes.Status400BadRequest);
        JournalProblem? problem = null;
        var found = await reading.ReadAsync(journal => journal.Treatments.Sessions(SessionSearch.Filter(patient, lot, protocol, from, to, below, limit ?? 100)), why => problem = why).ConfigureAwait(false);
        return problem is null ? Results.Ok(found!.Select(SessionLine.Of)) : RecordActions.Unavailable(context, problem);
    }

    private static Task<IResult> OneAsync(HttpContext context, Seat seat, JournalReading reading, long number) =>
        RecordActions.WithSession(context, seat, reading, Right.ReadRecords, number, session => RecordActions.Export(session, "json"));

    private static Task<IResult> ExportAsync(HttpContext context, Seat seat, JournalReading reading, long number, [Description("csv, json or fhir.")] string format) =>
        RecordActions.WithSession(context, seat, reading, Right.ExportRecords, number, session => RecordActions.Export(session, format));

    private static IResult StartRun(HttpContext context, Seat seat, IScenarioRuns runs, RunWish wish)
    {
        if (RecordActions.Refuse(context, seat, Right.RunScenarios) is { } refused)
            return refused;
        return runs.TryStart(wish.Kind, wish.Name, out ScenarioRun? run) is { } refusal
            ? Results.Json(new Refused(refusal.Code.ToString(), refusal.Words, refusal.Remedy), statusCode: StatusCodes.Status409Conflict)
            : Results.Accepted($"/api/runs/{run!.Id}", run);
    }

    private static IResult StopRun(HttpContext context, Seat seat, IScenarioRuns runs, int id)
    {
        if (RecordActions.Refuse(context, seat, Right.RunScenarios) is { } refused)
            return refused;
        runs.Stop(id);
        return Results.NoContent();
    }
}
