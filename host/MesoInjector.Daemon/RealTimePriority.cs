namespace MesoInjector.Daemon;

/// <summary>Something that would make the loop punctual and that the system refused.</summary>
/// <param name="Words">What was refused, and what that means.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record RealTimeRefusal(string Words, string Remedy);

/// <summary>
/// Asks Linux to favour the loop's thread. Only that thread: the whole process under a real-time scheduler would let the runtime's own
/// threads compete with it. Never fatal: how late the loop really is, it measures itself.
/// </summary>
public static class RealTimePriority
{
    /// <summary>Below the kernel's own interrupt threads at most settings, above everything else.</summary>
    public const int Priority = 80;

    private const int NotPermitted = 1;
    private const int NoMemory = 12;

    /// <summary>Asks for the thread that calls it.</summary>
    /// <returns>What was refused; empty when nothing was.</returns>
    public static IReadOnlyList<RealTimeRefusal> Acquire() => Acquire(new LinuxScheduling());

    internal static IReadOnlyList<RealTimeRefusal> Acquire(ILinuxScheduling system)
    {
        var refusals = new List<RealTimeRefusal>();
        int error = system.LockMemory();
        if (error != 0)
        {
            refusals.Add(new RealTimeRefusal(
                $"The memory was not locked ({Name(error)}): the loop may wait for pages to be read from disk.",
                "Give the service LimitMEMLOCK=infinity or the capability CAP_IPC_LOCK, and enough memory."));
        }

        error = system.SetFirstInFirstOut(Priority);
        if (error != 0)
        {
            refusals.Add(new RealTimeRefusal(
                $"The loop did not get real-time priority {Priority} ({Name(error)}): other programs may make it late.",
                $"Give the service LimitRTPRIO={Priority} or the capability CAP_SYS_NICE."));
        }

        return refusals;
    }

    private static string Name(int error) => error switch
    {
        NotPermitted => "not permitted",
        NoMemory => "beyond the limit of locked memory",
        _ => $"error {error}",
    };
}
