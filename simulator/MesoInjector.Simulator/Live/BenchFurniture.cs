using System.Text.Json;
using MesoInjector.Calibration;
using MesoInjector.Calibration.Entry;
using MesoInjector.Calibration.Keeping;
using MesoInjector.Control.Treatment;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using MesoInjector.Records.Users;
using MesoInjector.Simulator.CalibrationBench;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Simulator.Live;

/// <summary>
/// What a fresh journal of the bench needs before somebody can train on it: users with known PINs, and the calibrations a technician would
/// have done. They are done by the procedures themselves, on instruments that read the virtual gun as it is.
/// </summary>
internal static class BenchFurniture
{
    /// <summary>The virtual handpiece.</summary>
    public const string Handpiece = "VB-0001";

    /// <summary>A technician whose readings scatter too much reads again; more often than this the gun would be broken.</summary>
    private const int Tries = 10;

    /// <summary>Whether a file is a record of a real device, which no simulation may write to.</summary>
    /// <param name="path">The journal, if it is there.</param>
    public static bool IsReal(string path)
    {
        if (!File.Exists(path) || Journal.OpenToRead(path).Journal is not { } journal)
            return false;
        using (journal)
            return journal.Read(EventKind.ProgramStarted).Any(entry => OriginOf(entry) == nameof(RecordOrigin.Real));
    }

    /// <summary>Puts users and calibrations into a journal that has neither, nor a session.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="seed">Which instruments.</param>
    /// <param name="clock">Wall clock.</param>
    public static void Furnish(Journal journal, ulong seed, TimeProvider clock)
    {
        var users = new UserRegister(journal, clock);
        if (!users.IsEmpty || journal.SessionCount > 0 || journal.Read(EventKind.CalibrationKept).Count > 0)
            return;
        foreach (DemoUser demo in DemoUser.All)
        {
            if (users.Add(demo.Name, demo.Role, demo.Pin, users.Find(DemoUser.All[0].Name)) is { } problem)
                throw new InvalidOperationException($"{demo.Name}: {problem.Problem}");
        }

        User technician = users.Find(DemoUser.All.First(user => user.Role == Role.Technician).Name)!;
        Calibrate(journal, CalibrationKind.Depth, "", seed, technician, clock);
        foreach (SyringeType syringe in SyringeType.All)
        {
            Calibrate(journal, CalibrationKind.Dose, syringe.Name, seed, technician, clock);
            Calibrate(journal, CalibrationKind.Compliance, syringe.Name, seed, technician, clock);
        }
    }

    /// <summary>The demo users of a journal whose PINs are still the known ones.</summary>
    public static IReadOnlyList<DemoUser> Known(Journal journal, TimeProvider clock)
    {
        var users = new UserRegister(journal, clock);
        string[] changed = [.. journal.Read(EventKind.UserPinChanged).Select(entry => NameIn(entry))];
        string[] furnished = [.. journal.Read(EventKind.UserAdded).Take(DemoUser.All.Count).Select(entry => NameIn(entry))];
        return furnished.SequenceEqual(DemoUser.All.Select(user => user.Name))
            ? [.. DemoUser.All.Where(user => !changed.Contains(user.Name) && users.Find(user.Name) is { Disabled: false })]
            : [];
    }

    private static void Calibrate(Journal journal, CalibrationKind kind, string part, ulong seed, User technician, TimeProvider clock)
    {
        var circumstances = new Circumstances();
        DateOnly today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        CalibrationSubject subject = VirtualInstrument.Subject(kind, part, today, $"MesoInjector {typeof(BenchFurniture).Assembly.GetName().Version?.ToString(3)}");
        for (ulong attempt = 0; attempt < Tries; attempt++)
        {
            CalibrationWork work = CalibrationWork.Begin(subject, out IReadOnlyList<Finding> problems) ?? throw new InvalidOperationException(problems[0].ToString());
            var instrument = new VirtualInstrument(subject, unchecked((seed * Tries) + attempt), GunTruth.Of(subject, circumstances));
            while (work.Next is { } step)
                work = work.Take(instrument.Read(step), out Finding? problem) ?? throw new InvalidOperationException(problem!.ToString());
            Analysis analysis = work.Analyse()!;
            if (!analysis.Passed)
                continue;
            var register = new CalibrationRegister(journal.Read(EventKind.CalibrationKept).Select(entry => entry.Body));
            var document = CalibrationDocument.Signed(register.NextNumber, work, analysis, technician.Name, clock.GetUtcNow());
            journal.Append(EventKind.CalibrationKept, CalibrationRegister.Kept(document), technician.Stamp);
            return;
        }

        throw new InvalidOperationException($"the virtual gun could not be calibrated: {kind} {part}");
    }

    private static string OriginOf(JournalEntry entry) => Text(entry, "origin");

    private static string NameIn(JournalEntry entry) => Text(entry, "name");

    private static string Text(JournalEntry entry, string key)
    {
        using JsonDocument body = JsonDocument.Parse(entry.Body ?? "{}");
        return body.RootElement.TryGetProperty(key, out JsonElement value) ? value.GetString() ?? "" : "";
    }
}
