using System.Globalization;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Documents.Pages;
using MesoInjector.Records.Reading;

namespace MesoInjector.Documents.Treatment;

/// <summary>The session as a clinic files it: who, what, where, how much, what went wrong, and with which device.</summary>
internal static class SessionReport
{
    public static void Write(Stream stream, TreatmentSession session)
    {
        bool simulated = session.Origin == RecordOrigin.Simulated;
        using var page = new HtmlPage(stream, $"Session {session.Number}, patient {session.Patient.Code}", simulated, "en",
            Sheets.With($"session {session.Number}, patient {session.Patient.Code}, {Date(session.Date)}{(simulated ? ", SIMULATION" : "")}"));
        Head(page, session, simulated);
        Summary(page, session);
        Where(page, session);
        Screening(page, session);
        Materials(page, session);
        Injections(page, session);
        Happenings(page, session);
        Device(page, session);
        Signature(page, session);
    }

    private static void Head(HtmlPage page, TreatmentSession session, bool simulated)
    {
        Markup markup = page.Markup;
        markup.Open("div", ("class", "letterhead")).Leaf("h1", "Treatment session");
        markup.Leaf("span", $"session {session.Number} · patient {session.Patient.Code} · {Date(session.Date)}", ("class", "id")).Close();
        if (simulated)
            markup.Open("p").Leaf("span", "SIMULATION", ("class", "simulation")).Text(" Played on the virtual bench; no patient had anything.").Close();
        if (session.Ending == SessionEnding.Interrupted)
            markup.Leaf("p", "The device stopped in the middle of this session. Doses whose outcome is not known are counted with the most they can have been.", ("class", "warn"));
        else if (session.Ending == SessionEnding.Open)
            markup.Leaf("p", "This session is not closed. What follows is what was recorded until now.", ("class", "warn"));
    }

    private static void Summary(HtmlPage page, TreatmentSession session)
    {
        int done = session.Points.Count(point => point.Status == PointStatus.Done);
        page.Markup.Open("div", ("class", "tiles"));
        Tile(page.Markup, "Points", $"{done} of {session.Points.Count}", PointsMore(session));
        Tile(page.Markup, "Given", Figures.Millilitres(session.Estimated.Nanolitres), $"± {Figures.Millilitres(session.Uncertainty.Nanolitres)} (k = 2)");
        Tile(page.Markup, "At most", Figures.Millilitres(session.UpperBound.Nanolitres), $"of {Figures.Millilitres(session.Protocol.SessionLimit.Nanolitres)} allowed");
        Tile(page.Markup, "Depth", Figures.Millimetres(session.Protocol.Depth.Micrometres), $"deepest {Deepest(session)}");
        Tile(page.Markup, "Duration", Figures.Duration(session.Duration.TotalSeconds), $"{session.Alarms.Count} alarms, {session.Refusals.Count} refusals");
        page.Markup.Close();
        page.Markup.Open("dl");
        Term(page.Markup, "Patient", session.Patient.Code + (session.Patient.BirthYear is { } year ? $", born {year}" : ""));
        if (session.Patient.Notes.Length > 0)
            Term(page.Markup, "Notes", session.Patient.Notes);
        Term(page.Markup, "Course", CourseWords(session.Course));
        Term(page.Markup, "Protocol", $"{session.Protocol.Title} ({session.Protocol.Name}, version {session.Protocol.Version}): {session.Protocol.Dose}, {session.Protocol.Depth} deep");
        Term(page.Markup, "Opened", $"{Time(session.Started)} by {session.OpenedBy}");
        Term(page.Markup, "Ended", session.Ended is { } ended ? $"{Time(ended)}, {EndingWords(session.Ending)}" : EndingWords(session.Ending));
        Term(page.Markup, "People", session.Users.Count == 0 ? "nobody was signed in" : string.Join("; ", session.Users));
        page.Markup.Close();
    }

    private static void Where(HtmlPage page, TreatmentSession session)
    {
        page.Section("Where and how much").Open("div", ("class", "pair"));
        page.Figure("Filled: what went in, by area. Cross: given in part. Empty: nothing.", () => ScalpMapDrawing.Draw(page.Markup, session));
        page.Markup.Open("div");
        page.Table("By region", ["region", "#points", "#given", "#dose µL", "#at most µL"],
            [.. session.Points.GroupBy(point => point.Region).Select(region => ("", (string[])
            [
                RegionWords(region.Key), Figures.Count(region.Count()), Figures.Count(region.Count(point => point.Status == PointStatus.Done)),
                Figures.Number(region.Sum(point => point.Estimated.Nanolitres) / 1000.0, 1), Figures.Number(region.Sum(point => point.UpperBound.Nanolitres) / 1000.0, 1),
            ]))]);
        page.Markup.Close().Close();
        page.Figure("Bars: what is believed to have gone in; open bars: not the whole dose. Dotted: planned. Whiskers: the most it can have been.", () => DoseChart.Draw(page.Markup, session));
        page.Markup.Close();
    }

    private static void Screening(HtmlPage page, TreatmentSession session)
    {
        page.Section("Screening and checklist");
        if (session.Screenings.Count == 0)
            page.Paragraph("No screening was answered.");
        else
            ScreeningAnswers(page, session.Screenings[^1]);
        if (session.Checklist is { } checklist)
        {
            string[] missing = [.. new (bool Done, string Words)[]
            {
                (checklist.SkinCleanAndDry, "skin clean and dry"), (checklist.GelWipedOff, "gel wiped off"),
                (checklist.ConsumablesNew, "consumables new"), (checklist.CompoundWaterBased, "compound water-based"),
            }.Where(tick => !tick.Done).Select(tick => tick.Words)];
            page.Paragraph(missing.Length == 0 ? "Checklist: skin clean and dry, gel wiped off, consumables new, compound water-based; all confirmed." : $"Checklist not confirmed: {string.Join(", ", missing)}.");
        }

        page.Markup.Close();
    }

    private static void ScreeningAnswers(HtmlPage page, ScreeningRecord screening)
    {
        ScreeningAnswer[] open = [.. screening.Answers.Where(answer => answer.Yes is null)];
        ScreeningAnswer[] yes = [.. screening.Answers.Where(answer => answer.Yes is true)];
        page.Paragraph($"{screening.Answers.Count - open.Length} of {screening.Answers.Count} questions answered by {screening.Who}, {(screening.Cleared ? "cleared" : "not cleared")}."
            + (yes.Length == 0 ? " None was answered with yes." : ""));
        if (yes.Length == 0)
            return;
        page.Table("Answered with yes", ["question", "override by", "reason"],
            [.. yes.Select(answer =>
            {
                ScreeningOverride? decision = screening.Overrides.FirstOrDefault(entry => entry.Against == answer.Question);
                return ("early", (string[])[QuestionWords(answer.Question), decision?.Clinician ?? "none", decision?.Reason ?? ""]);
            })]);
    }

    private static void Materials(HtmlPage page, TreatmentSession session)
    {
        page.Section("Materials");
        page.Table("Used up", ["what", "name", "lot", "item", "expires"],
            [.. session.Consumables.Select(item => ("", (string[])
            [
                item.Kind.ToString().ToLowerInvariant(), item.Name, item.Lot, item.Item ?? Figures.Missing, item.Expiry is { } expiry ? Date(expiry) : Figures.Missing,
            ]))]);
        page.Markup.Close();
    }

    private static void Injections(HtmlPage page, TreatmentSession session)
    {
        page.Section("Every injection");
        page.Table($"{session.Injections.Count} authorised doses; depth in mm, doses in µL, pressure in kPa, force in N. Times since the session was opened.",
            ["#no.", "#point", "#at", "outcome", "#asked", "#given", "#±", "#at most", "#depth", "#pressure", "#force"],
            [.. session.Injections.Select(injection => (injection.Outcome == InjectionOutcome.Completed ? "" : "early", (string[])
            [
                Figures.Count(injection.Authorisation.Value), Figures.Count(injection.Point), Figures.Clock(injection.Authorised.InSession.TotalSeconds), OutcomeWords(injection),
                Number(injection.Commanded.Nanolitres), Number(injection.Estimated.Nanolitres), Number(injection.Uncertainty.Nanolitres), Number(injection.UpperBound.Nanolitres),
                injection.Given && injection.Ended is not null ? Figures.Number(injection.DepthReached.Nanometres / 1e6, 3) : Figures.Missing,
                Figures.Number(injection.PeakPressure.Pascals / 1000.0, 0), Figures.Number(injection.PeakForce.Millinewtons / 1000.0, 1),
            ]))]);
        page.Markup.Close();
    }

    private static void Happenings(HtmlPage page, TreatmentSession session)
    {
        if (session.Alarms.Count + session.Refusals.Count + session.ClockSteps.Count + session.SoftwareFaults.Count == 0)
            return;
        page.Section("What happened");
        IEnumerable<(TimeSpan At, string What, string Cleared)> rows =
            session.Alarms.Select(alarm => (alarm.Raised.InSession, $"{AlarmCatalogue.Of(alarm.Alarm).Code} {AlarmCatalogue.Of(alarm.Alarm).Title}", Cleared(alarm)))
                .Concat(session.Refusals.Select(refusal => (refusal.When.InSession, $"refused{(refusal.Point == 0 ? "" : $" at point {refusal.Point}")}: {refusal.Words}", "")))
                .Concat(session.ClockSteps.Select(step => (step.When.InSession, $"the wall clock was set by {step.Step:c}", "")))
                .Concat(session.SoftwareFaults.Select(fault => (fault.When.InSession, $"software fault: {fault.Text}", "")));
        page.Table("Alarms, refusals and other events", ["#at", "what", "cleared"],
            [.. rows.OrderBy(row => row.At).Select(row => ("", (string[])[Figures.Clock(row.At.TotalSeconds), row.What, row.Cleared]))]);
        page.Markup.Close();
    }

    private static void Device(HtmlPage page, TreatmentSession session)
    {
        page.Section("Device and record").Open("dl");
        if (session.Calibrations is { } calibrations)
        {
            Term(page.Markup, "Handpiece", calibrations.Handpiece);
            Term(page.Markup, "Depth calibrated", calibrations.Depth is { } depth ? $"{Date(depth.Date)}, ± {Figures.Number(depth.Uncertainty.Nanometres / 1000.0, 0)} µm (k = 2)" : "no");
            foreach (DoseCalibrationRecord dose in calibrations.Doses.Where(dose => dose.Syringe == session.Protocol.Syringe))
                Term(page.Markup, $"Dose calibrated, {dose.Syringe}", Date(dose.Date));
        }

        Term(page.Markup, "Software", session.Versions is { } versions ? $"{versions.Software}; guardian {versions.Firmware ?? "not known"}; {versions.Runtime}" : "not recorded");
        Term(page.Markup, "Protocol text", $"SHA-256 {session.Protocol.ContentHash}", "hash");
        Term(page.Markup, "Record", $"entries {session.FirstEvent} to {session.LastEvent}; chain {session.ChainHash}", "hash");
        page.Markup.Close().Close();
    }

    private static void Signature(HtmlPage page, TreatmentSession session)
    {
        Markup markup = page.Markup;
        if (session.Signatures.Count > 0)
        {
            page.Section("Signed");
            page.Table("Signed on the device, with a PIN", ["when", "by", "notes"],
                [.. session.Signatures.Select(signature => ("", (string[])[Time(signature.When), signature.Who.ToString(), signature.Notes]))]);
            markup.Close();
        }

        markup.Open("div", ("class", "sign"));
        markup.Leaf("div", "date and clinician's signature").Leaf("div", "checked by");
        markup.Close();
    }

    private static void Tile(Markup markup, string what, string value, string more) =>
        markup.Open("div", ("class", "tile")).Leaf("span", what, ("class", "what")).Leaf("span", value, ("class", "value")).Leaf("span", more, ("class", "more")).Close();

    private static void Term(Markup markup, string name, string value, string style = "plain") => markup.Leaf("dt", name).Leaf("dd", value, ("class", style));

    private static string Number(long nanolitres) => Figures.Number(nanolitres / 1000.0, 1);

    private static string PointsMore(TreatmentSession session)
    {
        int part = session.Points.Count(point => point.Status == PointStatus.Partial);
        int none = session.Points.Count(point => point.Status is PointStatus.Planned or PointStatus.Skipped);
        return part + none == 0 ? "all of the plan" : $"{part} in part, {none} without";
    }

    private static string Deepest(TreatmentSession session)
    {
        InjectionRecord[] given = [.. session.Injections.Where(injection => injection is { Given: true, Ended: not null })];
        return given.Length == 0 ? Figures.Missing : Figures.Number(given.Max(injection => injection.DepthReached.Nanometres) / 1e6, 3) + " mm";
    }

    private static string OutcomeWords(InjectionRecord injection) => injection.Outcome switch
    {
        InjectionOutcome.Completed => "given",
        InjectionOutcome.NotUsed => "not used",
        InjectionOutcome.None => "not known",
        InjectionOutcome.Refused => $"refused: {injection.ReasonWords}",
        InjectionOutcome.Aborted => $"aborted: {injection.ReasonWords}",
        InjectionOutcome.Interrupted => $"interrupted: {injection.ReasonWords}",
        _ => injection.Outcome.ToString(),
    };

    private static string Cleared(AlarmRecord alarm) => alarm.Acknowledged is { } when
        ? $"acknowledged at {Figures.Clock(when.InSession.TotalSeconds)} by {alarm.AcknowledgedBy}"
        : alarm.Clearing == AlarmClearing.Acknowledge ? "not acknowledged" : "with its cause";

    private static string CourseWords(CourseRecord course) => $"session {course.Session} of {course.Of}"
        + (course.DaysSinceLast is { } days ? $", {days} days after the one before (interval {course.IntervalDays})" : "")
        + (course.EarlyReason is { } reason ? $"; early because: {reason}" : "");

    private static string EndingWords(SessionEnding ending) => ending switch
    {
        SessionEnding.Closed => "closed in order",
        SessionEnding.Interrupted => "interrupted",
        SessionEnding.Open => "not closed",
        _ => ending.ToString(),
    };

    internal static string RegionWords(ScalpRegion region) => region switch
    {
        ScalpRegion.MidScalp => "mid-scalp",
        ScalpRegion.Frontal or ScalpRegion.Vertex or ScalpRegion.Donor => region.ToString().ToLowerInvariant(),
        _ => region.ToString(),
    };

    private static string QuestionWords(Contraindication question) => string.Concat(question.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
