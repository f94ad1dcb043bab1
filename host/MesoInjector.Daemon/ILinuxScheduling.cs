namespace MesoInjector.Daemon;

/// <summary>The two system calls that make a thread punctual. Each returns 0 or the error number.</summary>
internal interface ILinuxScheduling
{
    /// <summary>Keeps all memory of the process, present and future, out of the swap.</summary>
    int LockMemory();

    /// <summary>Puts the calling thread under SCHED_FIFO.</summary>
    int SetFirstInFirstOut(int priority);
}
