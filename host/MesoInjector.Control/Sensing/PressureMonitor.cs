using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Sensing;

/// <summary>
/// The pressure in the syringe: from the in-line sensor where one is fitted, otherwise from the force on the plunger less the friction
/// of the gliding stopper. The second holds while the plunger moves forward and while it settles after that; after a retract the
/// friction may point either way and nothing can be said.
/// </summary>
public sealed class PressureMonitor
{
    private const int Window = 8;

    /// <summary>How well the glide friction of one syringe repeats from stroke to stroke.</summary>
    private static readonly AppliedForce GlideScatter = AppliedForce.FromMillinewtons(300);

    private static readonly FluidPressure LineScatter = FluidPressure.FromPascals(300);

    /// <summary>Pressure must stand above the cap for so long: breaking the stopper loose is a short peak.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    /// <summary>The rise is judged over so much volume.</summary>
    private static readonly FluidVolume Step = FluidVolume.FromMicrolitres(2);

    /// <summary>More than skin answers with while it takes fluid.</summary>
    private static readonly FluidPressure TissueCeiling = FluidPressure.FromKilopascals(60);

    /// <summary>So much of the displaced volume being stored means that next to nothing leaves.</summary>
    private const double StoredPart = 0.8;

    private readonly int[] _recent = new int[Window];
    private int _next;
    private long _sum;
    private MonotonicTime? _aboveSince;
    private double _stiffnessKilopascalsPerMicrolitre;
    private FluidVolume _stepVolume;
    private FluidPressure _stepPressure;

    /// <summary>The pressure, averaged over the last 8 ms.</summary>
    public FluidPressure Pressure { get; private set; }

    /// <summary>How far off it may be (one standard deviation).</summary>
    public FluidPressure Scatter { get; private set; }

    /// <summary>It has been above the cap for too long.</summary>
    public bool AboveCap { get; private set; }

    /// <summary>The pressure rises as fast as the syringe can store it and is higher than flow and tissue explain: nothing flows.</summary>
    public bool RisingWithoutFlow { get; private set; }

    /// <summary>A dose begins: its own rise is looked at.</summary>
    public void BeginDose(Compliance compliance)
    {
        _stiffnessKilopascalsPerMicrolitre = 1000.0 / Math.Max(compliance.NanolitresPerKilopascal, 1);
        _stepVolume = FluidVolume.Zero;
        _stepPressure = Pressure;
        RisingWithoutFlow = false;
    }

    /// <summary>The dose has displaced so much; judged anew with every step of volume.</summary>
    /// <param name="displaced">Since the dose began.</param>
    /// <param name="inFlow">What the flow alone makes in the needle.</param>
    public void Displaced(FluidVolume displaced, FluidPressure inFlow)
    {
        FluidVolume step = displaced - _stepVolume;
        if (step < Step)
            return;
        double slope = (Pressure - _stepPressure).Pascals / (double)step.Nanolitres;
        FluidPressure explained = FluidPressure.FromPascals(inFlow.Pascals / 5 * 6) + TissueCeiling;
        RisingWithoutFlow = Pressure > explained && slope >= StoredPart * _stiffnessKilopascalsPerMicrolitre;
        _stepVolume = displaced;
        _stepPressure = Pressure;
    }

    /// <summary>Takes this cycle's readings.</summary>
    /// <param name="now">This cycle's time.</param>
    /// <param name="analog">Forces and pressures; invalid ones keep the last pressure, and other interlocks act.</param>
    /// <param name="syringe">The syringe loaded.</param>
    /// <param name="glide">Its stopper's friction.</param>
    /// <param name="cap">The protocol's pressure cap.</param>
    public void Update(MonotonicTime now, in AnalogReading analog, SyringeType syringe, AppliedForce glide, FluidPressure cap)
    {
        if (analog.Valid)
        {
            FluidPressure sample = analog.HasLinePressure ? analog.LinePressure : syringe.PressureFor(analog.PlungerForce - glide);
            _sum += sample.Pascals - _recent[_next];
            _recent[_next] = sample.Pascals;
            _next = (_next + 1) % Window;
            Pressure = FluidPressure.FromPascals((int)(_sum / Window));
            Scatter = analog.HasLinePressure ? LineScatter : syringe.PressureFor(GlideScatter);
        }

        _aboveSince = Pressure > cap ? _aboveSince ?? now : null;
        AboveCap = _aboveSince is { } since && now - since >= Patience;
    }
}
