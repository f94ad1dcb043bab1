using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Operator;

/// <summary>
/// What the operator's hand and foot do to the device: the gun pressed on the skin with a force that rises, trembles and falls, and a
/// pedal whose contacts bounce. All from a seed; off the skin and off the pedal nothing moves.
/// </summary>
public sealed class Hands
{
    private const double RiseSeconds = 0.12;
    private const double FallSeconds = 0.08;
    private const int Bounces = 4;

    private readonly ulong _seed;
    private readonly Habits _habits;
    private long _forceSince;
    private double _forceFrom;
    private double _forceTo;
    private double _riseSeconds = RiseSeconds;
    private long _pedalSince = long.MinValue / 2;
    private bool _pedalDown;

    /// <summary>Idle hands.</summary>
    /// <param name="seed">Where tremor and bounce come from.</param>
    /// <param name="habits">How this operator presses.</param>
    public Hands(ulong seed, Habits habits)
    {
        _seed = seed;
        _habits = habits;
    }

    /// <summary>The gun stands on the docking gauge, not on skin.</summary>
    public bool Docked { get; private set; }

    /// <summary>The foot is on the pedal.</summary>
    public bool FootDown => _pedalDown;

    /// <summary>Presses the gun on the skin.</summary>
    public void TouchDown(long now, double newtons) => Push(now, newtons, RiseSeconds, docked: false);

    /// <summary>Presses the gun on its docking gauge.</summary>
    public void Dock(long now, double newtons) => Push(now, newtons, RiseSeconds, docked: true);

    /// <summary>Lifts the gun off.</summary>
    public void LiftOff(long now) => Push(now, 0, FallSeconds, Docked);

    /// <summary>Steps on the pedal.</summary>
    public void Press(long now)
    {
        _pedalDown = true;
        _pedalSince = now;
    }

    /// <summary>Takes the foot off.</summary>
    public void Release(long now)
    {
        _pedalDown = false;
        _pedalSince = now;
    }

    /// <summary>The force of the nose on what it stands on, in newtons.</summary>
    public double Force(long now)
    {
        double target = Level(now);
        if (target <= 0)
            return 0;

        // On its gauge the gun is held by a latch, not by a hand.
        if (Docked)
            return target;

        // Physiological tremor: 8–12 Hz of the hand, and a slow drift of the arm.
        double seconds = now * 1e-6;
        double tremor = Swing(9.3 * seconds) + (0.6 * Swing((11.1 * seconds) + 0.16));
        double drift = Swing((0.37 * seconds) + 0.08);
        return target * (1 + (_habits.TremorPart * ((0.5 * tremor) + drift)));
    }

    /// <summary>The pedal's two contacts.</summary>
    /// <param name="now">Microseconds.</param>
    /// <returns>Normally-open contact closed, normally-closed contact closed.</returns>
    public (bool NormallyOpenClosed, bool NormallyClosedClosed) Contacts(long now)
    {
        long since = now - _pedalSince;
        if (since >= _habits.BounceMicroseconds)
            return (_pedalDown, !_pedalDown);

        // On its way the lever opens one contact before it closes the other, and each bounces.
        int slice = (int)(since * Bounces * 2 / Math.Max(_habits.BounceMicroseconds, 1));
        bool flicker = Noise.Uniform(_seed, 77, unchecked((ulong)(_pedalSince + slice))) < 0.5;
        return _pedalDown ? (flicker, false) : (false, !flicker && slice > Bounces);
    }

    /// <summary>Whether nothing about hand and foot changes until they are told to.</summary>
    public bool Still(long now) =>
        _forceTo <= 0 && now - _forceSince > (long)(FallSeconds * 1e6) && !_pedalDown && now - _pedalSince > _habits.BounceMicroseconds;

    private static double Swing(double turns) => Approximation.OfTurn(turns - Math.Round(turns)).Sine;

    private void Push(long now, double newtons, double seconds, bool docked)
    {
        _forceFrom = Level(now);
        _forceTo = newtons;
        _forceSince = now;
        _riseSeconds = seconds;
        Docked = docked;
    }

    private double Level(long now)
    {
        double part = Math.Clamp((now - _forceSince) * 1e-6 / _riseSeconds, 0, 1);

        // A smooth step: hands neither start nor stop at once.
        double smooth = part * part * (3 - (2 * part));
        return _forceFrom + ((_forceTo - _forceFrom) * smooth);
    }
}
