using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon.Serving;
using MesoInjector.Link;
using MesoInjector.Records.Reading;
using MesoInjector.Records.Users;

namespace MesoInjector.Daemon.Requests;

/// <summary>
/// Opening a session, screening and signing for it. A console says what is wanted; number, date, course, doses and calibrations are the
/// device's own, so that no console can bring along what the device was not calibrated with.
/// </summary>
internal sealed class SessionRequests(Desk desk) : IRequestHandler
{
    private static readonly Refusal NoAnswer = new(RefusalCode.NotNow, "The injector did not answer in time.", "Look at the state that is shown: it may have been done. If it was not, ask again.");

    /// <summary>The recorder writes what was taken within milliseconds.</summary>
    private static readonly TimeSpan RecordPatience = TimeSpan.FromSeconds(2);

    public LinkReply? Handle(LinkRequest request, IRequestContext context) => request.Method switch
    {
        "session.open" => Open(request, context),
        "session.screen" => Screen(request, context),
        "session.sign" => Sign(request, context),
        _ => null,
    };

    private LinkReply Open(LinkRequest request, IRequestContext context)
    {
        if (desk.Lacks(Right.Treat, "opening a session") is { } lacks)
            return LinkReply.Refused(request, lacks);
        InjectorState state = context.Look().State;
        if (state != InjectorState.Standby)
            return LinkReply.Refused(request, new Refusal(RefusalCode.NotNow, $"The state is {state}; a session is opened in {InjectorState.Standby}.", "Look at the state shown and what it offers."));
        var composer = new OrderComposer(desk);
        if (composer.Compose(request.Arguments, out SessionOrder? order) is { } refusal)
            return LinkReply.Refused(request, refusal);
        if (KeepPatient(request.Arguments, order!.Patient) is { } unkept)
            return LinkReply.Refused(request, unkept);
        CommandAnswer? answer = context.Give(new OperatorCommand.OpenSession(Guid.NewGuid(), order));
        if ((answer is null ? NoAnswer : answer.Refusal) is { } refused)
            return LinkReply.Refused(request, refused);
        List<string> warnings = [.. composer.Warnings, .. UseItems(composer.Items, order.SessionNumber)];
        return LinkReply.Done(request, new JsonObject
        {
            ["session"] = order.SessionNumber,
            ["patient"] = order.Patient,
            ["courseSession"] = order.Course.Session,
            ["courseOf"] = order.Protocol.Draft.Sessions,
            ["daysSinceLast"] = order.Course.DaysSinceLast,
            ["warnings"] = new JsonArray([.. warnings.Select(warning => (JsonNode)warning)]),
        });
    }

    /// <summary>What is known already stays, but for a year of birth that is given anew.</summary>
    private Refusal? KeepPatient(JsonElement arguments, string code)
    {
        PatientRecord? known = desk.Journal.Treatments.Patient(code)?.Patient;
        int? year = (int?)arguments.WholeOrNull("birthYear") ?? known?.BirthYear;
        var patient = new PatientRecord(code, year, known?.Notes ?? "");
        return patient == known ? null : desk.Journal.Keep(patient);
    }

    /// <summary>Single items are used up in the session that was just opened, as soon as the record has it.</summary>
    private IEnumerable<string> UseItems(IReadOnlyList<ConsumableRecord> items, long session)
    {
        if (items.Count == 0)
            yield break;
        long until = Environment.TickCount64 + (long)RecordPatience.TotalMilliseconds;
        while (desk.Journal.SessionCount < session && Environment.TickCount64 < until)
            Thread.Sleep(1);
        foreach (ConsumableRecord item in items)
        {
            if (desk.Journal.Use(item) is { } refusal)
                yield return refusal.ToString();
        }
    }

    private LinkReply Screen(LinkRequest request, IRequestContext context)
    {
        if (desk.Lacks(Right.Treat, "screening") is { } lacks)
            return LinkReply.Refused(request, lacks);
        JsonElement given = request.Arguments.Part("answers");
        Dictionary<Contraindication, bool> answers = [];
        foreach (Contraindication question in Enum.GetValues<Contraindication>())
        {
            string name = JsonNamingPolicy.CamelCase.ConvertName(question.ToString());
            if (given.TryGetProperty(name, out JsonElement answer) && answer.ValueKind != JsonValueKind.Null)
                answers[question] = given.Flag(name);
        }

        string clinician = desk.Seat.User!.Name;
        List<ScreeningOverride> overrides =
            [.. request.Arguments.Items("overrides").Select(entry => new ScreeningOverride(entry.OneOf<Contraindication>("against"), clinician, entry.Text("reason")))];
        if (overrides.Count > 0 && desk.Lacks(Right.OverrideScreening, "overriding a contraindication", request.Arguments.Text("pin")) is { } mayNot)
            return LinkReply.Refused(request, mayNot);
        CommandAnswer? taken = context.Give(new OperatorCommand.AnswerScreening(Guid.NewGuid(), new Screening(answers, overrides)));
        return Desk.Reply(request, taken is null ? NoAnswer : taken.Refusal);
    }

    private LinkReply Sign(LinkRequest request, IRequestContext context)
    {
        long session = request.Arguments.Whole("session");
        string notes = request.Arguments.TextOrNull("notes") ?? "";
        if (IsGoingOn(session, context))
            return LinkReply.Refused(request, new Refusal(RefusalCode.NotNow, $"Session {session} is still going on.", "End it first; it is signed in its review or later."));
        Refusal? refusal = desk.Lacks(Right.Treat, "signing for a session", request.Arguments.Text("pin"))
            ?? desk.Journal.Sign(session, notes, desk.Seat.User!.Stamp);
        return Desk.Reply(request, refusal);
    }

    private bool IsGoingOn(long session, IRequestContext context) =>
        desk.Journal.Treatments.Sessions(new SessionFilter { BelowNumber = session + 1, Limit = 1 }) is [{ Ending: SessionEnding.Open } open]
        && open.Number == session
        && context.Look().State != InjectorState.SessionReview;
}
