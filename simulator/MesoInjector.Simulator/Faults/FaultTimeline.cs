using MesoInjector.Control.Machine;
using MesoInjector.Simulator.Bench;

namespace MesoInjector.Simulator.Faults;

/// <summary>Lets the faults of a session begin and end when their time has come.</summary>
public sealed class FaultTimeline
{
    private readonly List<Entry> _entries;
    private int _open;

    /// <summary>A timeline that has not begun.</summary>
    public FaultTimeline(IEnumerable<ScheduledFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        _entries = [.. faults.Select(fault => new Entry(fault))];
        _open = _entries.Count;
    }

    /// <summary>What began, with its time in seconds, in order.</summary>
    public List<(double Seconds, Fault Fault)> Begun { get; } = [];

    /// <summary>What waits for its time or is active, in the order it was added.</summary>
    public IEnumerable<(ScheduledFault Fault, bool Active)> Present =>
        _entries.Where(entry => entry.Active || !entry.Over).Select(entry => (entry.Scheduled, entry.Active));

    /// <summary>How many are active.</summary>
    public int Active { get; private set; }

    /// <summary>The last change, in microseconds.</summary>
    public long LastChange { get; private set; }

    /// <summary>Something still waits for its time, or for its end.</summary>
    public bool Open => _open > 0;

    /// <summary>When the next change comes that is known now; nothing may be skipped past it.</summary>
    public long NextChange
    {
        get
        {
            long next = long.MaxValue;
            if (_open == 0)
                return next;
            foreach (Entry entry in _entries)
                next = Math.Min(next, entry.Due ?? long.MaxValue);
            return next;
        }
    }

    /// <summary>One more; its time may have come already.</summary>
    public void Add(ScheduledFault fault)
    {
        _entries.RemoveAll(entry => entry is { Over: true, Active: false });
        _entries.Add(new Entry(fault));
        _open++;
    }

    /// <summary>Ends all that is active and can end, and forgets what waits.</summary>
    public void Clear(WiredGun bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        foreach (Entry entry in _entries.Where(entry => entry.Active))
            entry.Scheduled.Fault.End!(bench);
        _entries.Clear();
        _open = 0;
        Active = 0;
        bench.Disturbed = false;
    }

    /// <summary>Looks at the device after a cycle and changes what is due.</summary>
    public void Advance(long now, InjectorState state, int point, WiredGun bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        if (_open == 0)
            return;
        foreach (Entry entry in _entries)
            Advance(entry, now, state, point, bench);
        bench.Disturbed = Active > 0;
    }

    private void Advance(Entry entry, long now, InjectorState state, int point, WiredGun bench)
    {
        ScheduledFault scheduled = entry.Scheduled;
        if (entry.Over)
            return;
        if (entry.Due is null && !entry.Active && scheduled.At.Begins(state, point))
            entry.Due = now + Microseconds(scheduled.At.After);
        if (entry.Due is not { } due || now < due)
            return;
        LastChange = now;
        if (entry.Active)
            End(entry, now, bench);
        else
            Begin(entry, now, bench);
    }

    private void Begin(Entry entry, long now, WiredGun bench)
    {
        ScheduledFault scheduled = entry.Scheduled;
        scheduled.Fault.Begin(bench);
        Begun.Add((now * 1e-6, scheduled.Fault));
        entry.Times++;
        bool ends = scheduled.Fault.End is not null;
        entry.Active = ends;
        Active += ends ? 1 : 0;
        entry.Due = scheduled.Lasts is { } lasts ? now + Microseconds(lasts) : null;
        if (!ends)
            Next(entry);
        else if (entry.Due is null)
            Close(entry);
    }

    private void End(Entry entry, long now, WiredGun bench)
    {
        entry.Scheduled.Fault.End!(bench);
        entry.Active = false;
        Active--;
        entry.Due = now + Microseconds(entry.Scheduled.Lasts!.Value);
        Next(entry);
    }

    private void Next(Entry entry)
    {
        if (entry.Times >= entry.Scheduled.Times || entry.Due is null)
            Close(entry);
    }

    private void Close(Entry entry)
    {
        entry.Over = true;
        entry.Due = null;
        _open--;
    }

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    private sealed class Entry(ScheduledFault scheduled)
    {
        public ScheduledFault Scheduled { get; } = scheduled;

        /// <summary>When the next change comes; null while its moment has not come.</summary>
        public long? Due { get; set; }

        public bool Active { get; set; }

        public int Times { get; set; }

        public bool Over { get; set; }
    }
}
