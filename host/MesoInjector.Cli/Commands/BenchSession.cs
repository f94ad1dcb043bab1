using System.CommandLine;
using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Cli.Commands;

/// <summary>A session on the bench with its journal; a journal nobody asked to keep is gone afterwards.</summary>
internal sealed class BenchSession : IDisposable
{
    private readonly Journal _journal;
    private readonly string? _temporary;

    private BenchSession(VirtualSession session, Journal journal, string? temporary)
    {
        Session = session;
        _journal = journal;
        _temporary = temporary;
    }

    public VirtualSession Session { get; }

    public static Option<string?> JournalOption() => new("--journal")
    {
        Description = "Keep the treatment record in this file. Without it the record is thrown away afterwards.",
        HelpName = "file",
    };

    public static Option<ulong?> SeedOption() => new("--seed") { Description = "Another patient, device and hand: replaces the scenario's seed.", HelpName = "number" };

    public static Scenario WithSeed(Scenario scenario, ulong? seed) => seed is { } other ? scenario with { Seed = other } : scenario;

    /// <returns>Null when the journal cannot be used; <paramref name="error"/> then says why.</returns>
    public static BenchSession? Open(Scenario scenario, string? path, bool trace, TextWriter error)
    {
        string? temporary = path is null ? Path.Combine(Path.GetTempPath(), $"meso-{Guid.NewGuid():N}.journal") : null;
        JournalOpening opening = Journal.Open(path ?? temporary!, TimeProvider.System, ProgramIdentity.Here(RecordOrigin.Simulated));
        if (opening.Journal is not { } journal)
        {
            error.WriteLine($"{opening.Problem} {opening.Remedy}");
            error.WriteLine("Nothing was run: without its record the device does not arm.");
            return null;
        }

        var options = new SessionOptions { Board = BoardFile.Standard, Trace = trace };
        return new BenchSession(new VirtualSession(scenario, journal, options), journal, temporary);
    }

    public void Dispose()
    {
        Session.Dispose();
        _journal.Dispose();
        if (_temporary is null)
            return;
        foreach (string suffix in (string[])["", "-wal", "-shm", ".lock"])
            File.Delete(_temporary + suffix);
    }
}
