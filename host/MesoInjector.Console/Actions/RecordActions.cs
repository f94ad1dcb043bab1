using System.Text;
using MesoInjector.Console.Reading;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Documents;
using MesoInjector.Records;
using MesoInjector.Records.Auditing;
using MesoInjector.Records.Reading;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Actions;

/// <summary>The treatment record as documents and files, and the look at its chain. Nothing here writes to it.</summary>
internal static class RecordActions
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/documents/sessions/{number:long}/{sheet}.html", PageAsync);
        routes.MapGet("/documents/sessions/{number:long}/{sheet}.pdf", PdfAsync);
        routes.MapGet("/documents/sessions/{number:long}/export.{format}", ExportAsync);
        routes.MapGet("/documents/chain-head.json", Head);
        routes.MapGet("/records/check/progress", Progress);
        routes.MapPost("/records/check", CheckAsync);
        routes.MapPost("/records/check/end", EndCheck);
    }

    private static Task<IResult> PageAsync(HttpContext context, Seat seat, JournalReading reading, long number, string sheet) =>
        WithSession(context, seat, reading, Right.ReadRecords, number, session =>
        {
            if (Sheet(sheet) is not { } page)
                return Results.NotFound();
            SecurityHeaders.ForDocument(context);
            var buffer = new MemoryStream();
            SessionDocuments.Write(session, page, buffer);
            buffer.Position = 0;
            return Results.Stream(buffer, "text/html; charset=utf-8");
        });

    private static async Task<IResult> PdfAsync(HttpContext context, Seat seat, JournalReading reading, long number, string sheet)
    {
        TreatmentSession? found = null;
        IResult answer = await WithSession(context, seat, reading, Right.ExportRecords, number, session =>
        {
            found = session;
            return Results.NotFound();
        }).ConfigureAwait(false);
        if (found is null || Sheet(sheet) is not { } page)
            return answer;
        (byte[]? pdf, JournalProblem? problem) = await Paper.PrintAsync(stream => SessionDocuments.Write(found, page, stream)).ConfigureAwait(false);
        return pdf is null ? Unavailable(context, problem!) : Results.File(pdf, "application/pdf", $"session-{number}-{sheet}.pdf");
    }

    private static Task<IResult> ExportAsync(HttpContext context, Seat seat, JournalReading reading, long number, string format) =>
        WithSession(context, seat, reading, Right.ExportRecords, number, session => Export(session, format));

    /// <summary>A session as a file for programs.</summary>
    public static IResult Export(TreatmentSession session, string format)
    {
        (DocumentFormat Format, string Type, string Ending)? form = format.ToLowerInvariant() switch
        {
            "csv" => (DocumentFormat.Csv, "text/csv; charset=utf-8", "csv"),
            "json" => (DocumentFormat.Json, "application/json", "json"),
            "fhir" => (DocumentFormat.Fhir, "application/fhir+json", "fhir.json"),
            _ => null,
        };
        if (form is not { } known)
            return Results.NotFound();
        var buffer = new MemoryStream();
        SessionDocuments.Write(session, known.Format, buffer);
        return Results.File(buffer.ToArray(), known.Type, $"session-{session.Number}.{known.Ending}");
    }

    private static IResult Head(HttpContext context, Seat seat, ChainLook look)
    {
        if (Refuse(context, seat, Right.ExportRecords) is { } refused)
            return refused;
        return look.Progress.Report is { Sound: true } report
            ? Results.File(Encoding.UTF8.GetBytes((report.Head with { At = TimeProvider.System.GetUtcNow() }).ToJson() + "\n"), "application/json", $"chain-head-{report.Head.Number}.json")
            : Results.NotFound();
    }

    private static IResult Progress(HttpContext context, Seat seat, ChainLook look)
    {
        if (Refuse(context, seat, Right.ExportRecords) is { } refused)
            return refused;
        ChainProgress progress = look.Progress;
        return Results.Json(new { running = progress.Running, done = progress.Done, of = progress.Of, words = Language.Of(context)["check.running", progress.Done, progress.Of] });
    }

    private static async Task<IResult> CheckAsync(HttpContext context, Seat seat, ChainLook look, [FromForm] IFormFile? head)
    {
        if (Refuse(context, seat, Right.ExportRecords) is { } refused)
            return refused;
        ChainHead? known = null;
        if (head is { Length: > 0 and < 10_000 })
        {
            using var text = new StreamReader(head.OpenReadStream());
            if (ChainHead.TryParse(await text.ReadToEndAsync().ConfigureAwait(false), out known) is { } problem)
            {
                Words words = Language.Of(context);
                seat.Say(new Notice(Good: false, words["check.no-head"], Phrases.Say(problem, words)));
                return Results.Redirect("/records/check");
            }
        }

        look.Begin(known);
        return Results.Redirect("/records/check");
    }

    private static IResult EndCheck(HttpContext context, Seat seat, ChainLook look)
    {
        if (Refuse(context, seat, Right.ExportRecords) is { } refused)
            return refused;
        look.End();
        return Results.Redirect("/records/check");
    }

    /// <summary>Null where whoever sits there may.</summary>
    public static IResult? Refuse(HttpContext context, Seat seat, Right right) =>
        SeatCookie.Of(context.User, seat) switch
        {
            null => Results.StatusCode(StatusCodes.Status401Unauthorized),
            { } seated when !seated.May(right) => Results.StatusCode(StatusCodes.Status403Forbidden),
            _ => null,
        };

    /// <summary>Why something cannot be had now, in words.</summary>
    public static IResult Unavailable(HttpContext context, JournalProblem problem)
    {
        Words words = Language.Of(context);
        return Results.Text($"{Phrases.Say(problem.Problem, words)} {Phrases.Say(problem.Remedy, words)}", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Reads a session for somebody who may, and makes an answer of it.</summary>
    public static async Task<IResult> WithSession(HttpContext context, Seat seat, JournalReading reading, Right right, long number, Func<TreatmentSession, IResult> answer)
    {
        if (Refuse(context, seat, right) is { } refused)
            return refused;
        JournalProblem? problem = null;
        TreatmentSession? session = await reading.ReadAsync(journal => journal.Treatments.Session(number)!, found => problem = found).ConfigureAwait(false);
        return problem is not null ? Unavailable(context, problem)
            : session is null ? Results.NotFound()
            : answer(session);
    }

    private static SessionPage? Sheet(string name) => name switch
    {
        "report" => SessionPage.Report,
        "aftercare-en" => SessionPage.AftercareEnglish,
        "aftercare-de" => SessionPage.AftercareGerman,
        _ => null,
    };
}
