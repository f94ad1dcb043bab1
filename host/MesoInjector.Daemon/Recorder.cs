using System.Diagnostics.CodeAnalysis;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Records;

namespace MesoInjector.Daemon;

/// <summary>
/// Writes the journal on its own thread, so that the loop never waits for a disk. What is handed over stays in a queue of fixed size until
/// it is on disk; while that fails, or when the queue is nearly full, the receipt says so and nothing new is authorised.
/// </summary>
public sealed class Recorder : IRecordKeeper, IDisposable
{
    /// <summary>How many entries can wait: minutes of the busiest session.</summary>
    public const int Capacity = 4096;

    /// <summary>Room that is kept for ending what is under way.</summary>
    public const int Reserve = 512;

    /// <summary>
    /// Waking the thread by a signal could make the loop wait for the runtime's own lock; looking this often costs nothing and adds less than
    /// the disk does.
    /// </summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(2);

    /// <summary>At the end the disk gets so many chances.</summary>
    private const int LastTries = 3;

    private readonly IRecordStore _store;
    private readonly HandoverRing<RecordEntry> _ring = new(Capacity);
    private readonly RecordEntry[] _batch = new RecordEntry[Capacity];
    private readonly ManualResetEvent _ending = new(initialState: false);
    private readonly TimeSpan _retryAfter;
    private readonly Thread _thread;
    private readonly RecordReceipt _atStart;
    private long _lastDurable;
    private volatile string? _failure;
    private bool _ended;

    /// <summary>A recorder over an open store, which it owns from now on.</summary>
    public Recorder(IRecordStore store)
        : this(store, TimeSpan.FromSeconds(1))
    {
    }

    internal Recorder(IRecordStore store, TimeSpan retryAfter)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _retryAfter = retryAfter;
        _lastDurable = store.LastAuthorisation.Value;
        _atStart = ReceiptAtStart(store);
        _thread = new Thread(Write) { Name = "recorder", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Why the last write failed, in words; null while writing works.</summary>
    public string? Failure => _failure;

    /// <summary>How many entries are not on disk yet.</summary>
    public int Unwritten => _ring.Count;

    /// <inheritdoc />
    public RecordReceipt Receipt => _atStart with
    {
        LastDurable = new AuthorisationId(Volatile.Read(ref _lastDurable)),
        Works = _failure is null && _ring.Count < Capacity - Reserve,
    };

    /// <summary>What an open store says before anything is written.</summary>
    public static RecordReceipt ReceiptAtStart(IRecordStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        RecordEntry interrupted = store.Interrupted ?? default;
        return new RecordReceipt(store.LastAuthorisation, Works: true, interrupted.Authorisation, interrupted.Point,
            FluidVolume.Max(interrupted.UpperBound, interrupted.Commanded.ToFluidVolume()));
    }

    /// <inheritdoc />
    public void Keep(RecordBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        foreach (ref readonly RecordEntry entry in batch.Entries)
        {
            if (!_ring.TryAdd(entry))
                throw new InvalidOperationException("the record queue overflowed although it had refused new authorisations long before");
        }
    }

    /// <summary>Writes what is left and closes the store. What could not be written stays in <see cref="Unwritten"/>.</summary>
    public void Dispose()
    {
        if (_ended)
            return;
        _ended = true;
        _ending.Set();
        _thread.Join();
        _ending.Dispose();
        _store.Dispose();
    }

    private void Write()
    {
        while (!_ending.WaitOne(_failure is null ? LookEvery : _retryAfter))
            WritePending();
        for (int tries = 0; tries < LastTries && !WritePending(); tries++)
            Thread.Sleep(_retryAfter);
    }

    /// <returns>Whether nothing is left.</returns>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "whatever stopped the writing, the entries stay queued, the receipt says so and nothing new is authorised")]
    private bool WritePending()
    {
        int count = _ring.Peek(_batch);
        if (count == 0)
            return true;
        try
        {
            _store.Write(_batch.AsSpan(0, count));
        }
        catch (Exception exception)
        {
            _failure = exception.Message;
            return false;
        }

        Volatile.Write(ref _lastDurable, _store.LastAuthorisation.Value);
        _ring.Remove(count);
        Array.Clear(_batch, 0, count);
        _failure = null;
        return _ring.Count == 0;
    }
}
