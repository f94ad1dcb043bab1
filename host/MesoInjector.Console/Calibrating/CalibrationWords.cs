using MesoInjector.Calibration;
using MesoInjector.Calibration.Keeping;
using MesoInjector.Console.Wording;

namespace MesoInjector.Console.Calibrating;

/// <summary>Calibrations in the words of a screen.</summary>
internal static class CalibrationWords
{
    /// <summary>So many days before it ends, one is told of it.</summary>
    public const int ExpiringDays = 21;

    /// <summary>What is calibrated.</summary>
    public static string Thing(CalibrationKind kind, string part, Words words) => kind switch
    {
        CalibrationKind.Depth => words["thing.Depth"],
        CalibrationKind.Dose => words["thing.Dose", part],
        CalibrationKind.Compliance => words["thing.Compliance", part],
        CalibrationKind.Force => words["thing.Force", words.Or($"sensor.{part}", part)],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };

    /// <summary>Where one stands.</summary>
    public static string Standing(RegisteredCalibration calibration, DateOnly today, Words words)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        int left = calibration.LastDay.DayNumber - today.DayNumber;
        return calibration.Status switch
        {
            CalibrationStatus.InForce => words[left <= ExpiringDays ? "standing.expiring" : "standing.InForce", left],
            CalibrationStatus.Expired => words["standing.Expired", -left],
            CalibrationStatus.Bad => words["standing.Bad", calibration.Reason],
            CalibrationStatus.Failed or CalibrationStatus.Superseded or CalibrationStatus.Damaged => words[$"standing.{calibration.Status}"],
            _ => throw new ArgumentOutOfRangeException(nameof(calibration), calibration.Status, "unknown status"),
        };
    }

    /// <summary>The mark beside it: a shape, not a colour.</summary>
    public static string Mark(RegisteredCalibration? calibration, DateOnly today) => calibration switch
    {
        null => "–",
        { Status: CalibrationStatus.InForce } => calibration.LastDay.DayNumber - today.DayNumber <= ExpiringDays ? "◷" : "✓",
        { Status: CalibrationStatus.Superseded } => "↷",
        _ => "✕",
    };

    /// <summary>The parts a kind of calibration is for; one without a name for the needle axis.</summary>
    public static IReadOnlyList<string> Parts(CalibrationKind kind) => kind switch
    {
        CalibrationKind.Depth => [""],
        CalibrationKind.Dose or CalibrationKind.Compliance => [.. Control.Treatment.SyringeType.All.Select(type => type.Name)],
        CalibrationKind.Force => CalibrationSubject.Sensors,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };

    /// <summary>A result with as many digits as mean something.</summary>
    public static string Number(double value, double? uncertainty, Words words) =>
        Documents.Certificates.CalibrationCertificate.Number(value, uncertainty).Replace(".", words.Numbers.NumberDecimalSeparator, StringComparison.Ordinal);
}
