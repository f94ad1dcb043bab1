using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Daemon;
using MesoInjector.Records;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Simulator.Bench;

/// <summary>
/// The record store of the bench: the real journal, written in the same thread, whose confirmation arrives after a virtual delay as a
/// disk's would. What cannot be written waits and is tried again, and the receipt says so meanwhile.
/// </summary>
public sealed class BenchRecordKeeper : IRecordKeeper
{
    private const long DiskMicroseconds = 8_000;
    private const long RetryMicroseconds = 1_000_000;

    private readonly IRecordStore _store;
    private readonly Queue<(long At, long Durable)> _onTheWay = new();
    private readonly List<RecordEntry> _unwritten = [];
    private RecordReceipt _receipt;
    private long _now;
    private long _retryAt;

    /// <summary>A keeper over an open store.</summary>
    public BenchRecordKeeper(IRecordStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _receipt = Recorder.ReceiptAtStart(store);
    }

    /// <summary>Every entry, in order.</summary>
    public List<RecordEntry> Entries { get; } = [];

    /// <summary>Why the last write failed; null while writing works.</summary>
    public string? Failure { get; private set; }

    /// <summary>A confirmation is still on its way, or something is still to be written.</summary>
    public bool Waits => _onTheWay.Count > 0 || _unwritten.Count > 0;

    /// <inheritdoc />
    public RecordReceipt Receipt => _receipt;

    /// <summary>Time has come this far.</summary>
    public void Advance(long now)
    {
        _now = now;
        if (_unwritten.Count > 0 && now >= _retryAt)
            Write();
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
        _unwritten.AddRange(batch.Entries);
        if (Failure is null)
            Write();
    }

    private void Write()
    {
        try
        {
            _store.Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_unwritten));
        }
        catch (Exception exception) when (exception is SqliteException or IOException)
        {
            Failure = exception.Message;
            _retryAt = _now + RetryMicroseconds;
            _receipt = _receipt with { Works = false };
            return;
        }

        _unwritten.Clear();
        Failure = null;
        _receipt = _receipt with { Works = true };
        if (_store.LastAuthorisation != _receipt.LastDurable)
            _onTheWay.Enqueue((_now + DiskMicroseconds, _store.LastAuthorisation.Value));
    }
}
