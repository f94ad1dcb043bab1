using MesoInjector.Control;

namespace MesoInjector.Daemon;

/// <summary>
/// The latest snapshot, for any thread to read. A sequence lock: the loop writes without ever waiting, and a reader that was overtaken reads
/// again.
/// </summary>
public sealed class SnapshotBoard
{
    private Snapshot _snapshot;
    private long _version;

    /// <summary>How many snapshots there have been.</summary>
    public long Published => Volatile.Read(ref _version) / 2;

    /// <summary>Puts a snapshot up; for one thread only.</summary>
    public void Publish(in Snapshot snapshot)
    {
        // Odd while it is being written. The barriers keep the copying between the two numbers on processors that reorder, such as ARM.
        Volatile.Write(ref _version, _version + 1);
        Interlocked.MemoryBarrier();
        _snapshot = snapshot;
        Volatile.Write(ref _version, _version + 1);
    }

    /// <summary>Reads the latest snapshot, whole.</summary>
    public Snapshot Read()
    {
        var wait = default(SpinWait);
        while (true)
        {
            long before = Volatile.Read(ref _version);
            if ((before & 1) == 0)
            {
                Snapshot copy = _snapshot;
                Interlocked.MemoryBarrier();
                if (Volatile.Read(ref _version) == before)
                    return copy;
            }

            wait.SpinOnce();
        }
    }
}
