using System.Net.Sockets;
using System.Runtime.InteropServices;
using MesoInjector.Control;
using MesoInjector.Control.Devices;
using MesoInjector.Records;
using MesoInjector.Daemon.Recording;
using MesoInjector.Daemon.Requests;
using MesoInjector.Daemon.Serving;

namespace MesoInjector.Daemon;

/// <summary>
/// The program around a device: loop thread, recorder, black box, and a housekeeping thread (the caller's) that does what the loop must not.
/// The same over the real board and over a virtual one in real time.
/// </summary>
public sealed class DaemonSession
{
    /// <summary>Ended as an operator asked.</summary>
    public const int ExitDone = 0;

    /// <summary>The program contradicted itself, or did not stop.</summary>
    public const int ExitFailed = 1;

    /// <summary>Ended from outside, as by Ctrl-C.</summary>
    public const int ExitInterrupted = 130;

    private static readonly TimeSpan HousekeepingEvery = TimeSpan.FromMilliseconds(50);

    /// <summary>Beyond the loop's own patience; a loop that is still not back hangs in a system call.</summary>
    private static readonly TimeSpan JoinPatience = TimeSpan.FromSeconds(5);

    private readonly IInjectorDevice _device;
    private readonly IRecordStore _store;
    private readonly ILoopClock _clock;
    private readonly TimeProvider _wallClock;
    private readonly DaemonOptions _options;
    private readonly Seat _seat = new();
    private string? _toldFailure;
    private volatile string? _toldDevice;

    /// <summary>A session over a device.</summary>
    /// <param name="device">The device; stays the caller's.</param>
    /// <param name="store">The record; closed at the end.</param>
    /// <param name="clock">The loop's clock.</param>
    /// <param name="wallClock">For the names of files, and for patience with the loop.</param>
    /// <param name="options">How.</param>
    public DaemonSession(IInjectorDevice device, IRecordStore store, ILoopClock clock, TimeProvider wallClock, DaemonOptions options)
    {
        _device = device;
        _store = store;
        _clock = clock;
        _wallClock = wallClock;
        _options = options;
    }

    private static string Program => $"MesoInjector {typeof(DaemonSession).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>What screens see and give.</summary>
    public OperatorPort Operator { get; } = new();

    /// <summary>The device is a virtual one; consoles show it.</summary>
    public bool Simulated { get; init; }

    /// <summary>What the device says of itself, if it does; said to the output whenever it changes. Called from the housekeeping thread.</summary>
    public Func<string?>? DeviceWords { get; init; }

    /// <summary>The record in which users, sessions and calibrations are looked up and kept for consoles; null for none, and then they can only stop.</summary>
    public Journal? Journal { get; init; }

    /// <summary>Who does requests of consoles beside the daemon itself.</summary>
    public IReadOnlyList<IRequestHandler> Handlers { get; init; } = [];

    /// <summary>Between two attempts to write what could not be written.</summary>
    internal TimeSpan RecorderRetry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Runs until an operator switches the injector off or the token is cancelled.</summary>
    /// <param name="output">What goes on.</param>
    /// <param name="error">What goes wrong.</param>
    /// <param name="cancellation">Stops, parks the needle, ends the session and returns.</param>
    /// <returns>The exit code.</returns>
    public int Run(TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        var box = new BlackBox(_options.BlackBoxMegabytes, canFreeze: true);
        string folder = _options.BlackBoxFolder ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(_options.JournalPath)) ?? ".", "black-boxes");
        var saver = new BlackBoxSaver(box, folder, _wallClock);
        using PosixSignalRegistration? asked = OnRequest(saver);
        using LinkServer? link = Serve(saver, error);
        var controller = new InjectorController();
        using var recorder = new Recorder(_store, RecorderRetry);
        var loop = new RealTimeLoop(new ControlCycle(_device, controller, recorder, box), controller, _clock, Operator, saver);
        if (_options.RealTime)
            Tell(error, QuietHeap.Prepare());
        int collections = GC.CollectionCount(0);
        bool ended = RunLoop(loop, saver, recorder, output, error, cancellation, out LoopEnd end);
        Tell(error, saver.SavePending());
        if (ended)
        {
            // Something may have had to wait for the file before.
            saver.SetAsideNow();
            Tell(error, saver.SavePending());
        }

        output.WriteLine($"{loop.Statistics}; {GC.CollectionCount(0) - collections} collections");
        recorder.Dispose();
        if (recorder.Unwritten > 0)
            error.WriteLine($"{recorder.Unwritten} records could not be written: {recorder.Failure} An authorised dose among them counts in full at the next start.");
        if (!ended)
        {
            error.WriteLine("The loop did not return; the program ends without it. The guardian cuts the power.");
            return ExitFailed;
        }

        return Code(end, loop, output, error, cancellation.IsCancellationRequested);
    }

    /// <summary>A device without a console still stops, withdraws and records: it goes on.</summary>
    private LinkServer? Serve(BlackBoxSaver saver, TextWriter error)
    {
        if (_options.SocketPath is not { } path)
            return null;
        try
        {
            return new LinkServer(path, Operator, Program, Simulated, new CommandRights(_seat), [.. OwnHandlers(saver), .. Handlers]);
        }
        catch (Exception exception) when (exception is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            error.WriteLine($"No console can connect: {exception.Message} Give another place with --socket, in a folder that is there and can be written.");
            return null;
        }
    }

    /// <summary>Without a record there are no users, and nobody may do anything but stop.</summary>
    private IReadOnlyList<IRequestHandler> OwnHandlers(BlackBoxSaver saver)
    {
        if (Journal is not { } journal)
            return [];
        var desk = new Desk(journal, _wallClock, _seat, new DeviceFacts(Program, Simulated, Path.GetFullPath(_options.JournalPath), _options.Handpiece, () => _toldDevice));
        return [new UserRequests(desk), new SessionRequests(desk), new CalibrationRequests(desk), new BlackBoxRequests(desk, saver)];
    }

    /// <summary>SIGUSR1 saves the black box as it is: for service, from a shell.</summary>
    private static PosixSignalRegistration? OnRequest(BlackBoxSaver saver)
    {
        const PosixSignal userSignal = (PosixSignal)10;
        return !OperatingSystem.IsLinux() ? null : PosixSignalRegistration.Create(userSignal, context =>
        {
            context.Cancel = true;
            saver.Request();
        });
    }

    private static int Code(LoopEnd end, RealTimeLoop loop, TextWriter output, TextWriter error, bool interrupted)
    {
        switch (end)
        {
            case LoopEnd.Parked:
                output.WriteLine("The injector is at rest.");
                return interrupted ? ExitInterrupted : ExitDone;
            case LoopEnd.OutOfTime:
                error.WriteLine("The injector was not at rest in time; everything was switched off, and the spring withdraws the needle.");
                return ExitInterrupted;
            case LoopEnd.Failed:
                error.WriteLine($"The program contradicted itself; everything was switched off. {loop.Failure}");
                return ExitFailed;
            default:
                throw new ArgumentOutOfRangeException(nameof(end), end, "an end without words");
        }
    }

    /// <returns>Whether the loop came back.</returns>
    private bool RunLoop(
        RealTimeLoop loop, BlackBoxSaver saver, Recorder recorder, TextWriter output, TextWriter error, CancellationToken cancellation, out LoopEnd end)
    {
        LoopEnd reached = LoopEnd.Failed;
        IReadOnlyList<RealTimeRefusal> refusals = [];
        using var prepared = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            if (_options.RealTime)
                refusals = RealTimePriority.Acquire();
            prepared.Set();
            reached = loop.Run();
        })
        { Name = "control loop", IsBackground = true };
        thread.Start();
        prepared.Wait(CancellationToken.None);
        foreach (RealTimeRefusal refusal in refusals)
            error.WriteLine($"{refusal.Words} {refusal.Remedy}");
        long askedAt = 0;
        while (!thread.Join(HousekeepingEvery))
        {
            Tell(error, saver.SavePending());
            TellFailure(error, recorder.Failure);
            TellDevice(output);
            if (!cancellation.IsCancellationRequested)
                continue;
            if (askedAt == 0)
            {
                askedAt = _wallClock.GetTimestamp();
                output.WriteLine("Stopping: needle home, session closed …");
                loop.RequestEnd();
            }
            else if (_wallClock.GetElapsedTime(askedAt) > loop.EndPatience + JoinPatience)
            {
                end = LoopEnd.Failed;
                return false;
            }
        }

        end = reached;
        return true;
    }

    private void TellDevice(TextWriter output)
    {
        string? words = DeviceWords?.Invoke();
        if (words == _toldDevice)
            return;
        _toldDevice = words;
        Tell(output, words);
    }

    private static void Tell(TextWriter writer, string? words)
    {
        if (words is not null)
            writer.WriteLine(words);
    }

    /// <summary>Once when it begins, and once when it is over.</summary>
    private void TellFailure(TextWriter error, string? failure)
    {
        if (failure == _toldFailure)
            return;
        _toldFailure = failure;
        error.WriteLine(failure is null ? "The record can be written again." : $"The record cannot be written: {failure} Nothing is authorised until it can.");
    }
}
