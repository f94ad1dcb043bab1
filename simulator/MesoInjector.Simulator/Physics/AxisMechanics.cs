using System.Runtime.CompilerServices;

namespace MesoInjector.Simulator.Physics;

/// <summary>
/// A stepper axis: the rotor hangs on the field like a mass on a spring that slips; screw, nut with backlash and carriage follow it.
/// </summary>
/// <remarks>
/// Rotor and carriage are one mass at the carriage (the rotor is nine tenths of it and more). The field pulls with
/// F·sin(2π·lag/period); beyond half a period it pulls to the next period: a lost step. The step is implicit in the field's stiffness,
/// its damping and the stops, and Coulomb friction is taken as an impulse that can stop the mass but never turn it round: so the axis
/// comes to an exact rest, in which nothing changes any more however often it is stepped.
/// </remarks>
public sealed class AxisMechanics
{
    /// <summary>How fast the measured speed of the field follows its place, which moves in microsteps, s.</summary>
    private const double FieldSmoothing = 1e-3;

    /// <summary>A field slower than this stands, mm/s.</summary>
    private const double FieldStands = 1e-6;

    /// <summary>How fast the carriage crosses the backlash, mm/s.</summary>
    private const double CrossingSpeed = 5;

    private readonly AxisParameters _parameters;
    private readonly double _mass;
    private readonly double _peak;
    private readonly double _perPeriod;
    private readonly double _perHalfTorque;
    private readonly double _stiffnessPerNewton;
    private readonly double _dampingAtPeak;
    private readonly double _threadFriction;
    private readonly double _halfBacklash;
    private readonly double _stop;
    private readonly double _countsPerMillimetre;
    private readonly ulong _seed;
    private readonly ulong _stream;

    private double _rotor;
    private double _lost;
    private double _speed;
    private double _field;
    private double _commanded;
    private double _torque;
    private double _load;
    private double _seconds;
    private double _smoothing;
    private double _closesAt;
    private ulong _closings;

    // Where the axis stands still: what the field pulls with, and the friction before the screw's, so that another load is only weighed.
    private bool _stands;
    private double _held;
    private double _grip;

    /// <summary>An axis at rest.</summary>
    /// <param name="parameters">What it is made of.</param>
    /// <param name="carriage">Where the carriage stands, mm from the home switch.</param>
    /// <param name="seed">For the scatter of the home switch.</param>
    /// <param name="stream">Tells the axes of one seed apart.</param>
    public AxisMechanics(AxisParameters parameters, double carriage, ulong seed, ulong stream)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _parameters = parameters;
        _mass = parameters.LumpedMass * 1e-3; // N·s²/mm
        _peak = parameters.HoldingNewtons;
        _perPeriod = 1 / parameters.PeriodMillimetres;
        _perHalfTorque = 1 / parameters.HalfTorqueSpeed;
        _stiffnessPerNewton = 2 * Math.PI * _perPeriod;
        _dampingAtPeak = 2 * parameters.FieldDamping * Math.Sqrt(_peak * _stiffnessPerNewton * _mass);
        _threadFriction = parameters.ThreadFriction;
        _halfBacklash = parameters.BacklashMillimetres / 2;
        _stop = parameters.StopNewtonsPerMillimetre;
        _countsPerMillimetre = 1 / parameters.EncoderCountMillimetres;
        _seed = seed;
        _stream = stream;
        FrontStop = parameters.FrontStopMillimetres;
        _closesAt = ClosingPoint();
        Place(carriage);
    }

    /// <summary>The carriage, mm from the nominal closing point of the home switch.</summary>
    public double Carriage { get; private set; }

    /// <summary>How fast rotor and carriage move, mm/s.</summary>
    public double Speed => _speed;

    /// <summary>How far the rotor is behind the field, mm; more than half a period away from zero means lost steps.</summary>
    public double Lag => _commanded - _rotor;

    /// <summary>Whole electrical periods lost between the field and the rotor, counted in full steps; meaningful once the two were aligned.</summary>
    public int LostFullSteps => 4 * (int)Math.Round((_commanded - _rotor) * _perPeriod);

    /// <summary>The linear encoder's count, 0 at the home switch and <see cref="EncoderOffset"/> zero.</summary>
    public int EncoderCounts => unchecked((int)Math.Floor(Carriage * _countsPerMillimetre)) + EncoderOffset; // the stops keep it far inside an int

    /// <summary>What the encoder shows at the home switch, counts.</summary>
    public int EncoderOffset { get; set; }

    /// <summary>The home switch.</summary>
    public bool HomeClosed { get; private set; }

    /// <summary>True when another step with the same inputs, of any length, leaves every bit of the state as it is.</summary>
    public bool Settled { get; private set; }

    /// <summary>Where the front stop stands, mm; it may be moved where the stop acts on the needle's hub and not on the carriage.</summary>
    public double FrontStop
    {
        get;
        set => field = Woken(value);
    }

    /// <summary>Fault: more friction, N at the carriage.</summary>
    public double ExtraFriction
    {
        get;
        set => field = Woken(value);
    }

    /// <summary>Fault: the part of the rotor's motion that the coupling loses; 1 and the motor turns alone.</summary>
    public double CouplingSlip
    {
        get;
        set => field = Woken(value);
    }

    /// <summary>Fault: the carriage is jammed.</summary>
    public bool Stuck
    {
        get;
        set
        {
            field = value;
            Wake();
        }
    }

    /// <summary>Fault: the part of the return spring that is left.</summary>
    public double SpringShare
    {
        get;
        set => field = Woken(value);
    } = 1;

    /// <summary>Puts the carriage somewhere, at rest, as by hand with the power off; the rotor turns with it.</summary>
    public void Place(double carriage)
    {
        Carriage = carriage;
        _rotor = carriage + _halfBacklash;
        _lost = 0;
        _speed = 0;
        _field = 0;
        _commanded = _rotor;
        HomeClosed = carriage <= _closesAt;
        Wake();
    }

    /// <summary>One step.</summary>
    /// <param name="commanded">Where the motion chip puts the field at the end of the step, mm.</param>
    /// <param name="torque">Share of the full current in the winding, 0 to 1; 0 is no power.</param>
    /// <param name="load">Outer force on the carriage, positive back toward home, N.</param>
    /// <param name="seconds">Length of the step.</param>
    public void Step(double commanded, double torque, double load, double seconds)
    {
        if (commanded == _commanded && torque == _torque)
        {
            if (Settled && load == _load)
                return;
            if (_stands && seconds == _seconds && Holds(load))
            {
                Settled = load == _load;
                _load = load;
                return;
            }
        }

        Turn(commanded, torque, load, seconds);
    }

    /// <summary>Brings an axis that hardly moves to the exact rest in which time can be skipped.</summary>
    public void SettleExactly()
    {
        _speed = 0;
        _field = 0;
        _stands = false;
        Settled = true;
    }

    private double Woken(double value)
    {
        Wake();
        return value;
    }

    private void Wake()
    {
        _stands = false;
        Settled = false;
    }

    /// <summary>Whether an axis that stands goes on standing under a load: what <see cref="Turn"/> would find, bit for bit, without what stays as it is.</summary>
    private bool Holds(double load)
    {
        double pull = Pull(load);
        return Math.Abs(_seconds * (-pull + _held)) <= (_grip + (_threadFriction * Math.Abs(pull))) * _seconds && InPlay(pull, _seconds) == Carriage;
    }

    /// <summary>What pulls the carriage back toward home, N.</summary>
    private double Pull(double load) => load + (SpringShare * (_parameters.SpringNewtonsAtHome + (_parameters.SpringNewtonsPerMillimetre * Carriage)));

    private void Turn(double commanded, double torque, double load, double seconds)
    {
        if (seconds != _seconds)
        {
            _seconds = seconds;
            _smoothing = 1 - Approximation.Decay(seconds / FieldSmoothing);
        }

        bool powered = torque > 0 && CouplingSlip < 1;
        double fieldSpeed = powered && _torque > 0 ? (commanded - _commanded) / seconds : 0;
        bool steady = _speed == 0 && _field == 0 && commanded == _commanded && torque == _torque && load == _load;
        _commanded = commanded;
        _torque = torque;
        _load = load;
        _field += (fieldSpeed - _field) * _smoothing;
        if (Math.Abs(_field) < FieldStands)
            _field = 0;

        double before = Carriage;
        double pull = Pull(load);
        _stands = false;
        double moved = Stuck ? Jam() : Move(powered ? torque : 0, pull, seconds);
        _rotor += moved;
        if (CouplingSlip < 1)
            _lost += moved * CouplingSlip; // else the screw turns by itself, and what is called rotor here is the screw
        Carriage = InPlay(pull, seconds);
        SenseHome();
        bool rests = moved == 0 && Carriage == before;
        _stands &= rests;
        Settled = steady && rests;
    }

    private double Jam()
    {
        _speed = 0;
        return 0;
    }

    /// <summary>One implicit step of the lumped mass; how far the rotor moved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Move(double torque, double pull, double seconds)
    {
        double friction = _parameters.CoulombNewtons + ExtraFriction;
        double damping = _parameters.ViscousNewtonsPerSpeed;
        double stiffness = 0;
        double field = 0;
        if (torque > 0)
        {
            // Where the rotor would be against the field at the end of the step if it kept its speed: the sine is taken there, and only
            // the change of speed goes through the linear stiffness.
            double turns = (_commanded - _rotor - (_speed * seconds)) * _perPeriod;
            (double sine, double cosine) = Approximation.OfTurn(turns - Math.Round(turns));
            double peak = _peak * torque / (1 + (Math.Abs(_field) * _perHalfTorque));
            double stability = peak * _stiffnessPerNewton * Math.Max(cosine, 0);
            double fieldDamping = _dampingAtPeak * torque;
            field = (peak * sine) + (stability * _speed * seconds) + (fieldDamping * _field);
            stiffness += stability;
            damping += fieldDamping;
        }
        else
        {
            friction += _parameters.DetentNewtons;
        }

        double push = -pull + field;
        double bearing = pull;
        double pressed = Carriage - FrontStop;
        bool atStop = pressed > 0 || (pressed = Carriage - _parameters.RearStopMillimetres) < 0;
        if (atStop)
        {
            push -= _stop * pressed;
            bearing += _stop * pressed;
            stiffness += _stop;
        }

        _stands = _speed == 0 && _field == 0 && !atStop;
        _held = field;
        _grip = friction;
        friction += _threadFriction * Math.Abs(bearing);
        double momentum = (_mass * _speed) + (seconds * push);
        double stopped = friction * seconds;
        _speed = Math.Abs(momentum) <= stopped
            ? 0
            : (momentum - Math.CopySign(stopped, momentum)) / (_mass + (seconds * (damping + (seconds * stiffness))));
        return _speed * seconds;
    }

    /// <summary>The carriage in the play of its nut: a push lays it against one flank, without one it stays until the nut takes it along.</summary>
    /// <returns>Where the carriage comes to, mm.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double InPlay(double pull, double seconds)
    {
        double nut = _rotor - _lost;
        double near = nut - _halfBacklash;
        double far = nut + _halfBacklash;
        double carriage = Carriage;
        if (Math.Abs(pull) > _parameters.SlideNewtons)
            carriage -= Math.CopySign(CrossingSpeed * seconds, pull);
        return carriage < near ? near : carriage > far ? far : carriage;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SenseHome()
    {
        if (!HomeClosed)
        {
            HomeClosed = Carriage <= _closesAt;
        }
        else if (Carriage > _closesAt + _parameters.HomeHysteresisMillimetres)
        {
            HomeClosed = false;
            _closings++;
            _closesAt = ClosingPoint();
        }
    }

    private double ClosingPoint() => _parameters.HomeScatterMillimetres * Noise.Gaussian(_seed, _stream, _closings);
}
