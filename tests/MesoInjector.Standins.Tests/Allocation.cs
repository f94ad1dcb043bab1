namespace MesoInjector.Standins.Tests;

/// <summary>Counts what a call leaves for the garbage collector on this thread.</summary>
internal static class Allocation
{
    /// <summary>Bytes left by a thousand calls, after a hundred that compile and fill what is filled once.</summary>
    public static long Of(Action action)
    {
        for (int i = 0; i < 100; i++)
            action();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
