using MesoInjector.Control.Servicing;

namespace MesoInjector.Calibration;

/// <summary>One reading to take.</summary>
/// <param name="Group">Readings that belong together, as "run 2, forward".</param>
/// <param name="Setting">What the device is set to.</param>
/// <param name="SettingUnit">Its unit.</param>
/// <param name="Instruction">What to do, in words.</param>
/// <param name="Unit">The unit of what is read.</param>
/// <param name="Least">The least that is believed.</param>
/// <param name="Most">The most that is believed.</param>
/// <param name="Target">What the device is driven to for it; null where nothing of the device is to move.</param>
public sealed record ReadingStep(
    string Group, double Setting, string SettingUnit, string Instruction, string Unit, double Least, double Most, ServiceTarget? Target = null)
{
    /// <summary>What people type by mistake; with a unit, only where that is asked for.</summary>
    private static readonly (double Factor, string Words, string? Unit)[] Mistaken =
    [
        (1000, "a thousand times too large or in a unit a thousand times smaller", null), (0.001, "a thousand times too small or in a unit a thousand times larger", null),
        (1 / 25.4, "in inches", "mm"), (0.01, "in bar", "kPa"), (1 / 6.894757, "in psi", "kPa"), (10, "in millibar", "kPa"), (-1, "of the wrong sign", null),
    ];

    /// <summary>Whether a reading can be believed.</summary>
    /// <returns>Null when it can; otherwise why not.</returns>
    public Finding? Problem(double value)
    {
        if (value >= Least && value <= Most)
            return null;
        string guess = double.IsFinite(value)
            ? Mistaken.Where(mistake => (mistake.Unit ?? Unit) == Unit && value / mistake.Factor >= Least && value / mistake.Factor <= Most && value != 0).Select(mistake => $" It may be {mistake.Words}.").FirstOrDefault() ?? ""
            : "";
        return Finding.Refuse(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value} {Unit} is outside {Least:0.####} to {Most:0.####} {Unit}.{guess}"),
            $"Read again and enter {Unit}; if it is what the instrument shows, end here and have the device looked at.");
    }
}

/// <summary>How one kind of calibration is done: which readings, and what they say.</summary>
public interface IProcedure
{
    /// <summary>Which kind it is.</summary>
    CalibrationKind Kind { get; }

    /// <summary>Every reading to take, in order.</summary>
    IReadOnlyList<ReadingStep> Steps(CalibrationSubject subject);

    /// <summary>What a whole set of readings says.</summary>
    /// <param name="subject">What was calibrated.</param>
    /// <param name="readings">One for each step.</param>
    Analysis Analyse(CalibrationSubject subject, IReadOnlyList<double> readings);
}
