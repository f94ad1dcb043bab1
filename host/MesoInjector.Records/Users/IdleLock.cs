namespace MesoInjector.Records.Users;

/// <summary>Locks the screen after a time without a touch. Has no clock of its own.</summary>
/// <param name="after">The time; more than zero.</param>
public sealed class IdleLock(TimeSpan after)
{
    private TimeSpan _lastTouch;

    /// <summary>Somebody has to sign in again.</summary>
    public bool Locked { get; private set; } = true;

    /// <summary>Somebody signed in.</summary>
    /// <param name="now">A clock that only goes forward.</param>
    public void Unlock(TimeSpan now)
    {
        _lastTouch = now;
        Locked = false;
    }

    /// <summary>Somebody touched something; a locked screen stays locked.</summary>
    public void Touch(TimeSpan now)
    {
        if (!Look(now))
            _lastTouch = now;
    }

    /// <summary>Time has come this far.</summary>
    /// <returns>Whether it is locked now.</returns>
    public bool Look(TimeSpan now)
    {
        Locked |= now - _lastTouch >= after;
        return Locked;
    }
}
