using MesoInjector.Control.Calibration;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Treatment;

/// <summary>
/// How well a syringe, needle, dose and flow will deliver, and how long the dwell must be. A soft syringe stores fluid: what it holds
/// when the needle leaves is missing at this point and was paid by the last one, so it is the <em>difference</em> from point to point
/// that spoils a dose. Waiting makes it small.
/// </summary>
/// <remarks>
/// Tissue figures: back-pressure 5–15 kPa plus 0.15–0.4 kPa/µL, relaxing in 1–5 s; the typical values stand below and their scatter
/// from point to point on one scalp is taken as 15 %. The bench measures the truth of this forecast (docs/accuracy.md).
/// </remarks>
public sealed record DeliveryForecast
{
    private const double TissuePressureKilopascals = 10;
    private const double TissueStiffnessKilopascalsPerMicrolitre = 0.27;
    private const double TissueRelaxationSeconds = 2.5;
    private const double TissueScatter = 0.15;

    /// <summary>
    /// The pressure of the stored fluid at which the needle may leave. The track holds back about 12 kPa; half of that leaves room for
    /// skin that is stiffer or slower than typical.
    /// </summary>
    private const double TrackGoalKilopascals = 6;

    /// <summary>A syringe that stores nothing empties itself at once; a microsecond is that, and can be divided by.</summary>
    private const double ShortestTimeConstantSeconds = 1e-6;

    /// <summary>Scatter of calibrated compliance times needle resistance.</summary>
    private const double TimeConstantScatter = 0.10;

    /// <summary>Scatter of the plunger seal's place at the end of a dose: screw error, stopper creep, microsteps.</summary>
    private const double SealScatterMillimetres = 0.003;

    /// <summary>What the dwell is chosen to leave: scatter of the stored volume as a part of the dose.</summary>
    private const double StoredScatterGoal = 0.015;

    /// <summary>Two-sided tolerance factor for 60 deliveries, 95 % confidence, 97.5 % of doses.</summary>
    private const double ToleranceFactor = 2.670;

    /// <summary>A sound needle stays so far below the pressure at which it counts as blocked: noise, friction and firm skin come on top.</summary>
    private const double LargestPartOfCap = 0.8;

    /// <summary>The tolerance a dose must hold, as a part of the dose.</summary>
    private const double Tolerance = 0.10;

    /// <summary>Retract and way out of the skin: so long the syringe draws on the tissue.</summary>
    private const double RetractSeconds = 0.15;

    /// <summary>The anti-drip retract takes so much more than what is stored, so that the tip does not drip.</summary>
    public static FluidVolume DripMargin { get; } = FluidVolume.FromMicrolitres(2);

    private DeliveryForecast()
    {
    }

    /// <summary>Needle resistance times syringe compliance: how fast the syringe empties itself.</summary>
    public required TimeSpan TimeConstant { get; init; }

    /// <summary>How long the needle stays after the dose.</summary>
    public required TimeSpan Dwell { get; init; }

    /// <summary>What the syringe still stores at the end of the dwell: what the anti-drip retract must take back.</summary>
    public required FluidVolume StoredAtEnd { get; init; }

    /// <summary>
    /// What of the margin comes back out of the tissue while the needle still stands in it; the next dose returns it, so only the first
    /// one after priming misses it.
    /// </summary>
    public required FluidVolume DrawnBack { get; init; }

    /// <summary>Expected scatter of a dose (one standard deviation).</summary>
    public required FluidVolume Scatter { get; init; }

    /// <summary>Why this combination is not accurate enough to be used; null when it is.</summary>
    public required Refusal? Refusal { get; init; }

    /// <summary>The forecast for a protocol with the typical compliance of its syringe.</summary>
    public static DeliveryForecast For(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return For(protocol, protocol.Syringe.TypicalCompliance);
    }

    /// <summary>The forecast for a protocol with a calibration: its compliance, and its measured needle where that is the protocol's.</summary>
    public static DeliveryForecast For(Protocol protocol, DoseCalibration calibration)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(calibration);
        return For(protocol, calibration.Compliance, calibration.ResistancePascalsPerNanolitrePerSecond(protocol.Needle, protocol.ViscosityMillipascalSeconds));
    }

    /// <summary>The forecast for a protocol with a calibrated compliance.</summary>
    public static DeliveryForecast For(Protocol protocol, Compliance calibrated)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return For(protocol, calibrated, protocol.Needle.ResistancePascalsPerNanolitrePerSecond(protocol.ViscosityMillipascalSeconds));
    }

    private static DeliveryForecast For(Protocol protocol, Compliance calibrated, double resistance)
    {
        double compliance = calibrated.NanolitresPerKilopascal / 1000.0;
        double tau = Math.Max(resistance * compliance, ShortestTimeConstantSeconds);
        double dose = protocol.Dose.Nanolitres / 1000.0;
        double needleDrop = resistance * (protocol.Flow.NanolitresPerSecond / 1000.0);
        double tissue = TissuePressureKilopascals + (TissueStiffnessKilopascalsPerMicrolitre * dose);

        double bleb = TissueRelaxationSeconds * Math.Log(Math.Max(TissueStiffnessKilopascalsPerMicrolitre * dose / TrackGoalKilopascals, 1));
        double least = Math.Max(Math.Max(HardLimits.ShortestDwell.TotalSeconds, protocol.MinimumDwell.TotalSeconds), Math.Max(3 * tau, bleb));
        double longest = HardLimits.LongestDwell.TotalSeconds;
        double dwell = least;
        while (dwell < longest && StoredScatter(dwell) > StoredScatterGoal * dose)
            dwell += 0.05;

        double mechanical = protocol.Syringe.VolumeFor(AxisPosition.FromMicrometres(1000)).Nanolitres / 1000.0 * SealScatterMillimetres;
        double scatter = Math.Sqrt((2 * Square(StoredScatter(dwell))) + (2 * Square(mechanical)));
        return new DeliveryForecast
        {
            TimeConstant = TimeSpan.FromSeconds(tau),
            Dwell = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(dwell, longest) * 1000)),
            StoredAtEnd = FluidVolume.FromNanolitres((long)Math.Ceiling(compliance * PressureAtEnd(dwell) * 1000)),
            DrawnBack = FluidVolume.FromNanolitres((long)(DripMargin.Nanolitres * (1 - Math.Exp(-RetractSeconds / tau)))),
            Scatter = FluidVolume.FromNanolitres((long)Math.Ceiling(scatter * 1000)),
            Refusal = Judge(protocol, least, scatter, dose, needleDrop + tissue),
        };

        double TissueAtEnd(double seconds) => tissue * Math.Exp(-seconds / TissueRelaxationSeconds);

        double NeedleAtEnd(double seconds) => needleDrop * Math.Exp(-seconds / tau);

        double PressureAtEnd(double seconds) => TissueAtEnd(seconds) + NeedleAtEnd(seconds);

        double StoredScatter(double seconds) => compliance * Math.Sqrt(
            Square(TissueScatter * TissueAtEnd(seconds) * (1 + (seconds / TissueRelaxationSeconds)))
            + Square(TimeConstantScatter * NeedleAtEnd(seconds) * seconds / tau));
    }

    private static Refusal? Judge(Protocol protocol, double leastDwell, double scatter, double dose, double kilopascals)
    {
        if (leastDwell > HardLimits.LongestDwell.TotalSeconds)
        {
            return new Refusal(RefusalCode.Accuracy,
                $"a {protocol.Syringe} syringe on a {protocol.Needle} needle needs {leastDwell:0.#} s to empty itself after a dose; the longest dwell is {HardLimits.LongestDwell.TotalSeconds:0.#} s",
                "use a smaller syringe or a wider needle");
        }

        double tolerance = ToleranceFactor * scatter / dose;
        if (tolerance > Tolerance)
        {
            return new Refusal(RefusalCode.Accuracy,
                $"a {protocol.Syringe} syringe on a {protocol.Needle} needle holds {dose:0.##} µL only within ± {tolerance * 100:0} %; ± {Tolerance * 100:0} % is required",
                "use a smaller syringe or a larger dose");
        }

        double cap = protocol.PressureCap.Pascals / 1000.0;
        if (kilopascals > cap * LargestPartOfCap)
        {
            return new Refusal(RefusalCode.Accuracy,
                $"{protocol.Flow} through a {protocol.Needle} needle takes {kilopascals:0} kPa; at {cap:0} kPa a dose is aborted as blocked",
                "use a slower flow or a wider needle");
        }

        return null;
    }

    private static double Square(double value) => value * value;
}
