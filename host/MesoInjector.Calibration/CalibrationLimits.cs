namespace MesoInjector.Calibration;

/// <summary>What a calibration must reach to come into force. Each is printed on the certificate.</summary>
public static class CalibrationLimits
{
    /// <summary>Largest expanded uncertainty of a depth, mm.</summary>
    public const double DepthUncertainty = 0.05;

    /// <summary>Largest scale error of the needle axis, ppm; more is a damaged screw or another encoder.</summary>
    public const double DepthScale = 10_000;

    /// <summary>Largest backlash of the needle axis, mm.</summary>
    public const double Backlash = 0.03;

    /// <summary>Largest error of a place that the line leaves, mm.</summary>
    public const double DepthError = 0.03;

    /// <summary>How far touch-offs of the same tip may lie apart, mm (k = 2).</summary>
    public const double TouchOffRepeatability = 0.05;

    /// <summary>A dose holds this part of itself either way (95 % confidence, 97.5 % of doses).</summary>
    public const double DoseTolerance = 0.10;

    /// <summary>The smallest dose holds this either way, µL: in parts of itself no device of this size can.</summary>
    public const double SmallDoseTolerance = 1;

    /// <summary>Confidence of the tolerance interval.</summary>
    public const double Confidence = 0.95;

    /// <summary>The part of all doses that lies in the tolerance interval.</summary>
    public const double PartOfDoses = 0.975;

    /// <summary>A balance may change by so much between the first and the last blank, mg.</summary>
    public const double BalanceDrift = 0.3;

    /// <summary>Largest expanded uncertainty of the scale of a dose, as a part: a fifth of what a dose may be off.</summary>
    public const double DoseScaleUncertainty = 0.02;

    /// <summary>
    /// A compliance is believed within this factor of what is typical of its syringe. Syringes of a type lie within ± 30 % (10 % is their standard deviation); a 1 mL syringe in the place of
    /// another, or another in its place, is off by 1.7 and more. 3 and 5 mL are off by 1.4 only: what lies nearer to the other type is shown.
    /// </summary>
    public const double ComplianceFactor = 1.5;

    /// <summary>The resistance of a needle is believed within this factor of what its nominal bore gives; the next gauge but one is further off.</summary>
    public const double NeedleFactor = 2.5;

    /// <summary>Largest expanded uncertainty of a compliance, as a part of it.</summary>
    public const double ComplianceUncertainty = 0.15;

    /// <summary>Largest lost motion of the plunger, µm.</summary>
    public const double LostMotion = 500;

    /// <summary>Largest span error of a force or pressure sensor, as a part.</summary>
    public const double Span = 0.05;

    /// <summary>Largest expanded uncertainty of a span, as a part.</summary>
    public const double SpanUncertainty = 0.02;

    /// <summary>The coarsest step an instrument may have.</summary>
    public static double CoarsestResolution(CalibrationKind kind) => kind switch
    {
        CalibrationKind.Depth => 0.01,
        CalibrationKind.Dose => 0.1,
        CalibrationKind.Compliance => 1,
        CalibrationKind.Force => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };

    /// <summary>The unit the instrument is read in.</summary>
    public static string Unit(CalibrationKind kind) => kind switch
    {
        CalibrationKind.Depth => "mm",
        CalibrationKind.Dose => "mg",
        CalibrationKind.Compliance => "kPa",
        CalibrationKind.Force => "g",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };
}
