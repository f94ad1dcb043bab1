using MesoInjector.Console.Live;
using MesoInjector.Console.Preparation;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Link;
using MesoInjector.Records.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Actions;

/// <summary>The steps before a session is opened. Each keeps what was typed, then says what is missing or goes on.</summary>
internal static class PreparationActions
{
    private const string Back = "back";
    private const int LongestCode = 40;
    private const int LongestText = 60;
    private const int LongestReason = 200;

    /// <summary>Maps them; only who may treat gets through.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/prepare").RequireAuthorization().AddEndpointFilter<TreatOnly>();
        group.MapPost("/patient", Patient);
        group.MapPost("/protocol", ChooseProtocol);
        group.MapPost("/protocol/change", ChangeProtocol);
        group.MapPost("/plan", Plan);
        group.MapPost("/consumables", Consumables);
        group.MapPost("/checklist", Tick);
        group.MapPost("/open", Open);
        group.MapPost("/discard", (SessionDraft draft) =>
        {
            draft.Clear();
            return Results.Redirect("/");
        });
    }

    private static async Task<IResult> Patient(
        HttpContext context, SessionDraft draft, RecordOutlook record, Seat seat, [FromForm] string? patient, [FromForm] string? birthYear, [FromForm] string? earlyReason,
        [FromForm] string? pick, [FromForm] string? then)
    {
        Words words = Language.Of(context);
        string code = Cut(pick ?? patient, LongestCode);
        int? year = draft.Now.BirthYear;
        if (pick is not null)
        {
            year = (await record.PatientAsync(code).ConfigureAwait(false))?.Patient.BirthYear;
        }
        else if (string.IsNullOrWhiteSpace(birthYear))
        {
            year = null;
        }
        else if (NumberEntry.Read(birthYear, record.Today.Year - 120, record.Today.Year, 0, words, out double read) is { } problem)
        {
            if (then != Back)
                return Stay(seat, PreparationStep.Patient, $"{words["patient.birth-year"]}: {problem}");
        }
        else
        {
            year = (int)read;
        }

        PreparedSession now = draft.Change(before => before with
        {
            Patient = code,
            BirthYear = year,
            EarlyReason = earlyReason is null ? before.Patient == code ? before.EarlyReason : "" : Cut(earlyReason, LongestReason),
        });
        return await GoOnAsync(PreparationStep.Patient, then, now, record, seat, words).ConfigureAwait(false);
    }

    private static async Task<IResult> ChooseProtocol(
        HttpContext context, SessionDraft draft, ProtocolShelf shelf, RecordOutlook record, Seat seat, [FromForm] string? choose, [FromForm] string? then)
    {
        Words words = Language.Of(context);
        if (choose is null)
            return await GoOnAsync(PreparationStep.Protocol, then, draft.Now, record, seat, words).ConfigureAwait(false);
        if (shelf.Find(choose) is not { } protocol)
            return Stay(seat, PreparationStep.Protocol, words["gap.protocol"]);
        if (draft.Now.Protocol?.Name != protocol.Name)
            draft.Change(before => before.With(protocol));
        return Results.Redirect(StepPath.Of(PreparationStep.Protocol));
    }

    private static IResult ChangeProtocol(HttpContext context, SessionDraft draft, ProtocolShelf shelf, Seat seat, [FromForm] string? dose, [FromForm] string? depth)
    {
        Words words = Language.Of(context);
        if (draft.Now.Protocol is not { } chosen || shelf.Find(chosen.Name) is not { } shelved)
            return Stay(seat, PreparationStep.Protocol, words["gap.protocol"]);
        if (ProtocolChange.TryChange(shelved, dose, depth, words, out Protocol? changed) is { } problem)
            return Stay(seat, PreparationStep.Protocol, problem);
        draft.Change(before => before.With(changed!));
        return Results.Redirect(StepPath.Of(PreparationStep.Protocol));
    }

    /// <summary>Painting is kept as it goes on (<c>then</c> is empty); the server has the last word on whether it is a plan.</summary>
    private static async Task<IResult> Plan(HttpContext context, SessionDraft draft, RecordOutlook record, Seat seat, [FromForm] string? places, [FromForm] string? then)
    {
        Words words = Language.Of(context);
        if (draft.Now.Protocol is not { } protocol)
            return Stay(seat, PreparationStep.Protocol, words["gap.protocol"]);
        if (PlanSketch.Read(protocol, places ?? "") is not { } read)
            return Stay(seat, PreparationStep.Plan, words["plan.unreadable"]);
        PreparedSession now = draft.Change(before => before with { Places = read });
        if (!string.IsNullOrEmpty(then))
            return await GoOnAsync(PreparationStep.Plan, then, now, record, seat, words).ConfigureAwait(false);
        return Results.Json(new { why = string.Join("; ", PreparationGaps.Of(PreparationStep.Plan, now, course: null, record.Today, words)) });
    }

    private static async Task<IResult> Consumables(HttpContext context, SessionDraft draft, RecordOutlook record, Seat seat, [FromForm] string? of, [FromForm] string? then)
    {
        Words words = Language.Of(context);
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string Text(string name, string before) => form.TryGetValue(name, out var typed) ? Cut(typed, LongestText) : before;
        string? problem = null;
        PreparedSession now = draft.Change(before =>
        {
            ConsumablesDraft used = before.Consumables;
            used = new ConsumablesDraft(
                Text("compound", used.Compound), Text("compoundLot", used.CompoundLot), used.CompoundExpiry, Text("syringeLot", used.SyringeLot),
                Text("syringeItem", used.SyringeItem), Text("needleLot", used.NeedleLot), Text("needleItem", used.NeedleItem), used.Fill);
            if (form.TryGetValue("compoundExpiry", out var date))
            {
                used = used with { CompoundExpiry = DateEntry.Read(date) };
                if (used.CompoundExpiry is null && !string.IsNullOrWhiteSpace(date))
                    problem = words["consumables.expiry-bad", Cut(date, 12)];
            }

            if (form.TryGetValue("fill", out var fill) && before.Protocol is { } protocol)
                problem = ReadFill(protocol, fill, words, ref used) ?? problem;
            return before with { Consumables = used };
        });
        problem ??= await UsedBeforeAsync(now.Consumables, of, record, words).ConfigureAwait(false);
        int here = Math.Max(Array.IndexOf(Parts, of), 0);
        if (Parts.Contains(then))
            return Results.Redirect(PartPath(then!));
        if (then == Back)
            return here == 0 ? Results.Redirect(StepPath.Of(PreparationStep.Plan)) : Results.Redirect(PartPath(Parts[here - 1]));
        if (problem is not null)
        {
            seat.Say(new Notice(Good: false, problem));
            return Results.Redirect(PartPath(Parts[here]));
        }

        return here < Parts.Length - 1 ? Results.Redirect(PartPath(Parts[here + 1])) : await GoOnAsync(PreparationStep.Consumables, then, now, record, seat, words).ConfigureAwait(false);
    }

    private static string[] Parts => ["compound", "syringe", "needle"];

    private static string PartPath(string part) => $"{StepPath.Of(PreparationStep.Consumables)}?of={part}";

    private static string? ReadFill(Protocol protocol, string? text, Words words, ref ConsumablesDraft used)
    {
        double least = PreparationGaps.LeastFill(protocol).Nanolitres / 1e6;
        double most = protocol.Syringe.Capacity.Nanolitres / 1e6;
        if (NumberEntry.Read(text, least, most, 2, words, out double millilitres) is { } problem)
        {
            used = used with { Fill = null };
            return string.IsNullOrWhiteSpace(text) ? null : $"{words["consumables.fill"]}: {problem}";
        }

        used = used with { Fill = FluidVolume.FromNanolitres((long)Math.Round(millilitres * 1e6)) };
        return null;
    }

    /// <summary>Single use is for good, across patients: said here, long before the device refuses it.</summary>
    private static async Task<string?> UsedBeforeAsync(ConsumablesDraft used, string? part, RecordOutlook record, Words words)
    {
        (ConsumableKind kind, string item) = part switch
        {
            "syringe" => (ConsumableKind.Syringe, used.SyringeItem),
            "needle" => (ConsumableKind.Needle, used.NeedleItem),
            _ => (ConsumableKind.Compound, ""),
        };
        return item.Length > 0 && await record.SessionOfItemAsync(kind, item).ConfigureAwait(false) is { } session ? words["consumables.used", item, session] : null;
    }

    private static async Task<IResult> Tick(
        HttpContext context, SessionDraft draft, RecordOutlook record, Seat seat, [FromForm] string? skin, [FromForm] string? gel, [FromForm(Name = "new")] string? consumables,
        [FromForm] string? water, [FromForm] string? then)
    {
        PreparedSession now = draft.Change(before => before with { Checklist = new Checklist(skin is not null, gel is not null, consumables is not null, water is not null) });
        if (string.IsNullOrEmpty(then))
            return Results.NoContent();
        return await GoOnAsync(PreparationStep.Checklist, then, now, record, seat, Language.Of(context)).ConfigureAwait(false);
    }

    private static async Task<IResult> Open(HttpContext context, SessionDraft draft, RecordOutlook record, Seat seat, DeviceFeed feed)
    {
        Words words = Language.Of(context);
        PreparedSession now = draft.Now;
        Course? course = await record.CourseAsync(now.Patient, now.Protocol).ConfigureAwait(false);
        IReadOnlyList<string> gaps = PreparationGaps.Of(PreparationStep.Review, now, course, record.Today, words);
        if (gaps.Count > 0 || now.Plan(out _) is not { } plan)
            return Stay(seat, PreparationStep.Review, $"{words["review.missing"]} {string.Join("; ", gaps)}");
        LinkReply? reply = await feed.AskAsync("session.open", SessionRequest.Of(now, plan)).ConfigureAwait(false);
        if (reply is null or { Refusal: not null })
        {
            seat.Say(Said.Refused(reply, words));
            return Results.Redirect(StepPath.Of(PreparationStep.Review));
        }

        draft.Clear();
        if (Said.Warning(reply) is { } warning)
            seat.Say(new Notice(Good: false, words["open.warning"], warning));
        return Results.Redirect("/");
    }

    private static async Task<IResult> GoOnAsync(PreparationStep step, string? then, PreparedSession now, RecordOutlook record, Seat seat, Words words)
    {
        if (then == Back)
            return Results.Redirect(step == PreparationStep.Patient ? "/" : StepPath.Of(step - 1));
        if (then is null)
            return Results.Redirect(StepPath.Of(step));
        Course? course = await record.CourseAsync(now.Patient, now.Protocol).ConfigureAwait(false);
        IReadOnlyList<string> gaps = PreparationGaps.Of(step, now, course, record.Today, words);
        if (step == PreparationStep.Protocol && gaps.Count == 0)
        {
            // Only with a protocol is it known whether the session comes too early.
            gaps = PreparationGaps.Of(PreparationStep.Patient, now, course, record.Today, words);
            if (gaps.Count > 0)
                return Stay(seat, PreparationStep.Patient, $"{words["review.missing"]} {string.Join("; ", gaps)}");
        }

        return gaps.Count > 0 ? Stay(seat, step, $"{words["review.missing"]} {string.Join("; ", gaps)}") : Results.Redirect(StepPath.Of(step + 1));
    }

    private static IResult Stay(Seat seat, PreparationStep step, string why)
    {
        seat.Say(new Notice(Good: false, why));
        return Results.Redirect(StepPath.Of(step));
    }

    private static string Cut(string? text, int longest)
    {
        string trimmed = text?.Trim() ?? "";
        return trimmed.Length > longest ? trimmed[..longest] : trimmed;
    }
}
