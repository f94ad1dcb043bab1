using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Calibration.Procedures;
using MesoInjector.Control.Calibration;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Calibration.Keeping;

/// <summary>Where a calibration stands.</summary>
public enum CalibrationStatus
{
    /// <summary>The device uses it.</summary>
    InForce = 0,

    /// <summary>Its readings did not pass; it never came into force.</summary>
    Failed,

    /// <summary>A later one took its place.</summary>
    Superseded,

    /// <summary>Somebody found it wrong.</summary>
    Bad,

    /// <summary>Too old.</summary>
    Expired,

    /// <summary>It was changed after it was signed, or its results do not follow from its readings. Until somebody marks it as bad, none before it is used.</summary>
    Damaged,
}

/// <summary>A calibration in the register.</summary>
/// <param name="Document">What was found; what can be read of it where it is damaged.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Reason">Why it was found bad; empty where it was not.</param>
public sealed record RegisteredCalibration(CalibrationDocument Document, CalibrationStatus Status, string Reason)
{
    /// <summary>The last day it holds.</summary>
    public DateOnly LastDay => Document.Work.Subject.Date.AddDays(HardLimits.CalibrationDays);
}

/// <summary>
/// Every calibration of a device, and which are in force: what follows from the events of the record. Nothing is ever removed; a newer one
/// supersedes, a mark tells that one is bad.
/// </summary>
public sealed class CalibrationRegister
{
    private readonly List<CalibrationDocument> _documents = [];
    private readonly Dictionary<int, string> _bad = [];
    private readonly Dictionary<int, bool> _sound = [];
    private int _unreadable;

    /// <summary>Reads the events.</summary>
    /// <param name="events">Their bodies, oldest first, as <see cref="Kept"/> and <see cref="Marked"/> made them.</param>
    public CalibrationRegister(IEnumerable<string?> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (string? body in events)
        {
            using JsonDocument json = JsonDocument.Parse(body ?? "{}");
            if (json.RootElement.TryGetProperty("calibration", out JsonElement text))
                Add(text.GetString() ?? "");
            else if (json.RootElement.TryGetProperty("bad", out JsonElement number))
                _bad[number.GetInt32()] = json.RootElement.GetProperty("reason").GetString() ?? "";
        }
    }

    /// <summary>The number the next one gets.</summary>
    public int NextNumber => _documents.Count + _unreadable + 1;

    /// <summary>How many there are that cannot be read at all.</summary>
    public int Unreadable => _unreadable;

    /// <summary>The body of the event that keeps a calibration.</summary>
    public static JsonObject Kept(CalibrationDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new JsonObject { ["calibration"] = document.ToJson() };
    }

    /// <summary>The body of the event that marks one as bad.</summary>
    public static JsonObject Marked(int number, string reason) => new() { ["bad"] = number, ["reason"] = reason };

    /// <summary>Every calibration, oldest first.</summary>
    /// <param name="today">Age is judged by it.</param>
    public IReadOnlyList<RegisteredCalibration> All(DateOnly today) => [.. _documents.Select(document => new RegisteredCalibration(document, StatusOf(document, today), _bad.GetValueOrDefault(document.Number, "")))];

    /// <summary>One of them.</summary>
    /// <returns>Null where there is none with this number.</returns>
    public RegisteredCalibration? Find(int number, DateOnly today) => All(today).FirstOrDefault(entry => entry.Document.Number == number);

    /// <summary>The calibration in force for the same thing, to compare a new one with.</summary>
    /// <returns>Null for none.</returns>
    public CalibrationDocument? Before(CalibrationSubject subject, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(subject);
        string key = new CalibrationDocument(0, new(subject, []), new([], [], [], [], []), "", default).Key;
        return All(today).LastOrDefault(entry => entry.Document.Key == key && (entry.Status is CalibrationStatus.InForce or CalibrationStatus.Expired))?.Document;
    }

    /// <summary>What the controller may use on a day. A missing, expired, bad or damaged one is missing here, and the device refuses to arm (IL-16).</summary>
    /// <param name="handpiece">Its serial number.</param>
    /// <param name="today">The date.</param>
    /// <param name="simulated">The device is a virtual one; what was found on one is never used on the other.</param>
    public CalibrationSet For(string handpiece, DateOnly today, bool simulated)
    {
        CalibrationDocument[] valid =
        [
            .. All(today).Where(entry => entry.Status == CalibrationStatus.InForce).Select(entry => entry.Document)
                .Where(document => document.Work.Subject.Handpiece == handpiece && document.Work.Subject.Simulated == simulated),
        ];
        CalibrationDocument? depth = valid.LastOrDefault(document => document.Work.Subject.Kind == CalibrationKind.Depth);
        List<DoseCalibration> doses = [];
        foreach (SyringeType syringe in SyringeType.All)
        {
            CalibrationDocument? dose = Last(CalibrationKind.Dose, syringe);
            CalibrationDocument? compliance = Last(CalibrationKind.Compliance, syringe);
            if (dose is not null && compliance is not null)
                doses.Add(ToControl(handpiece, syringe, dose, compliance));
        }

        return new CalibrationSet(handpiece, depth is null ? null : DepthProcedure.ToControl(depth.Work.Subject, depth.Analysis), doses);

        CalibrationDocument? Last(CalibrationKind kind, SyringeType syringe) => valid.LastOrDefault(document => document.Work.Subject.Kind == kind && document.Work.Subject.Part == syringe.Name);
    }

    private void Add(string text)
    {
        try
        {
            _documents.Add(CalibrationDocument.FromJson(text));
        }
        catch (InvalidDataException)
        {
            _unreadable++;
        }
    }

    /// <summary>A dose is only known with both: how much is delivered, and what the syringe stores. The older of both counts for its age.</summary>
    private static DoseCalibration ToControl(string handpiece, SyringeType syringe, CalibrationDocument dose, CalibrationDocument compliance) => new(
        handpiece, dose.Work.Subject.Date < compliance.Work.Subject.Date ? dose.Work.Subject.Date : compliance.Work.Subject.Date, syringe,
        new Compliance((int)Math.Round(compliance.Analysis[ComplianceProcedure.Compliance].Value)),
        AxisPosition.FromNanometres((int)Math.Round(Math.Max(0, compliance.Analysis[ComplianceProcedure.LostMotion].Value) * 1000)),
        ComplianceProcedure.ResistanceToControl(compliance.Work.Subject, compliance.Analysis));

    private CalibrationStatus StatusOf(CalibrationDocument document, DateOnly today)
    {
        if (_bad.ContainsKey(document.Number))
            return CalibrationStatus.Bad;
        if (!Sound(document))
            return CalibrationStatus.Damaged;
        if (!document.Analysis.Passed)
            return CalibrationStatus.Failed;
        if (_documents.Exists(other => Displaces(other, document, today)))
            return CalibrationStatus.Superseded;
        int age = today.DayNumber - document.Work.Subject.Date.DayNumber;
        return age >= 0 && age <= HardLimits.CalibrationDays ? CalibrationStatus.InForce : CalibrationStatus.Expired;
    }

    /// <summary>
    /// Whether one takes another's place: done later, by its date and then by its number, since one that is taken over from another record is entered long after it
    /// was done. One that was changed does too, whatever it says: nobody knows what it was.
    /// </summary>
    private bool Displaces(CalibrationDocument other, CalibrationDocument document, DateOnly today)
    {
        if (other.Key != document.Key || _bad.ContainsKey(other.Number) || other.Number == document.Number)
            return false;
        DateOnly done = other.Work.Subject.Date;
        if (!Sound(other))
            return other.Number > document.Number;
        return other.Analysis.Passed && done <= today && (done, other.Number).CompareTo((document.Work.Subject.Date, document.Number)) > 0;
    }

    /// <summary>Worked out once: it takes a fit. One signed by an earlier program has its seal, and the chain of the record around it.</summary>
    private bool Sound(CalibrationDocument document)
    {
        if (!_sound.TryGetValue(document.Number, out bool sound))
            _sound[document.Number] = sound = document.Whole && (document.Format != CalibrationDocument.CurrentFormat || document.FollowsFromReadings);
        return sound;
    }
}
