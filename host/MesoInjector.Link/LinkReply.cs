using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Link;

/// <summary>What became of a request.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Result">What came of it; null where nothing is to be said, or it was refused.</param>
/// <param name="Refusal">Why it was refused; null when it was done.</param>
public sealed record LinkReply(Guid Id, JsonElement? Result, Refusal? Refusal)
{
    /// <summary>The largest reply as a payload, bytes: one frame that the buffer of a socket takes at once.</summary>
    public const int LongestPayload = 96 * 1024;

    /// <summary>It was done.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="result">What came of it; null for nothing to say.</param>
    public static LinkReply Done(LinkRequest request, JsonNode? result = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new LinkReply(request.Id, result is null ? null : JsonSerializer.SerializeToElement(result), Refusal: null);
    }

    /// <summary>It was refused.</summary>
    public static LinkReply Refused(LinkRequest request, Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new LinkReply(request.Id, Result: null, refusal);
    }

    /// <summary>As a payload.</summary>
    public byte[] ToPayload()
    {
        var text = new JsonObject { ["id"] = Id };
        if (Result is { } result)
            text["result"] = JsonSerializer.SerializeToNode(result);
        if (Refusal is { } refusal)
            text["refusal"] = new JsonObject { ["code"] = refusal.Code.ToString(), ["words"] = refusal.Words, ["remedy"] = refusal.Remedy };
        return JsonSerializer.SerializeToUtf8Bytes(text);
    }

    /// <summary>Reads a payload.</summary>
    /// <exception cref="InvalidDataException">It is not a reply.</exception>
    public static LinkReply Read(ReadOnlyMemory<byte> payload)
    {
        JsonElement text = LinkJson.Read(payload, "a reply");
        if (!LinkJson.TryId(text, out Guid id))
            throw new InvalidDataException("a reply has an id");
        JsonElement? result = text.TryGetProperty("result", out JsonElement found) && found.ValueKind != JsonValueKind.Null ? found : null;
        if (!text.TryGetProperty("refusal", out JsonElement refusal))
            return new LinkReply(id, result, Refusal: null);
        return Enum.TryParse(LinkJson.Text(refusal, "code"), out RefusalCode code)
            ? new LinkReply(id, result, new Refusal(code, LinkJson.Text(refusal, "words"), LinkJson.Text(refusal, "remedy")))
            : throw new InvalidDataException("a refusal of a kind that this program does not know");
    }
}
