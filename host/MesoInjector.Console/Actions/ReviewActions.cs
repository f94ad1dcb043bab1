using System.Text.Json.Nodes;
using MesoInjector.Console.Live;
using MesoInjector.Console.Preparation;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Documents;
using MesoInjector.Link;
using MesoInjector.Records.Reading;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Actions;

/// <summary>The end of a session: signing for it, and its papers.</summary>
internal static class ReviewActions
{
    private const int LongestNotes = 4000;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/review/sign", Sign).RequireAuthorization().AddEndpointFilter<TreatOnly>();
        routes.MapGet("/review/{session:long}/{paper}.{form}", Paper).RequireAuthorization();
    }

    private static async Task<IResult> Sign(HttpContext context, Seat seat, DeviceFeed feed, [FromForm] long session, [FromForm] string? notes, [FromForm] string? pin)
    {
        Words words = Language.Of(context);
        string written = notes?.Trim() ?? "";
        if (written.Length > LongestNotes)
            written = written[..LongestNotes];
        LinkReply? reply = await feed.AskAsync("session.sign", new JsonObject { ["session"] = session, ["notes"] = written, ["pin"] = pin ?? "" }).ConfigureAwait(false);
        bool refused = reply is null or { Refusal: not null };
        seat.Say(refused ? Said.Refused(reply, words) : new Notice(Good: true, words["review.signed"]));
        return Results.Redirect(refused ? "/?tab=sign" : "/?tab=papers");
    }

    /// <summary>A paper as a file to keep: a page, or printed.</summary>
    private static async Task<IResult> Paper(HttpContext context, Seat seat, RecordOutlook record, long session, string paper, string form)
    {
        if (SeatCookie.Of(context.User, seat)?.May(Right.ReadRecords) != true)
            return Results.Redirect("/sign-in");
        if (paper is not ("report" or "aftercare-en" or "aftercare-de") || form is not ("html" or "pdf"))
            return Results.NotFound();
        if (await record.SessionAsync(session).ConfigureAwait(false) is not { } found)
            return Results.NotFound();
        return await Task.Run(() => Write(found, paper, form)).ConfigureAwait(false);
    }

    private static IResult Write(TreatmentSession session, string paper, string form)
    {
        string name = paper == "report" ? $"session-{session.Number}.{form}" : $"session-{session.Number}-{paper}.{form}";
        DirectoryInfo folder = Directory.CreateTempSubdirectory("meso-papers-");
        try
        {
            WrittenDocuments written = SessionDocuments.Write(session, form == "pdf" ? DocumentFormat.Pdf : DocumentFormat.Html, folder.FullName);
            string path = Path.Combine(folder.FullName, name);
            return File.Exists(path)
                ? Results.File(File.ReadAllBytes(path), form == "pdf" ? "application/pdf" : "text/html; charset=utf-8", name)
                : Results.Text(written.Note ?? "not written", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
