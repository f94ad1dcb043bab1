using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;
using MesoInjector.Crash.Child;
using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Crash.Tests;

/// <summary>What the record says after a crash, held against what truly went in.</summary>
internal sealed class Inquest
{
    /// <summary>The truth may be a cycle old, a millisecond of flow.</summary>
    private const long OneCycle = 100;

    /// <summary>Crashes in which a session was going on.</summary>
    public int InSession { get; private set; }

    /// <summary>Crashes in which a dose was authorised and its outcome not written.</summary>
    public int InInjection { get; private set; }

    /// <summary>Crashes after which something had gone in that only the open authorisation accounts for.</summary>
    public int SavedByTheAuthorisation { get; private set; }

    /// <summary>Looks at one journal as the next start finds it.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="session">The session that was going on; 0 for none.</param>
    /// <param name="delivered">What a point truly had, in nanolitres.</param>
    /// <param name="goOn">Also play the next session.</param>
    public void Hold(string path, long session, Func<int, long> delivered, bool goOn)
    {
        JournalOpening opening = Journal.Open(path, TimeProvider.System, ProgramIdentity.Here(RecordOrigin.Simulated));
        Assert.True(opening.Succeeded, opening.Problem);
        using Journal journal = opening.Journal;
        Assert.True(journal.Verify().Sound);
        if (journal.Interrupted is not null)
            InInjection++;
        if (session != 0)
            HoldSession(journal, session, delivered);
        if (goOn)
            GoOn(journal);
    }

    private void HoldSession(Journal journal, long session, Func<int, long> delivered)
    {
        long[] truth = [.. Enumerable.Range(1, Truth.Points).Select(delivered)];
        TreatmentSession? found = journal.Treatments.Session(session);
        if (found is null)
        {
            // Nothing was opened yet, so nothing can have gone in.
            Assert.Equal(0, truth.Sum());
            return;
        }

        Assert.NotEqual(SessionEnding.Open, found.Ending);
        if (found.Ending == SessionEnding.Interrupted)
            InSession++;
        foreach (InjectionRecord injection in found.Injections.Where(injection => injection.Outcome == InjectionOutcome.None))
            Assert.InRange(injection.UpperBound.Nanolitres, injection.Commanded.Nanolitres, injection.Commanded.Nanolitres + 20_000);
        for (int point = 1; point <= Truth.Points; point++)
        {
            InjectionRecord[] here = [.. found.Injections.Where(injection => injection.Point == point)];
            long most = here.Sum(injection => injection.UpperBound.Nanolitres);
            Assert.True(truth[point - 1] <= most + OneCycle, $"point {point} had {truth[point - 1]} nL, the record allows for {most} nL");
            if (truth[point - 1] > here.Where(injection => injection.Outcome != InjectionOutcome.None).Sum(injection => injection.UpperBound.Nanolitres) + OneCycle)
                SavedByTheAuthorisation++;
        }

        Assert.True(truth.Sum() <= found.UpperBound.Nanolitres + OneCycle, $"{truth.Sum()} nL went in, the record allows for {found.UpperBound.Nanolitres} nL");
    }

    /// <summary>The device may be used again: with the next numbers, and the needle homed before anything else.</summary>
    private static void GoOn(Journal journal)
    {
        long last = journal.LastAuthorisation.Value;
        long sessions = journal.SessionCount;
        using var session = new VirtualSession(Sessions.Of(4), journal, new SessionOptions { Board = BoardFile.Standard });
        SessionResult result = session.Run(watch: null, CancellationToken.None);
        Assert.True(result.Outcome == SessionOutcome.Completed, $"{result.Outcome} {result.Detail} {string.Join("; ", result.Refusals)} {string.Join("; ", result.Alarms)} {string.Join(" ", result.States.TakeLast(6))}");
        TreatmentSession next = journal.Treatments.Session(sessions + 1)!;
        Assert.Equal(last + 1, next.Injections[0].Authorisation.Value);
        IReadOnlyList<InjectorState> states = [.. result.States.Select(state => state.State)];
        int homing = states.ToList().IndexOf(InjectorState.Homing);
        Assert.InRange(homing, 0, states.ToList().IndexOf(InjectorState.Inserting) - 1);
        Assert.DoesNotContain(states.Take(homing), state => state is InjectorState.Armed or InjectorState.Inserting);
    }
}
