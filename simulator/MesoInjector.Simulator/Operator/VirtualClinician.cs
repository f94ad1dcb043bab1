using MesoInjector.Control;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Operator;

/// <summary>
/// A clinician at work: looks at what the device shows, gives commands, moves gun and pedal. Written as the steps a person takes; each
/// step ends with a wait. Everything that varies comes from the seed.
/// </summary>
public sealed partial class VirtualClinician
{
    /// <summary>Nobody sees more than fifty pictures in a second.</summary>
    private const long Glance = 20_000;

    /// <summary>More than the 8 N at which the device lets go.</summary>
    private const double TooHardNewtons = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Hands _hands;
    private readonly Habits _habits;
    private readonly ulong _seed;
    private readonly SessionOrder _order;
    private readonly Screening _screening;
    private readonly IReadOnlyDictionary<int, Mishap> _mishaps;
    private readonly IWorkplace _workplace;
    private IEnumerator<Wait> _work;
    private readonly Queue<OperatorCommand> _commands = new();
    private readonly HashSet<int> _mishapsDone = [];
    private Snapshot _seen;
    private long _now;
    private Wait _wait;
    private long _waitUntil;
    private ulong _draws;
    private ulong _commandNumber;
    private bool _stopAsked;
    private int _recoveries;
    private int _sparesUsed;
    private bool _slipped;
    private bool _leaves;
    private bool _refused;

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

    /// <summary>When the last try to leave a safe state was begun, µs; 0 for never.</summary>
    public long LastTry { get; private set; }

    /// <summary>The next command, if there is one.</summary>
    public OperatorCommand? TakeCommand() => _commands.TryDequeue(out OperatorCommand? command) ? command : null;

    /// <summary>Until when nothing is done unless the device shows something new; the present when something is.</summary>
    public long IdleUntil(long now) => _commands.Count == 0 && _hands.Still(now) ? _waitUntil : now;

    /// <summary>Whether there is something to see or do now.</summary>
    public bool Attentive(long now) => !Done && (now >= _waitUntil || (_wait.Seen is not null && now % Glance == 0));

    /// <summary>The power was gone and the device starts anew: the gun is put away, what the start asks for is answered, and that is all.</summary>
    public void SeePowerCut(long now)
    {
        if (Done)
            return;
        _hands.LiftOff(now);
        _hands.Release(now);
        _commands.Clear();
        _work = AfterPowerCut().GetEnumerator();
        _wait = Wait.For(TimeSpan.FromSeconds(2));
        _waitUntil = now + _wait.Microseconds;
    }

    /// <summary>The device answered a command.</summary>
    public void Hear(CommandAnswer answer) => _refused = answer?.Refusal is not null;

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

    private void Say(Func<Guid, OperatorCommand> command)
    {
        _refused = false;
        Span<byte> id = stackalloc byte[16];
        BitConverter.TryWriteBytes(id, ++_commandNumber);
        _commands.Enqueue(command(new Guid(id)));
    }

    private Wait React() => About(_habits.Reaction.TotalSeconds, part: 0.33);

    private Wait About(double seconds, double part = 0.2) =>
        Wait.For(TimeSpan.FromSeconds(Math.Max(seconds * (1 + (part * Math.Clamp(Gaussian(), -2, 2))), 0.05)));

    private static Wait See(Func<bool> seen, string what) => Wait.Until(seen, Patience, what);

    private static Wait SeeWithin(double seconds, Func<bool> seen) => Wait.AtMost(seen, TimeSpan.FromSeconds(seconds));

    private double Draw() => Noise.Uniform(_seed, 12, ++_draws);

    private double Gaussian() => Noise.Gaussian(_seed, 11, ++_draws);
}
