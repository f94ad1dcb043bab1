using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Operator;

/// <summary>
/// A clinician at work: looks at what the device shows, gives commands, moves gun and pedal. Written as the steps a person takes; each
/// step ends with a wait. Everything that varies comes from the seed.
/// </summary>
public sealed class VirtualClinician
{
    /// <summary>Nobody sees more than fifty pictures in a second.</summary>
    private const long Glance = 20_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Hands _hands;
    private readonly Habits _habits;
    private readonly ulong _seed;
    private readonly SessionOrder _order;
    private readonly Screening _screening;
    private readonly IReadOnlyDictionary<int, Mishap> _mishaps;
    private readonly IWorkplace _workplace;
    private readonly IEnumerator<Wait> _work;
    private readonly Queue<OperatorCommand> _commands = new();
    private readonly HashSet<int> _mishapsDone = [];
    private Snapshot _seen;
    private long _now;
    private Wait _wait;
    private long _waitUntil;
    private ulong _draws;
    private ulong _commandNumber;
    private bool _stopAsked;

    /// <summary>A clinician about to start.</summary>
    /// <param name="hands">Hand and foot.</param>
    /// <param name="habits">How this one works.</param>
    /// <param name="seed">What varies comes from it.</param>
    /// <param name="order">The session to give.</param>
    /// <param name="screening">The patient's answers.</param>
    /// <param name="mishaps">What goes wrong, at most one per point.</param>
    /// <param name="workplace">Syringes, needles and buttons within reach.</param>
    public VirtualClinician(Hands hands, Habits habits, ulong seed, SessionOrder order, Screening screening, IEnumerable<Mishap> mishaps, IWorkplace workplace)
    {
        ArgumentNullException.ThrowIfNull(mishaps);
        _hands = hands;
        _habits = habits;
        _seed = seed;
        _order = order;
        _screening = screening;
        _mishaps = mishaps.ToDictionary(mishap => mishap.Point);
        _workplace = workplace;
        _work = Work().GetEnumerator();
    }

    /// <summary>The work is done, or given up.</summary>
    public bool Done { get; private set; }

    /// <summary>Why it was given up; null when it was not.</summary>
    public string? GaveUp { get; private set; }

    /// <summary>The next command, if there is one.</summary>
    public OperatorCommand? TakeCommand() => _commands.TryDequeue(out OperatorCommand? command) ? command : null;

    /// <summary>Until when nothing is done unless the device shows something new; the present when something is.</summary>
    public long IdleUntil(long now) => _commands.Count == 0 && _hands.Still(now) ? _waitUntil : now;

    /// <summary>Whether there is something to see or do now.</summary>
    public bool Attentive(long now) => !Done && (now >= _waitUntil || (_wait.Seen is not null && now % Glance == 0));

    /// <summary>Someone asked to end the session: needle home, session closed, at the next step.</summary>
    public void AskToStop() => _stopAsked = true;

    /// <summary>One cycle: sees what the device shows and goes on with the work when the time has come.</summary>
    public void Live(long now, in Snapshot seen)
    {
        _now = now;
        _seen = seen;
        if (Done)
            return;
        while (!Done && _wait.Over(now >= _waitUntil))
        {
            if (_wait is { What: { } what, Seen: { } seenYet } && !seenYet())
            {
                string detail = string.IsNullOrEmpty(_seen.Detail) ? "" : $": {_seen.Detail}";
                GaveUp = $"waited for {what} in vain; the device is in {_seen.State}{detail}";
                Done = true;
            }
            else if (_work.MoveNext())
            {
                _wait = _work.Current;
                _waitUntil = now + _wait.Microseconds;
            }
            else
            {
                Done = true;
            }
        }

        if (Done)
        {
            _hands.LiftOff(now);
            _hands.Release(now);
            _waitUntil = long.MaxValue;
        }
    }

    private IEnumerable<Wait> Work()
    {
        foreach (Wait wait in Prepare())
            yield return wait;
        foreach (Wait wait in Treat())
            yield return wait;
        foreach (Wait wait in Finish())
            yield return wait;
    }

    private IEnumerable<Wait> Prepare()
    {
        yield return See(() => _seen.State is InjectorState.Standby or InjectorState.Recovering, "standby");
        if (_seen.State == InjectorState.Recovering)
        {
            Say(id => new OperatorCommand.Acknowledge(id)); // what a stop of the device had left open
            yield return See(() => _seen.State == InjectorState.Standby, "standby");
        }

        Say(id => new OperatorCommand.OpenSession(id, _order));
        yield return See(() => _seen.State == InjectorState.Screening, "the screening questions");
        yield return About(20);
        Say(id => new OperatorCommand.AnswerScreening(id, _screening));
        yield return See(() => _seen.State == InjectorState.LoadingSyringe && _seen.ReadyForSyringe, "the pusher to stand ready for the syringe");
        yield return About(8);
        _workplace.InsertSyringe(_order.Protocol.Syringe, _order.Consumables.Fill);
        yield return About(2);
        Say(id => new OperatorCommand.ConfirmSyringe(id));
        yield return See(() => _seen.State == InjectorState.FittingNeedle, "the needle to be asked for");
        foreach (Wait wait in FitNeedle())
            yield return wait;
    }

    private IEnumerable<Wait> FitNeedle()
    {
        yield return About(10);
        _workplace.FitNeedle(_order.Protocol.Needle);
        Say(id => new OperatorCommand.ConfirmNeedle(id));
        yield return See(() => _seen.State == InjectorState.TouchOff, "the touch-off to be asked for");
        yield return About(3);
        _hands.Dock(_now, 2.0);
        yield return About(1);
        Say(id => new OperatorCommand.StartTouchOff(id));
        yield return See(() => _seen.State == InjectorState.Priming, "the tip to be found");
        yield return About(0.5);
        _hands.LiftOff(_now);
        yield return About(2);
        while (_seen.PrimedVolume < _order.Protocol.Syringe.DeadSpace)
        {
            FluidVolume before = _seen.PrimedVolume;
            _hands.Press(_now);
            yield return SeeWithin(20, () => _seen.PrimedVolume >= _order.Protocol.Syringe.DeadSpace);
            yield return About(1.2);
            _hands.Release(_now);
            yield return About(1.5);
            if (_seen.PrimedVolume == before)
                break;
        }

        // What was pressed out in air drips off before the first point.
        yield return About(9);
        Say(id => new OperatorCommand.FinishPriming(id));
        yield return See(() => _seen.State == InjectorState.Ready, "ready");
        yield return About(2);
        Say(id => new OperatorCommand.Arm(id));
        yield return See(() => _seen.State == InjectorState.Armed, "armed");
    }

    private IEnumerable<Wait> Treat()
    {
        while (_seen.Point != 0 && !_stopAsked)
        {
            int point = _seen.Point;
            int done = _seen.PointsDone;
            if (_seen.State == InjectorState.Ready)
            {
                // It disarmed by itself while nothing was done.
                Say(id => new OperatorCommand.Arm(id));
                yield return SeeWithin(2, () => _seen.State == InjectorState.Armed);
            }

            foreach (Wait wait in TreatPoint(point))
                yield return wait;
            if (_seen.State is InjectorState.Ready or InjectorState.Armed && _seen.Point != 0 && _seen.Protocol is { } protocol && LeftInSyringe < protocol.Dose.ToFluidVolume())
                break;
            if (_seen.PointsDone == done || _seen.State != InjectorState.Ready)
            {
                foreach (Wait wait in Recover(point))
                    yield return wait;
            }

            if (_seen.State is not (InjectorState.Ready or InjectorState.Armed))
                break;
            if (_seen.Point != 0)
                yield return About(Math.Max(_habits.Pace.TotalSeconds - 6, 0.5), part: 0.25);
        }
    }

    private static bool AtWork(InjectorState state) => state is InjectorState.Armed or InjectorState.Inserting
        or InjectorState.Dispensing or InjectorState.Dwelling or InjectorState.Withdrawing;

    private FluidVolume LeftInSyringe => _seen.SyringeContent - _order.Protocol.Syringe.DeadSpace;

    private IEnumerable<Wait> TreatPoint(int point)
    {
        Mishap? mishap = _mishapsDone.Contains(point) ? null : _mishaps.GetValueOrDefault(point);
        if (mishap is not null)
            _mishapsDone.Add(point);

        if (mishap?.Kind == MishapKind.PressInAir)
        {
            _hands.Press(_now);
            yield return About(0.4);
            _hands.Release(_now);
            yield return About(1);
        }

        double force = _habits.ContactNewtons * (1 + (0.15 * Gaussian()));
        _hands.TouchDown(_now, Math.Clamp(force, 0.6, 4.0));
        yield return SeeWithin(3, () => _seen.Authorised || _seen.State != InjectorState.Armed);
        if (mishap?.Kind == MishapKind.Hesitation)
            yield return Wait.For(mishap.After);
        yield return React();
        bool nappage = _order.Protocol.Pedal == PedalMode.Nappage;
        _hands.Press(_now);
        if (mishap is { Kind: MishapKind.EarlyRelease or MishapKind.ContactLost or MishapKind.EmergencyStop })
        {
            yield return Wait.For(mishap.After);
            if (mishap.Kind == MishapKind.EarlyRelease)
                _hands.Release(_now);
            else if (mishap.Kind == MishapKind.ContactLost)
                _hands.LiftOff(_now);
            else
                _workplace.PressEmergencyStop();
        }

        int row = nappage ? 12 : 1;
        int until = Math.Min(point + row, _seen.Points + 1);
        yield return SeeWithin(40 + (8 * (row - 1)), () => !AtWork(_seen.State) || _seen.Point == 0 || _seen.Point >= until);
        yield return React();
        _hands.Release(_now);
        yield return React();
        _hands.LiftOff(_now);
        yield return About(0.6);
    }

    /// <summary>After an injection that ended early: read, acknowledge, arm, and go back to a point that misses a good part of its dose.</summary>
    private IEnumerable<Wait> Recover(int point)
    {
        if (_seen.State == InjectorState.Armed)
            yield break;
        yield return About(5);
        if (_seen.State == InjectorState.EmergencyStopped)
        {
            _workplace.ReleaseEmergencyStop();
            yield return About(2);
            Say(id => new OperatorCommand.Restart(id));
            yield return See(() => _seen.State == InjectorState.Paused, "the device to be homed again");
            Say(id => new OperatorCommand.Resume(id));
            yield return See(() => _seen.State == InjectorState.Ready, "ready");
        }

        Say(id => new OperatorCommand.Acknowledge(id));
        yield return About(1);
        if (_seen.State != InjectorState.Ready)
            yield break;
        if (_seen.Point != point)
            Say(id => new OperatorCommand.RepeatPoint(id));
        yield return About(0.5);
        Say(id => new OperatorCommand.Arm(id));
        yield return About(0.3);
        if (_seen.State == InjectorState.Armed)
            yield break;

        // What may still go in is nothing worth a prick: leave it and go on.
        Say(id => new OperatorCommand.SkipPoint(id));
        yield return About(0.3);
        Say(id => new OperatorCommand.Arm(id));
        yield return About(0.3);
    }

    private IEnumerable<Wait> Finish()
    {
        yield return About(2);
        if (_seen.State is InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped)
            yield break;
        if (_seen.State is not InjectorState.SessionReview)
            Say(id => new OperatorCommand.EndSession(id));
        yield return See(() => _seen.State == InjectorState.SessionReview, "the review");
        _workplace.RemoveSyringe();
        yield return About(5);
        Say(id => new OperatorCommand.CloseSession(id));
        yield return See(() => _seen.State == InjectorState.Standby, "standby");
    }

    private void Say(Func<Guid, OperatorCommand> command)
    {
        Span<byte> id = stackalloc byte[16];
        BitConverter.TryWriteBytes(id, ++_commandNumber);
        _commands.Enqueue(command(new Guid(id)));
    }

    private Wait React() => About(_habits.Reaction.TotalSeconds, part: 0.33);

    private Wait About(double seconds, double part = 0.2) =>
        Wait.For(TimeSpan.FromSeconds(Math.Max(seconds * (1 + (part * Math.Clamp(Gaussian(), -2, 2))), 0.05)));

    private static Wait See(Func<bool> seen, string what) => Wait.Until(seen, Patience, what);

    private static Wait SeeWithin(double seconds, Func<bool> seen) => Wait.AtMost(seen, TimeSpan.FromSeconds(seconds));

    private double Gaussian() => Noise.Gaussian(_seed, 11, ++_draws);
}
