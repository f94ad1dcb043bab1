using System.Text.Json;
using MesoInjector.Console.Live;
using MesoInjector.Console.Screens.Operate;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Control;
using MesoInjector.Control.Servicing;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Actions;

/// <summary>What a technician does at the service page, and how this browser shows the console: which display it is, so that millimetres are millimetres, and dark or light.</summary>
internal static class ServiceActions
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>The displays that are known; the style sheets have their millimetre.</summary>
    public static IReadOnlyList<string> Profiles { get; } = ["auto", "7-inch-800", "10-inch-1280", "7-inch-1280"];

    /// <summary>Dark stands first: it is the standard.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["dark", "light"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/display", Choose).AllowAnonymous();
        routes.MapPost("/service/target", Prepare).RequireAuthorization();
        routes.MapPost("/service/box", SaveBox).RequireAuthorization();
        routes.MapGet("/service/boxes/{name}", BoxAsync).RequireAuthorization();
    }

    private static Task<IResult> SaveBox(HttpContext context, Seat seat) => RecordActions.Refuse(context, seat, Right.Service) is { } refused
        ? Task.FromResult(refused)
        : Asking.ForAsync(context, "blackBox.save", [], Language.Of(context)["boxes.saved"], "/service", "/service");

    /// <summary>Only what the daemon lists is handed out: a name leads nowhere else.</summary>
    private static async Task<IResult> BoxAsync(HttpContext context, DeviceFeed feed, Seat seat, string name)
    {
        if (RecordActions.Refuse(context, seat, Right.Service) is { } refused)
            return refused;
        if ((await feed.AskAsync("blackBox.list").ConfigureAwait(false))?.Result is not { ValueKind: JsonValueKind.Object } list)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        bool listed = list.GetProperty("boxes").EnumerateArray().Any(box => box.GetProperty("name").GetString() == name);
        string path = Path.Combine(list.GetProperty("folder").GetString()!, Path.GetFileName(name));
        return listed && File.Exists(path) ? Results.File(path, "application/octet-stream", name) : Results.NotFound();
    }

    /// <summary>Where an axis shall go while the pedal is held. Nothing moves by it.</summary>
    private static async Task<IResult> Prepare(HttpContext context, DeviceFeed feed, Seat seat, [FromForm] ServiceMove move, [FromForm] long value)
    {
        Words words = Language.Of(context);
        seat.Touch();
        if (DriveMove.Target(move, value) is not { } target)
            return Results.BadRequest(new { words = words["command.unknown", move], remedy = "" });
        CommandAnswer? answer = await feed.GiveAsync(new OperatorCommand.PrepareTarget(Guid.NewGuid(), target)).ConfigureAwait(false);
        return answer switch
        {
            null => Results.Json(new { words = words["no-answer"], remedy = words["no-answer.remedy"] }, statusCode: StatusCodes.Status503ServiceUnavailable),
            { Refusal: { } refusal } => Results.Json(new { words = RefusalText.Words(refusal, words), remedy = RefusalText.Remedy(refusal, words) }, statusCode: StatusCodes.Status409Conflict),
            _ => Results.Ok(new { }),
        };
    }

    private static IResult Choose(HttpContext context, [FromForm] string? display, [FromForm] string? theme)
    {
        Keep(context, "display", display, Profiles);
        Keep(context, "theme", theme, Themes);
        return Results.Redirect("/service");
    }

    private static void Keep(HttpContext context, string cookie, string? value, IReadOnlyList<string> known)
    {
        if (value is not null && known.Contains(value))
            context.Response.Cookies.Append(cookie, value, new CookieOptions { SameSite = SameSiteMode.Strict, HttpOnly = true, MaxAge = Kept });
    }
}
