using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Campaigns;

/// <summary>Plays a scenario by itself, with a journal that is gone afterwards.</summary>
public static class Play
{
    /// <summary>Plays it to its end.</summary>
    /// <param name="scenario">What to play.</param>
    /// <param name="trace">Keep samples for plots.</param>
    /// <param name="watch">Sees each cycle; null for nobody.</param>
    /// <param name="skipIdle">Skip time in which nothing can happen; without it every cycle is run.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static SessionResult Once(Scenario scenario, bool trace = false, SessionWatcher? watch = null, bool skipIdle = true, CancellationToken cancellation = default)
    {
        JournalOpening opening = Journal.Open(":memory:", TimeProvider.System, ProgramIdentity.Here(RecordOrigin.Simulated));
        using Journal journal = opening.Journal ?? throw new InvalidOperationException($"{opening.Problem} {opening.Remedy}");
        using var session = new VirtualSession(scenario, journal, new SessionOptions { Board = BoardFile.Standard, Trace = trace, SkipIdle = skipIdle });
        return session.Run(watch, cancellation);
    }
}
