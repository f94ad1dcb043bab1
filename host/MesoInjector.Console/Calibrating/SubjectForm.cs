using System.Globalization;
using System.Text.Json.Nodes;
using MesoInjector.Calibration;
using MesoInjector.Console.Wording;
using Microsoft.AspNetCore.Http;

namespace MesoInjector.Console.Calibrating;

/// <summary>What is calibrated and with what, as it was typed: kept until the device takes it, so that a refusal costs no typing.</summary>
internal sealed class SubjectForm
{
    private static readonly string[] Numbers = ["resolution", "uncertainty", "celsius", "hectopascals", "humidity"];

    private readonly Dictionary<string, string> _typed = [];

    /// <summary>Every field.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["handpiece", "part", "lot", "needle", "instrument", "serial", "due", .. Numbers, .. Enum.GetValues<AuxiliaryUse>().SelectMany(use => new[] { Serial(use), Due(use) })];

    /// <summary>What was typed in a field; empty for nothing.</summary>
    public string this[string field]
    {
        get => _typed.GetValueOrDefault(field, "");
        set => _typed[field] = value;
    }

    /// <summary>The field of an auxiliary instrument's serial number.</summary>
    public static string Serial(AuxiliaryUse use) => $"{use}-serial";

    /// <summary>The field of the last day it is in date.</summary>
    public static string Due(AuxiliaryUse use) => $"{use}-due";

    /// <summary>From a browser.</summary>
    public static SubjectForm Of(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var typed = new SubjectForm();
        foreach (string field in Fields)
            typed[field] = form[field].ToString().Trim();
        return typed;
    }

    /// <summary>As the latest of its kind was; the day's own values are left open.</summary>
    public static SubjectForm Like(CalibrationSubject? latest, string handpiece, string part, Words words)
    {
        var form = new SubjectForm { ["handpiece"] = handpiece.Length > 0 ? handpiece : latest?.Handpiece ?? "", ["part"] = part.Length > 0 ? part : latest?.Part ?? "" };
        if (latest is null)
            return form;
        form["lot"] = latest.Part == form["part"] ? latest.Lot : "";
        form["needle"] = latest.Needle ?? "";
        foreach (AuxiliaryInstrument helper in latest.Auxiliary ?? [])
            (form[Serial(helper.Use)], form[Due(helper.Use)]) = (helper.SerialNumber, helper.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        form["instrument"] = latest.Instrument.Name;
        form["serial"] = latest.Instrument.SerialNumber;
        form["due"] = latest.Instrument.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        form["resolution"] = Keyed.Text(latest.Instrument.Resolution, words);
        form["uncertainty"] = Keyed.Text(latest.Instrument.Uncertainty, words);
        return form;
    }

    /// <summary>As the daemon wants it.</summary>
    /// <param name="kind">Which calibration.</param>
    /// <param name="words">The language of the numbers.</param>
    /// <param name="problem">The first field that cannot be read, and why; null where all can.</param>
    /// <returns>Null where a field cannot be read.</returns>
    public JsonObject? ToSubject(CalibrationKind kind, Words words, out string? problem)
    {
        problem = null;
        Dictionary<string, double> values = [];
        foreach (string field in Numbers)
        {
            if (Keyed.Read(this[field], words, out double value) is { } wrong)
            {
                problem = $"{words[$"subject.{field}"]}: {wrong}";
                return null;
            }

            values[field] = value;
        }

        AuxiliaryUse[] helpers = [.. AuxiliaryInstrument.Of(kind).Where(use => this[Serial(use)].Length > 0)];
        if (((string[])["due", .. helpers.Select(Due)]).Any(field => !DateOnly.TryParseExact(this[field], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
        {
            problem = $"{words["subject.due"]}: {words["subject.no-day"]}";
            return null;
        }

        return new JsonObject
        {
            ["kind"] = kind.ToString(),
            ["handpiece"] = this["handpiece"],
            ["part"] = kind == CalibrationKind.Depth ? "" : this["part"],
            ["lot"] = kind is CalibrationKind.Dose or CalibrationKind.Compliance ? this["lot"] : "",
            ["needle"] = kind == CalibrationKind.Compliance ? this["needle"] : "",
            ["auxiliary"] = new JsonArray([.. helpers.Select(use => (JsonNode)new JsonObject { ["use"] = use.ToString(), ["serialNumber"] = this[Serial(use)], ["due"] = this[Due(use)] })]),
            ["instrument"] = new JsonObject
            {
                ["name"] = this["instrument"],
                ["serialNumber"] = this["serial"],
                ["resolution"] = values["resolution"],
                ["uncertainty"] = values["uncertainty"],
                ["due"] = this["due"],
            },
            ["conditions"] = new JsonObject { ["celsius"] = values["celsius"], ["hectopascals"] = values["hectopascals"], ["humidityPercent"] = values["humidity"] },
        };
    }
}
