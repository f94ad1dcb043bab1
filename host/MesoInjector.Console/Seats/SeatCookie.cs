using System.Globalization;
using System.Security.Claims;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MesoInjector.Console.Seats;

/// <summary>The browser that has the seat: a cookie with the number of its sign-in, which ends when somebody else takes the seat.</summary>
internal static class SeatCookie
{
    private const string NumberClaim = "seat";

    /// <summary>After that, whoever only looks signs in again.</summary>
    private static readonly TimeSpan LookFor = TimeSpan.FromMinutes(60);

    /// <summary>What an action needs that is the device's: the seat. Whoever only looks does not have it.</summary>
    public static AuthorizationPolicy WithSeat { get; } = new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser().RequireAssertion(context => context.User.FindFirst(NumberClaim)?.Value is { } number && !number.StartsWith('-')).Build();

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

    /// <summary>Who sits at this browser, or looks with it; null where it does not have the seat, or the seat is locked.</summary>
    public static Seated? Of(ClaimsPrincipal? principal, Seat seat)
    {
        if (principal?.FindFirst(NumberClaim)?.Value is not { } text || !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            return null;
        if (number == Seated.Viewing)
            return new Seated(principal.FindFirst(ClaimTypes.Name)!.Value, Enum.Parse<Role>(principal.FindFirst(ClaimTypes.Role)!.Value), Seated.Viewing);
        return seat is { Taken: { } taken, Locked: false } && number == taken.Number ? taken : null;
    }

    /// <summary>Lets a browser look for a while, without the seat of the device.</summary>
    public static Task LetLookAsync(HttpContext context, string name, Role role) => context.SignInAsync(
        Principal(new Seated(name, role, Seated.Viewing)), new AuthenticationProperties { ExpiresUtc = TimeProvider.System.GetUtcNow() + LookFor, AllowRefresh = false });
}
