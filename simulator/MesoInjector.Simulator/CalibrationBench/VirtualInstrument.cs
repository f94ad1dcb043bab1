using MesoInjector.Calibration;
using MesoInjector.Calibration.Procedures;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.CalibrationBench;

/// <summary>
/// A device with hidden errors, and an instrument with errors of its own within its certificate, for training and for proving the procedures:
/// what a calibration finds can be compared with what is really so.
/// </summary>
public sealed class VirtualInstrument
{
    private readonly ulong _seed;
    private readonly CalibrationSubject _subject;
    private readonly Dictionary<string, double> _truth;
    private readonly double _instrumentError;
    private readonly double _offset;
    private readonly double _other;
    private ulong _drawn;

    /// <summary>A device and an instrument, other ones for each seed.</summary>
    /// <param name="subject">What is to be calibrated, and the instrument's certificate.</param>
    /// <param name="seed">Everything hidden comes from it.</param>
    public VirtualInstrument(CalibrationSubject subject, ulong seed)
        : this(subject, seed, new Dictionary<string, double>())
    {
        switch (subject.Kind)
        {
            case CalibrationKind.Depth:
                _truth[DepthProcedure.Scale] = 1500 * Draw(4);
                _truth[DepthProcedure.Backlash] = Between(0.004, 0.02, 5);
                break;
            case CalibrationKind.Dose:
                _truth[DoseProcedure.Scale] = 0.8 * Draw(4);
                _truth[DoseProcedure.Offset] = 0.05 * Draw(5);
                break;
            case CalibrationKind.Compliance:
                _truth[ComplianceProcedure.Compliance] = Typical.TypicalCompliance.NanolitresPerKilopascal * Between(0.7, 1.3, 4);
                _truth[ComplianceProcedure.LostMotion] = Between(20, 200, 5);
                _truth[ComplianceProcedure.Resistance] = Between(1, 4, 6);
                _truth[ComplianceProcedure.TimeConstant] = _truth[ComplianceProcedure.Compliance] / 1000 * _truth[ComplianceProcedure.Resistance];
                break;
            case CalibrationKind.Force:
                _truth[ForceProcedure.Zero] = 0.02 * Full * Draw(4) / 5;
                _truth[ForceProcedure.Span] = Draw(5);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(subject), subject.Kind, "unknown kind");
        }
    }

    /// <summary>An instrument at a device whose errors are known.</summary>
    /// <param name="subject">What is to be calibrated, and the instrument's certificate.</param>
    /// <param name="seed">The instrument's own errors come from it.</param>
    /// <param name="truth">What is really so, by the names of the results.</param>
    public VirtualInstrument(CalibrationSubject subject, ulong seed, IReadOnlyDictionary<string, double> truth)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(truth);
        _seed = seed;
        _subject = subject;
        _truth = new Dictionary<string, double>(truth);
        _instrumentError = subject.Instrument.Uncertainty / 2 * Draw(1);
        _offset = Draw(2);
        _other = Draw(3);
    }

    /// <summary>What is really so, by the names of the results.</summary>
    public IReadOnlyDictionary<string, double> Truth => _truth;

    private SyringeType Typical => _subject.Syringe ?? SyringeType.All[0];

    private double Full => ForceProcedure.Load(_subject.Part, 500);

    /// <summary>A plausible subject with an instrument as one would use, for training.</summary>
    /// <param name="kind">What is calibrated.</param>
    /// <param name="part">Syringe type or sensor; empty for a usual one.</param>
    /// <param name="today">The date.</param>
    /// <param name="software">Version of the program.</param>
    public static CalibrationSubject Subject(CalibrationKind kind, string part, DateOnly today, string software)
    {
        (string name, double resolution, double uncertainty) = kind switch
        {
            CalibrationKind.Depth => ("Virtual dial indicator", 0.001, 0.003),
            CalibrationKind.Dose => ("Virtual balance", 0.01, 0.05),
            CalibrationKind.Compliance => ("Virtual pressure gauge", 0.1, 1.0),
            CalibrationKind.Force => ("Virtual set of masses", 0.1, 0.5),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
        };
        string usual = kind switch { CalibrationKind.Depth => "", CalibrationKind.Force => "contact", CalibrationKind.Dose or CalibrationKind.Compliance or _ => "3 mL" };
        return new CalibrationSubject(
            kind, "VB-0001", part.Length > 0 ? part : usual, kind is CalibrationKind.Dose or CalibrationKind.Compliance ? "LOT-S1" : "", today, software,
            new Instrument(name, $"VI-{(int)kind + 1:000}", resolution, uncertainty, today.AddDays(200)), new Conditions(22.5, 1008, 45), Simulated: true);
    }

    /// <summary>What the instrument shows for a step.</summary>
    public double Read(ReadingStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        double shown = _subject.Kind switch
        {
            CalibrationKind.Depth => Depth(step),
            CalibrationKind.Dose => Mass(step),
            CalibrationKind.Compliance => Pressure(step),
            CalibrationKind.Force => Force(step),
            _ => throw new InvalidOperationException("unknown kind"),
        };
        double resolution = _subject.Kind == CalibrationKind.Force ? 0.001 : _subject.Instrument.Resolution;
        return Math.Round(Math.Round(shown / resolution) * resolution, 6);
    }

    /// <summary>Screw with a wave of 2 µm once a turn.</summary>
    private double Depth(ReadingStep step)
    {
        if (step.Group.StartsWith("touch-off", StringComparison.Ordinal))
            return (0.05 * _offset) + (0.004 * Scatter());
        double back = step.Group.EndsWith("back", StringComparison.Ordinal) ? _truth[DepthProcedure.Backlash] : 0;
        double place = (step.Setting * (1 + (_truth[DepthProcedure.Scale] * 1e-6))) + back + (0.002 * Math.Sin((2 * Math.PI * step.Setting) + _other)) + (0.002 * Scatter());
        return (0.03 * _offset) + place + (_instrumentError * (place - 2) / 3);
    }

    private double Mass(ReadingStep step)
    {
        double evaporation = 0.04 + (0.01 * Scatter());
        double balance = 0.02 * Scatter();
        if (step.Setting <= 0)
            return balance - evaporation;
        double microlitres = (step.Setting * (1 + (_truth[DoseProcedure.Scale] / 100))) + _truth[DoseProcedure.Offset] + (Math.Sqrt(0.0064 + (0.000036 * step.Setting * step.Setting)) * Scatter());
        double z = WaterDensity.VolumePerMass(_subject.Conditions with { Celsius = _subject.Conditions.Celsius + (0.25 * _other) });
        double milligrams = microlitres / z;
        return milligrams - evaporation + balance + (_instrumentError * milligrams / 50);
    }

    private double Pressure(ReadingStep step)
    {
        double noise = 0.4 * Scatter();
        double kilopascals = step.SettingUnit == "µL/s"
            ? 12 + (_truth[ComplianceProcedure.Resistance] * step.Setting)
            : (3 * _offset) + ((step.Setting + (step.Group.EndsWith("down", StringComparison.Ordinal) ? LostVolume : 0)) * 1000 / _truth[ComplianceProcedure.Compliance]);
        return kilopascals + noise + (_instrumentError * kilopascals / 150);
    }

    private double Force(ReadingStep step)
    {
        double load = ForceProcedure.Load(_subject.Part, step.Setting);
        double here = load * (1 + (0.001 * _other)) * (1 + (_instrumentError / 500));
        return _truth[ForceProcedure.Zero] + (here * (1 + (_truth[ForceProcedure.Span] / 100))) + (0.002 * Full / 5 * Scatter());
    }

    private double LostVolume =>
        _truth[ComplianceProcedure.LostMotion] * Typical.VolumeFor(Control.Quantities.AxisPosition.FromMicrometres(1000)).Nanolitres * 1e-6;

    private double Draw(ulong stream) => Math.Clamp(Noise.Gaussian(_seed, 900 + stream, 0), -3, 3);

    private double Between(double least, double most, ulong stream) => Noise.Between(least, most, _seed, 900 + stream, 0);

    private double Scatter() => Noise.Gaussian(_seed, 920, _drawn++);
}
