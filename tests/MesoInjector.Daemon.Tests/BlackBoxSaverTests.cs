using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Daemon.Recording;

namespace MesoInjector.Daemon.Tests;

[Requirement("SR-062")]
public sealed class BlackBoxSaverTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("meso-box-").FullName;
    private readonly BlackBox _box = new(1, canFreeze: true);
    private readonly BlackBoxSaver _saver;
    private int _cycle;

    public BlackBoxSaverTests() => _saver = new BlackBoxSaver(_box, Folder, new StoppedClock());

    private string Folder => Path.Combine(_root, "boxes");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(InjectorState.Faulted)]
    [InlineData(InjectorState.EmergencyStopped)]
    [InlineData(InjectorState.Tripped)]
    public void Entering_a_safe_state_saves_what_led_to_it_and_half_a_second_more(InjectorState safe)
    {
        Run(InjectorState.Dispensing, 20);
        Run(safe, 500);
        Assert.Null(_saver.SavePending());
        Run(safe, 1);

        string? words = _saver.SavePending();

        string path = Path.Combine(Folder, $"20260329T013000.123Z-{safe}.mesobox");
        Assert.Equal($"black box saved: {path}", words);
        Assert.Equal(Enumerable.Range(1, 521), Boxes.Inputs(File.ReadAllBytes(path)).Select(inputs => (int)(inputs.Now.Microseconds / 1000)));
        Assert.Single(Directory.GetFiles(Folder));
    }

    [Fact]
    public void Staying_in_a_safe_state_saves_once()
    {
        Run(InjectorState.Tripped, 600);
        Assert.NotNull(_saver.SavePending());
        Run(InjectorState.Tripped, 5000);
        Assert.Null(_saver.SavePending());
    }

    [Fact]
    public void A_second_event_while_the_first_is_being_written_is_saved_after_it()
    {
        Run(InjectorState.Faulted, 600);
        Run(InjectorState.Standby, 10);
        Run(InjectorState.Tripped, 600);
        Assert.Contains("-Faulted", _saver.SavePending(), StringComparison.Ordinal);
        Assert.Null(_saver.SavePending());
        Run(InjectorState.Tripped, 1);
        Assert.Contains("-Tripped", _saver.SavePending(), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public void At_the_end_of_the_program_an_event_is_set_aside_without_waiting()
    {
        Run(InjectorState.Faulted, 3);
        _saver.SetAsideNow();
        Assert.Contains("-Faulted", _saver.SavePending(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_saved_without_an_event()
    {
        Run(InjectorState.Standby, 2000);
        _saver.SetAsideNow();
        Assert.Null(_saver.SavePending());
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_and_the_next_event_is_tried_anew()
    {
        File.WriteAllText(Folder, "in the way");
        Run(InjectorState.Tripped, 600);
        string? words = _saver.SavePending();
        Assert.StartsWith("black box not saved:", words, StringComparison.Ordinal);
        Assert.Contains(Folder, words, StringComparison.Ordinal);

        File.Delete(Folder);
        Run(InjectorState.Standby, 1);
        Run(InjectorState.Tripped, 600);
        Assert.StartsWith("black box saved:", _saver.SavePending(), StringComparison.Ordinal);
    }

    [Fact]
    public void Boxes_never_fill_the_disk()
    {
        Directory.CreateDirectory(Folder);
        using (FileStream large = File.Create(Path.Combine(Folder, "large.mesobox")))
            large.SetLength(BlackBoxSaver.MostBytes);
        Run(InjectorState.Tripped, 600);
        Assert.Contains("take 2 GB already", _saver.SavePending(), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Folder));
    }

    [Fact]
    public void On_request_the_box_is_saved_as_it_is()
    {
        Run(InjectorState.Dispensing, 20);
        _saver.Request();
        Assert.Null(_saver.SavePending());
        Run(InjectorState.Dispensing, 1);
        Assert.Contains("-Requested.mesobox", _saver.SavePending(), StringComparison.Ordinal);
        Assert.Equal(21, Boxes.Inputs(File.ReadAllBytes(Assert.Single(Directory.GetFiles(Folder)))).Count);
        Run(InjectorState.Dispensing, 100);
        Assert.Null(_saver.SavePending());
    }

    [Fact]
    public void A_request_does_not_cut_short_the_aftermath_of_an_event()
    {
        Run(InjectorState.Tripped, 100);
        _saver.Request();
        Run(InjectorState.Tripped, 300);
        Assert.Null(_saver.SavePending());
        Run(InjectorState.Tripped, 200);
        Assert.Contains("-Tripped", _saver.SavePending(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_moment_of_setting_aside_allocates_nothing()
    {
        Run(InjectorState.Standby, 10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(InjectorState.Tripped, 600);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.NotNull(_saver.SavePending());
    }

    private void Run(InjectorState state, int cycles)
    {
        for (int i = 0; i < cycles; i++)
        {
            var now = MonotonicTime.FromMicroseconds(++_cycle * 1000L);
            _box.Keep(new InjectorInputs { Now = now });
            _saver.See(now, state);
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 29, 1, 30, 0, 123, TimeSpan.Zero);
    }
}
