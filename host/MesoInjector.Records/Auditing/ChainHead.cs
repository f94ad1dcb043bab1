using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MesoInjector.Records.Auditing;

/// <summary>Where the audit chain of a journal stood at some time. Kept elsewhere, it shows whether anything before it was rewritten.</summary>
/// <param name="Identity">Which journal.</param>
/// <param name="Number">The last entry; 0 for none.</param>
/// <param name="Hash">Its hash, 64 lower-case hexadecimal digits.</param>
/// <param name="At">When it was exported; wall clock, UTC.</param>
public sealed record ChainHead(string Identity, long Number, string Hash, DateTimeOffset At)
{
    private const string Format = "mesoinjector-chain-head-1";

    /// <summary>As a file's text.</summary>
    public string ToJson() => new JsonObject
    {
        ["format"] = Format,
        ["journal"] = Identity,
        ["number"] = Number,
        ["sha256"] = Hash,
        ["at"] = At.ToString("O", CultureInfo.InvariantCulture),
    }.ToJsonString();

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">What the file holds.</param>
    /// <param name="head">The head; null where the text is none.</param>
    /// <returns>Null when it could be read; otherwise what is wrong.</returns>
    public static string? TryParse(string text, out ChainHead? head)
    {
        head = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement body = document.RootElement;
            if (JsonText.Text(body, "format") != Format)
                return $"it is not an exported chain head: \"format\" is not \"{Format}\".";
            if (JsonText.Text(body, "journal") is not { Length: > 0 } identity)
                return "\"journal\" is missing.";
            if (JsonText.NumberOrNull(body, "number") is not >= 0)
                return "\"number\" is missing or negative.";
            if (JsonText.Text(body, "sha256") is not { Length: 2 * AuditChain.HashBytes } hash || !hash.All(char.IsAsciiHexDigitLower))
                return "\"sha256\" is not 64 lower-case hexadecimal digits.";
            if (!DateTimeOffset.TryParse(JsonText.Text(body, "at"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset at))
                return "\"at\" is not a time.";
            head = new ChainHead(identity, JsonText.Number(body, "number"), hash, at);
            return null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return $"it is not JSON: {exception.Message}";
        }
    }
}
