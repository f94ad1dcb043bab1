using System.Diagnostics;
using System.Globalization;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;

namespace MesoInjector.Daemon.Tests;

public sealed class DaemonSessionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("meso-daemon-").FullName;
    private readonly FakeDevice _device = new();
    private readonly FakeStore _store = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly CancellationTokenSource _cancellation = new();

    public void Dispose()
    {
        _cancellation.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Interrupted_it_comes_to_rest_and_exits_130_with_the_record_complete()
    {
        DaemonSession session = Session();
        int exit = RunUntil(session, () => session.Operator.Snapshots.Read().State == InjectorState.EmergencyStopped, _cancellation.Cancel);

        Assert.Equal(130, exit);
        Assert.Equal(default, _device.Acted);
        Assert.Contains("The injector is at rest.", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains(" missed; late: ", _output.ToString(), StringComparison.Ordinal);
        Assert.True(_store.Disposed);
        Assert.Equal(InjectorState.ShutDown, _store.Written.Last(entry => entry.Kind == RecordKind.StateChanged).To);
    }

    [Fact]
    public void What_led_to_a_safe_state_is_on_disk_at_the_latest_when_it_ends()
    {
        DaemonSession session = Session();
        RunUntil(session, () => session.Operator.Snapshots.Read().State == InjectorState.EmergencyStopped, _cancellation.Cancel);

        string path = Assert.Single(Directory.GetFiles(Path.Combine(_folder, "black-boxes")));
        Assert.Contains("-EmergencyStopped.mesobox", path, StringComparison.Ordinal);
        Assert.Contains($"black box saved: {path}", _error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(Boxes.Inputs(File.ReadAllBytes(path)));
    }

    [Fact]
    public void A_signal_from_a_shell_saves_the_black_box()
    {
        DaemonSession session = Session();
        string folder = Path.Combine(_folder, "black-boxes");
        bool asked = false;
        RunUntil(
            session,
            () =>
            {
                // Before that, the box of the stop would be what was asked for.
                if (!asked && Directory.Exists(folder) && Directory.GetFiles(folder, "*-EmergencyStopped.mesobox").Length > 0)
                {
                    asked = true;
                    using Process kill = Process.Start("kill", ["-USR1", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);
                    kill.WaitForExit();
                }

                return Directory.Exists(folder) && Directory.GetFiles(folder, "*-Requested.mesobox").Length > 0;
            },
            _cancellation.Cancel);
        Assert.NotEmpty(Boxes.Inputs(File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder, "*-Requested.mesobox")))));
    }

    [Fact]
    public void Switched_off_by_an_operator_it_exits_0()
    {
        DaemonSession session = Session();
        int exit = RunUntil(
            session,
            () => session.Operator.Snapshots.Read().State == InjectorState.EmergencyStopped,
            () => session.Operator.Commands.TryGive(new OperatorCommand.ShutDown(Guid.NewGuid())));
        Assert.Equal(0, exit);
        Assert.Equal("", string.Concat(_error.ToString().Split('\n').Where(line => !line.StartsWith("black box saved", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_defect_switches_off_exits_1_and_is_told()
    {
        _device.BreaksInCycle = 100;
        Assert.Equal(1, Session().Run(_output, _error, _cancellation.Token));
        Assert.Equal(default, _device.Acted);
        Assert.Contains("a defect in a driver", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(99, Boxes.Inputs(File.ReadAllBytes(Assert.Single(Directory.GetFiles(Path.Combine(_folder, "black-boxes"))))).Count);
        Assert.True(_store.Disposed);
    }

    [Fact]
    public void A_record_that_cannot_be_written_is_told_with_how_much_was_lost()
    {
        _store.Fails = new IOException("the disk is full.");
        DaemonSession session = Session();
        int exit = RunUntil(
            session, () => _error.ToString().Contains("The record cannot be written: the disk is full. Nothing is authorised", StringComparison.Ordinal), _cancellation.Cancel);
        Assert.Equal(130, exit);
        Assert.Contains("records could not be written: the disk is full.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_that_hangs_is_left_behind_and_told()
    {
        using var hang = new ManualResetEventSlim();
        var clock = new FreeRunningClock { Hang = hang };
        var session = new DaemonSession(_device, _store, clock, new HastyClock(), Options()) { RecorderRetry = TimeSpan.FromMilliseconds(1) };
        _cancellation.Cancel();
        Assert.Equal(1, session.Run(_output, _error, _cancellation.Token));
        Assert.Contains("The loop did not return", _error.ToString(), StringComparison.Ordinal);
        hang.Set();
    }

    private DaemonOptions Options() => new() { JournalPath = Path.Combine(_folder, "journal.db"), BlackBoxMegabytes = 1, RealTime = false };

    private DaemonSession Session() =>
        new(_device, _store, new FreeRunningClock(), TimeProvider.System, Options()) { RecorderRetry = TimeSpan.FromMilliseconds(1) };

    /// <summary>Runs, and does something when a condition is met.</summary>
    private int RunUntil(DaemonSession session, Func<bool> condition, Action then)
    {
        TextWriter error = TextWriter.Synchronized(_error);
        bool met = false;
        var other = new Thread(() =>
        {
            met = SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30));
            if (met)
                then();
            else
                _cancellation.Cancel();
        });
        other.Start();
        int exit = session.Run(_output, error, _cancellation.Token);
        other.Join();
        Assert.True(met, "the condition to act on was never met");
        return exit;
    }

    /// <summary>Milliseconds that pass as fast as the machine can.</summary>
    private sealed class FreeRunningClock : ILoopClock
    {
        public MonotonicTime Now { get; private set; }

        public ManualResetEventSlim? Hang { get; init; }

        public void WaitUntil(MonotonicTime time)
        {
            Hang?.Wait();
            Thread.Yield();
            Now = time;
        }
    }

    /// <summary>A clock on which a minute passes whenever somebody looks.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long _looks = 1;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _looks += 60;
    }
}
