using MesoInjector.Daemon;
using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Records.Reading;

namespace MesoInjector.Simulator.Live;

/// <summary>
/// The product's own daemon over the virtual gun, in virtual time held to the wall clock: for training and for trying out a console. What
/// hands and feet do comes by requests.
/// </summary>
public static class BenchDaemon
{
    /// <summary>Runs until an operator switches it off or the token is cancelled.</summary>
    /// <param name="options">What it is started with. A journal that is not there is made, with users and calibrations.</param>
    /// <param name="output">What goes on.</param>
    /// <param name="error">What goes wrong.</param>
    /// <param name="cancellation">Ctrl-C: stops, parks the needle, ends the session and returns.</param>
    /// <returns>The exit code: 0 switched off, 1 failed, 2 the journal is not in order, 130 interrupted.</returns>
    public static int Run(BenchDaemonOptions options, TextWriter output, TextWriter error, CancellationToken cancellation) =>
        Run(options, TimeProvider.System, output, error, cancellation);

    internal static int Run(BenchDaemonOptions options, TimeProvider wall, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        string path = options.Daemon.JournalPath;
        if (BenchFurniture.IsReal(path))
        {
            error.WriteLine($"{path} is the record of a real device, and the bench never writes to one. Give another file with --journal.");
            return DaemonProgram.ExitBadConfiguration;
        }

        JournalOpening opening = Journal.Open(path, wall, ProgramIdentity.Here(RecordOrigin.Simulated));
        if (opening.Journal is not { } journal)
        {
            error.WriteLine($"{opening.Problem} {opening.Remedy}");
            return DaemonProgram.ExitBadConfiguration;
        }

        using (journal)
        {
            BenchFurniture.Furnish(journal, options.Seed, wall);
            return Run(options, journal, wall, output, error, cancellation);
        }
    }

    private static int Run(BenchDaemonOptions options, Journal journal, TimeProvider wall, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        using var bench = new LiveBench(BoardFile.Standard, options.Seed, options.Scale, wall);
        var store = new BenchStore(journal, bench.Wired.Disk, bench.Clock);
        bench.Store = store;
        var desk = new BenchDesk(bench, BenchFurniture.Known(journal, wall));
        var session = new DaemonSession(bench, store, bench.Clock, wall, options.Daemon with { RealTime = false, Handpiece = BenchFurniture.Handpiece })
        {
            Simulated = true,
            Journal = journal,
            Handlers = [desk],
        };
        bench.Join(session.Operator);
        using CancellationTokenRegistration hurry = cancellation.Register(bench.Clock.Hurry);
        output.WriteLine($"SIMULATION: virtual gun {BenchFurniture.Handpiece}, seed {options.Seed}; record {options.Daemon.JournalPath}.");
        return session.Run(output, error, cancellation);
    }
}
