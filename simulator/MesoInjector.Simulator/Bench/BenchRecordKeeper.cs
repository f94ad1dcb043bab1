using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Daemon;
using MesoInjector.Records;

namespace MesoInjector.Simulator.Bench;

/// <summary>
/// The record store of the bench: the real journal, written in the same thread, whose confirmation arrives after a virtual delay as a
/// disk's would.
/// </summary>
public sealed class BenchRecordKeeper : IRecordKeeper
{
    private const long DiskMicroseconds = 8_000;

    private readonly Journal _journal;
    private readonly Queue<(long At, long Durable)> _onTheWay = new();
    private RecordReceipt _receipt;
    private long _now;

    /// <summary>A keeper over an open journal.</summary>
    public BenchRecordKeeper(Journal journal)
    {
        _journal = journal;
        _receipt = Recorder.ReceiptAtStart(journal);
    }

    /// <summary>Every entry, in order.</summary>
    public List<RecordEntry> Entries { get; } = [];

    /// <summary>A confirmation is still on its way.</summary>
    public bool Waits => _onTheWay.Count > 0;

    /// <inheritdoc />
    public RecordReceipt Receipt => _receipt;

    /// <summary>Time has come this far.</summary>
    public void Advance(long now)
    {
        _now = now;
        while (_onTheWay.TryPeek(out var next) && next.At <= now)
        {
            _onTheWay.Dequeue();
            _receipt = _receipt with { LastDurable = new AuthorisationId(next.Durable) };
        }
    }

    /// <inheritdoc />
    public void Keep(RecordBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Entries.AddRange(batch.Entries);
        _journal.Write(batch.Entries);
        if (_journal.LastAuthorisation != _receipt.LastDurable)
            _onTheWay.Enqueue((_now + DiskMicroseconds, _journal.LastAuthorisation.Value));
    }
}
