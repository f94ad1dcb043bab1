using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Operator;

namespace MesoInjector.Simulator.Live;

/// <summary>
/// Hand and foot of a person who is at the screen: puts syringe and needle in, docks the gun, primes, gives each point its dose, as the
/// device asks for it. It gives no command. What it has in hand it lets go when the state is no longer what it was there for.
/// </summary>
internal sealed class Assistant
{
    private const double DockNewtons = 2;

    /// <summary>In nappage the pedal stays down over a row of points.</summary>
    private const int RowPoints = 12;

    private readonly Hands _hands;
    private readonly Habits _habits;
    private readonly IWorkplace _workplace;
    private readonly Func<bool> _loaded;
    private readonly Func<BenchStore.Declaration?> _declared;
    private IEnumerator<Wait>? _work;
    private InjectorState _workOf;
    private Wait _wait;
    private long _waitUntil;
    private long _now;
    private Snapshot _seen;
    private bool _fitted;

    /// <param name="hands">The same hands the person would use.</param>
    /// <param name="habits">How hard and how fast.</param>
    /// <param name="workplace">Syringes and needles within reach.</param>
    /// <param name="loaded">Whether a syringe is in the holder.</param>
    /// <param name="declared">What the open session declared.</param>
    public Assistant(Hands hands, Habits habits, IWorkplace workplace, Func<bool> loaded, Func<BenchStore.Declaration?> declared)
    {
        _hands = hands;
        _habits = habits;
        _workplace = workplace;
        _loaded = loaded;
        _declared = declared;
    }

    /// <summary>Whether it helps.</summary>
    public bool On { get; private set; }

    /// <summary>What it does now, in words; empty for nothing.</summary>
    public string Doing { get; private set; } = "";

    /// <summary>Begins to help.</summary>
    public void Begin()
    {
        On = true;
        _fitted = false;
        _work = null;
    }

    /// <summary>Lets go of everything and helps no more.</summary>
    public void End(long now)
    {
        if (!On)
            return;
        On = false;
        LetGo(now);
    }

    /// <summary>One cycle: does what the device waits for.</summary>
    public void Live(long now, in Snapshot seen)
    {
        if (!On)
            return;
        _now = now;
        _seen = seen;
        if (_work is not null && !Belongs(_workOf, seen.State))
            LetGo(now);
        if (_work is null)
        {
            _work = For(seen.State)?.GetEnumerator();
            _workOf = seen.State;
            _wait = default;
            _waitUntil = 0;
        }

        while (_work is not null && _wait.Over(now >= _waitUntil))
        {
            if (!_work.MoveNext())
            {
                LetGo(now);
                break;
            }

            _wait = _work.Current;
            _waitUntil = now + _wait.Microseconds;
        }
    }

    /// <summary>An injection runs through several states; all else ends with its state.</summary>
    private static bool Belongs(InjectorState begun, InjectorState now) => begun == InjectorState.Armed
        ? now is InjectorState.Armed or InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling or InjectorState.Withdrawing
        : begun == now;

    private IEnumerable<Wait>? For(InjectorState state) => state switch
    {
        InjectorState.LoadingSyringe when !_loaded() => Load(),
        InjectorState.FittingNeedle when !_fitted => Fit(),
        InjectorState.TouchOff => Dock(),
        InjectorState.Priming when _seen.Protocol is { } protocol && _seen.PrimedVolume < protocol.Syringe.DeadSpace => Prime(protocol),
        InjectorState.Armed when _seen.Point != 0 => Treat(),
        InjectorState.Changeover or InjectorState.SessionReview when _loaded() => Unload(),
        _ => null,
    };

    private void LetGo(long now)
    {
        _work = null;
        Doing = "";
        if (_hands.FootDown)
            _hands.Release(now);
        if (_hands.Force(now) > 0)
            _hands.LiftOff(now);
    }

    private IEnumerable<Wait> Load()
    {
        Doing = "waits for the pusher";
        yield return Wait.AtMost(() => _seen.ReadyForSyringe, TimeSpan.FromMinutes(5));
        if (!_seen.ReadyForSyringe || _declared() is not { } declared)
            yield break;
        Doing = "puts the syringe in";
        yield return Seconds(3);
        _workplace.InsertSyringe(declared.Syringe, declared.Fill);
        yield return Seconds(1);
    }

    private IEnumerable<Wait> Fit()
    {
        if (_declared() is not { } declared)
            yield break;
        Doing = "puts the needle on";
        yield return Seconds(3);
        _workplace.FitNeedle(declared.Needle);
        _fitted = true;
        yield return Seconds(1);
    }

    private IEnumerable<Wait> Dock()
    {
        _fitted = false;
        Doing = "holds the gun on its gauge";
        yield return Seconds(1);
        _hands.Dock(_now, DockNewtons);
        yield return Wait.AtMost(() => false, TimeSpan.FromHours(1));
    }

    private IEnumerable<Wait> Prime(Protocol protocol)
    {
        Doing = "primes with the pedal";
        yield return Seconds(2);
        _hands.Press(_now);
        yield return Wait.AtMost(() => _seen.PrimedVolume >= protocol.Syringe.DeadSpace, TimeSpan.FromSeconds(20));
        yield return Seconds(1.2);
        _hands.Release(_now);
        yield return Seconds(2);
    }

    private IEnumerable<Wait> Treat()
    {
        int point = _seen.Point;
        Doing = $"carries the gun to point {point}";
        yield return Seconds(1.5);
        Doing = $"holds the gun on point {point}";
        _hands.TouchDown(_now, _habits.ContactNewtons);
        yield return Wait.AtMost(() => _seen.Authorised, TimeSpan.FromSeconds(3));
        if (!_seen.Authorised)
        {
            // Something refuses; the screen says what. The gun is put down again after a while.
            _hands.LiftOff(_now);
            yield return Seconds(3);
            yield break;
        }

        yield return Seconds(_habits.Reaction.TotalSeconds);
        Doing = $"holds the pedal for point {point}";
        _hands.Press(_now);
        int row = _seen.Protocol?.Pedal == PedalMode.Nappage ? RowPoints : 1;
        int until = Math.Min(point + row, _seen.Points + 1);
        yield return Wait.AtMost(() => _seen.Point == 0 || _seen.Point >= until || _seen.Point < point, TimeSpan.FromSeconds(40 + (8 * (row - 1))));
        yield return Seconds(_habits.Reaction.TotalSeconds);
        _hands.Release(_now);
        yield return Seconds(_habits.Reaction.TotalSeconds);
        _hands.LiftOff(_now);
        yield return Seconds(0.6);
    }

    private IEnumerable<Wait> Unload()
    {
        Doing = "takes the syringe out";
        yield return Seconds(3);
        _workplace.RemoveSyringe();
        yield return Seconds(1);
    }

    private static Wait Seconds(double seconds) => Wait.For(TimeSpan.FromSeconds(seconds));
}
