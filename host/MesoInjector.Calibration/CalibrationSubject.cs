using System.Text.Json.Serialization;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Calibration;

/// <summary>What is calibrated.</summary>
public enum CalibrationKind
{
    /// <summary>The needle axis against a dial indicator or gauge blocks.</summary>
    Depth = 0,

    /// <summary>Delivered volume by weighing.</summary>
    Dose,

    /// <summary>What a syringe stores, what a needle resists, and what a reversal loses.</summary>
    Compliance,

    /// <summary>Zero and span of a force or pressure sensor by known masses.</summary>
    Force,
}

/// <summary>What it is measured with.</summary>
/// <param name="Name">Maker and model.</param>
/// <param name="SerialNumber">Its serial number.</param>
/// <param name="Resolution">Its smallest step, in the unit read.</param>
/// <param name="Uncertainty">Expanded uncertainty of its own certificate (k = 2), in the unit read.</param>
/// <param name="Due">The last day its own calibration holds.</param>
public sealed record Instrument(string Name, string SerialNumber, double Resolution, double Uncertainty, DateOnly Due);

/// <summary>What an auxiliary instrument is for.</summary>
public enum AuxiliaryUse
{
    /// <summary>The temperature of air and water.</summary>
    Thermometer = 0,

    /// <summary>The air pressure.</summary>
    Barometer,

    /// <summary>What the gun is docked on to find the tip.</summary>
    TouchOffGauge,
}

/// <summary>An instrument beside the one that is read, for the certificate.</summary>
/// <param name="Use">What it is for.</param>
/// <param name="SerialNumber">Its serial number.</param>
/// <param name="Due">The last day its own calibration holds.</param>
public sealed record AuxiliaryInstrument(AuxiliaryUse Use, string SerialNumber, DateOnly Due)
{
    /// <summary>What it is, in words.</summary>
    public static string Words(AuxiliaryUse use) => use switch
    {
        AuxiliaryUse.Thermometer => "thermometer",
        AuxiliaryUse.Barometer => "barometer",
        AuxiliaryUse.TouchOffGauge => "touch-off gauge",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, "unknown use"),
    };

    /// <summary>Those a kind of calibration is done with.</summary>
    public static IReadOnlyList<AuxiliaryUse> Of(CalibrationKind kind) => kind switch
    {
        CalibrationKind.Depth => [AuxiliaryUse.Thermometer, AuxiliaryUse.TouchOffGauge],
        CalibrationKind.Dose => [AuxiliaryUse.Thermometer, AuxiliaryUse.Barometer],
        CalibrationKind.Compliance => [AuxiliaryUse.Thermometer],
        CalibrationKind.Force => [],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };
}

/// <summary>The air of the room.</summary>
/// <param name="Celsius">Temperature of air and water.</param>
/// <param name="Hectopascals">Air pressure.</param>
/// <param name="HumidityPercent">Relative humidity.</param>
public sealed record Conditions(double Celsius, double Hectopascals, double HumidityPercent);

/// <summary>What is calibrated, with what, when and where.</summary>
/// <param name="Kind">Which calibration.</param>
/// <param name="Handpiece">Serial number of the handpiece.</param>
/// <param name="Part">Syringe type for dose and compliance, sensor for force (contact, plunger or pressure), empty for depth.</param>
/// <param name="Lot">Lot of the syringe; empty where there is none.</param>
/// <param name="Date">Today.</param>
/// <param name="Software">Version of the program.</param>
/// <param name="Instrument">What it is measured with.</param>
/// <param name="Conditions">The air of the room.</param>
/// <param name="Simulated">The device and the instrument are virtual.</param>
/// <param name="Needle">The type of needle of a compliance calibration, such as "30G x 4 mm"; null where it is not for one, and then its resistance is shown and not used.</param>
/// <param name="Auxiliary">Instruments beside the one that is read; null where none was entered, and the certificate says so.</param>
public sealed record CalibrationSubject(
    CalibrationKind Kind, string Handpiece, string Part, string Lot, DateOnly Date, string Software, Instrument Instrument, Conditions Conditions, bool Simulated = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Needle = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AuxiliaryInstrument>? Auxiliary = null)
{
    /// <summary>The sensors a force calibration can be for.</summary>
    public static IReadOnlyList<string> Sensors { get; } = ["contact", "plunger", "pressure"];

    /// <summary>The type of syringe; null where the calibration is not for one.</summary>
    [JsonIgnore]
    public SyringeType? Syringe => SyringeType.All.FirstOrDefault(type => type.Name == Part);

    /// <summary>Everything that speaks against beginning; empty when nothing does.</summary>
    public IReadOnlyList<Finding> Problems()
    {
        List<Finding> problems = [];
        if (string.IsNullOrWhiteSpace(Handpiece))
            problems.Add(Finding.Refuse("There is no serial number of the handpiece.", "Enter the number on its label."));
        if (Kind is CalibrationKind.Dose or CalibrationKind.Compliance && Syringe is null)
            problems.Add(Finding.Refuse($"There is no syringe '{Part}'.", $"Choose {string.Join(", ", SyringeType.All.Select(type => type.Name))}."));
        if (Kind == CalibrationKind.Dose && string.IsNullOrWhiteSpace(Lot))
            problems.Add(Finding.Refuse("There is no lot of the syringe.", "Enter the lot: bores differ from lot to lot."));
        if (Needle is not null && NeedleType.Named(Needle) is null)
            problems.Add(Finding.Refuse($"There is no needle '{Needle}'.", "Write it as '30G x 4 mm', or leave it out: its resistance is then computed."));
        if (Kind == CalibrationKind.Force && !Sensors.Contains(Part))
            problems.Add(Finding.Refuse($"There is no sensor '{Part}'.", $"Choose {string.Join(", ", Sensors)}."));
        if (string.IsNullOrWhiteSpace(Instrument.SerialNumber))
            problems.Add(Finding.Refuse("The instrument has no serial number.", "Enter it: without it the calibration cannot be traced."));
        foreach (AuxiliaryInstrument nameless in (Auxiliary ?? []).Where(helper => string.IsNullOrWhiteSpace(helper.SerialNumber)))
            problems.Add(Finding.Refuse($"The {AuxiliaryInstrument.Words(nameless.Use)} has no serial number.", "Enter it, or leave this instrument out."));
        if (OutOfDate(Date) is { } ended)
            problems.Add(ended);
        if (!(Instrument.Resolution > 0) || Instrument.Resolution > CalibrationLimits.CoarsestResolution(Kind))
        {
            problems.Add(Finding.Refuse($"A resolution of {Instrument.Resolution} is too coarse, or none.",
                $"Use an instrument that shows {CalibrationLimits.CoarsestResolution(Kind)} {CalibrationLimits.Unit(Kind)} or less."));
        }

        if (!(Instrument.Uncertainty >= 0) || !double.IsFinite(Instrument.Uncertainty))
            problems.Add(Finding.Refuse("The uncertainty of the instrument is not a number.", "Take it from its certificate, k = 2."));
        AddConditions(problems);
        return problems;
    }

    /// <summary>What speaks against going on or signing on a later day: an instrument whose own calibration has ended since.</summary>
    /// <returns>Null for nothing.</returns>
    public Finding? OutOfDate(DateOnly today)
    {
        (string Name, DateOnly Due)[] used = [($"{Instrument.Name} {Instrument.SerialNumber}", Instrument.Due), .. (Auxiliary ?? []).Select(helper => ($"{AuxiliaryInstrument.Words(helper.Use)} {helper.SerialNumber}", helper.Due))];
        return used.Where(one => one.Due < today).Select(one => Finding.Refuse($"The calibration of {one.Name} ended on {one.Due:yyyy-MM-dd}.", "Use an instrument that is in date.")).FirstOrDefault();
    }

    /// <summary>Why a device may neither be driven for this nor sign it: a certificate is of one device.</summary>
    /// <param name="handpiece">The device's; empty where nobody told it.</param>
    /// <param name="simulated">The device is a virtual one.</param>
    /// <returns>Null where it may.</returns>
    public Finding? Foreign(string handpiece, bool simulated)
    {
        ArgumentNullException.ThrowIfNull(handpiece);
        const string remedy = "Finish it where it was begun, or discard it.";
        if (Simulated != simulated)
            return Finding.Refuse(Simulated ? "The calibration was done on a virtual device; this is a real one." : "The calibration is of a real device; this is a virtual one.", remedy);
        return handpiece.Length == 0 || handpiece == Handpiece ? null : Finding.Refuse($"The calibration is of handpiece {Handpiece}; this device has {handpiece}.", remedy);
    }

    /// <summary>In what another subject could not go on with the readings of this one; empty where it could.</summary>
    public IReadOnlyList<string> Differences(CalibrationSubject other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (string Name, object? Here, object? There)[] compared =
        [
            ("kind", Kind, other.Kind), ("syringe or sensor", Part, other.Part), ("lot", Lot, other.Lot), ("handpiece", Handpiece, other.Handpiece), ("instrument", Instrument, other.Instrument),
            ("needle", Needle, other.Needle),
        ];
        IEnumerable<string> helpers = (Auxiliary ?? []).SequenceEqual(other.Auxiliary ?? []) ? [] : ["thermometer, barometer or gauge"];
        return [.. helpers, .. compared.Where(pair => !Equals(pair.Here, pair.There)).Select(pair => pair.Here is Instrument ? pair.Name : $"{pair.Name} ({Said(pair.Here)}, now {Said(pair.There)})")];

        static string Said(object? value) => value?.ToString() is { Length: > 0 } text ? text : "none";
    }

    private void AddConditions(List<Finding> problems)
    {
        if (!(Conditions.Celsius is >= 15 and <= 30))
            problems.Add(Finding.Refuse($"{Conditions.Celsius} °C is outside 15 to 30 °C.", "Calibrate at room temperature, and enter °C."));
        if (!(Conditions.Hectopascals is >= 700 and <= 1100))
            problems.Add(Finding.Refuse($"{Conditions.Hectopascals} hPa is outside 700 to 1100 hPa.", "Enter the air pressure of the place, not of sea level, in hPa."));
        if (!(Conditions.HumidityPercent is >= 10 and <= 90))
            problems.Add(Finding.Refuse($"{Conditions.HumidityPercent} % relative humidity is outside 10 to 90 %.", "Enter it in per cent."));
    }
}
