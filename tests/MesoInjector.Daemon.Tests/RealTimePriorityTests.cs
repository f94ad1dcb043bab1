namespace MesoInjector.Daemon.Tests;

public sealed class RealTimePriorityTests
{
    [Fact]
    public void What_is_granted_needs_no_words()
    {
        var system = new FakeScheduling();
        Assert.Empty(RealTimePriority.Acquire(system));
        Assert.Equal(80, system.Priority);
    }

    [Fact]
    public void What_is_refused_is_told_with_its_remedy_and_the_rest_is_asked_for_all_the_same()
    {
        var system = new FakeScheduling { LockError = 12, PriorityError = 1 };
        IReadOnlyList<RealTimeRefusal> refusals = RealTimePriority.Acquire(system);
        Assert.Equal(2, refusals.Count);
        Assert.Contains("beyond the limit of locked memory", refusals[0].Words, StringComparison.Ordinal);
        Assert.Contains("LimitMEMLOCK", refusals[0].Remedy, StringComparison.Ordinal);
        Assert.Contains("not permitted", refusals[1].Words, StringComparison.Ordinal);
        Assert.Contains("CAP_SYS_NICE", refusals[1].Remedy, StringComparison.Ordinal);
        Assert.Equal(80, system.Priority);
    }

    private sealed class FakeScheduling : ILinuxScheduling
    {
        public int LockError { get; init; }

        public int PriorityError { get; init; }

        public int Priority { get; private set; }

        public int LockMemory() => LockError;

        public int SetFirstInFirstOut(int priority)
        {
            Priority = priority;
            return PriorityError;
        }
    }
}
