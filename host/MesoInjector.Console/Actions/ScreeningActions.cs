using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Console.Live;
using MesoInjector.Console.Preparation;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Control.Treatment;
using MesoInjector.Link;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Actions;

/// <summary>The questions before a session: each answer is kept as it is given; all of them go to the device together.</summary>
internal static class ScreeningActions
{
    private const int LongestReason = 200;

    /// <summary>Maps them; only who may treat gets through.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/screening").RequireAuthorization().AddEndpointFilter<TreatOnly>();
        group.MapPost("/answer", Answer);
        group.MapPost("", Screen);
    }

    private static IResult Answer(SessionDraft draft, [FromForm] string question, [FromForm] string answer)
    {
        if (!Enum.TryParse(question, out Contraindication asked) || answer is not ("yes" or "no"))
            return Results.BadRequest();
        draft.Answer(asked, answer == "yes");
        return Results.NoContent();
    }

    private static async Task<IResult> Screen(HttpContext context, SessionDraft draft, Seat seat, DeviceFeed feed)
    {
        Words words = Language.Of(context);
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        foreach (Contraindication question in Enum.GetValues<Contraindication>())
        {
            if (form[question.ToString()].ToString() is "yes" or "no")
                draft.Answer(question, form[question.ToString()] == "yes");
        }

        IReadOnlyDictionary<Contraindication, bool> answers = draft.Answers;
        int open = Enum.GetValues<Contraindication>().Count(question => !answers.ContainsKey(question));
        if (open > 0)
            return Say(seat, words["screening.open", open], "/");
        Contraindication[] yes = [.. answers.Where(answer => answer.Value).Select(answer => answer.Key).Order()];
        string pin = form["pin"].ToString();
        if (yes.Length > 0 && (yes.Contains(Contraindication.Minor) || pin.Length == 0))
            return Results.Redirect("/?step=override");
        LinkReply? reply = await feed.AskAsync("session.screen", Arguments(answers, yes, form, pin)).ConfigureAwait(false);
        if (reply is null or { Refusal: not null })
        {
            seat.Say(Said.Refused(reply, words));
            return Results.Redirect(yes.Length > 0 ? "/?step=override" : "/");
        }

        draft.Clear();
        return Results.Redirect("/");
    }

    private static JsonObject Arguments(IReadOnlyDictionary<Contraindication, bool> answers, Contraindication[] yes, IFormCollection form, string pin)
    {
        var arguments = new JsonObject
        {
            ["answers"] = new JsonObject(answers.Select(answer => KeyValuePair.Create<string, JsonNode?>(JsonNamingPolicy.CamelCase.ConvertName(answer.Key.ToString()), answer.Value))),
            ["overrides"] = new JsonArray([.. yes.Select(question => new JsonObject { ["against"] = question.ToString(), ["reason"] = Reason(form, question) })]),
        };
        if (yes.Length > 0)
            arguments["pin"] = pin;
        return arguments;
    }

    private static string Reason(IFormCollection form, Contraindication question)
    {
        string reason = form[$"reason-{question}"].ToString().Trim();
        return reason.Length > LongestReason ? reason[..LongestReason] : reason;
    }

    private static IResult Say(Seat seat, string words, string where)
    {
        seat.Say(new Notice(Good: false, words));
        return Results.Redirect(where);
    }
}
