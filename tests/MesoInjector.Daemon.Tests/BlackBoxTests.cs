using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon.Recording;

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
            return Same(kept, Boxes.Inputs(Boxes.Saved(box)));
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
            Assert.True(Inputs.Same(inputs, Assert.Single(Boxes.Inputs(Boxes.Saved(box)))), $"seed {seed}");
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

        List<InjectorInputs> loaded = Boxes.Inputs(Boxes.Saved(box));

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
        Assert.Equal(400_000, Boxes.Inputs(Boxes.Saved(box)).Count);
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
        Assert.True(Same([.. Enumerable.Range(0, 5).Select(Inputs.Random)], Boxes.Inputs(frozen.ToArray())));
        Assert.True(Same([Inputs.Random(5)], Boxes.Inputs(Boxes.Saved(box))));
        Assert.False(box.SaveFrozen(frozen));
        Assert.True(box.TryFreeze());
        Assert.Empty(Boxes.Inputs(Boxes.Saved(box)));
    }

    [Fact]
    public void A_box_without_memory_set_aside_does_not_freeze()
    {
        var box = new BlackBox(1);
        box.Keep(Inputs.Random(1));
        Assert.False(box.TryFreeze());
        Assert.Single(Boxes.Inputs(Boxes.Saved(box)));
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
        byte[] saved = Boxes.Saved(BoxOf(6));
        for (int at = 0; at < saved.Length; at++)
        {
            byte[] damaged = [.. saved];
            damaged[at] ^= 0x10;
            Assert.True(Noticed(damaged), $"byte {at}");
        }
    }

    [Fact]
    public void A_box_cut_anywhere_is_noticed()
    {
        byte[] saved = Boxes.Saved(BoxOf(6));
        for (int length = 0; length < saved.Length; length++)
            Assert.True(Noticed(saved[..length]), $"{length} bytes");
    }

    [Fact]
    public void Something_after_the_end_is_noticed() => Assert.True(Noticed([.. Boxes.Saved(BoxOf(3)), 0]));

    [Fact]
    public void What_is_not_damaged_is_read()
    {
        BlackBox box = Filled(60_000);
        byte[] saved = Boxes.Saved(box);
        List<long> all = [.. Boxes.Read(saved).Cycles().Select(cycle => cycle.Number)];
        byte[] damaged = [.. saved];
        damaged[saved.Length / 2] ^= 1;

        BlackBoxRecording hurt = Boxes.Read(damaged);
        BlackBoxRecording cut = Boxes.Read(saved[..(saved.Length / 2)]);

        Assert.Matches("^Block [0-9]+ of [0-9]+ is damaged; its cycles are left out.$", Assert.Single(hurt.Damage));
        List<long> left = [.. hurt.Cycles().Select(cycle => cycle.Number)];
        Assert.InRange(left.Count, all.Count * 8 / 10, all.Count - 1);
        Assert.Equal((all[0], all[^1]), (left[0], left[^1]));
        Assert.Matches("^The file breaks off in block [0-9]+ of [0-9]+.$", Assert.Single(cut.Damage));
        Assert.Equal(all.Take(cut.Cycles().Count()), cut.Cycles().Select(cycle => cycle.Number));
        Assert.InRange(cut.Cycles().Count(), all.Count * 3 / 10, all.Count / 2);
    }

    [Fact]
    public void Commands_are_kept_whole_as_long_as_their_cycles_are()
    {
        var box = new BlackBox(1);
        var command = new OperatorCommand.ChangeSyringe(Guid.NewGuid(), FluidVolume.FromMicrolitres(900));
        for (int i = 1; i <= 100; i++)
            box.Keep(Inputs.Random(i) with { Command = i == 40 ? command : null });

        BlackBoxRecording recording = Boxes.Read(Boxes.Saved(box));

        Assert.Equal([(40L, (OperatorCommand)command)], recording.Commands.Select(kept => (kept.Key, kept.Value)));
        Assert.Equal([40L], recording.Cycles().Where(cycle => cycle.Inputs.Command is not null).Select(cycle => cycle.Number));
    }

    [Fact]
    public void Of_a_flood_of_commands_the_latest_are_kept_and_the_others_are_missed()
    {
        var box = new BlackBox(1);
        const int flood = Tape.MostCommands + 100;
        for (int i = 1; i <= flood; i++)
            box.Keep(new InjectorInputs { Now = MonotonicTime.FromMicroseconds(i), Command = new OperatorCommand.Stop(Guid.NewGuid()) });

        BlackBoxRecording recording = Boxes.Read(Boxes.Saved(box));

        Assert.Equal(Tape.MostCommands, recording.Commands.Count);
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), recording.Cycles().Where(cycle => cycle.CommandIsMissing).Select(cycle => cycle.Number));
    }

    [Theory]
    [InlineData("MESOBOX2", "another version")]
    [InlineData("SQLite f", "not a black box")]
    [InlineData("", "not a black box")]
    public void Another_file_is_refused_with_what_it_is(string start, string words)
    {
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => Boxes.Read([.. System.Text.Encoding.ASCII.GetBytes(start), 0, 0, 0, 0]));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_never_break_the_reader()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Noticed([.. Tape.Signature, .. bytes])).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_output_is_in_the_row()
    {
        // Each of these outputs must make a row of its own.
        InjectorOutputs[] outputs =
        [
            default, new() { Needle = new(AxisMotion.MoveTo, default, default, default) }, new() { Needle = new(default, AxisPosition.FromNanometres(1), default, default) },
            new() { Needle = new(default, default, AxisSpeed.FromMicrometresPerSecond(1), default) },
            new() { Needle = new(default, default, default, AxisAcceleration.FromMillimetresPerSecondSquared(1)) },
            new() { Plunger = new(AxisMotion.MoveTo, default, default, default) }, new() { Plunger = new(default, AxisPosition.FromNanometres(1), default, default) },
            new() { Plunger = new(default, default, AxisSpeed.FromMicrometresPerSecond(1), default) },
            new() { Plunger = new(default, default, default, AxisAcceleration.FromMillimetresPerSecondSquared(1)) },
            new() { DrivesOn = true }, new() { Guardian = new(GuardianWish.Home, default, default, default, default) },
            new() { Guardian = new(default, AxisPosition.FromNanometres(1), default, default, default) },
            new() { Guardian = new(default, default, AxisPosition.FromNanometres(1), default, default) },
            new() { Guardian = new(default, default, default, TimeSpan.FromTicks(1), default) },
            new() { Guardian = new(default, default, default, default, AxisPosition.FromNanometres(1)) },
            new() { Annunciation = new(LampSignal.Armed, default) }, new() { Annunciation = new(default, SoundSignal.Tick) },
            new() { Answer = new CommandAnswer(Guid.Empty, Refusal: null) }, new() { Answer = new CommandAnswer(Guid.Empty, new Refusal(RefusalCode.Depth, "", "")) },
        ];
        HashSet<string> rows = [];
        foreach (InjectorOutputs output in outputs)
        {
            BlackBoxRow row = default;
            row.See(output, default, default);
            Assert.True(rows.Add(Convert.ToHexString(BlackBoxRow.Bytes(ref row))), $"row {rows.Count}");
        }
    }

    private static BlackBox Filled(int cycles)
    {
        var random = new Random(1);
        var box = new BlackBox(1);
        InjectorInputs inputs = Inputs.Random(1);
        inputs.Now = default;
        for (int i = 0; i < cycles; i++)
        {
            inputs = Inputs.Next(inputs, random);
            box.Keep(inputs);
        }

        return box;
    }

    private static BlackBox BoxOf(int cycles)
    {
        var box = new BlackBox(1);
        for (int i = 0; i < cycles; i++)
            box.Keep(Inputs.Random(i));
        return box;
    }

    private static bool Noticed(byte[] file)
    {
        try
        {
            BlackBoxRecording recording = Boxes.Read(file);
            _ = recording.Cycles().Count();
            return recording.Damage.Count > 0;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static bool Same(InjectorInputs[] kept, List<InjectorInputs> loaded) =>
        kept.Length == loaded.Count && kept.Zip(loaded).All(pair => Inputs.Same(pair.First, pair.Second));
}
