using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Sessions;
using MesoInjector.Simulator.Tests.Sessions;

namespace MesoInjector.Documents.Tests;

/// <summary>A session as the record has it: six points on the bench, one released early and repeated.</summary>
public sealed class PlayedSession
{
    public PlayedSession()
    {
        using var folder = new JournalFolder();
        using Journal journal = folder.Open();
        Assert.Null(journal.Keep(new PatientRecord("virtual-patient", 1980, "<b>tender</b> & \"quoted\"")));
        var options = new SessionOptions { Board = BoardFile.Standard };
        using (var session = new VirtualSession(Bench.Scenario(6, new Mishap(3, MishapKind.EarlyRelease, TimeSpan.FromMilliseconds(600))), journal, options))
            session.Run(watch: null, CancellationToken.None);
        Real = journal.Treatments.Session(1)!;
        Simulated = Real with { Origin = RecordOrigin.Simulated };
    }

    /// <summary>Nobody said that it was played.</summary>
    public TreatmentSession Real { get; }

    public TreatmentSession Simulated { get; }
}
