using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Http;

namespace MesoInjector.Console.Actions;

/// <summary>Lets through only who sits at the device and may treat. The daemon asks again.</summary>
internal sealed class TreatOnly(Seat seat) : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (SeatCookie.Of(context.HttpContext.User, seat)?.May(Right.Treat) != true)
        {
            seat.Say(new Notice(Good: false, Language.Of(context.HttpContext)["guard.right"]));
            return Results.Redirect("/");
        }

        seat.Touch();
        return await next(context).ConfigureAwait(false);
    }
}
