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
/// <param name="Format">Of the procedures and of this document; null for the first.</param>
/// <param name="Bad">Why it was found bad in the record it comes from; null where it was not. It came after the seal, and is not under it.</param>
public sealed record CalibrationDocument(
    int Number, CalibrationWork Work, Analysis Analysis, string SignedBy, DateTimeOffset SignedAt, string Seal = "",
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Format = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Bad = null)
{
    /// <summary>What this program writes. One more where a procedure gives other results from the same readings.</summary>
    public const int CurrentFormat = 2;

    /// <summary>Machines differ in the last digits of a logarithm.</summary>
    private const double Digits = 1e-6;

    /// <summary>Whether nothing of it was changed since it was signed.</summary>
    [JsonIgnore]
    public bool Whole => Seal == SealOf(this);

    /// <summary>Whether the readings still say what is written: what a seal alone, which anybody can make anew, does not show. Of an earlier format it cannot be said.</summary>
    [JsonIgnore]
    public bool FollowsFromReadings => Format == CurrentFormat
        && Work.Subject.Problems().Count == 0
        && Work.Analyse() is { } again
        && Same(again.Results, Analysis.Results)
        && Analysis.Passed == (again.Passed && Analysis.Findings.All(finding => finding.Severity != Severity.Refuse));

    /// <summary>What later calibrations of the same thing supersede.</summary>
    [JsonIgnore]
    public string Key => $"{(Work.Subject.Simulated ? "virtual " : "")}{Work.Subject.Kind}/{Work.Subject.Handpiece}/{Work.Subject.Part}";

    /// <summary>A calibration as it is signed now.</summary>
    public static CalibrationDocument Signed(int number, CalibrationWork work, Analysis analysis, string by, DateTimeOffset at) =>
        new CalibrationDocument(number, work, analysis, by, at, Format: CurrentFormat).Sealed();

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
            CalibrationDocument read = JsonSerializer.Deserialize<CalibrationDocument>(text, CalibrationText.Options) ?? throw new InvalidDataException("it is empty");
            return read.Format is null or (> 0 and <= CurrentFormat) ? read : throw new InvalidDataException($"it is of format {read.Format}, and this program knows {CurrentFormat}: take a newer one");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    private static bool Same(IReadOnlyList<Result> left, IReadOnlyList<Result> right) => left.Count == right.Count
        && left.Zip(right).All(pair => pair.First.Name == pair.Second.Name && pair.First.Unit == pair.Second.Unit
            && Same(pair.First.Value, pair.Second.Value) && pair.First.Uncertainty is null == pair.Second.Uncertainty is null && Same(pair.First.Uncertainty ?? 0, pair.Second.Uncertainty ?? 0));

    private static bool Same(double left, double right) => Math.Abs(left - right) <= Digits * (Math.Max(Math.Abs(left), Math.Abs(right)) + 1e-3);

    private static string SealOf(CalibrationDocument document) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((document with { Seal = "", Bad = null }).ToJson())));
}
