using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MesoInjector.Console.Seats;

/// <summary>The browser that has the seat: a cookie with the number of its sign-in, which ends when somebody else takes the seat.</summary>
internal static class SeatCookie
{
    private const string NumberClaim = "seat";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "seat";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/sign-in";
        options.Events.OnValidatePrincipal = context =>
        {
            Seat seat = context.HttpContext.RequestServices.GetRequiredService<Seat>();
            if (Of(context.Principal, seat) is null)
                context.RejectPrincipal();
            return Task.CompletedTask;
        };
    }

    public static ClaimsPrincipal Principal(Seated seated) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, seated.Name), new Claim(ClaimTypes.Role, seated.Role.ToString()),
            new Claim(NumberClaim, seated.Number.ToString(CultureInfo.InvariantCulture)),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>Who sits at this browser; null where it does not have the seat, or the seat is locked.</summary>
    public static Seated? Of(ClaimsPrincipal? principal, Seat seat) =>
        seat is { Taken: { } taken, Locked: false } && principal?.FindFirst(NumberClaim)?.Value == taken.Number.ToString(CultureInfo.InvariantCulture) ? taken : null;
}
