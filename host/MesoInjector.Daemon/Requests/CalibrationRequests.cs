using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Calibration;
using MesoInjector.Calibration.Entry;
using MesoInjector.Calibration.Keeping;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon.Serving;
using MesoInjector.Link;
using MesoInjector.Records;
using MesoInjector.Records.Users;

namespace MesoInjector.Daemon.Requests;

/// <summary>
/// Calibrations from a console: begun, reading by reading, signed. Half-finished ones lie beside the record, where the command line finds
/// them too.
/// </summary>
internal sealed class CalibrationRequests(Desk desk) : IRequestHandler
{
    public LinkReply? Handle(LinkRequest request, IRequestContext context)
    {
        if (request.Method == "calibration.list")
            return Desk.Reply(request, desk.Lacks(Right.ReadRecords, "reading calibrations"), List());
        if (!request.Method.StartsWith("calibration.", StringComparison.Ordinal))
            return null;
        if (desk.Lacks(Right.Calibrate, "calibrating") is { } lacks)
            return LinkReply.Refused(request, lacks);
        return Damaged(request) ?? Calibrate(request);
    }

    /// <summary>A half-finished one that cannot be read is said to be so, and can only be discarded.</summary>
    private LinkReply? Damaged(LinkRequest request)
    {
        if (request.Method is not ("calibration.work" or "calibration.take" or "calibration.undo" or "calibration.sign") || FileOf(request) is not { Exists: true } file)
            return null;
        try
        {
            file.Read();
            return null;
        }
        catch (InvalidDataException)
        {
            return LinkReply.Refused(request, new Refusal(RefusalCode.Calibration, "The half-finished calibration cannot be read.", "Discard it and begin again."));
        }
    }

    private LinkReply? Calibrate(LinkRequest request) => request.Method switch
    {
        "calibration.begin" => Begin(request),
        "calibration.work" => LinkReply.Done(request, FileOf(request) is { Exists: true } file ? Shown(file.Read()) : null),
        "calibration.take" => Take(request),
        "calibration.undo" => Undo(request),
        "calibration.discard" => Discard(request),
        "calibration.sign" => Sign(request),
        "calibration.bad" => MarkBad(request),
        _ => null,
    };

    private WorkFile FileOf(LinkRequest request) => FileOf(request.Arguments.OneOf<CalibrationKind>("kind"));

    private WorkFile FileOf(CalibrationKind kind) => WorkFile.For(kind, given: null, desk.Device.JournalPath);

    /// <exception cref="InvalidDataException">There is none.</exception>
    private WorkFile WorkOf(LinkRequest request) => FileOf(request) is { Exists: true } file
        ? file
        : throw new InvalidDataException($"there is no half-finished calibration of {request.Arguments.Text("kind")}");

    private CalibrationRegister Register() => new(desk.Journal.Read(EventKind.CalibrationKept).Select(entry => entry.Body));

    private LinkReply Begin(LinkRequest request)
    {
        JsonElement given = request.Arguments.Part("subject");
        JsonElement instrument = given.Part("instrument");
        JsonElement air = given.Part("conditions");
        var subject = new CalibrationSubject(
            given.OneOf<CalibrationKind>("kind"), given.TextOrNull("handpiece") is { Length: > 0 } told ? told : desk.Device.Handpiece, given.TextOrNull("part") ?? "", given.TextOrNull("lot") ?? "", desk.Today, desk.Device.Program,
            new Instrument(instrument.Text("name"), instrument.Text("serialNumber"), instrument.Number("resolution"), instrument.Number("uncertainty"), instrument.Day("due")),
            new Conditions(air.Number("celsius"), air.Number("hectopascals"), air.Number("humidityPercent")), desk.Device.Simulated,
            given.TextOrNull("needle") is { Length: > 0 } needle ? needle : null, AuxiliaryOf(given));
        if (Foreign(request, subject) is { } foreign)
            return foreign;
        WorkFile file = FileOf(subject.Kind);
        if (file.Exists)
            return LinkReply.Refused(request, new Refusal(RefusalCode.NotNow, $"A calibration of {subject.Kind} is half-finished.", "Go on with it, or discard it."));
        if (CalibrationWork.Begin(subject, out IReadOnlyList<Finding> problems) is not { } work)
            return LinkReply.Refused(request, new Refusal(RefusalCode.Calibration, string.Join(" ", problems.Select(problem => problem.Words)), string.Join(" ", problems.Select(problem => problem.Remedy))));
        file.Save(work);
        return LinkReply.Done(request, Shown(work));
    }

    private static IReadOnlyList<AuxiliaryInstrument>? AuxiliaryOf(JsonElement given) => given.Items("auxiliary") is { Count: > 0 } items
        ? [.. items.Select(item => new AuxiliaryInstrument(item.OneOf<AuxiliaryUse>("use"), item.Text("serialNumber"), item.Day("due")))]
        : null;

    private LinkReply Take(LinkRequest request)
    {
        WorkFile file = WorkOf(request);
        CalibrationWork work = file.Read();
        if (Foreign(request, work.Subject) is { } foreign)
            return foreign;
        if (work.Take(request.Arguments.Number("value"), out Finding? problem) is not { } more)
            return LinkReply.Refused(request, new Refusal(RefusalCode.Calibration, problem!.Words, problem.Remedy));
        file.Save(more);
        return LinkReply.Done(request, Shown(more));
    }

    private LinkReply Undo(LinkRequest request)
    {
        WorkFile file = WorkOf(request);
        CalibrationWork work = file.Read();
        if (work.Readings.Count == 0)
            return LinkReply.Refused(request, new Refusal(RefusalCode.NotNow, "No reading is there to take back.", "Take the first one."));
        CalibrationWork less = work.Undo();
        file.Save(less);
        return LinkReply.Done(request, Shown(less));
    }

    private LinkReply Discard(LinkRequest request)
    {
        WorkOf(request).Delete();
        return LinkReply.Done(request);
    }

    private LinkReply Sign(LinkRequest request)
    {
        WorkFile file = WorkOf(request);
        CalibrationWork work = file.Read();
        if (Foreign(request, work.Subject) is { } foreign)
            return foreign;
        CalibrationRegister register = Register();
        if (work.Analyse(register.Before(work.Subject, desk.Today)?.Analysis) is not { } analysis)
            return LinkReply.Refused(request, new Refusal(RefusalCode.NotNow, $"{work.Steps.Count - work.Readings.Count} readings are missing.", "Take them first."));
        if (desk.Lacks(Right.Calibrate, "signing a calibration", request.Arguments.Text("pin")) is { } lacks)
            return LinkReply.Refused(request, lacks);
        User user = desk.Seat.User!;
        var document = CalibrationDocument.Signed(register.NextNumber, work, analysis, user.Name, desk.Now);
        desk.Journal.Append(EventKind.CalibrationKept, CalibrationRegister.Kept(document), user.Stamp);
        file.Delete();
        return LinkReply.Done(request, Line(Register().Find(document.Number, desk.Today)!));
    }

    /// <summary>A reading of another device, or with an instrument that has run out since, is none of this calibration.</summary>
    private LinkReply? Foreign(LinkRequest request, CalibrationSubject subject) =>
        (subject.Foreign(desk.Device.Handpiece, desk.Device.Simulated) ?? subject.OutOfDate(desk.Today)) is { } problem
            ? LinkReply.Refused(request, new Refusal(RefusalCode.Calibration, problem.Words, problem.Remedy))
            : null;

    private LinkReply MarkBad(LinkRequest request)
    {
        int number = checked((int)request.Arguments.Whole("number"));
        string reason = request.Arguments.Text("reason").Trim();
        if (Register().Find(number, desk.Today) is null)
            return LinkReply.Refused(request, new Refusal(RefusalCode.Calibration, $"There is no calibration {number}.", "Choose one of the list."));
        if (reason.Length == 0)
            return LinkReply.Refused(request, new Refusal(RefusalCode.Calibration, "There is no reason.", "Say in words why it is bad; it stays in the record."));
        if (desk.Lacks(Right.Calibrate, "marking a calibration as bad", request.Arguments.Text("pin")) is { } lacks)
            return LinkReply.Refused(request, lacks);
        desk.Journal.Append(EventKind.CalibrationKept, CalibrationRegister.Marked(number, reason), desk.Seat.User!.Stamp);
        return LinkReply.Done(request, Line(Register().Find(number, desk.Today)!));
    }

    private JsonObject List()
    {
        CalibrationRegister register = Register();
        return new JsonObject
        {
            ["unreadable"] = register.Unreadable,
            ["calibrations"] = new JsonArray([.. register.All(desk.Today).Select(entry => (JsonNode)Line(entry))]),
        };
    }

    private JsonObject Shown(CalibrationWork work) => new()
    {
        ["subject"] = Json(work.Subject),
        ["readings"] = Json(work.Readings),
        ["steps"] = Json(work.Steps),
        ["analysis"] = Json(work.Analyse(Register().Before(work.Subject, desk.Today)?.Analysis)),
    };

    private static JsonObject Line(RegisteredCalibration entry)
    {
        CalibrationSubject subject = entry.Document.Work.Subject;
        return new JsonObject
        {
            ["number"] = entry.Document.Number,
            ["kind"] = Json(subject.Kind),
            ["handpiece"] = subject.Handpiece,
            ["part"] = subject.Part,
            ["lot"] = subject.Lot,
            ["date"] = Json(subject.Date),
            ["status"] = Json(entry.Status),
            ["lastDay"] = Json(entry.LastDay),
            ["simulated"] = subject.Simulated,
            ["signedBy"] = entry.Document.SignedBy,
            ["reason"] = entry.Reason,
        };
    }

    private static JsonNode? Json<T>(T value) => JsonSerializer.SerializeToNode(value, CalibrationText.Options);
}
