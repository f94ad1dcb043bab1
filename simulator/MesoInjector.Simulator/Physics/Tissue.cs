namespace MesoInjector.Simulator.Physics;

/// <summary>
/// The tissue round the tip of the needle: it opens at a pressure, stores fluid elastically, relaxes, resists flow, and lets fluid out
/// along the needle when the pressure is too high or the bevel not buried.
/// </summary>
/// <remarks>
/// While closed, nothing flows below the opening pressure. Once open, most of that pressure is carried by the stretched tissue and relaxes
/// with the rest: P = residual·P0 + elastic + R·Q, d(elastic)/dt = k·Q − elastic/τ. Between the elastic pressure and the barrier nothing
/// flows either way: the fluid in the tissue is held, not hanging on the syringe.
/// </remarks>
public sealed class Tissue
{
    /// <summary>A pressure this near to the barrier moves nothing, kPa; so flow ends instead of fading for ever.</summary>
    private const double Standstill = 0.01;

    /// <summary>An elastic pressure this small is none, kPa.</summary>
    private const double Relaxed = 0.005;

    private readonly TissueParameters _patient;
    private readonly ulong _seed;
    private readonly ulong _stream;

    private double _opening;
    private double _stiffness;
    private double _resistance;
    private double _relaxation;
    private double _leak;
    private double _dermis = 1;
    private double _outside = 1;
    private double _depth;
    private double _seconds;
    private double _decay;
    private bool _open;

    // How the tip is faced in the step under way: conductance and pressure of tissue and of the leak along the needle.
    private double _into;
    private double _intoPressure;
    private double _along;
    private double _entry;
    private double _faceSeconds;
    private double _alongPressure;

    /// <summary>One patient's scalp, at point 0.</summary>
    public Tissue(TissueParameters patient, ulong seed, ulong stream)
    {
        ArgumentNullException.ThrowIfNull(patient);
        _patient = patient;
        _seed = seed;
        _stream = stream;
        BeginPoint(0);
    }

    /// <summary>The pressure of the fluid stored at this point, kPa.</summary>
    public double Elastic { get; private set; }

    /// <summary>Fluid this point has taken, less what was drawn or ran back, µL.</summary>
    public double Taken { get; private set; }

    /// <summary>The pressure above which fluid goes in, kPa.</summary>
    public double Barrier => Elastic + (_open ? _opening * _dermis * _patient.OpeningResidual : _opening * _dermis);

    /// <summary>The pressure above which fluid leaks along the needle, kPa: none while half of the bevel looks out.</summary>
    public double LeakBarrier => _leak * (1 - _outside) * (1 - _outside);

    /// <summary>The opening pressure of this point in the dermis, kPa.</summary>
    public double Opening => _opening;

    /// <summary>The stiffness of this point in the dermis, kPa/µL.</summary>
    public double Stiffness => _stiffness;

    /// <summary>The resistance of this point in the dermis, kPa per µL/s.</summary>
    public double Resistance => _resistance;

    /// <summary>True when nothing relaxes any more.</summary>
    public bool Settled => Elastic == 0;

    /// <summary>Counts what was done to it from outside, so that a fluid at rest notices.</summary>
    internal int Changes { get; private set; }

    /// <summary>What faces the tip after <see cref="Face"/>: conductance, µL/s per kPa.</summary>
    internal double Conductance => _into + _along;

    /// <summary>What faces the tip after <see cref="Face"/>: the pressure it pushes back with, kPa.</summary>
    internal double Pressure => _along == 0 ? _intoPressure : ((_into * _intoPressure) + (_along * _alongPressure)) / (_into + _along);

    /// <summary>Another point: its own values, not yet opened, nothing stored. The same index is the same place.</summary>
    public void BeginPoint(int index)
    {
        ulong point = (ulong)(uint)index * 8;
        _opening = _patient.OpeningKilopascals * Scatter(point);
        _stiffness = _patient.Stiffness * Scatter(point + 1);
        _resistance = _patient.Resistance * Scatter(point + 2);
        _relaxation = _patient.RelaxationSeconds * Scatter(point + 3);
        _leak = _patient.LeakKilopascals * Scatter(point + 4);
        _seconds = 0;
        _faceSeconds = 0;
        _open = false;
        Changes++;
        Elastic = 0;
        Taken = 0;
    }

    /// <summary>Where the opening lies: how much of the bevel is buried, and how much of it is still in the dermis.</summary>
    /// <param name="depth">Depth of the tip below the skin's surface, mm.</param>
    /// <param name="bevel">Length of the bevel, mm.</param>
    /// <param name="dermis">Thickness of epidermis and dermis, mm.</param>
    public void PlaceTip(double depth, double bevel, double dermis)
    {
        if (depth == _depth)
            return;
        _depth = depth;
        Changes++;
        _outside = Math.Clamp((bevel - depth) / bevel, 0, 1);
        double inDermis = Math.Clamp((dermis - (depth - bevel)) / bevel, 0, 1);
        _faceSeconds = 0;
        _dermis = _patient.SubcutisShare + ((1 - _patient.SubcutisShare) * inDermis);
    }

    /// <summary>Lets what is left of the elastic pressure go, so that time can be skipped.</summary>
    public void SettleExactly() => Elastic = 0;

    /// <summary>The needle leaves: what the track does not hold back runs out onto the skin.</summary>
    /// <returns>What ran out, µL.</returns>
    internal double Withdraw()
    {
        _depth = 0;
        _outside = 1;
        _dermis = 1;
        _faceSeconds = 0;
        double excess = Elastic - _patient.TrackKilopascals;
        double reflux = excess > 0 ? Math.Clamp(_patient.RefluxShare * excess / _stiffness, 0, Math.Max(Taken, 0)) : 0;
        Taken -= reflux;
        Elastic = 0;
        return reflux;
    }

    /// <summary>Works out what the tip faces with a pressure behind a resistance; false when nothing flows.</summary>
    /// <param name="line">Pressure of the line, kPa.</param>
    /// <param name="needle">Resistance of the needle, kPa per µL/s.</param>
    /// <param name="seconds">Length of the step.</param>
    internal bool Face(double line, double needle, double seconds)
    {
        _into = 0;
        _along = 0;
        double barrier = Barrier;
        double leak = LeakBarrier;
        bool leaks = line > leak + Standstill;
        if (line > barrier + Standstill || (line < Elastic - Standstill && Taken > 0))
        {
            if (seconds != _faceSeconds)
            {
                // The elastic pressure grows during the step: half of that growth counts as resistance.
                _faceSeconds = seconds;
                _entry = 1 / (_dermis * (_resistance + (0.5 * _stiffness * seconds)));
            }

            _into = _entry;
            _intoPressure = line > barrier ? barrier : Elastic;
            if (leaks)
                leaks = (line + (needle * _into * _intoPressure)) / (1 + (needle * _into)) > leak + Standstill;
        }

        if (leaks)
        {
            _along = 1 / _patient.LeakResistance;
            _alongPressure = leak;
            double shared = (line + (needle * ((_into * _intoPressure) + (_along * leak)))) / (1 + (needle * (_into + _along)));
            if (_into > 0 && line > barrier && shared < _intoPressure)
                _into = 0;
        }

        return _into + _along > 0;
    }

    /// <summary>Relaxes, and takes what came out of the tip.</summary>
    /// <param name="volume">What came out (negative: went in), µL.</param>
    /// <param name="node">Mean pressure at the tip, kPa.</param>
    /// <param name="seconds">Length of the step.</param>
    /// <returns>The part of it that leaked along the needle, µL.</returns>
    internal double Accept(double volume, double node, double seconds)
    {
        if (seconds != _seconds)
        {
            _seconds = seconds;
            _decay = Approximation.Decay(seconds / _relaxation);
        }

        double leaked = 0;
        if (_along > 0 && volume > 0)
        {
            leaked = _into > 0 ? Math.Clamp((node - _alongPressure) * _along * seconds, 0, volume) : volume;
        }

        double taken = volume - leaked;
        if (taken > 0 && !_open)
        {
            _open = true;
            Elastic += _opening * _dermis * (1 - _patient.OpeningResidual);
        }

        Taken += taken;
        Elastic = Math.Max((Elastic * _decay) + (0.5 * (1 + _decay) * _stiffness * _dermis * taken), 0);
        if (Elastic < Relaxed && taken == 0)
            Elastic = 0;
        return leaked;
    }

    private double Scatter(ulong index) => Noise.Around(1, _patient.PointScatter, 0.5, 1.5, _seed, _stream, index);
}
