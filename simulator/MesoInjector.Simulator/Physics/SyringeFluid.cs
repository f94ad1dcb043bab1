namespace MesoInjector.Simulator.Physics;

/// <summary>
/// From the pusher to the tip of the needle: stopper, seal friction, the soft syringe, the needle. It knows what truly left the needle and
/// where it went, which the controller never sees.
/// </summary>
/// <remarks>
/// <para>The seal moves when the stopper's spring beats pressure and friction, and only so far that it no longer does: no rate, no
/// stiffness problem. Pressure, fed by the seal and drained through needle and leak, is taken over a step in closed form.</para>
/// <para>Volumes are counted, pressure follows from them: displaced = stored + air pushed out + delivered + on skin + lost at the
/// luer + discarded with needles, to rounding, whatever happens.</para>
/// </remarks>
public sealed partial class SyringeFluid
{
    /// <summary>Forces nearer than this balance, N.</summary>
    private const double Balanced = 1e-9;

    private readonly SyringeParameters _syringe;
    private readonly double _area;
    private readonly double _spring;
    private readonly double _compliance;
    private readonly double _perStiffening;
    private readonly double _flange;
    private readonly double _end;

    private NeedleParameters _needle;
    private double _resistance;
    private double _kinetic;
    private double _lumen;
    private double _capillary;
    private double _lastSlide;
    private double _pusher = double.NaN;
    private TipPlace _place;
    private int _tissueChanges;
    private double _elastance;
    private double _seconds;
    private double _perSecond;
    private bool _slides;
    private bool _clipped;

    /// <summary>A syringe in the holder, at rest, air in nozzle and needle.</summary>
    /// <param name="syringe">What the syringe is made of.</param>
    /// <param name="needle">The needle on it.</param>
    /// <param name="viscosity">Viscosity of the fluid, mPa·s.</param>
    /// <param name="fill">Fluid ahead of the stopper that can be pressed out, µL.</param>
    /// <param name="flange">Where the pusher meets the plunger, mm on the plunger axis.</param>
    public SyringeFluid(SyringeParameters syringe, NeedleParameters needle, double viscosity, double fill, double flange)
    {
        ArgumentNullException.ThrowIfNull(syringe);
        ArgumentNullException.ThrowIfNull(needle);
        _syringe = syringe;
        _area = syringe.Area;
        _spring = syringe.StopperNewtonsPerMillimetre;
        _compliance = syringe.Compliance;
        _perStiffening = 1 / (syringe.Compliance * syringe.StiffeningKilopascals);
        _flange = flange;
        _end = fill / _area;
        _lastSlide = double.NegativeInfinity;
        _needle = needle;
        Viscosity = viscosity;
        FitNeedle(needle);
    }

    /// <summary>What the syringe is made of.</summary>
    public SyringeParameters Syringe => _syringe;

    /// <summary>The needle on it.</summary>
    public NeedleParameters Needle => _needle;

    /// <summary>Pressure in the syringe, kPa.</summary>
    public double LinePressure { get; private set; }

    /// <summary>What the plunger load cell feels, N; it feels pushing only.</summary>
    public double PusherForce => Math.Max(RodForce, 0);

    /// <summary>Force of the plunger rod on the carriage, positive back toward home; negative while the clip pulls the rod back, N.</summary>
    public double RodForce { get; private set; }

    /// <summary>How far the seal has moved since the syringe was put in, mm.</summary>
    public double SealTravel { get; private set; }

    /// <summary>Volume the seal has swept, µL.</summary>
    public double Displaced => _area * SealTravel;

    /// <summary>Volume the pressure holds in syringe and bubble, µL.</summary>
    public double Stored { get; private set; }

    /// <summary>Air between fluid and tip, µL: the dead space before priming, what a retract drew in after it.</summary>
    public double AirInTip { get; private set; }

    /// <summary>Flow out of the tip in the last step, µL/s.</summary>
    public double Flow { get; private set; }

    /// <summary>Fluid into the tissue of the point at hand, less what came back, µL.</summary>
    public double TrueDelivered { get; private set; }

    /// <summary>Fluid into tissue since the syringe was put in, µL.</summary>
    public double TotalDelivered { get; private set; }

    /// <summary>Fluid that came back along the needle or out of its track, µL.</summary>
    public double TrackLeak { get; private set; }

    /// <summary>Fluid that left the tip in air, µL: priming and dripping.</summary>
    public double Dripped { get; private set; }

    /// <summary>Fluid that is not where it should be: leaked along the track or dripped, µL.</summary>
    public double OnSkin => TrackLeak + Dripped;

    /// <summary>Fluid lost between nozzle and hub, µL.</summary>
    public double LuerLost { get; private set; }

    /// <summary>Air that left the tip of the fitted needle, less what was drawn in, µL: fluid that took its place.</summary>
    public double AirExpelled { get; private set; }

    /// <summary>Fluid that went away with needles taken off, µL.</summary>
    public double Discarded { get; private set; }

    /// <summary>What is left to press out, µL.</summary>
    public double Content => (_end - SealTravel) * _area;

    /// <summary>Viscosity of the fluid, mPa·s.</summary>
    public double Viscosity
    {
        get;
        set
        {
            field = value;
            _resistance = _needle.Resistance(value);
            Settled = false;
        }
    }

    /// <summary>Fault: how much the needle's resistance is raised; infinity is a full occlusion.</summary>
    public double ResistanceFactor
    {
        get;
        set => field = Woken(value);
    } = 1;

    /// <summary>Fault: conductance of a leak at the luer, µL/s per kPa.</summary>
    public double LuerLeak
    {
        get;
        set => field = Woken(value);
    }

    /// <summary>Fault: air in the syringe, µL at atmospheric pressure.</summary>
    public double BubbleMicrolitres
    {
        get;
        set
        {
            // Air that comes in takes up pressure; air that goes takes along what it had stored.
            bool more = value > field;
            field = value;
            if (!more)
            {
                double before = Stored;
                Stored = StoredAt(LinePressure);
                Discarded += before - Stored;
            }

            TakePressure();
            Settled = false;
        }
    }

    /// <summary>True when another step with the same inputs, of any length and at any time, leaves every bit of the state as it is.</summary>
    public bool Settled { get; private set; }

    /// <summary>Another needle, empty, on the same syringe: the pressure goes, the dead space is full of air.</summary>
    public void FitNeedle(NeedleParameters needle)
    {
        ArgumentNullException.ThrowIfNull(needle);
        _needle = needle;
        _resistance = needle.Resistance(Viscosity);
        _kinetic = needle.KineticLoss();
        _lumen = needle.LumenMicrolitres;
        _capillary = needle.CapillaryKilopascals;
        AirInTip = _syringe.DeadSpaceMicrolitres + _lumen;
        Discarded += Stored + AirExpelled;
        AirExpelled = 0;
        Stored = 0;
        TakePressure();
        Flow = 0;
        Settled = false;
    }

    /// <summary>From here on <see cref="TrueDelivered"/> counts another point.</summary>
    /// <param name="before">What that point has taken before, µL.</param>
    public void BeginPoint(double before = 0) => TrueDelivered = before;

    /// <summary>One step.</summary>
    /// <param name="pusher">The plunger carriage, mm.</param>
    /// <param name="place">What the tip is in.</param>
    /// <param name="tissue">The tissue at the point, its tip placed.</param>
    /// <param name="now">Time of the bench, s: the seal's friction grows with its rest.</param>
    /// <param name="seconds">Length of the step.</param>
    public void Step(double pusher, TipPlace place, Tissue tissue, double now, double seconds)
    {
        ArgumentNullException.ThrowIfNull(tissue);
        if (Settled && pusher == _pusher && place == _place && (place != TipPlace.Tissue || tissue.Changes == _tissueChanges))
            return;
        _tissueChanges = tissue.Changes;
        if (place != _place)
        {
            if (_place == TipPlace.Tissue)
                Reflux(tissue.Withdraw());
            _place = place;
        }

        if (seconds != _seconds)
        {
            _seconds = seconds;
            _perSecond = 1 / seconds;
        }

        // The tissue, too, must have rested before the step: the pressure it lets go at last is pressure the line no longer meets.
        bool still = pusher == _pusher && (place != TipPlace.Tissue || tissue.Settled);
        _pusher = pusher;
        double swept = MoveSeal(pusher, now) * _area;
        double drained = Drain(swept, tissue, seconds);
        if (swept != 0 || drained != 0)
        {
            Stored += swept - drained;
            TakePressure();
        }

        Settled = still && swept == 0 && drained == 0;
    }

    /// <summary>Stops a flow too small to matter, so that time can be skipped; the volumes stay as they are.</summary>
    public void SettleExactly()
    {
        Flow = 0;
        Settled = true;
    }

    private double Woken(double value)
    {
        Settled = false;
        return value;
    }

    /// <summary>Lets the seal slip until the stopper's spring is held by pressure and friction; how far it went.</summary>
    private double MoveSeal(double pusher, double now)
    {
        double press = pusher - _flange - SealTravel;

        // The clip of the pusher takes hold of the rod when they meet, not before.
        _clipped |= press >= 0;
        if (!_clipped)
            return 0;
        double stiffness = _spring;
        if (press < 0)
        {
            // Pulled back by the clip, after its play.
            press = Math.Min(press + _syringe.ClipPlayMillimetres, 0);
            if (press == 0 || !_syringe.Clipped)
            {
                press = 0;
                stiffness = 0;
            }
        }

        double spring = _spring * press;
        double against = LinePressure * _area * 1e-3;
        double net = spring - against;
        RodForce = spring;
        double excess = Math.Abs(net) - _syringe.GlideNewtons;
        if (excess <= Balanced)
        {
            _slides = false;
            return 0;
        }

        if (!_slides && excess <= StickingAfter(now - _lastSlide) + Balanced)
            return 0;
        double fluid = _area * _area * 1e-3 * _elastance;
        double slip = Math.CopySign(excess, net) / (stiffness + fluid);
        slip = Math.Min(slip, _end - SealTravel);
        _slides = slip != 0;
        if (!_slides)
            return 0;
        _lastSlide = now;
        SealTravel += slip;
        RodForce -= stiffness * slip;
        return slip;
    }

    /// <summary>Friction beyond glide that a resting seal has grown, N.</summary>
    private double StickingAfter(double rest) => (_syringe.BreakLooseNewtons - _syringe.GlideNewtons)
        * (double.IsInfinity(rest) ? 1 : rest / (rest + _syringe.RestSeconds));
}
