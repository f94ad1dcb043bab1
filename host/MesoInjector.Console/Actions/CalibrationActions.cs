using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Calibration;
using MesoInjector.Calibration.Entry;
using MesoInjector.Calibration.Keeping;
using MesoInjector.Console.Calibrating;
using MesoInjector.Console.Live;
using MesoInjector.Console.Reading;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Control.Treatment;
using MesoInjector.Documents.Certificates;
using MesoInjector.Link;
using MesoInjector.Records;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Actions;

/// <summary>A calibration on the screen: begun, reading by reading, signed. The daemon keeps it; nothing here moves an axis.</summary>
internal static class CalibrationActions
{
    private const int LongestText = 64 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/calibrate/{path}/begin", BeginAsync);
        routes.MapPost("/calibrate/{path}/take", TakeAsync);
        routes.MapPost("/calibrate/{path}/undo", UndoAsync);
        routes.MapPost("/calibrate/{path}/paste", PasteAsync);
        routes.MapPost("/calibrate/{path}/discard", DiscardAsync);
        routes.MapPost("/calibrate/{path}/sign", SignAsync).RequireRateLimiting(PinRate.Policy);
        routes.MapPost("/calibrate/kept/{number:int}/bad", MarkBadAsync).RequireRateLimiting(PinRate.Policy);
        routes.MapGet("/documents/calibrations/{number:int}.html", PageAsync);
        routes.MapGet("/documents/calibrations/{number:int}.pdf", PdfAsync);
    }

    private static async Task<IResult> BeginAsync(HttpContext context, Seat seat, SubjectDrafts drafts, KindInPath path, IFormCollection form)
    {
        CalibrationKind kind = path.Kind;
        if (RecordActions.Refuse(context, seat, Right.Calibrate) is { } refused)
            return refused;
        Words words = Language.Of(context);
        SubjectForm typed = SubjectForm.Of(form);
        drafts.Keep(kind, typed);
        if (typed.ToSubject(kind, words, out string? problem) is not { } subject)
        {
            seat.Say(new Notice(Good: false, problem!));
            return Results.Redirect(Page(kind));
        }

        LinkReply? reply = await Feed(context).AskAsync("calibration.begin", new JsonObject { ["subject"] = subject }).ConfigureAwait(false);
        if (Asking.Trouble(reply, words) is { } trouble)
            seat.Say(trouble);
        else
            drafts.Forget(kind);
        return Results.Redirect(Page(kind));
    }

    private static async Task<IResult> TakeAsync(HttpContext context, Seat seat, KindInPath path, [FromForm] string? value)
    {
        CalibrationKind kind = path.Kind;
        if (RecordActions.Refuse(context, seat, Right.Calibrate) is { } refused)
            return refused;
        Words words = Language.Of(context);
        if (Keyed.Read(value, words, out double reading) is { } wrong)
        {
            seat.Say(new Notice(Good: false, wrong));
            return Results.Redirect(Typed(kind, value));
        }

        return await Asking.ForAsync(context, "calibration.take", With(kind, "value", reading), "", Page(kind), Typed(kind, value)).ConfigureAwait(false);
    }

    private static async Task<IResult> UndoAsync(HttpContext context, Seat seat, KindInPath path) => RecordActions.Refuse(context, seat, Right.Calibrate)
        ?? await Asking.ForAsync(context, "calibration.undo", CalibrationBench.Kind(path.Kind), Language.Of(context)["cal.undone"], Page(path.Kind), Page(path.Kind)).ConfigureAwait(false);

    private static async Task<IResult> DiscardAsync(HttpContext context, Seat seat, KindInPath path) => RecordActions.Refuse(context, seat, Right.Calibrate)
        ?? await Asking.ForAsync(context, "calibration.discard", CalibrationBench.Kind(path.Kind), Language.Of(context)["cal.discarded"], "/calibrate", Page(path.Kind)).ConfigureAwait(false);

    /// <summary>What an instrument printed: all of it can be read, or nothing is taken.</summary>
    private static async Task<IResult> PasteAsync(HttpContext context, Seat seat, CalibrationBench bench, KindInPath path, [FromForm] string? text, [FromForm] IFormFile? file)
    {
        CalibrationKind kind = path.Kind;
        if (RecordActions.Refuse(context, seat, Right.Calibrate) is { } refused)
            return refused;
        Words words = Language.Of(context);
        Refusal? why = null;
        if (await bench.WorkAsync(kind, refusal => why = refusal).ConfigureAwait(false) is not { Next: { } next } work)
            return Back(seat, why is null ? new Notice(Good: false, words["paste.nothing-open"]) : Notice.Of(why), Page(kind));
        string printed = file is { Length: > 0 and <= LongestText } ? await ReadAsync(file).ConfigureAwait(false) : text ?? "";
        IReadOnlyList<double> values = InstrumentText.Read(printed, next.Unit, out IReadOnlyList<string> problems);
        int missing = work.Steps.Count - work.Readings.Count;
        if (problems.Count > 0)
            return Back(seat, new Notice(Good: false, string.Join("; ", problems.Take(3).Select(problem => Phrases.Say(problem, words))), words["paste.nothing"]), Page(kind) + "/paste");
        if (values.Count == 0 || values.Count > missing)
            return Back(seat, new Notice(Good: false, values.Count == 0 ? words["paste.empty"] : words["paste.too-many", values.Count, missing], words["paste.nothing"]), Page(kind) + "/paste");
        for (int i = 0; i < values.Count; i++)
        {
            LinkReply? reply = await Feed(context).AskAsync("calibration.take", With(kind, "value", values[i])).ConfigureAwait(false);
            if (Asking.Trouble(reply, words) is { } trouble)
                return Back(seat, new Notice(Good: false, words["paste.stopped", i, trouble.Words], trouble.Remedy), Page(kind));
        }

        return Back(seat, new Notice(Good: true, words["paste.taken", values.Count]), Page(kind));
    }

    private static async Task<IResult> SignAsync(HttpContext context, Seat seat, KindInPath path, [FromForm] string? pin)
    {
        CalibrationKind kind = path.Kind;
        if (RecordActions.Refuse(context, seat, Right.Calibrate) is { } refused)
            return refused;
        Words words = Language.Of(context);
        LinkReply? reply = await Feed(context).AskAsync("calibration.sign", With(kind, "pin", pin ?? "")).ConfigureAwait(false);
        if (Asking.Trouble(reply, words) is { } trouble)
            return Back(seat, trouble, Page(kind));
        bool inForce = reply!.Result!.Value.GetProperty("status").GetString() == JsonNamingPolicy.CamelCase.ConvertName(nameof(CalibrationStatus.InForce));
        int number = reply.Result.Value.GetProperty("number").GetInt32();
        return Back(seat, new Notice(inForce, words[inForce ? "cal.signed" : "cal.signed-failed", number]), $"/calibrate/kept/{number}");
    }

    private static async Task<IResult> MarkBadAsync(HttpContext context, Seat seat, int number, [FromForm] string? reason, [FromForm] string? pin)
    {
        if (RecordActions.Refuse(context, seat, Right.Calibrate) is { } refused)
            return refused;
        var arguments = new JsonObject { ["number"] = number, ["reason"] = reason ?? "", ["pin"] = pin ?? "" };
        string page = $"/calibrate/kept/{number}";
        return await Asking.ForAsync(
            context, "calibration.bad", arguments, Language.Of(context)["cal.marked-bad", number], page, $"{page}/bad?reason={Uri.EscapeDataString(reason ?? "")}").ConfigureAwait(false);
    }

    private static async Task<IResult> PageAsync(HttpContext context, Seat seat, JournalReading reading, int number)
    {
        (RegisteredCalibration? found, IResult? answer) = await FindAsync(context, seat, reading, number).ConfigureAwait(false);
        if (found is null)
            return answer!;
        SecurityHeaders.ForDocument(context);
        var buffer = new MemoryStream();
        CalibrationCertificate.Write(found, buffer);
        buffer.Position = 0;
        return Results.Stream(buffer, "text/html; charset=utf-8");
    }

    private static async Task<IResult> PdfAsync(HttpContext context, Seat seat, JournalReading reading, int number)
    {
        (RegisteredCalibration? found, IResult? answer) = await FindAsync(context, seat, reading, number).ConfigureAwait(false);
        if (found is null)
            return answer!;
        (byte[]? pdf, JournalProblem? problem) = await Paper.PrintAsync(stream => CalibrationCertificate.Write(found, stream)).ConfigureAwait(false);
        return pdf is null ? RecordActions.Unavailable(context, problem!) : Results.File(pdf, "application/pdf", $"calibration-{number}.pdf");
    }

    private static async Task<(RegisteredCalibration? Found, IResult? Answer)> FindAsync(HttpContext context, Seat seat, JournalReading reading, int number)
    {
        if (RecordActions.Refuse(context, seat, Right.ReadRecords) is { } refused)
            return (null, refused);
        JournalProblem? problem = null;
        RegisteredCalibration? found = await reading.ReadAsync(
            journal => CalibrationBench.Register(journal).Find(number, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime))!, why => problem = why).ConfigureAwait(false);
        return (found, problem is not null ? RecordActions.Unavailable(context, problem) : Results.NotFound());
    }

    private static async Task<string> ReadAsync(IFormFile file)
    {
        using var text = new StreamReader(file.OpenReadStream());
        return await text.ReadToEndAsync().ConfigureAwait(false);
    }

    private static IResult Back(Seat seat, Notice notice, string page)
    {
        seat.Say(notice);
        return Results.Redirect(page);
    }

    private static JsonObject With(CalibrationKind kind, string name, JsonNode value)
    {
        JsonObject arguments = CalibrationBench.Kind(kind);
        arguments[name] = value;
        return arguments;
    }

    private static DeviceFeed Feed(HttpContext context) => (DeviceFeed)context.RequestServices.GetService(typeof(DeviceFeed))!;

    private static string Page(CalibrationKind kind) => $"/calibrate/{kind.ToString().ToLowerInvariant()}";

    /// <summary>The page with what was typed still in the field.</summary>
    private static string Typed(CalibrationKind kind, string? value) => $"{Page(kind)}?typed={Uri.EscapeDataString(value ?? "")}";
}
