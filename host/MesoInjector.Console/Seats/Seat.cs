using MesoInjector.Records.Users;

namespace MesoInjector.Console.Seats;

/// <summary>Who sits at a console, or only looks.</summary>
/// <param name="Name">The user.</param>
/// <param name="Role">What the user is.</param>
/// <param name="Number">Of this sign-in; a later one takes the seat. Negative for somebody who has no seat and only looks.</param>
public sealed record Seated(string Name, Role Role, int Number)
{
    /// <summary>The number of those who only look.</summary>
    public const int Viewing = -1;

    /// <summary>Has no seat: reads, and plays scenarios beside the device.</summary>
    public bool Looks => Number == Viewing;

    /// <summary>Whether the user may.</summary>
    public bool May(Right right) => Role.Has(right) && (!Looks || right is Right.ReadRecords or Right.ExportRecords or Right.RunScenarios);
}

/// <summary>
/// The one seat of the device: who is signed in stands beside every entry of the record, so only one can be. Signing in elsewhere takes the
/// seat; a time without a touch locks it. STOP needs none.
/// </summary>
public sealed class Seat
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly IdleLock _idle;
    private readonly Notice?[] _notices = new Notice?[2];
    private Seated? _taken;
    private int _number;

    /// <summary>An empty seat.</summary>
    public Seat(ConsoleOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        _clock = clock;
        _idle = new IdleLock(options.LockAfter);
    }

    /// <summary>Who sits there; null for nobody.</summary>
    public Seated? Taken
    {
        get
        {
            lock (_gate)
                return _taken;
        }
    }

    /// <summary>Nobody touched anything for a while: the PIN is asked for again.</summary>
    public bool Locked
    {
        get
        {
            lock (_gate)
                return _taken is not null && _idle.Look(Elapsed);
        }
    }

    private TimeSpan Elapsed => _clock.GetElapsedTime(0);

    /// <summary>Somebody signed in.</summary>
    public Seated Take(string name, Role role)
    {
        lock (_gate)
        {
            _taken = new Seated(name, role, ++_number);
            _idle.Unlock(Elapsed);
            return _taken;
        }
    }

    /// <summary>Whoever sits there gets up.</summary>
    public void Leave()
    {
        lock (_gate)
            _taken = null;
    }

    /// <summary>Somebody touched the screen, or the device is in somebody's hands.</summary>
    public void Touch()
    {
        lock (_gate)
            _idle.Touch(Elapsed);
    }

    /// <summary>Something to say on the next page that is shown.</summary>
    /// <param name="notice">What.</param>
    /// <param name="network">To those who look from the network; what they are told is no business of the device's screen.</param>
    public void Say(Notice notice, bool network = false)
    {
        lock (_gate)
            _notices[network ? 1 : 0] = notice;
    }

    /// <summary>Takes what is to be said; null for nothing.</summary>
    /// <param name="network">To those who look from the network.</param>
    public Notice? TakeNotice(bool network = false)
    {
        lock (_gate)
        {
            Notice? notice = _notices[network ? 1 : 0];
            _notices[network ? 1 : 0] = null;
            return notice;
        }
    }
}
