using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Sessions;
using MesoInjector.Simulator.Tests.Sessions;

namespace MesoInjector.Console.Tests.Stage;

/// <summary>A record with one session in it, played on the bench: four points, one released early and repeated.</summary>
public sealed class RecordFile : IDisposable
{
    private readonly JournalFolder _folder = new();

    public RecordFile()
    {
        using Journal journal = _folder.Open();
        Assert.Null(journal.Keep(new PatientRecord("virtual-patient", 1980, "<b>tender</b>")));
        using var session = new VirtualSession(Bench.Scenario(4, new Mishap(3, MishapKind.EarlyRelease, TimeSpan.FromMilliseconds(600))), journal, new SessionOptions { Board = BoardFile.Standard });
        session.Run(watch: null, CancellationToken.None);
    }

    public string Path => _folder.File;

    public void Dispose() => _folder.Dispose();
}
