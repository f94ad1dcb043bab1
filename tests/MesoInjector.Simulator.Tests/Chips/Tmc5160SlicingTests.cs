using FsCheck;
using FsCheck.Fluent;

namespace MesoInjector.Simulator.Tests.Chips;

/// <summary>The closed-form runs of the ramp against its own single ticks: the same script, the time cut differently.</summary>
public sealed class Tmc5160SlicingTests
{
    private static readonly int[] Observed = [0x01, 0x12, 0x20, 0x21, 0x22, 0x2D, 0x35, 0x36, 0x39, 0x3B, 0x3C, 0x6A, 0x6F];

    [Fact]
    public void One_long_advance_equals_many_short_ones()
    {
        var scripts = Gen.Choose(1, int.MaxValue);
        Prop.ForAll(scripts.ToArbitrary(), seed =>
        {
            var whole = Play(seed, clocks => [clocks]);
            var single = Play(seed, clocks => Enumerable.Repeat(512L, (int)(clocks / 512)).Append(clocks % 512));
            var uneven = Play(seed, clocks => Uneven(seed, clocks));
            return whole.SequenceEqual(single) && whole.SequenceEqual(uneven);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(800));
    }

    [Fact]
    public void With_VSTOP_not_below_VSTART_every_profile_arrives_without_passing_the_target()
    {
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new System.Random(seed);
            var host = new Tmc5160Host();
            SetProfile(host, random);
            host.Write(0x27, 1000 + Magnitude(random, 8_000_000));
            host.Write(0x23, random.Next(2) * random.Next(1000));
            host.Write(0x2B, random.Next(1000, 3000));
            host.Write(0x35, 0x80);
            var target = random.Next(-100_000, 100_000);
            host.Write(0x2D, target);
            for (var i = 0; i < 1_000_000 && host.Chip.Moving; i++)
            {
                host.Chip.Advance(16_000);
                if (Math.Abs((long)host.Chip.XActual) > Math.Abs(target))
                    return false;
            }

            var status = host.RampStat();
            return host.Chip.XActual == target && (status & 0x1000) == 0 && (target == 0 || (status & 0x80) != 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(800));
    }

    [Fact]
    public void Milliseconds_one_by_one_equal_all_at_once_on_a_crooked_clock()
    {
        var one = new Tmc5160Host().WithExampleRamp();
        var other = new Tmc5160Host().WithExampleRamp();
        foreach (var host in (Tmc5160Host[])[one, other])
        {
            host.Chip.InternalClockHertz = 11_716_333;
            host.Chip.LoseExternalClock();
            host.Write(0x2D, 51_200);
        }

        for (var i = 0; i < 777; i++)
        {
            one.Chip.AdvanceMicroseconds(1000);
        }

        other.Chip.AdvanceMicroseconds(777_000);
        Assert.NotEqual(0, one.Chip.VActual);
        Assert.Equal(one.Chip.XActual, other.Chip.XActual);
        Assert.Equal(one.Chip.VActual, other.Chip.VActual);
    }

    private static IEnumerable<long> Uneven(int seed, long clocks)
    {
        var random = new System.Random(seed);
        while (clocks > 0)
        {
            var slice = Math.Min(clocks, random.Next(0, 40_000));
            clocks -= slice;
            yield return slice;
        }
    }

    /// <summary>A random session: settings, targets, modes, switches, stalls and encoder counts between random times.</summary>
    private static List<uint> Play(int seed, Func<long, IEnumerable<long>> slices)
    {
        var random = new System.Random(seed);
        var host = new Tmc5160Host();
        var seen = new List<uint>();
        host.Write(0x3D, random.Next(2) * random.Next(1, 5000));
        for (var command = 0; command < 12; command++)
        {
            Command(host, random);
            foreach (var slice in slices(random.Next(0, 1_500_000)))
            {
                host.Chip.Advance(slice);
            }

            foreach (var address in Observed)
            {
                seen.Add(host.Read(address));
            }

            seen.Add(unchecked((uint)host.Chip.Microsteps256));
            seen.Add((uint)host.Chip.CurrentScale);
        }

        return seen;
    }

    private static void Command(Tmc5160Host host, System.Random random)
    {
        if (random.Next(3) == 0 || host.Read(0x00) == 8)
        {
            host.Write(0x00, 8 | 0x10); // shaft; also marks that the profile was set
            host.Write(0x10, 0x00061F0A);
            host.Write(0x14, random.Next(2000));
            host.Write(0x23, random.Next(3) == 0 ? random.Next(3000) : 0);
            SetProfile(host, random);
            host.Write(0x2B, 1 + random.Next(3000));
            host.Write(0x2C, random.Next(2) * random.Next(2000));
        }

        switch (random.Next(10))
        {
            case 0: host.Write(0x34, random.Next(0x1000)); break;
            case 1: host.Write(0x20, random.Next(4)); break;
            case 2: host.Chip.LeftSwitch = !host.Chip.LeftSwitch; break;
            case 3: host.Chip.RightSwitch = !host.Chip.RightSwitch; break;
            case 4: host.Chip.Stalled = !host.Chip.Stalled; break;
            case 5: host.Write(0x35, 0x10CC); break;
            case 6: host.Write(0x27, Magnitude(random, 300_000)); break;
            case 7: host.Chip.SetEncoderCount(random.Next(-20_000, 20_000)); break;
            default:
                host.Write(0x20, 0);
                host.Write(0x2D, host.Chip.XActual + random.Next(-50_000, 50_000));
                break;
        }
    }

    private static void SetProfile(Tmc5160Host host, System.Random random)
    {
        host.Write(0x24, Magnitude(random, 65535));
        host.Write(0x25, random.Next(3) == 0 ? 0 : Magnitude(random, 400_000));
        host.Write(0x26, Magnitude(random, 65535));
        host.Write(0x27, Magnitude(random, 8_000_000));
        host.Write(0x28, Magnitude(random, 65535));
        host.Write(0x2A, Magnitude(random, 65535));
    }

    private static int Magnitude(System.Random random, int largest) => (int)Math.Pow(largest, random.NextDouble());
}
