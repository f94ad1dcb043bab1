namespace MesoInjector.Daemon.Tests;

public sealed class HandoverRingTests
{
    [Fact]
    public void A_full_ring_takes_nothing_more_and_loses_nothing()
    {
        var ring = new HandoverRing<int>(4);
        for (int i = 0; i < 4; i++)
            Assert.True(ring.TryAdd(i));
        Assert.False(ring.TryAdd(4));
        int[] seen = new int[8];
        Assert.Equal(4, ring.Peek(seen));
        Assert.Equal([0, 1, 2, 3], seen[..4]);
        ring.Remove(1);
        Assert.True(ring.TryAdd(4));
        Assert.Equal(4, ring.Peek(seen));
        Assert.Equal([1, 2, 3, 4], seen[..4]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-4)]
    public void Its_size_is_a_power_of_two(int capacity) => Assert.Throws<ArgumentOutOfRangeException>(() => new HandoverRing<int>(capacity));

    [Fact]
    public void More_than_waits_cannot_be_removed() => Assert.Throws<ArgumentOutOfRangeException>(() => new HandoverRing<int>(4).Remove(1));

    [Fact]
    public void What_was_removed_is_not_kept_alive()
    {
        var ring = new HandoverRing<object>(2);
        WeakReference weak = AddAndRemove(ring);
        GC.Collect();
        Assert.False(weak.IsAlive);
        Assert.Equal(0, ring.Count);
    }

    [Fact]
    public void Two_threads_exchange_many_thousand_items_in_order()
    {
        var ring = new HandoverRing<int>(64);
        const int Items = 200_000;
        var writer = new Thread(() =>
        {
            var wait = default(SpinWait);
            for (int i = 0; i < Items; i++)
            {
                while (!ring.TryAdd(i))
                    wait.SpinOnce();
            }
        });
        writer.Start();
        int[] seen = new int[64];
        int next = 0;
        var idle = default(SpinWait);
        while (next < Items)
        {
            int count = ring.Peek(seen);
            for (int i = 0; i < count; i++)
                Assert.Equal(next++, seen[i]);
            ring.Remove(count);
            if (count == 0)
                idle.SpinOnce();
        }

        writer.Join();
        Assert.Equal(0, ring.Count);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference AddAndRemove(HandoverRing<object> ring)
    {
        object item = new();
        ring.TryAdd(item);
        ring.Remove(1);
        return new WeakReference(item);
    }
}
