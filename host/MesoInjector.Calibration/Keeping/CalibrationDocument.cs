using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MesoInjector.Calibration.Entry;

namespace MesoInjector.Calibration.Keeping;

/// <summary>A finished calibration as it is kept: the readings, what they said, who signed it. Never changed; a seal shows if it was.</summary>
/// <param name="Number">1 and up on this device.</param>
/// <param name="Work">What was calibrated, and the readings.</param>
/// <param name="Analysis">What the readings said.</param>
/// <param name="SignedBy">The technician.</param>
/// <param name="SignedAt">When, UTC.</param>
/// <param name="Seal">SHA-256 of everything else, in hexadecimal digits.</param>
public sealed record CalibrationDocument(int Number, CalibrationWork Work, Analysis Analysis, string SignedBy, DateTimeOffset SignedAt, string Seal = "")
{
    /// <summary>Whether nothing of it was changed since it was signed.</summary>
    [JsonIgnore]
    public bool Whole => Seal == SealOf(this);

    /// <summary>Whether the readings still say what is written: what a seal alone, which anybody can make anew, does not show.</summary>
    [JsonIgnore]
    public bool FollowsFromReadings => Work.Subject.Problems().Count == 0
        && Work.Analyse() is { } again
        && again.Results.SequenceEqual(Analysis.Results)
        && Analysis.Passed == (again.Passed && Analysis.Findings.All(finding => finding.Severity != Severity.Refuse));

    /// <summary>What later calibrations of the same thing supersede.</summary>
    [JsonIgnore]
    public string Key => $"{(Work.Subject.Simulated ? "virtual " : "")}{Work.Subject.Kind}/{Work.Subject.Handpiece}/{Work.Subject.Part}";

    /// <summary>With its seal.</summary>
    public CalibrationDocument Sealed() => this with { Seal = SealOf(this) };

    /// <summary>As text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CalibrationText.Options);

    /// <summary>From text.</summary>
    /// <exception cref="InvalidDataException">It is not a calibration.</exception>
    public static CalibrationDocument FromJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<CalibrationDocument>(text, CalibrationText.Options) ?? throw new InvalidDataException("it is empty");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    private static string SealOf(CalibrationDocument document) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((document with { Seal = "" }).ToJson())));
}
