using System.Text.Json.Nodes;
using MesoInjector.Console.Live;
using MesoInjector.Console.Network;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Telemetry;
using MesoInjector.Console.Wording;
using MesoInjector.Link;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace MesoInjector.Console.Actions;

/// <summary>Signing in and out, by the daemon's users; the language.</summary>
internal static class SeatActions
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in", SignIn).AllowAnonymous().RequireRateLimiting(PinRate.Policy);
        routes.MapPost("/sign-out", SignOut).AllowAnonymous();
        routes.MapPost("/touch", (Seat seat) => seat.Touch()).RequireAuthorization();
        routes.MapPost("/language", ChooseLanguage).AllowAnonymous();
    }

    private static async Task<IResult> SignIn(HttpContext context, DeviceFeed feed, Seat seat, ILogger<Seat> log, [FromForm] string? name, [FromForm] string? other, [FromForm] string? pin, [FromForm] string? next)
    {
        Words words = Language.Of(context);

        // A name that was typed is meant, whichever of the known ones was marked.
        name = string.IsNullOrWhiteSpace(other) ? name : other;
        if (string.IsNullOrWhiteSpace(name) || string.IsNullOrEmpty(pin))
            return Back(context, seat, new Notice(Good: false, words["sign-in.empty"], words["sign-in.empty.remedy"]), name, next);
        bool looks = ClinicNetwork.Of(context);
        LinkReply? reply = await feed.AskAsync(looks ? "users.check" : "signIn", new JsonObject { ["name"] = name.Trim(), ["pin"] = pin }).ConfigureAwait(false);
        if (reply is null)
            return Back(context, seat, new Notice(Good: false, words["no-answer"], words["no-answer.remedy"]), name, next);
        if (reply.Refusal is { } refusal)
        {
            log.SignInRefused(context.Connection.RemoteIpAddress);
            return Back(context, seat, new Notice(Good: false, Phrases.Say(refusal.Words, words), Phrases.Say(refusal.Remedy, words)), name, next);
        }

        string known = reply.Result!.Value.GetProperty("name").GetString()!;
        Role role = Enum.Parse<Role>(reply.Result.Value.GetProperty("role").GetString()!);
        log.SignedIn(known, role, context.Connection.RemoteIpAddress, looks);
        if (looks)
        {
            await SeatCookie.LetLookAsync(context, known, role).ConfigureAwait(false);
            return Results.Redirect(Local(next));
        }

        Seated seated = seat.Take(known, role);
        await context.SignInAsync(SeatCookie.Principal(seated)).ConfigureAwait(false);
        return Results.Redirect(Local(next));
    }

    private static IResult Back(HttpContext context, Seat seat, Notice notice, string? name, string? next)
    {
        seat.Say(notice, ClinicNetwork.Of(context));
        return Results.Redirect($"/sign-in?next={Uri.EscapeDataString(Local(next))}&name={Uri.EscapeDataString(name ?? "")}");
    }

    private static async Task<IResult> SignOut(HttpContext context, DeviceFeed feed, Seat seat)
    {
        if (SeatCookie.Of(context.User, seat) is { Looks: false })
        {
            await feed.AskAsync("signOut", new JsonObject { ["why"] = "" }).ConfigureAwait(false);
            seat.Leave();
        }

        await context.SignOutAsync().ConfigureAwait(false);
        return Results.Redirect("/");
    }

    private static IResult ChooseLanguage(HttpContext context, [FromForm] string language, [FromForm] string? next)
    {
        if (Words.Languages.Contains(language))
            context.Response.Cookies.Append(Language.Cookie, language, new CookieOptions { SameSite = SameSiteMode.Strict, HttpOnly = true, MaxAge = TimeSpan.FromDays(400) });
        return Results.Redirect(Local(next));
    }

    /// <summary>Only to a page of this console.</summary>
    private static string Local(string? next) => next is ['/', not '/' and not '\\', ..] or "/" ? next : "/";
}
