using System.Text.Json.Nodes;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Actions;

/// <summary>Who may use the device. The daemon decides and writes it into the record.</summary>
internal static class UserActions
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/users/first", FirstAsync).AllowAnonymous().RequireRateLimiting(PinRate.Policy);
        routes.MapPost("/users/add", AddAsync);
        routes.MapPost("/users/pin", ChangePinAsync).RequireRateLimiting(PinRate.Policy);
        routes.MapPost("/users/role", ChangeRoleAsync);
        routes.MapPost("/users/disable", DisableAsync);
    }

    /// <summary>A register without users takes an admin from whoever sets the device up.</summary>
    private static async Task<IResult> FirstAsync(HttpContext context, Seat seat, [FromForm] string? name, [FromForm] string? pin, [FromForm] string? again)
    {
        Words words = Language.Of(context);
        if (Differ(seat, pin, again, words))
            return Results.Redirect("/sign-in");
        return await Asking.ForAsync(context, "users.add", Added(name, nameof(Role.Admin), pin), words["users.first-done", name ?? ""], "/sign-in", "/sign-in").ConfigureAwait(false);
    }

    private static async Task<IResult> AddAsync(HttpContext context, Seat seat, [FromForm] string? name, [FromForm] string? role, [FromForm] string? pin, [FromForm] string? again)
    {
        Words words = Language.Of(context);
        if (RecordActions.Refuse(context, seat, Right.ManageUsers) is { } refused)
            return refused;
        string page = $"/users/add?name={Uri.EscapeDataString(name ?? "")}&role={Uri.EscapeDataString(role ?? "")}";
        if (!Enum.TryParse<Role>(role, out _))
        {
            seat.Say(new Notice(Good: false, words["users.no-role"], words["users.no-role.remedy"]));
            return Results.Redirect(page);
        }

        if (Differ(seat, pin, again, words))
            return Results.Redirect(page);
        return await Asking.ForAsync(context, "users.add", Added(name, role!, pin), words["users.added", name ?? ""], "/users", page).ConfigureAwait(false);
    }

    /// <summary>One's own PIN, or another's by an admin.</summary>
    private static async Task<IResult> ChangePinAsync(HttpContext context, Seat seat, [FromForm] string? name, [FromForm] string? pin, [FromForm] string? again)
    {
        Words words = Language.Of(context);
        Seated? seated = SeatCookie.Of(context.User, seat);
        bool own = seated is { Looks: false } && string.Equals(seated.Name, name, StringComparison.OrdinalIgnoreCase);
        if (!own && RecordActions.Refuse(context, seat, Right.ManageUsers) is { } refused)
            return refused;
        string page = $"/users/one/{Uri.EscapeDataString(name ?? "")}";
        if (Differ(seat, pin, again, words))
            return Results.Redirect(page);
        return await Asking.ForAsync(context, "users.pin", new JsonObject { ["name"] = name, ["pin"] = pin }, words["users.pin-changed", name ?? ""], page, page).ConfigureAwait(false);
    }

    private static async Task<IResult> ChangeRoleAsync(HttpContext context, Seat seat, [FromForm] string? name, [FromForm] string? role)
    {
        Words words = Language.Of(context);
        if (RecordActions.Refuse(context, seat, Right.ManageUsers) is { } refused)
            return refused;
        string page = $"/users/one/{Uri.EscapeDataString(name ?? "")}";
        return await Asking.ForAsync(
            context, "users.role", new JsonObject { ["name"] = name, ["role"] = role }, words["users.role-changed", name ?? "", words[$"role.{role}"]], "/users", page).ConfigureAwait(false);
    }

    private static async Task<IResult> DisableAsync(HttpContext context, Seat seat, [FromForm] string? name)
    {
        if (RecordActions.Refuse(context, seat, Right.ManageUsers) is { } refused)
            return refused;
        return await Asking.ForAsync(
            context, "users.disable", new JsonObject { ["name"] = name }, Language.Of(context)["users.disabled", name ?? ""], "/users", $"/users/one/{Uri.EscapeDataString(name ?? "")}").ConfigureAwait(false);
    }

    private static JsonObject Added(string? name, string role, string? pin) => new() { ["name"] = name?.Trim() ?? "", ["role"] = role, ["pin"] = pin ?? "" };

    private static bool Differ(Seat seat, string? pin, string? again, Words words)
    {
        if (!string.IsNullOrEmpty(pin) && pin == again)
            return false;
        seat.Say(new Notice(Good: false, words[string.IsNullOrEmpty(pin) ? "users.no-pin" : "users.pins-differ"], words["users.pins-differ.remedy"]));
        return true;
    }
}
