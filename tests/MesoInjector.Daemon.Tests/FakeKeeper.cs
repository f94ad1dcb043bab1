using MesoInjector.Control.Records;

namespace MesoInjector.Daemon.Tests;

/// <summary>A record keeper that keeps in memory.</summary>
internal sealed class FakeKeeper(List<string>? log = null) : IRecordKeeper
{
    public RecordReceipt Answer { get; set; } = new(default, Works: true);

    public List<RecordEntry> Entries { get; } = [];

    public RecordReceipt Receipt
    {
        get
        {
            log?.Add("receipt");
            return Answer;
        }
    }

    public void Keep(RecordBatch batch)
    {
        log?.Add("keep");
        Entries.AddRange(batch.Entries);
    }
}
