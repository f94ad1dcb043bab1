using MesoInjector.Console.Live;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Control;
using MesoInjector.Control.Quantities;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Actions;

/// <summary>A button that stands for an operator's command: the device takes it or says why not. None of them can start an injection.</summary>
internal static class CommandAction
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/command", Give).AllowAnonymous();

    private static async Task<IResult> Give(HttpContext context, DeviceFeed feed, Seat seat, [FromForm] string name, [FromForm] Guid id, [FromForm] long? fillNl)
    {
        Words words = Language.Of(context);
        if (SeatCookie.Of(context.User, seat) is { Looks: false })
            seat.Touch();
        if (Read(name, id, fillNl) is not { } command)
            return Results.BadRequest(new { words = words["command.unknown", name], remedy = "" });

        // Whoever has the seat sits at another browser: what needs a right is not this one's to give.
        if (command is not (OperatorCommand.Acknowledge or OperatorCommand.Silence) && SeatCookie.Of(context.User, seat) is not { Looks: false })
            return Results.Json(new { words = words["guard.signed-out"], remedy = "" }, statusCode: StatusCodes.Status401Unauthorized);
        CommandAnswer? answer = await feed.GiveAsync(command).ConfigureAwait(false);
        return answer switch
        {
            null => Results.Json(new { words = words["no-answer"], remedy = words["no-answer.remedy"] }, statusCode: StatusCodes.Status503ServiceUnavailable),
            { Refusal: { } refusal } => Results.Json(new { words = RefusalText.Words(refusal, words), remedy = RefusalText.Remedy(refusal, words) }, statusCode: StatusCodes.Status409Conflict),
            _ => Results.Ok(new { }),
        };
    }

    /// <summary>Opening a session and answering its questions carry more than a name, and go another way.</summary>
    private static OperatorCommand? Read(string name, Guid id, long? fillNl) => name switch
    {
        nameof(OperatorCommand.ConfirmSyringe) => new OperatorCommand.ConfirmSyringe(id),
        nameof(OperatorCommand.ConfirmNeedle) => new OperatorCommand.ConfirmNeedle(id),
        nameof(OperatorCommand.StartTouchOff) => new OperatorCommand.StartTouchOff(id),
        nameof(OperatorCommand.FinishPriming) => new OperatorCommand.FinishPriming(id),
        nameof(OperatorCommand.Arm) => new OperatorCommand.Arm(id),
        nameof(OperatorCommand.Disarm) => new OperatorCommand.Disarm(id),
        nameof(OperatorCommand.SkipPoint) => new OperatorCommand.SkipPoint(id),
        nameof(OperatorCommand.RepeatPoint) => new OperatorCommand.RepeatPoint(id),
        nameof(OperatorCommand.Pause) => new OperatorCommand.Pause(id),
        nameof(OperatorCommand.Resume) => new OperatorCommand.Resume(id),
        nameof(OperatorCommand.ChangeSyringe) when fillNl is { } fill => new OperatorCommand.ChangeSyringe(id, FluidVolume.FromNanolitres(fill)),
        nameof(OperatorCommand.ChangeNeedle) => new OperatorCommand.ChangeNeedle(id),
        nameof(OperatorCommand.EndSession) => new OperatorCommand.EndSession(id),
        nameof(OperatorCommand.CloseSession) => new OperatorCommand.CloseSession(id),
        nameof(OperatorCommand.CalibrateDepth) => new OperatorCommand.CalibrateDepth(id),
        nameof(OperatorCommand.Maintain) => new OperatorCommand.Maintain(id),
        nameof(OperatorCommand.LeaveService) => new OperatorCommand.LeaveService(id),
        nameof(OperatorCommand.Acknowledge) => new OperatorCommand.Acknowledge(id),
        nameof(OperatorCommand.Silence) => new OperatorCommand.Silence(id),
        nameof(OperatorCommand.Restart) => new OperatorCommand.Restart(id),
        nameof(OperatorCommand.Unlock) => new OperatorCommand.Unlock(id),
        nameof(OperatorCommand.ShutDown) => new OperatorCommand.ShutDown(id),
        _ => null,
    };
}
