using MesoInjector.Configuration;
using MesoInjector.Control;
using MesoInjector.Daemon.Recording;
using MesoInjector.Simulator.Campaigns;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Campaign.Tests;

/// <summary>What a black box holds makes a new controller do the same again.</summary>
[Requirement("SR-062")]
public sealed class ReplayTests : IDisposable
{
    private const ulong Seed = 11;

    private readonly string _folder = Directory.CreateTempSubdirectory("meso-replay-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Random_sessions_with_faults_are_replayed_bit_for_bit()
    {
        int unknown = 0;
        long cycles = 0;
        for (int number = 1; number <= 40; number++)
        {
            string path = Path.Combine(_folder, $"{number}.mesobox");
            long run = Play.Once(SessionDraw.Scenario(Seed, number), blackBoxes: path).CyclesRun;
            BlackBoxRecording recording = Read(path);
            if (recording.Damage.Count > 0)
            {
                // One of the faults is a command that no program knows: what cannot be read cannot be given again.
                Assert.Contains("there is no command 'NobodyKnows'", Assert.Single(recording.Damage), StringComparison.Ordinal);
                unknown++;
                continue;
            }

            ReplayResult result = Replay.Run([recording], progress: null, TestContext.Current.CancellationToken);
            Assert.True(result.Reproduced, $"{number}: {result}");
            Assert.Equal(run, result.Cycles + Directory.GetFiles(_folder, $"{number}.start-*").Sum(later => Read(later).Cycles().LongCount()));
            cycles += result.Cycles;
        }

        Assert.InRange(unknown, 0, 5);
        Assert.InRange(cycles, 1_000_000, 100_000_000);
    }

    [Fact]
    public void Each_start_after_a_power_cut_is_replayed_bit_for_bit()
    {
        string scenario = Directory.GetFiles(Path.Combine("scenarios", "power"), "*.yaml").Order(StringComparer.Ordinal).First();
        string path = Path.Combine(_folder, "cut.mesobox");
        Play.Once(ScenarioFile.Read(scenario).Value!, blackBoxes: path);
        string[] files = Directory.GetFiles(_folder);
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.True(Replay.Run([Read(file)], progress: null, TestContext.Current.CancellationToken).Reproduced, file));
    }

    [Fact]
    public void A_session_of_which_no_cycle_was_skipped_takes_at_most_50_bytes_per_cycle()
    {
        ConfigurationResult<Scenario> read = ScenarioFile.Read(Path.Combine("scenarios", "hair-standard.yaml"));
        BlackBox? box = null;
        Play.Once(read.Value! with { Points = 4 }, watch: (_, bench) => box = bench.BlackBoxes[^1], skipIdle: false);
        Assert.InRange((double)box!.BytesTaken / box.Cycles, 5, 50);
    }

    [Fact]
    public void An_output_that_comes_out_otherwise_is_reported_with_cycle_and_field()
    {
        BlackBoxRecording sound = Recorded();
        var box = new BlackBox(48);
        var controller = new InjectorController();
        foreach (RecordedCycle cycle in sound.Cycles())
        {
            InjectorInputs inputs = cycle.Inputs;
            controller.Step(inputs, out InjectorOutputs outputs);
            if (cycle.Number == 12_345)
                outputs.DrivesOn = !outputs.DrivesOn;
            box.Keep(inputs, outputs, controller.State, controller.Alarms);
        }

        ReplayResult result = Replay.Run([Saved(box)], progress: null, TestContext.Current.CancellationToken);

        Assert.False(result.Reproduced);
        Assert.Equal(12_344, result.Cycles);
        Assert.Equal(12_345, result.Difference!.Cycle);
        FieldDifference field = Assert.Single(result.Difference.Fields);
        Assert.Equal("drives on", field.Field);
        Assert.Equal(("yes", "no"), field.Recorded == "yes" ? (field.Recorded, field.Replayed) : (field.Replayed, field.Recorded));
    }

    [Fact]
    public void Other_inputs_make_other_outputs()
    {
        BlackBoxRecording sound = Recorded();
        var box = new BlackBox(48);
        foreach (RecordedCycle cycle in sound.Cycles())
        {
            InjectorInputs inputs = cycle.Inputs;
            if (cycle.Number > 20_000)
                inputs.Readings.Switches.EmergencyStopLoopIntact = false;
            box.Keep(inputs, new InjectorOutputs { Needle = cycle.Needle, Plunger = cycle.Plunger }, cycle.State, cycle.Alarms);
        }

        ReplayResult result = Replay.Run([Saved(box)], progress: null, TestContext.Current.CancellationToken);
        Assert.NotNull(result.Difference);
    }

    [Fact]
    public void The_boxes_of_one_run_are_replayed_one_after_the_other()
    {
        BlackBoxRecording sound = Recorded();
        List<BlackBoxRecording> parts = [];
        var box = new BlackBox(48, canFreeze: true);
        var controller = new InjectorController();
        foreach (RecordedCycle cycle in sound.Cycles())
        {
            InjectorInputs inputs = cycle.Inputs;
            controller.Step(inputs, out InjectorOutputs outputs);
            box.Keep(inputs, outputs, controller.State, controller.Alarms);
            if (cycle.Number % 10_000 == 0)
                parts.Add(Frozen(box));
        }

        parts.Add(Frozen(box));
        Assert.InRange(parts.Count, 3, 100);
        ReplayResult all = Replay.Run(parts, progress: null, TestContext.Current.CancellationToken);
        Assert.True(all.Reproduced, all.ToString());
        Assert.Equal(sound.Cycles().Count(), all.Cycles);
        Assert.Equal("The recording begins with cycle 10001.", Replay.Run(parts[1..], progress: null, TestContext.Current.CancellationToken).Stopped);
        Assert.Equal("Cycles 10001 to 20000 cannot be read.", Replay.Run([parts[0], .. parts[2..]], progress: null, TestContext.Current.CancellationToken).Stopped);
    }

    private static BlackBoxRecording Saved(BlackBox box)
    {
        using var stream = new MemoryStream();
        box.Save(stream);
        stream.Position = 0;
        return BlackBoxRecording.Read(stream);
    }

    private static BlackBoxRecording Frozen(BlackBox box)
    {
        using var stream = new MemoryStream();
        Assert.True(box.TryFreeze());
        box.SaveFrozen(stream);
        box.Thaw();
        stream.Position = 0;
        return BlackBoxRecording.Read(stream);
    }

    private static long Played(Scenario scenario, string path) => Play.Once(scenario, blackBoxes: path).CyclesRun;

    private static BlackBoxRecording Read(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return BlackBoxRecording.Read(stream);
    }

    private BlackBoxRecording Recorded()
    {
        string path = Path.Combine(_folder, "sound.mesobox");
        ConfigurationResult<Scenario> read = ScenarioFile.Read(Path.Combine("scenarios", "hair-standard.yaml"));
        SessionResult result = Play.Once(read.Value! with { Points = 2, Mishaps = [] }, blackBoxes: path);
        Assert.Equal(SessionOutcome.Completed, result.Outcome);
        return Read(path);
    }
}
