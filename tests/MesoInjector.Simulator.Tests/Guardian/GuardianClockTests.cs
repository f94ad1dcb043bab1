using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Guardian;
using MesoInjector.Simulator.Guardian;

namespace MesoInjector.Simulator.Tests.Guardian;

/// <summary>Time cut differently, time skipped, and the price of it in memory.</summary>
public sealed class GuardianClockTests
{
    private const int Millisecond = GuardianHost.Millisecond;

    [Theory]
    [InlineData(20_000)]
    [InlineData(3_600_000_000L)]
    [InlineData(36_000_000_000L)] // beyond the eight hours of the proof
    public void Skipped_time_changes_no_byte_and_no_mode_of_what_follows(long skipped)
    {
        GuardianHost plain = GuardianHost.InPermit();
        GuardianHost skipping = GuardianHost.InPermit();
        Follow(plain, 0);
        Follow(skipping, skipped);
        Assert.Equal(plain.Heard, skipping.Heard);
        Assert.Equal(GuardianMode.Tripped, skipping.Guardian.Mode);
        Assert.Equal(plain.Guardian.ClockMicroseconds + (3 * skipped), skipping.Guardian.ClockMicroseconds);

        static void Follow(GuardianHost host, long skipped)
        {
            host.Guardian.ShiftClock(skipped);
            host.MoveTo(100);
            host.Guardian.ShiftClock(skipped);
            host.Push(30);
            host.MoveTo(-100);
            host.Send(GuardianFrameType.EndPermit);
            host.Run(500 * Millisecond);
            host.Guardian.ShiftClock(skipped);
            host.Run(500 * Millisecond);
            host.Beats = false;
            host.RunToCut(80 * Millisecond);
            host.Run(50 * Millisecond);
        }
    }

    [Fact]
    public void The_time_to_the_next_event_is_exact()
    {
        var guardian = new GuardianModel { EmergencyStopClosed = true };
        byte[] bytes = new byte[64];
        guardian.Advance(0);
        Assert.True(guardian.Transmit(bytes) > 0);
        Assert.Equal(20 * Millisecond, guardian.NextEventMicroseconds);
        guardian.Advance((20 * Millisecond) - 1);
        Assert.Equal(0, guardian.Transmit(bytes));
        Assert.Equal(1, guardian.NextEventMicroseconds);
        guardian.Advance(1);
        Assert.True(guardian.Transmit(bytes) > 0);
    }

    [Fact]
    public void One_long_advance_says_the_same_as_many_short_ones() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            List<byte> whole = Play(seed, time => [time]);
            List<byte> fine = Play(seed, time => Enumerable.Repeat(100L, (int)(time / 100)));
            var random = new System.Random(seed);
            List<byte> uneven = Play(seed, time => Cut(random, time));
            return whole.SequenceEqual(fine) && whole.SequenceEqual(uneven);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Nothing_is_allocated_once_it_runs()
    {
        var guardian = new GuardianModel { EmergencyStopClosed = true };
        byte[] bytes = new byte[64];
        Cycle(guardian, bytes, 2000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Cycle(guardian, bytes, 2000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void Cycle(GuardianModel guardian, byte[] bytes, int count)
        {
            byte[] wire = bytes;
            for (int i = 0; i < count; i++)
            {
                guardian.NeedleCount(i & 7);
                guardian.PlungerCount(i & 3);
                guardian.Receive(wire.AsSpan(0, GuardianFrames.WriteHeartbeat(wire, 0, (ushort)i)));
                guardian.Advance(250);
                guardian.Transmit(bytes);
            }
        }
    }

    /// <summary>A script of pins and frames; time passes between them in slices.</summary>
    private static List<byte> Play(int seed, Func<long, IEnumerable<long>> slices)
    {
        var random = new System.Random(seed);
        GuardianHost host = GuardianHost.InStandby();
        host.Beats = false;
        byte[] bytes = new byte[4096];
        int needle = 0;
        for (int deed = 0; deed < 40; deed++)
        {
            switch (random.Next(10))
            {
                case 0: host.Guardian.PedalClosed = !host.Guardian.PedalClosed; break;
                case 1: host.Guardian.NeedleCount(needle += random.Next(-40, 60)); break;
                case 2: host.Guardian.PlungerCount(random.Next(10)); break;
                case 3: host.Guardian.CodePins = (SyringeCode)random.Next(4); break;
                case 4: host.Permit(300, 100, random.Next(200)); break;
                case 5: host.Send(GuardianFrameType.EndPermit); break;
                case 6: host.Guardian.Key = random.Next(8) == 0; break;
                case 7: host.Guardian.HomeSwitch = !host.Guardian.HomeSwitch; break;
                case 8: host.Guardian.RailMillivolts = random.Next(2) * 12_000; break;
                default: host.Beat(); break;
            }

            foreach (long slice in slices(random.Next(300) * 100))
                host.Guardian.Advance(slice);
        }

        int count = host.Guardian.Transmit(bytes);
        return [.. bytes.AsSpan(0, count), (byte)host.Guardian.Mode, (byte)host.Guardian.TripCause];
    }

    private static IEnumerable<long> Cut(System.Random random, long time)
    {
        while (time > 0)
        {
            long slice = Math.Min(time, random.Next(1, 9000));
            time -= slice;
            yield return slice;
        }
    }
}
