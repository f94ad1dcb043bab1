using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control;

namespace MesoInjector.Daemon.Tests;

[Requirement("SR-062")]
public sealed class BlackBoxTests
{
    [Fact]
    public void Any_inputs_come_back_bit_for_bit()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), seeds =>
        {
            var box = new BlackBox(1);
            InjectorInputs[] kept = [.. seeds.Select(Inputs.Random)];
            foreach (InjectorInputs inputs in kept)
                box.Keep(inputs);
            return Same(kept, Load(Saved(box)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_field_of_the_readings_is_kept()
    {
        // A reading whose every byte is set would come back changed if the row left a field out.
        for (int seed = 0; seed < 2000; seed++)
        {
            var box = new BlackBox(1);
            InjectorInputs inputs = Inputs.Random(seed);
            box.Keep(inputs);
            Assert.True(Inputs.Same(inputs, Assert.Single(Load(Saved(box)))), $"seed {seed}");
        }
    }

    [Fact]
    public void A_full_box_keeps_the_latest_without_a_gap()
    {
        var random = new Random(1);
        var box = new BlackBox(1);
        var kept = new List<InjectorInputs>();
        InjectorInputs inputs = Inputs.Random(1);
        inputs.Now = default;
        for (int i = 0; i < 120_000; i++)
        {
            inputs = Inputs.Next(inputs, random);
            box.Keep(inputs);
            kept.Add(inputs);
        }

        List<InjectorInputs> loaded = Load(Saved(box));

        Assert.InRange(loaded.Count, 20_000, 119_999);
        Assert.True(Same([.. kept[^loaded.Count..]], loaded));
    }

    [Fact]
    public void An_unchanging_millisecond_takes_two_bytes()
    {
        var box = new BlackBox(1);
        InjectorInputs inputs = Inputs.Random(1);
        for (int i = 0; i < 400_000; i++)
            box.Keep(inputs);
        Assert.Equal(400_000, Load(Saved(box)).Count);
    }

    [Fact]
    public void Freezing_sets_everything_aside_and_begins_anew()
    {
        var box = new BlackBox(1, canFreeze: true);
        for (int i = 0; i < 5; i++)
            box.Keep(Inputs.Random(i));

        Assert.True(box.TryFreeze());
        box.Keep(Inputs.Random(5));
        Assert.False(box.TryFreeze());

        using var frozen = new MemoryStream();
        Assert.True(box.SaveFrozen(frozen));
        box.Thaw();
        Assert.True(Same([.. Enumerable.Range(0, 5).Select(Inputs.Random)], Load(frozen.ToArray())));
        Assert.True(Same([Inputs.Random(5)], Load(Saved(box))));
        Assert.False(box.SaveFrozen(frozen));
        Assert.True(box.TryFreeze());
        Assert.Empty(Load(Saved(box)));
    }

    [Fact]
    public void A_box_without_memory_set_aside_does_not_freeze()
    {
        var box = new BlackBox(1);
        box.Keep(Inputs.Random(1));
        Assert.False(box.TryFreeze());
        Assert.Single(Load(Saved(box)));
    }

    [Fact]
    public void Keeping_and_freezing_allocate_nothing()
    {
        var box = new BlackBox(1, canFreeze: true);
        InjectorInputs inputs = Inputs.Random(1);
        InjectorInputs other = Inputs.Random(2);
        box.Keep(inputs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5000; i++)
        {
            box.Keep(inputs);
            box.Keep(other);
        }

        box.TryFreeze();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Any_single_damaged_byte_is_noticed()
    {
        byte[] saved = Saved(BoxOf(6));
        for (int at = 0; at < saved.Length; at++)
        {
            byte[] damaged = [.. saved];
            damaged[at] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => Load(damaged));
        }
    }

    [Fact]
    public void A_box_cut_anywhere_is_noticed()
    {
        byte[] saved = Saved(BoxOf(6));
        for (int length = 0; length < saved.Length; length++)
            Assert.Throws<InvalidDataException>(() => Load(saved[..length]));
    }

    [Fact]
    public void Something_after_the_end_is_noticed() => Assert.Throws<InvalidDataException>(() => Load([.. Saved(BoxOf(3)), 0]));

    [Fact]
    public void Random_bytes_are_no_box()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            byte[] file = [.. BlackBox.Signature, .. bytes];
            try
            {
                return Load(file).Count == 0;
            }
            catch (InvalidDataException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();
    }

    private static BlackBox BoxOf(int cycles)
    {
        var box = new BlackBox(1);
        for (int i = 0; i < cycles; i++)
            box.Keep(Inputs.Random(i));
        return box;
    }

    private static byte[] Saved(BlackBox box)
    {
        using var stream = new MemoryStream();
        box.Save(stream);
        return stream.ToArray();
    }

    private static List<InjectorInputs> Load(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return [.. BlackBox.Load(stream)];
    }

    private static bool Same(InjectorInputs[] kept, List<InjectorInputs> loaded)
    {
        if (kept.Length != loaded.Count)
            return false;
        for (int i = 0; i < kept.Length; i++)
        {
            if (!Inputs.Same(kept[i], loaded[i]))
                return false;
        }

        return true;
    }
}
