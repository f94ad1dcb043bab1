using MesoInjector.Calibration;
using MesoInjector.Calibration.Procedures;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Physics;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Simulator.CalibrationBench;

/// <summary>What is really so of the virtual gun, as a calibration with perfect instruments would find it.</summary>
public static class GunTruth
{
    /// <summary>By the names of a procedure's results.</summary>
    /// <param name="subject">What is calibrated.</param>
    /// <param name="circumstances">What is set on purpose about the gun. A syringe is one of the lot: the next one differs by its own ten per cent.</param>
    public static IReadOnlyDictionary<string, double> Of(CalibrationSubject subject, Circumstances circumstances)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(circumstances);
        return subject.Kind switch
        {
            CalibrationKind.Depth => new Dictionary<string, double> { [DepthProcedure.Scale] = 0, [DepthProcedure.Backlash] = AxisParameters.Needle.BacklashMillimetres },
            CalibrationKind.Dose => new Dictionary<string, double> { [DoseProcedure.Scale] = 0, [DoseProcedure.Offset] = 0 },
            CalibrationKind.Compliance => Compliance(Syringe(subject), circumstances),
            CalibrationKind.Force => new Dictionary<string, double> { [ForceProcedure.Zero] = 0, [ForceProcedure.Span] = 0 },
            _ => throw new ArgumentOutOfRangeException(nameof(subject), subject.Kind, "unknown kind"),
        };
    }

    private static Dictionary<string, double> Compliance(SyringeType syringe, Circumstances circumstances)
    {
        double stored = Stored(SyringeParameters.Typical(syringe.Code), circumstances.ComplianceFactor);
        double resisted = NeedleType.Find(30, 4)!.ResistancePascalsPerNanolitrePerSecond(millipascalSeconds: 1);
        return new()
        {
            [ComplianceProcedure.Compliance] = stored,
            [ComplianceProcedure.LostMotion] = LostMotion(syringe).Nanometres * 1e-3,
            [ComplianceProcedure.Resistance] = resisted,
            [ComplianceProcedure.TimeConstant] = stored / 1000 * resisted,
        };
    }

    /// <summary>What a pusher finds over the ramp, nL/kPa: rubber that stiffens stores less than near zero, and the stopper between rod and seal gives way as well.</summary>
    private static double Stored(SyringeParameters syringe, double factor)
    {
        double stiffer = 1 + (ComplianceProcedure.RampPressure / 2 / syringe.StiffeningKilopascals);
        double stopper = syringe.Area * syringe.Area * 1e-3 / syringe.StopperNewtonsPerMillimetre;
        return 1000 * ((syringe.Compliance * factor / (stiffer * stiffer)) + stopper);
    }

    /// <summary>
    /// What a technician would have measured on a typical syringe: the play of the screw, and the rubber between rod and seal, which
    /// friction bends one way and then the other.
    /// </summary>
    public static AxisPosition LostMotion(SyringeType syringe)
    {
        ArgumentNullException.ThrowIfNull(syringe);
        SyringeParameters typical = SyringeParameters.Typical(syringe.Code);
        double millimetres = AxisParameters.Plunger.BacklashMillimetres + (2 * typical.GlideNewtons / typical.StopperNewtonsPerMillimetre);
        return AxisPosition.FromMicrometres((int)Math.Round(millimetres * 1000));
    }

    private static SyringeType Syringe(CalibrationSubject subject) => subject.Syringe ?? throw new ArgumentException("a syringe nobody knows", nameof(subject));
}
