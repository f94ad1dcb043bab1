using System.Text.Json.Nodes;
using MesoInjector.Console.Live;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Link;
using Microsoft.AspNetCore.Http;

namespace MesoInjector.Console.Actions;

/// <summary>A form that stands for a request to the daemon: what came of it is said on the next page.</summary>
internal static class Asking
{
    /// <summary>Asks, says what came of it, and shows another page.</summary>
    /// <param name="context">The request of the browser.</param>
    /// <param name="method">What is asked for.</param>
    /// <param name="arguments">With what.</param>
    /// <param name="done">What to say when it was done; empty for nothing.</param>
    /// <param name="then">The page after that.</param>
    /// <param name="otherwise">The page where it was refused.</param>
    public static async Task<IResult> ForAsync(HttpContext context, string method, JsonObject arguments, string done, string then, string otherwise)
    {
        Seat seat = Of<Seat>(context);
        Words words = Language.Of(context);
        LinkReply? reply = await Of<DeviceFeed>(context).AskAsync(method, arguments).ConfigureAwait(false);
        if (Trouble(reply, words) is { } notice)
        {
            seat.Say(notice);
            return Results.Redirect(otherwise);
        }

        if (done.Length > 0)
            seat.Say(new Notice(Good: true, done));
        return Results.Redirect(then);
    }

    /// <summary>Why it was not done; null where it was.</summary>
    public static Notice? Trouble(LinkReply? reply, Words words) => reply switch
    {
        null => new Notice(Good: false, words["no-answer"], words["no-answer.remedy"]),
        { Refusal: { } refusal } => new Notice(Good: false, Phrases.Say(refusal.Words, words), Phrases.Say(refusal.Remedy, words)),
        _ => null,
    };

    private static T Of<T>(HttpContext context)
        where T : notnull => (T)context.RequestServices.GetService(typeof(T))!;
}
