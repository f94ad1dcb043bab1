using MesoInjector.Console.Reading;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Records.Reading;

namespace MesoInjector.Console.Screens.Operate;

/// <summary>What the record knows of the session that is open, and the snapshot does not: where the points lie, and when it began.</summary>
/// <param name="Number">The session's number.</param>
/// <param name="Patient">Pseudonymous code.</param>
/// <param name="Points">The plan, number 1 first.</param>
/// <param name="Fill">What the first syringe held.</param>
/// <param name="Syringe">The protocol's syringe; null where this program does not know it.</param>
/// <param name="Opened">When it was opened, by the device's clock.</param>
/// <param name="FirstDone">When the first point of this run had its dose; null while none has.</param>
public sealed record OpenSession(
    long Number, string Patient, IReadOnlyList<PointRecord> Points, FluidVolume Fill, SyringeType? Syringe, MonotonicTime Opened, MonotonicTime? FirstDone)
{
    /// <summary>The session that is open now; null where there is none, or the record cannot be read.</summary>
    internal static async Task<OpenSession?> ReadAsync(JournalReading record)
    {
        TreatmentSession? session = await record.ReadAsync(
            journal => journal.Treatments.Sessions(new SessionFilter { Limit = 1 }) is [{ Ended: null } newest] ? journal.Treatments.Session(newest.Number) : null,
            _ => { }).ConfigureAwait(false);
        if (session is null)
            return null;
        RecordedTime? first = session.Injections.Where(injection => injection.Given && injection.Ended is not null).Select(injection => injection.Ended).FirstOrDefault();
        MonotonicTime opened = session.States.Count > 0 ? session.States[0].When.Device : default;
        return new OpenSession(session.Number, session.Patient.Code, session.Points, session.Fill,
            SyringeType.All.FirstOrDefault(type => type.Name == session.Protocol.Syringe), opened, first?.Device);
    }
}
