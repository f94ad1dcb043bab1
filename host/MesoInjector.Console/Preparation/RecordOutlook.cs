using MesoInjector.Calibration;
using MesoInjector.Calibration.Keeping;
using MesoInjector.Console.Live;
using MesoInjector.Console.Reading;
using MesoInjector.Control.Treatment;
using MesoInjector.Records;
using MesoInjector.Records.Reading;

namespace MesoInjector.Console.Preparation;

/// <summary>What the record says that matters before a session: courses, patients, what is in force, how the last session ended.</summary>
internal sealed class RecordOutlook(JournalReading reading, DeviceFeed feed, TimeProvider clock)
{
    private const int RecentSessions = 40;

    /// <summary>The date here.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>Where in the course of a protocol a patient would be today.</summary>
    /// <returns>Null where patient or protocol are not known, or the record cannot be read.</returns>
    public async Task<Course?> CourseAsync(string patient, Protocol? protocol) => patient.Length == 0 || protocol is null
        ? null
        : await reading.ReadAsync(journal => journal.Treatments.NextInCourse(patient, protocol, Today), _ => { }).ConfigureAwait(false);

    /// <summary>Patients of the latest sessions, each once, the latest first.</summary>
    public async Task<IReadOnlyList<PatientSummary>> RecentPatientsAsync(int most) =>
        await reading.ReadAsync<IReadOnlyList<PatientSummary>>(
            journal => [.. journal.Treatments.Sessions(new SessionFilter { Limit = RecentSessions }).Select(session => session.Patient).Distinct().Take(most)
                .Select(journal.Treatments.Patient).OfType<PatientSummary>()],
            _ => { }).ConfigureAwait(false) ?? [];

    /// <summary>A patient who was here before.</summary>
    /// <returns>Null for a new one.</returns>
    public Task<PatientSummary?> PatientAsync(string code) => reading.ReadAsync(journal => journal.Treatments.Patient(code), _ => { });

    /// <summary>The latest session, whole.</summary>
    /// <returns>Null where there is none, or the record cannot be read.</returns>
    public Task<TreatmentSession?> LatestSessionAsync() => reading.ReadAsync(
        journal => journal.Treatments.Sessions(new SessionFilter { Limit = 1 }) is [var latest, ..] ? journal.Treatments.Session(latest.Number) : null, _ => { });

    /// <summary>One session, whole.</summary>
    public Task<TreatmentSession?> SessionAsync(long number) => reading.ReadAsync(journal => journal.Treatments.Session(number), _ => { });

    /// <summary>Whether an item was used before.</summary>
    /// <returns>The session; null for none, or where the record cannot be read.</returns>
    public async Task<long?> SessionOfItemAsync(ConsumableKind kind, string item) =>
        (long?)await reading.ReadAsync<object>(journal => journal.Treatments.SessionOfItem(kind, item), _ => { }).ConfigureAwait(false);

    /// <summary>What stands in the way of a session, and what does not.</summary>
    public async Task<DeviceOutlook> DeviceAsync()
    {
        string handpiece = await feed.AskAsync("about").ConfigureAwait(false) is { Result: { } about } && about.TryGetProperty("handpiece", out var name) ? name.GetString() ?? "" : "";
        JournalProblem? problem = null;
        DeviceOutlook? found = await reading.ReadAsync(
            journal =>
            {
                RegisteredCalibration[] valid =
                [
                    .. new CalibrationRegister(journal.Read(EventKind.CalibrationKept).Select(entry => entry.Body)).All(Today)
                        .Where(entry => entry.Status == CalibrationStatus.InForce && entry.Document.Work.Subject.Simulated == (feed.Daemon?.Simulated == true))
                        .Where(entry => handpiece.Length == 0 || entry.Document.Work.Subject.Handpiece == handpiece),
                ];
                SessionSummary? last = journal.Treatments.Sessions(new SessionFilter { Limit = 1 }) is [var latest, ..] ? latest : null;
                return new DeviceOutlook(handpiece, DepthUntil(valid), [.. SyringeType.All.Select(syringe => (syringe, DoseUntil(valid, syringe)))], last, journal.Treatments.Entries, Problem: null);
            },
            found => problem = found).ConfigureAwait(false);
        return found ?? new DeviceOutlook(handpiece, DepthUntil: null, [], LastSession: null, Entries: 0, problem);
    }

    private static DateOnly? DepthUntil(RegisteredCalibration[] valid) => Last(valid, CalibrationKind.Depth, part: null);

    /// <summary>A dose needs both: what a travel gives, and what the syringe stores.</summary>
    private static DateOnly? DoseUntil(RegisteredCalibration[] valid, SyringeType syringe) =>
        Last(valid, CalibrationKind.Dose, syringe.Name) is { } dose && Last(valid, CalibrationKind.Compliance, syringe.Name) is { } compliance ? (dose < compliance ? dose : compliance) : null;

    private static DateOnly? Last(RegisteredCalibration[] valid, CalibrationKind kind, string? part) =>
        valid.LastOrDefault(entry => entry.Document.Work.Subject.Kind == kind && (part is null || entry.Document.Work.Subject.Part == part))?.LastDay;
}
