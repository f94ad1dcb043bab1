using System.Diagnostics.CodeAnalysis;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Interlocks;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Phases;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;

namespace MesoInjector.Control;

/// <summary>
/// The one loop: what is known comes in, what is wanted goes out. Pure: the same inputs in the same order give the same outputs, bit for
/// bit. One owner thread.
/// </summary>
public sealed class InjectorController
{
    /// <summary>A chain of states without waiting is never longer; running over it is a defect.</summary>
    private const int LongestChain = 6;

    private readonly ControlContext _context = new();
    private readonly SituationFiller _filler;
    private readonly CommandDesk _desk;
    private readonly StartPhase _start = new();
    private readonly PreparationPhase _preparation = new();
    private readonly TreatmentPhase _treatment = new();
    private readonly ServicePhase _service = new();
    private readonly InjectionPhase _injection;
    private readonly SafePhase _safe;
    private InjectorState _entered = InjectorState.Boot;

    /// <summary>A controller that was just switched on.</summary>
    public InjectorController()
    {
        _filler = new SituationFiller(_context);
        _desk = new CommandDesk(_preparation, _service);
        _injection = new InjectionPhase(_treatment);
        _safe = new SafePhase(_injection);
    }

    /// <summary>The state after the last step.</summary>
    public InjectorState State => _context.State;

    /// <summary>The alarms that are active after the last step.</summary>
    public AlarmSet Alarms => _context.Alarms.Active;

    /// <summary>The current point of the plan; 0 when there is none.</summary>
    public int Point => _context.Session?.Progress.Current?.Number ?? 0;

    /// <summary>
    /// Until when the same inputs would give the same outputs and nothing inside would change but the time; the present when something is
    /// under way. A simulator may skip that long.
    /// </summary>
    public MonotonicTime QuietUntil => Quietness.Until(_context);

    /// <summary>One control cycle. Allocates nothing while no transition happens.</summary>
    /// <param name="inputs">Everything known.</param>
    /// <param name="outputs">Everything wanted; overwritten whole.</param>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "whatever contradicts itself must end in the safe state")]
    public void Step(in InjectorInputs inputs, out InjectorOutputs outputs)
    {
        try
        {
            Decide(inputs);
            if (OutputLimiter.Violation(_context, _context.Outputs) is { } violation)
                throw new InvalidOperationException(violation);
            _filler.Remember(_context.Outputs);
        }
        catch (Exception exception)
        {
            Contradicted(exception);
            _filler.Forget();
        }

        _context.KeepLast();
        outputs = _context.Outputs;
    }

    /// <summary>Fills what a screen shows.</summary>
    public void Look(out Snapshot snapshot)
    {
        Situation situation = _context.Situation;
        SessionState? session = _context.Session;
        snapshot = new Snapshot
        {
            At = _context.Now,
            State = _context.State,
            Alarms = _context.Alarms.Active,
            Refusing = _context.Interlocks.Refusing,
            Detail = _context.Detail,
            NeedleTrusted = _context.NeedleAxis.Trusted,
            Depth = situation.Depth,
            NeedleSpeed = situation.Needle.Speed,
            Plunger = _context.PlungerAxis.Furthest,
            Contact = situation.Contact.Force,
            Pressure = _context.Pressure.Pressure,
            Supply = situation.Readings.Analog.Supply,
            PedalDown = situation.Pedal.Down,
            ContactSteady = situation.Contact.Steady,
            Authorised = session?.Visit is not null && _context.AuthorisationDurable,
            Protocol = session?.Protocol,
            Point = session?.Progress.Current?.Number ?? 0,
            Points = session?.Progress.Count ?? 0,
            PointsDone = session?.Progress.DoneCount ?? 0,
            SessionTotal = session?.Ledger.SessionTotal ?? default,
            SyringeContent = session is not null && _context.PlungerAxis.Engaged
                ? _context.PlungerAxis.ContentAt(session.Protocol.Syringe, _context.PlungerAxis.Furthest)
                : default,
            PrimedVolume = _preparation.PrimedVolume,
            ReadyForSyringe = _context.State == InjectorState.LoadingSyringe && PreparationPhase.ReadyForSyringe(_context),
            Facts = KnownFacts.Of(_context),
            Marks = session?.Progress.Marks ?? default,
            CommandedDepth = session?.Protocol.Depth ?? default,
            CommandedDose = session?.Visit?.Dose ?? session?.Progress.CurrentDose(session.Ledger) ?? default,
            Delivered = _injection.Delivered(_context),
            Flow = _injection.Flow,
            Last = _context.Last,
            DisarmIn = _context.State == InjectorState.Armed ? _context.ActiveSince + HardLimits.AutoDisarm - _context.Now : null,
            SilencedFor = _context.Alarms.SilencedFor(_context.Now),
            Switches = situation.Readings.Switches,
            AnalogValid = situation.Readings.Analog.Valid,
            PlungerForce = situation.Readings.Analog.PlungerForce,
            Temperature = situation.Readings.Analog.Temperature,
            Guardian = situation.Readings.Guardian,
            SelfTestHeld = _start.SelfTest.Held,
            Service = ServicePhase.Is(_context.State) ? _service.Look(_context) : default,
        };
    }

    /// <summary>The state machine as a Mermaid diagram, drawn from itself.</summary>
    public string StateDiagram() => _context.Machine.ToMermaid();

    private void Decide(in InjectorInputs inputs)
    {
        _context.Begin(inputs.Now);
        _context.Receipt = inputs.Receipt;
        _filler.Fill(inputs);
        _context.Interlocks.Evaluate(_context.Situation);
        EndAlarmsThatPassed();
        React();
        CommandAnswerTo(inputs.Command);
        RunPhases();
        _context.Announce();
    }

    /// <summary>An alarm that clears by itself is over when its interlock no longer holds.</summary>
    private void EndAlarmsThatPassed()
    {
        ulong over = _context.Alarms.Active.Bits & AlarmCatalogue.AutomaticInterlocks.Bits & ~_context.Interlocks.Holding.Bits;
        while (over != 0)
        {
            int number = System.Numerics.BitOperations.TrailingZeroCount(over);
            _context.Alarms.Withdraw((AlarmId)number);
            over &= over - 1;
        }
    }

    private void React()
    {
        AlarmSet demanding = _context.Interlocks.Demanding;
        if (demanding.IsEmpty)
            return;
        foreach (Interlock row in InterlockTable.Table)
        {
            if (demanding.Contains(row.Alarm) && (row.Response != InterlockResponse.Abort || Injecting))
                _context.Raise(row.Alarm);
        }

        switch (_context.Interlocks.Severest)
        {
            case InterlockResponse.Trip:
                Trip(demanding);
                break;
            case InterlockResponse.Fault when _context.State != InjectorState.Faulted:
                _context.Fire(InjectorTrigger.Fault);
                break;
            case InterlockResponse.Abort when Injecting:
                _context.AbortCause = First(demanding);
                _context.Fire(InjectorTrigger.Abort);
                break;
            default:
                break;
        }
    }

    private bool Injecting => _context.State is InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling;

    private void Trip(AlarmSet demanding)
    {
        bool stop = demanding.Contains(AlarmId.EmergencyStop);
        InjectorState safe = stop ? InjectorState.EmergencyStopped : InjectorState.Tripped;
        if (_context.State == safe || _context.State == InjectorState.EmergencyStopped)
            return;
        _context.Fire(stop ? InjectorTrigger.EmergencyStop : InjectorTrigger.Trip);
    }

    private static AlarmId First(AlarmSet alarms) => (AlarmId)System.Numerics.BitOperations.TrailingZeroCount(alarms.Bits);

    private void CommandAnswerTo(OperatorCommand? command)
    {
        if (command is not null)
            _context.Answer = _desk.Take(_context, command);
    }

    private void RunPhases()
    {
        for (int round = 0; round < LongestChain; round++)
        {
            InjectorState state = _context.State;
            Phase phase = PhaseOf(state);
            if (_entered != state)
            {
                _entered = state;
                phase.Enter(_context);
            }

            _context.DiscardOutputs();
            phase.Run(_context);
            if (_context.State == state)
                return;
        }

        throw new InvalidOperationException($"the states chase each other around {_context.State}");
    }

    private Phase PhaseOf(InjectorState state) => state switch
    {
        InjectorState.Boot or InjectorState.SelfTest or InjectorState.Homing or InjectorState.Recovering => _start,
        InjectorState.LoadingSyringe or InjectorState.FittingNeedle or InjectorState.TouchOff or InjectorState.Priming
            or InjectorState.Changeover => _preparation,
        InjectorState.Standby or InjectorState.Screening or InjectorState.Ready or InjectorState.Armed or InjectorState.Paused
            or InjectorState.SessionReview => _treatment,
        InjectorState.CalibratingDepth or InjectorState.CalibratingDose or InjectorState.Maintenance => _service,
        InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling or InjectorState.Withdrawing => _injection,
        InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped or InjectorState.ShutDown => _safe,
        InjectorState.Operational or InjectorState.Session or InjectorState.Preparing or InjectorState.Injecting or InjectorState.Service =>
            throw new InvalidOperationException($"{state} is a group of states and never current"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "a state without a phase"),
    };

    /// <summary>The software contradicted itself: nothing of its state is believed any more, and everything is switched off.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "closing the visit may fail for the same reason; the safe state must not")]
    private void Contradicted(Exception exception)
    {
        _context.StartAgainTripped();
        _context.NeedleAxis.Distrust();
        _context.PlungerAxis.Distrust();
        try
        {
            if (!_context.Alarms.Active.Contains(AlarmId.SoftwareFault))
                _context.Records.Add(new RecordEntry { Kind = RecordKind.SoftwareFault, At = _context.Now, Attachment = exception.ToString() });
            _context.Raise(AlarmId.SoftwareFault);
            _entered = InjectorState.Tripped;
            _safe.Enter(_context);
        }
        catch (Exception)
        {
            // The authorised dose then stays open in the ledger and in the record, and counts in full.
            _context.Detail = exception.Message;
        }

        _context.DiscardOutputs();
        _context.Detail = exception.Message;
        _context.Announce();
    }
}
