using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Records;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Daemon;

/// <summary>
/// Writes the journal on its own thread, so that the loop never waits for a disk. What is handed over stays in a queue of fixed size until
/// it is on disk; while that fails, or when the queue is nearly full, the receipt says so and nothing new is authorised.
/// </summary>
public sealed class Recorder : IRecordKeeper, IDisposable
{
    /// <summary>Minutes of the busiest session.</summary>
    private const int Capacity = 4096;

    /// <summary>Room that is kept for ending what is under way.</summary>
    private const int Reserve = 512;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Journal _journal;
    private readonly RecordEntry[] _ring = new RecordEntry[Capacity];
    private readonly RecordEntry[] _batch = new RecordEntry[Capacity];
    private readonly Lock _door = new();
    private readonly AutoResetEvent _work = new(initialState: false);
    private readonly Thread _thread;
    private readonly RecordReceipt _atStart;
    private int _first;
    private int _count;
    private long _lastDurable;
    private volatile bool _writes = true;
    private volatile bool _ending;

    /// <summary>A recorder over an open journal, which it owns from now on.</summary>
    public Recorder(Journal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        _journal = journal;
        _lastDurable = journal.LastAuthorisation.Value;
        _atStart = ReceiptAtStart(journal);
        _thread = new Thread(Write) { Name = "recorder", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Why the last write failed, in words; null while writing works.</summary>
    public string? Failure { get; private set; }

    /// <inheritdoc />
    public RecordReceipt Receipt => _atStart with
    {
        LastDurable = new AuthorisationId(Volatile.Read(ref _lastDurable)),
        Works = _writes && Volatile.Read(ref _count) < Capacity - Reserve,
    };

    /// <summary>What an open journal says before anything is written.</summary>
    public static RecordReceipt ReceiptAtStart(Journal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        RecordEntry interrupted = journal.Interrupted ?? default;
        return new RecordReceipt(journal.LastAuthorisation, Works: true, interrupted.Authorisation, interrupted.Point, interrupted.Commanded);
    }

    /// <inheritdoc />
    public void Keep(RecordBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        lock (_door)
        {
            foreach (ref readonly RecordEntry entry in batch.Entries)
            {
                if (_count == Capacity)
                    throw new InvalidOperationException("the record queue overflowed although it had refused new authorisations long before");
                _ring[(_first + _count) % Capacity] = entry;
                _count++;
            }
        }

        _work.Set();
    }

    /// <summary>Writes what is left and closes the journal.</summary>
    public void Dispose()
    {
        _ending = true;
        _work.Set();
        _thread.Join();
        _work.Dispose();
        _journal.Dispose();
    }

    private void Write()
    {
        while (true)
        {
            _work.WaitOne(_writes ? Timeout.InfiniteTimeSpan : RetryAfter);
            bool written = WritePending();
            if (_ending && (written || !_writes))
                return;
        }
    }

    /// <returns>Whether nothing is left.</returns>
    private bool WritePending()
    {
        int count;
        lock (_door)
        {
            count = _count;
            for (int i = 0; i < count; i++)
                _batch[i] = _ring[(_first + i) % Capacity];
        }

        if (count == 0)
            return true;
        try
        {
            _journal.Write(_batch.AsSpan(0, count));
        }
        catch (SqliteException exception)
        {
            // Nothing is lost: the entries stay queued and are tried again.
            Failure = exception.Message;
            _writes = false;
            return false;
        }

        lock (_door)
        {
            _first = (_first + count) % Capacity;
            _count -= count;
        }

        Volatile.Write(ref _lastDurable, _journal.LastAuthorisation.Value);
        Failure = null;
        _writes = true;
        return Volatile.Read(ref _count) == 0;
    }
}
