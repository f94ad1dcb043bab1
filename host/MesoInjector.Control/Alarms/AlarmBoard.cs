using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Alarms;

/// <summary>A set of alarms as bits, so that it can be compared and copied without allocation.</summary>
/// <param name="Bits">Bit n stands for the alarm with the number n.</param>
public readonly record struct AlarmSet(ulong Bits)
{
    /// <summary>Whether it is empty.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>Whether an alarm is in it.</summary>
    public bool Contains(AlarmId id) => (Bits & (1UL << (int)id)) != 0;

    /// <summary>With one more.</summary>
    public AlarmSet With(AlarmId id) => new(Bits | (1UL << (int)id));

    /// <summary>Without one.</summary>
    public AlarmSet Without(AlarmId id) => new(Bits & ~(1UL << (int)id));

    /// <summary>The alarms in it, by number.</summary>
    public IEnumerable<AlarmId> ToList() => AlarmCatalogue.All.Select(entry => entry.Id).Where(Contains);
}

/// <summary>
/// Which alarms are active. An alarm cleared for the third time within ten minutes locks the device until service has seen it:
/// clearing must not become a habit.
/// </summary>
public sealed class AlarmBoard
{
    private readonly MonotonicTime[,] _clearedAt = new MonotonicTime[64, HardLimits.AlarmRepeats];
    private readonly int[] _clearings = new int[64];
    private AlarmSet _silenced;
    private MonotonicTime _silencedUntil;

    /// <summary>What is active now.</summary>
    public AlarmSet Active { get; private set; }

    /// <summary>The most urgent of the active alarms.</summary>
    /// <returns>Null when none is active.</returns>
    public AlarmPriority? Highest { get; private set; }

    /// <summary>The most urgent of the active alarms whose sound is not paused.</summary>
    /// <returns>Null when none is.</returns>
    public AlarmPriority? Sounding { get; private set; }

    /// <summary>Whether service must acknowledge before the device arms again.</summary>
    public bool LockedForService => Active.Contains(AlarmId.LockedForService);

    /// <summary>Makes an alarm active.</summary>
    /// <returns>Whether it was not active before.</returns>
    public bool Raise(AlarmId id)
    {
        if (Active.Contains(id))
            return false;
        Active = Active.With(id);
        Rank();
        return true;
    }

    /// <summary>Ends an alarm that someone acknowledged.</summary>
    public void Acknowledge(AlarmId id, MonotonicTime now)
    {
        if (!Active.Contains(id))
            return;
        Active = Active.Without(id);

        // Low priority is awareness only: clearing it often is no habit that hides a hazard.
        if (AlarmCatalogue.Of(id).Priority != AlarmPriority.Low && IsHabit(id, now))
            Active = Active.With(AlarmId.LockedForService);
        Rank();
    }

    /// <summary>Ends an alarm whose condition is gone.</summary>
    public void Withdraw(AlarmId id)
    {
        if (!Active.Contains(id))
            return;
        Active = Active.Without(id);
        Rank();
    }

    /// <summary>Service has seen the repeated alarm: the count starts anew.</summary>
    public void Unlock()
    {
        Active = Active.Without(AlarmId.LockedForService);
        Array.Clear(_clearings);
        Rank();
    }

    /// <summary>Pauses the sound of the alarms that are active now; one that begins after this sounds at once, also one of these that begins again.</summary>
    /// <param name="now">The pause lasts <see cref="HardLimits.AudioPause"/> from here.</param>
    public void Silence(MonotonicTime now)
    {
        _silenced = Active;
        _silencedUntil = now + HardLimits.AudioPause;
        Rank();
    }

    /// <summary>What is left of the pause; zero where none is.</summary>
    public TimeSpan SilencedFor(MonotonicTime now) => _silenced.IsEmpty ? TimeSpan.Zero : _silencedUntil - now;

    /// <summary>Time goes on: a pause that is over is over.</summary>
    public void Pass(MonotonicTime now)
    {
        if (_silenced.IsEmpty || now < _silencedUntil)
            return;
        _silenced = default;
        Rank();
    }

    private bool IsHabit(AlarmId id, MonotonicTime now)
    {
        int clearing = _clearings[(int)id]++;
        _clearedAt[(int)id, clearing % HardLimits.AlarmRepeats] = now;
        if (clearing + 1 < HardLimits.AlarmRepeats)
            return false;
        MonotonicTime oldest = _clearedAt[(int)id, (clearing + 1) % HardLimits.AlarmRepeats];
        return now - oldest <= HardLimits.AlarmRepeatWindow;
    }

    private void Rank()
    {
        // An alarm that ended is a new one when it begins again.
        _silenced = new AlarmSet(_silenced.Bits & Active.Bits);
        Highest = HighestOf(Active);
        Sounding = HighestOf(new AlarmSet(Active.Bits & ~_silenced.Bits));
    }

    private static AlarmPriority? HighestOf(AlarmSet alarms)
    {
        AlarmPriority? highest = null;
        if (alarms.IsEmpty)
            return highest;
        foreach (AlarmDefinition entry in AlarmCatalogue.All)
        {
            if (alarms.Contains(entry.Id) && (highest is null || entry.Priority > highest))
                highest = entry.Priority;
        }

        return highest;
    }
}
