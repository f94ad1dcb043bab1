using MesoInjector.Daemon.Recording;
using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Campaigns;

/// <summary>Plays a scenario by itself, with a journal that is gone afterwards.</summary>
public static class Play
{
    /// <summary>Holds three quarters of an hour without a pause; waiting takes next to nothing.</summary>
    private const int WholeSessionMegabytes = 48;

    /// <summary>Plays it to its end.</summary>
    /// <param name="scenario">What to play.</param>
    /// <param name="trace">Keep samples for plots.</param>
    /// <param name="watch">Sees each cycle; null for nobody.</param>
    /// <param name="skipIdle">Skip time in which nothing can happen; without it every cycle is run.</param>
    /// <param name="blackBoxes">Where to save what the host was told and answered, a file for each of its starts; null for nowhere.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static SessionResult Once(
        Scenario scenario, bool trace = false, SessionWatcher? watch = null, bool skipIdle = true, string? blackBoxes = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        JournalOpening opening = Journal.Open(":memory:", TimeProvider.System, ProgramIdentity.Here(RecordOrigin.Simulated));
        using Journal journal = opening.Journal ?? throw new InvalidOperationException($"{opening.Problem} {opening.Remedy}");
        var options = new SessionOptions { Board = BoardFile.Standard, Trace = trace, SkipIdle = skipIdle, BlackBoxMegabytes = blackBoxes is null ? 1 : WholeSessionMegabytes };
        using var session = new VirtualSession(scenario, journal, options);
        SessionResult result = session.Run(watch, cancellation);
        if (blackBoxes is not null)
            Save(session.BlackBoxes, blackBoxes);
        return result;
    }

    /// <summary>The first start has the name given; later ones say which they are.</summary>
    private static void Save(IReadOnlyList<BlackBox> boxes, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        for (int start = 0; start < boxes.Count; start++)
        {
            using FileStream file = File.Create(start == 0 ? path : Path.ChangeExtension(path, $".start-{start + 1}{Path.GetExtension(path)}"));
            boxes[start].Save(file);
        }
    }
}
