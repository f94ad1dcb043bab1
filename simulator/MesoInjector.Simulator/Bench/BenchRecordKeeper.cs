using MesoInjector.Control.Records;
using MesoInjector.Daemon;
using MesoInjector.Records;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Simulator.Bench;

/// <summary>
/// The record store of the bench: the real journal, written in the same thread when a disk would have it, a virtual delay after it was
/// handed over. What is on its way when the power is cut is lost. What cannot be written waits and is tried again, and the receipt says so
/// meanwhile.
/// </summary>
public sealed class BenchRecordKeeper : IRecordKeeper
{
    private const long DiskMicroseconds = 8_000;
    private const long RetryMicroseconds = 1_000_000;

    private readonly IRecordStore _store;
    private readonly DiskFault _disk;
    private readonly Queue<(long At, RecordEntry[] Entries)> _onTheWay = new();
    private readonly List<RecordEntry> _unwritten = [];
    private RecordReceipt _receipt;
    private long _now;
    private long _retryAt;

    /// <summary>A keeper over an open store.</summary>
    /// <param name="store">The store; stays the caller's.</param>
    /// <param name="disk">What is wrong with the disk under it.</param>
    public BenchRecordKeeper(IRecordStore store, DiskFault disk)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _disk = disk;
        _receipt = Recorder.ReceiptAtStart(store);
    }

    /// <summary>Every entry, in order.</summary>
    public List<RecordEntry> Entries { get; } = [];

    /// <summary>Why the last write failed; null while writing works.</summary>
    public string? Failure { get; private set; }

    /// <summary>Something is on its way to the disk, or still to be written.</summary>
    public bool Waits => _onTheWay.Count > 0 || _unwritten.Count > 0;

    /// <inheritdoc />
    public RecordReceipt Receipt => _receipt;

    /// <summary>Time has come this far.</summary>
    public void Advance(long now)
    {
        _now = now;
        bool retry = _unwritten.Count > 0 && Failure is not null && now >= _retryAt;
        bool arrived = false;
        while (_onTheWay.TryPeek(out var next) && next.At <= now)
        {
            _unwritten.AddRange(_onTheWay.Dequeue().Entries);
            arrived = true;
        }

        if (retry || (arrived && Failure is null))
            Write();
    }

    /// <inheritdoc />
    public void Keep(RecordBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Entries.AddRange(batch.Entries);
        _onTheWay.Enqueue((_now + DiskMicroseconds + _disk.Delay, batch.Entries.ToArray()));
    }

    private void Write()
    {
        try
        {
            if (_disk.Full)
                throw new IOException("No space left on device");
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
        _receipt = _receipt with { Works = true, LastDurable = _store.LastAuthorisation };
    }
}
