using System.Runtime.InteropServices;

namespace MesoInjector.Daemon;

/// <summary>The calls of this machine.</summary>
internal sealed partial class LinuxScheduling : ILinuxScheduling
{
    private const int CurrentAndFuture = 3;
    private const int FirstInFirstOut = 1;
    private const int ThisThread = 0;

    public int LockMemory() => MemoryLockAll(CurrentAndFuture) == 0 ? 0 : Marshal.GetLastPInvokeError();

    public int SetFirstInFirstOut(int priority) =>
        SetScheduler(ThisThread, FirstInFirstOut, in priority) == 0 ? 0 : Marshal.GetLastPInvokeError();

    [LibraryImport("libc", EntryPoint = "mlockall", SetLastError = true)]
    private static partial int MemoryLockAll(int flags);

    /// <remarks>The parameter structure holds nothing but the priority.</remarks>
    [LibraryImport("libc", EntryPoint = "sched_setscheduler", SetLastError = true)]
    private static partial int SetScheduler(int thread, int policy, in int priority);
}
