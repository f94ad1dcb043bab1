using System.Diagnostics;
using System.Runtime.CompilerServices;
using MesoInjector.Control;
using MesoInjector.Control.Calibration;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon.Recording;
using MesoInjector.Records;
using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.CalibrationBench;
using MesoInjector.Simulator.Faults;
using MesoInjector.Simulator.Judging;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Simulator.Sessions;

/// <summary>A whole session on the virtual bench, from switching on to the closed record. Deterministic: the scenario is all it depends on.</summary>
public sealed class VirtualSession : IDisposable
{
    /// <summary>No session lasts so long; running over it is reported, not waited for.</summary>
    private const double LongestSeconds = 3 * 3600;

    private readonly Scenario _scenario;
    private readonly Journal _journal;
    private readonly VirtualBench _bench;
    private readonly VirtualClinician _clinician;
    private readonly SessionRecorder _recorder;
    private readonly SessionOptions _options;
    private readonly FaultTimeline _faults;
    private readonly SessionJudge _judge;
    private bool _cancelled;
    private OperatorCommand? _stopCommand;

    /// <summary>A session about to be played.</summary>
    /// <param name="scenario">What to play.</param>
    /// <param name="journal">Where its record goes; stays the caller's.</param>
    /// <param name="options">How to play it.</param>
    /// <exception cref="ArgumentException">The scenario's plan cannot be laid out.</exception>
    public VirtualSession(Scenario scenario, Journal journal, SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(options);
        _scenario = scenario;
        _journal = journal;
        _options = options;
        SessionOrder order = Order(scenario, journal, options.Calibrations);
        PointsPlanned = order.Plan.Points.Count;
        Number = order.SessionNumber;
        var hands = new Hands(scenario.Seed, scenario.Habits);
        _bench = new VirtualBench(options.Board, scenario, hands, journal, options.Guardian, options.BlackBoxMegabytes);
        _clinician = new VirtualClinician(hands, scenario.Habits, scenario.Seed, order, scenario.Screening, scenario.Mishaps, _bench.Gun);
        _recorder = new SessionRecorder(_bench.Gun, options.Trace);
        _faults = new FaultTimeline(scenario.Faults);
        _judge = new SessionJudge(scenario.Protocol, _bench);
    }

    /// <summary>Its number in the journal.</summary>
    public long Number { get; }

    /// <summary>Points of the plan.</summary>
    public int PointsPlanned { get; }

    /// <summary>What the host was told and answered, for each of its starts.</summary>
    public IReadOnlyList<BlackBox> BlackBoxes => _bench.BlackBoxes;

    /// <summary>How far it has come, 0 to 1.</summary>
    public double Progress { get; private set; }

    /// <summary>Plays it to its end.</summary>
    /// <param name="watch">Called after every cycle that was run, with what a screen would show; null for nobody.</param>
    /// <param name="cancellation">Ends the session in order: needle home, session closed.</param>
    public SessionResult Run(SessionWatcher? watch, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        long ended = 0;
        while (_bench.Now < (long)(LongestSeconds * 1e6))
        {
            if (cancellation.IsCancellationRequested && !_cancelled)
                Cancel();
            RunCycle(watch);
            if (_clinician.Done)
            {
                if (Rests(ref ended))
                    break;
            }
            else if (_options.SkipIdle)
            {
                SkipIdle();
            }
        }

        return Result(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    /// <inheritdoc />
    public void Dispose() => _bench.Dispose();

    /// <summary>The device may finish what it is doing after the operator is done: a second of quiet ends the session, once all is written that can be.</summary>
    private bool Rests(ref long ended)
    {
        if (ended == 0)
            ended = _bench.Now;
        return _bench.Now - ended > (_bench.Records.Waits ? 10_000_000 : 1_000_000);
    }

    private void SkipIdle()
    {
        long before = _bench.Now;
        _bench.SkipIdle(Math.Min(_clinician.IdleUntil(before), _faults.NextChange));

        // A plot joins its samples: without one here it would slant through the time that was skipped.
        if (_bench.Now != before)
            _recorder.Sample(_bench.Cycle.Inputs, _bench.Controller, onPoint: false, always: true);
    }

    private void RunCycle(SessionWatcher? watch)
    {
        if (_clinician.Attentive(_bench.Now))
            ShowClinician();
        _bench.Wired.CarryTo(_bench.Controller.Point, slides: _scenario.Protocol.Pedal == PedalMode.Nappage);
        int starts = _bench.Starts;
        _bench.RunCycle(_stopCommand ?? _clinician.TakeCommand());
        _stopCommand = null;
        if (_bench.Starts != starts)
        {
            _clinician.SeePowerCut(_bench.Now);
            _judge.SeePowerCut();
            return;
        }

        if (_bench.Cycle.Outputs.Answer is { } answer)
            _clinician.Hear(answer);
        if (_bench.Cycle.Outputs.Records is { Count: > 0 } batch)
        {
            _recorder.See(batch, _bench.Gun.Point);
            _judge.See(batch);
        }

        _recorder.See(_bench.Cycle.Inputs);
        _judge.Look(_bench.Now);
        if (_faults.Open)
        {
            _faults.Advance(_bench.Now, _bench.Controller.State, _bench.Controller.Point, _bench.Wired);
            _judge.Disturbed |= _faults.Begun.Count > 0;
            _judge.ContactUnknown |= _faults.Begun.Exists(begun => begun.Fault.Component is "contact-force" or "converter" or "converter-bus");
        }

        _recorder.Sample(_bench.Cycle.Inputs, _bench.Controller, OnPoint(_bench.Controller.State), always: false);
        watch?.Invoke(_bench.Now, _bench);
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // a snapshot is large, and most cycles need none
    private void ShowClinician()
    {
        _bench.Controller.Look(out Snapshot seen);
        Progress = seen.Points == 0 ? Progress : (double)seen.PointsDone / seen.Points;
        _clinician.Live(_bench.Now, seen);
    }

    private static bool OnPoint(InjectorState state) => state is InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling or InjectorState.Withdrawing;

    private void Cancel()
    {
        _cancelled = true;
        _clinician.AskToStop();
        _stopCommand = new OperatorCommand.Stop(Guid.Empty);
    }

    private SessionResult Result(double wallSeconds)
    {
        bool tooLong = _bench.Now >= (long)(LongestSeconds * 1e6);
        _bench.Controller.Look(out Snapshot seen);
        bool safe = seen.State is InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped;
        bool closed = _bench.Records.Entries.Any(entry => entry.Kind == RecordKind.SessionClosed);
        int done = _recorder.Injections.Where(injection => injection.Outcome == InjectionOutcome.Completed).Select(injection => injection.Point).Distinct().Count();
        SessionOutcome outcome = _cancelled && closed ? SessionOutcome.Cancelled
            : safe ? SessionOutcome.SafeState
            : !closed ? SessionOutcome.GivenUp
            : done == PointsPlanned ? SessionOutcome.Completed
            : SessionOutcome.EndedEarly;
        EndJudge.JudgeRecord(_judge, _journal, Number, _bench);
        EndJudge.JudgeEnd(_judge, outcome, _clinician.GaveUp, _faults, _bench, tooLong, _clinician.LastTry);
        return new SessionResult
        {
            Scenario = _scenario,
            Outcome = outcome,
            Detail = _clinician.GaveUp ?? (safe ? seen.Detail : closed ? "" : _recorder.Refusals.LastOrDefault()?.Words ?? ""),
            PointsPlanned = PointsPlanned,
            PointsDone = done,
            MaxExtensionUm = (int)Math.Ceiling(_bench.Gun.Referee.MaxExtension * 1000),
            VirtualSeconds = _bench.Now * 1e-6,
            WallSeconds = wallSeconds,
            CyclesRun = _bench.CyclesRun,
            SpilledNl = (long)Math.Round(_bench.Gun.Spilled * 1000),
            Alarms = _recorder.Alarms,
            Refusals = _recorder.Refusals,
            Injections = _recorder.Injections,
            States = _recorder.States,
            Transitions = _recorder.Transitions,
            GuardianTrips = _recorder.GuardianTrips,
            Faults = [.. _faults.Begun.Select(begun => new FaultEvent(begun.Seconds, begun.Fault.Name))],
            Violations = _judge.Violations,
            Trace = _recorder.Trace,
        };
    }

    private static SessionOrder Order(Scenario scenario, Journal journal, CalibrationSet? calibrations)
    {
        Refusal? refusal = TreatmentPlan.TryLayOut(scenario.Protocol, scenario.Regions, scenario.Points, out TreatmentPlan? plan);
        if (refusal is not null)
            throw new ArgumentException(refusal.ToString(), nameof(scenario));
        return new SessionOrder(
            journal.SessionCount + 1, "virtual-patient", scenario.Course, plan!,
            new Consumables(scenario.Compound, "LOT-C1", scenario.Date.AddDays(scenario.Preparation.CompoundDaysLeft), "LOT-S1", "LOT-N1", scenario.Fill),
            scenario.Preparation.ChecklistDone ? Checklist.AllDone : Checklist.AllDone with { ConsumablesNew = false }, calibrations ?? Typical(scenario), scenario.Date, journal.LastAuthorisation.Next());
    }

    private static CalibrationSet Typical(Scenario scenario)
    {
        DateOnly calibrated = scenario.Date.AddDays(-scenario.Preparation.CalibrationAgeDays);
        const string handpiece = "VB-0001";
        return new CalibrationSet(handpiece,
            new DepthCalibration(
                handpiece, calibrated, ScalePartsPerMillion: 0, AxisPosition.FromMicrometres((int)Math.Round(scenario.Preparation.DepthUncertaintyMillimetres * 1000)),
                AxisPosition.FromMicrometres(20)),
            [.. SyringeType.All.Select(syringe => new DoseCalibration(handpiece, calibrated, syringe, scenario.Preparation.ComplianceKnown ? syringe.TypicalCompliance : new Compliance(0), GunTruth.LostMotion(syringe)))]);
    }
}
