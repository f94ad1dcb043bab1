using System.Diagnostics.CodeAnalysis;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Daemon.Recording;

namespace MesoInjector.Daemon;

/// <summary>
/// Runs the control cycle once each millisecond of a clock, on the thread that calls <see cref="Run"/>. Allocates nothing of its own while
/// it is not asked to end.
/// </summary>
public sealed class RealTimeLoop
{
    /// <summary>Screens need no more than this, but every change of state.</summary>
    private const int CyclesPerSnapshot = 10;

    private readonly ControlCycle _cycle;
    private readonly InjectorController _controller;
    private readonly ILoopClock _clock;
    private readonly OperatorPort _operator;
    private readonly BlackBoxSaver? _saver;
    private Ending? _ending;
    private MonotonicTime _endBy;
    private InjectorState _shownState;
    private int _untilSnapshot;
    private volatile bool _endRequested;

    /// <summary>A loop over a cycle.</summary>
    /// <param name="cycle">What to run.</param>
    /// <param name="controller">The controller in the cycle.</param>
    /// <param name="clock">When.</param>
    /// <param name="operatorPort">Where commands come from and snapshots go to.</param>
    /// <param name="saver">What is told when a safe state is entered; null for nobody.</param>
    public RealTimeLoop(ControlCycle cycle, InjectorController controller, ILoopClock clock, OperatorPort operatorPort, BlackBoxSaver? saver)
    {
        _cycle = cycle;
        _controller = controller;
        _clock = clock;
        _operator = operatorPort;
        _saver = saver;
    }

    /// <summary>Between two cycles.</summary>
    public static TimeSpan Period { get; } = TimeSpan.FromMilliseconds(1);

    /// <summary>How long coming to rest may take: an injection's longest phase, its withdrawal and closing the session.</summary>
    internal TimeSpan EndPatience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How punctual it has been.</summary>
    public LoopStatistics Statistics { get; } = new();

    /// <summary>What went wrong, after <see cref="LoopEnd.Failed"/>.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Asks the loop to bring the injector to rest and return; from any thread.</summary>
    public void RequestEnd() => _endRequested = true;

    /// <summary>Runs until asked to end and at rest.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "whatever went wrong, the drives must be off before anything else")]
    public LoopEnd Run()
    {
        try
        {
            MonotonicTime due = _clock.Now + Period;
            while (true)
            {
                _clock.WaitUntil(due);
                MonotonicTime now = _clock.Now;
                TimeSpan lateness = now > due ? now - due : TimeSpan.Zero;
                if (Turn(now, lateness) is { } end)
                    return end;

                // What was missed is not made up for: the world has moved on, and a burst of cycles would only make the next ones late.
                long missed = lateness.Ticks / Period.Ticks;
                Statistics.Add(lateness, _clock.Now - now, missed);
                due += (missed + 1) * Period;
            }
        }
        catch (Exception exception)
        {
            Failure = exception;
            _cycle.SwitchOff(_clock.Now);
            _saver?.SetAsideFailure(_controller.State);
            return LoopEnd.Failed;
        }
    }

    /// <returns>How it ended; null to go on.</returns>
    private LoopEnd? Turn(MonotonicTime now, TimeSpan lateness)
    {
        OperatorCommand? command = _endRequested ? EndingCommand(now) : _operator.Commands.Take();
        _cycle.Run(now, lateness, command);
        InjectorState state = _controller.State;
        if (_cycle.Outputs.Answer is { } answer && _ending is null)
            _operator.Answers.TryAdd(answer);
        _saver?.See(now, state);
        if (--_untilSnapshot < 0 || state != _shownState)
            Publish(state);
        if (_ending is null && state != InjectorState.ShutDown)
            return null;
        bool done = Ending.Done(state);
        if (!done && now < _endBy)
            return null;
        _cycle.SwitchOff(now);
        _saver?.SetAsideNow();
        Publish(state);
        return done ? LoopEnd.Parked : LoopEnd.OutOfTime;
    }

    private OperatorCommand? EndingCommand(MonotonicTime now)
    {
        if (_ending is null)
        {
            _ending = new Ending(now);
            _endBy = now + EndPatience;
        }

        _controller.Look(out Snapshot seen);
        return _ending.Next(seen);
    }

    private void Publish(InjectorState state)
    {
        _untilSnapshot = CyclesPerSnapshot - 1;
        _shownState = state;
        _controller.Look(out Snapshot snapshot);
        _operator.Snapshots.Publish(snapshot);
    }
}
