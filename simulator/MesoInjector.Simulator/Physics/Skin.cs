namespace MesoInjector.Simulator.Physics;

/// <summary>
/// The skin under nose and needle: it dimples before the tip goes through, is cut, clings to the needle going in and coming out, and lies
/// on bone. Tells the tip's depth in tissue, which is less than the needle's extension, and the force on the needle axis.
/// </summary>
/// <remarks>
/// The skin round the needle is a spring that is carried along until cutting or friction lets the needle slip through it. The state is
/// one depth, worked out from where the tip stands: there is no rate in it, so it rests when the tip does.
/// </remarks>
public sealed class Skin
{
    private readonly SkinParameters _parameters;
    private readonly ulong _seed;
    private readonly ulong _stream;
    private readonly double _spring;

    private double _typical;
    private double _puncture;
    private double _tip = double.NaN;
    private double _contact = double.NaN;
    private bool _bone;

    /// <summary>A scalp without a needle in it.</summary>
    /// <param name="parameters">What it is made of.</param>
    /// <param name="seed">For the scatter of the puncture force.</param>
    /// <param name="stream">Tells the scalps of one seed apart.</param>
    public Skin(SkinParameters parameters, ulong seed, ulong stream)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _parameters = parameters;
        _seed = seed;
        _stream = stream;
        _spring = parameters.TipNewtonsPerMillimetre;
        FitNeedle(NeedleParameters.Find(30, 4));
    }

    /// <summary>What the scalp is made of.</summary>
    public SkinParameters Parameters => _parameters;

    /// <summary>How deep the tip stands below the skin's surface beside it, mm; 0 while it has not gone through.</summary>
    public double Depth { get; private set; }

    /// <summary>True from puncture until the tip is out again.</summary>
    public bool Pierced { get; private set; }

    /// <summary>How far the skin is pushed in by the needle (negative: drawn out), mm.</summary>
    public double Dimple { get; private set; }

    /// <summary>Force of the skin on the needle, positive back toward home, N.</summary>
    public double NeedleForce { get; private set; }

    /// <summary>The force that will pierce, or pierced, with this insertion, N.</summary>
    public double PunctureForce => _puncture;

    /// <summary>How often the fitted needle has gone through skin.</summary>
    public int Insertions { get; private set; }

    /// <summary>How often the fitted needle has met the skull.</summary>
    public int BoneTouches { get; private set; }

    /// <summary>What the tip stands in.</summary>
    public Layer Layer => !Pierced ? Layer.Outside
        : Depth <= _parameters.DermisMillimetres ? Layer.Dermis
        : Depth <= _parameters.GaleaMillimetres ? Layer.Subcutis
        : Depth < _parameters.SkullMillimetres ? Layer.Galea : Layer.Skull;

    /// <summary>A new needle: sharp.</summary>
    public void FitNeedle(NeedleParameters needle)
    {
        ArgumentNullException.ThrowIfNull(needle);
        _typical = needle.PunctureNewtons * _parameters.Toughness;
        Insertions = 0;
        BoneTouches = 0;
        Leave();
    }

    /// <summary>How far the nose sinks in under a force, mm.</summary>
    public double Indentation(double force) => force <= 0 ? 0 : force / (_parameters.NoseNewtonsPerMillimetre + (force / _parameters.FlatMillimetres));

    /// <summary>The force of the skin on a nose sunk in so far, N.</summary>
    public double ContactForce(double indentation) => indentation <= 0 ? 0
        : _parameters.NoseNewtonsPerMillimetre * indentation / Math.Max(1 - (indentation / _parameters.FlatMillimetres), 1e-3);

    /// <summary>Takes the needle to where it stands now.</summary>
    /// <param name="tip">The tip beyond the nose plane, mm.</param>
    /// <param name="contact">Force of the nose on the skin, N; 0 and the skin is not there.</param>
    public void Step(double tip, double contact)
    {
        if (tip == _tip && contact == _contact)
            return;
        _tip = tip;
        _contact = contact;
        if (contact <= 0)
        {
            if (Pierced || Dimple != 0)
                Leave();
            return;
        }

        double reach = tip + Math.Min(contact * _parameters.BulgePerNewton, _parameters.MostBulge);
        if (!Pierced)
            Press(reach);
        if (Pierced)
            Cut(reach);
    }

    private void Press(double reach)
    {
        Dimple = Math.Max(reach, 0);
        NeedleForce = _spring * Dimple;
        if (NeedleForce < _puncture)
            return;
        Pierced = true;
        Insertions++;
        Depth = 0;
    }

    /// <summary>The skin goes along with the needle until the force of its spring passes what cutting, or friction on the way out, holds.</summary>
    private void Cut(double reach)
    {
        double cutting = _puncture * _parameters.CuttingShare;
        double friction = _parameters.FrictionPerMillimetre;
        double carried = _spring * (reach - Depth);
        if (carried > cutting + (friction * Depth))
            Depth = ((_spring * reach) - cutting) / (_spring + friction);
        else if (-carried > _parameters.WithdrawalDrag + (friction * Depth))
            Depth = ((_spring * reach) + _parameters.WithdrawalDrag) / (_spring - friction);

        if (Depth <= 0)
        {
            Leave();
            return;
        }

        Dimple = reach - Depth;
        NeedleForce = _spring * Dimple;
        double pressed = Depth - _parameters.SkullMillimetres;
        if (pressed > 0)
        {
            NeedleForce += _parameters.SkullNewtonsPerMillimetre * pressed;
            if (!_bone)
                BoneTouches++;
        }

        _bone = pressed > 0;
    }

    private void Leave()
    {
        Pierced = false;
        Depth = 0;
        Dimple = 0;
        NeedleForce = 0;
        _bone = false;
        double blunt = 1 + (_parameters.BluntingPerInsertion * Insertions);
        for (int touch = 0; touch < BoneTouches; touch++)
            blunt *= _parameters.BluntingByBone;
        double scatter = Noise.Around(1, _parameters.PunctureScatter, 0.6, 1.4, _seed, _stream, (ulong)Insertions);
        _puncture = _typical * blunt * scatter;
    }
}
