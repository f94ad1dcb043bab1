using MesoInjector.Control;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Daemon.Tests;

public sealed class OperatorPortTests
{
    [Fact]
    public void One_command_waits_and_a_second_is_turned_away()
    {
        var slot = new CommandSlot();
        var first = new OperatorCommand.Pause(Guid.NewGuid());
        Assert.Null(slot.Take());
        Assert.True(slot.TryGive(first));
        Assert.False(slot.TryGive(new OperatorCommand.Resume(Guid.NewGuid())));
        Assert.Same(first, slot.Take());
        Assert.Null(slot.Take());
    }

    [Fact]
    public void A_stop_is_never_turned_away_by_another_command_and_goes_first()
    {
        var slot = new CommandSlot();
        var other = new OperatorCommand.Pause(Guid.NewGuid());
        var stop = new OperatorCommand.Stop(Guid.NewGuid());
        Assert.True(slot.TryGive(other));
        Assert.True(slot.TryGive(stop));
        Assert.Same(stop, slot.Take());
        Assert.Same(other, slot.Take());
    }

    [Fact]
    public void Commands_of_many_threads_arrive_once_each()
    {
        var slot = new CommandSlot();
        const int Each = 2000;
        var given = new HashSet<Guid>();
        Thread[] threads = [.. Enumerable.Range(0, 3).Select(_ => new Thread(() =>
        {
            var wait = default(SpinWait);
            for (int i = 0; i < Each; i++)
            {
                var command = new OperatorCommand.Arm(Guid.NewGuid());
                while (!slot.TryGive(command))
                    wait.SpinOnce();
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        var idle = default(SpinWait);
        while (given.Count < 3 * Each)
        {
            if (slot.Take() is { } command)
                Assert.True(given.Add(command.Id));
            else
                idle.SpinOnce();
        }

        foreach (Thread thread in threads)
            thread.Join();
        Assert.Null(slot.Take());
    }

    [Fact]
    public void A_snapshot_read_while_the_loop_writes_is_never_half_of_two()
    {
        var board = new SnapshotBoard();
        const int Last = 50_000;
        var writer = new Thread(() =>
        {
            for (int i = 1; i <= Last; i++)
            {
                board.Publish(new Snapshot
                {
                    At = MonotonicTime.FromMicroseconds(i),
                    Point = i,
                    Contact = AppliedForce.FromMillinewtons(i),
                    PrimedVolume = FluidVolume.FromNanolitres(i),
                    SyringeContent = FluidVolume.FromNanolitres(i),
                });
            }
        });
        writer.Start();
        long before = 0;
        while (before < Last)
        {
            Snapshot seen = board.Read();
            Assert.Equal(seen.At.Microseconds, seen.Point);
            Assert.Equal(seen.At.Microseconds, seen.Contact.Millinewtons);
            Assert.Equal(seen.At.Microseconds, seen.PrimedVolume.Nanolitres);
            Assert.Equal(seen.At.Microseconds, seen.SyringeContent.Nanolitres);
            Assert.True(seen.At.Microseconds >= before);
            before = seen.At.Microseconds;
        }

        writer.Join();
        Assert.Equal(Last, board.Published);
    }
}
