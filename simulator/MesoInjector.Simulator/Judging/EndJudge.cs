using System.Globalization;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.Faults;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Judging;

/// <summary>What is judged once a session is over: its record, and whether a person understands where it ended.</summary>
internal static class EndJudge
{
    /// <summary>After the last fault is over, an operator who follows the remedies needs no longer than this to end the session in order.</summary>
    private const long Mends = 60_000_000;

    public static void JudgeRecord(SessionJudge judge, Journal journal, long number, VirtualBench bench)
    {
        long now = bench.Now;
        if (journal.Verify() is { Sound: false } audit)
            judge.Find(Invariant.RecordSound, now, audit.Findings[0].Words);
        if (bench.Records.Failure is null && bench.Records.Waits)
            judge.Find(Invariant.RecordSound, now, "something is still on its way to the disk");
        if (journal.Treatments.Session(number) is not { } session)
            return;
        foreach (IGrouping<int, InjectionRecord> point in session.Injections.GroupBy(injection => injection.Point))
        {
            double most = point.Sum(injection => injection.UpperBound.Nanolitres) / 1000.0;
            double delivered = bench.Gun.Referee.Delivered(point.Key);
            if (delivered > most + SessionJudge.DoseTolerance)
                judge.Find(Invariant.DoseRecorded, now, string.Create(CultureInfo.InvariantCulture, $"{delivered:0.00} µL into point {point.Key}, of which the journal allows {most:0.00}"));
        }

        foreach (int point in bench.Gun.Referee.Points)
        {
            if (bench.Gun.Referee.Delivered(point) > SessionJudge.DoseTolerance && !session.Injections.Any(injection => injection.Point == point))
                judge.Find(Invariant.DoseRecorded, now, $"point {point} had fluid, and the journal knows of no injection there");
        }

        InjectionRecord[] open = [.. session.Injections.Where(injection => injection.Outcome == InjectionOutcome.None)];
        bool closed = bench.Records.Entries.Any(entry => entry.Kind == RecordKind.SessionClosed) && bench.Records.Failure is null;
        if (closed && open.Length > 0)
            judge.Find(Invariant.RecordSound, now, $"the session is closed and authorisation {open[0].Authorisation.Value} has no outcome");
    }

    public static void JudgeEnd(SessionJudge judge, SessionOutcome outcome, string? gaveUp, FaultTimeline faults, VirtualBench bench, bool tooLong, long lastTry)
    {
        long now = bench.Now;
        if (tooLong)
            judge.Find(Invariant.EndUnderstood, now, "the session never ended");
        bench.Controller.Look(out Snapshot seen);
        if (outcome is not (SessionOutcome.SafeState or SessionOutcome.GivenUp) || seen.State == InjectorState.Standby)
            return;
        bool safe = seen.State is InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped;
        if (seen.Alarms.IsEmpty && seen.Refusing.IsEmpty && safe)
            judge.Find(Invariant.EndUnderstood, now, $"the device is in {seen.State} and no alarm says why");

        // An operator who has no tries left when the last fault ends proves nothing.
        bool tried = !safe || lastTry > faults.LastChange;
        if (faults.Active == 0 && now - faults.LastChange > Mends && tried)
            judge.Find(Invariant.EndUnderstood, now, $"nothing is wrong any more, and the session could not be ended: {gaveUp ?? $"{seen.State} {seen.Detail}"}");
    }
}
