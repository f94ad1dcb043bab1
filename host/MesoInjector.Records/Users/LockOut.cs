namespace MesoInjector.Records.Users;

/// <summary>How long a user must wait after wrong PINs: nothing for two, then 30 s, doubled with each, up to an hour.</summary>
/// <remarks>
/// The wait is measured by the clock nobody can set. It begins with the wrong PIN, or with the start of the program where that was
/// later: neither a restart nor a step of the wall clock shortens it.
/// </remarks>
public static class LockOut
{
    /// <summary>Wrong PINs that cost nothing.</summary>
    public const int Free = 2;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The wait after so many wrong PINs in a row.</summary>
    public static TimeSpan After(int failures)
    {
        if (failures <= Free)
            return TimeSpan.Zero;
        int doublings = Math.Min(failures - Free - 1, 10);
        return TimeSpan.FromTicks(Math.Min(First.Ticks << doublings, Longest.Ticks));
    }
}
