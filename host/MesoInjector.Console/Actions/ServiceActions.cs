using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Actions;

/// <summary>How this browser shows the console: which display it is, so that millimetres are millimetres, and dark or light.</summary>
internal static class ServiceActions
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>The displays that are known; the style sheets have their millimetre.</summary>
    public static IReadOnlyList<string> Profiles { get; } = ["auto", "7-inch-800", "10-inch-1280", "7-inch-1280"];

    /// <summary>Dark stands first: it is the standard.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["dark", "light"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/display", Choose).AllowAnonymous();

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
