using System.Text.Json;
using System.Text.Json.Nodes;

namespace MesoInjector.Link;

/// <summary>Something a console asks for that is no operator's command. The same id is answered again and not done again.</summary>
/// <param name="Id">Unique per wish.</param>
/// <param name="Method">What, as <c>session.open</c>.</param>
/// <param name="Arguments">An object; empty where there is nothing to say.</param>
public sealed record LinkRequest(Guid Id, string Method, JsonElement Arguments)
{
    private const int LongestMethod = 64;

    /// <summary>A request as a whole frame.</summary>
    /// <param name="id">Unique per wish.</param>
    /// <param name="method">What.</param>
    /// <param name="arguments">An object; null for none. Copied: it may be used again.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is longer than a frame.</exception>
    public static byte[] Frame(Guid id, string method, JsonNode? arguments)
    {
        var text = new JsonObject { ["id"] = id, ["method"] = method, ["arguments"] = arguments?.DeepClone() ?? new JsonObject() };
        return LinkFrame.Of(LinkMessage.Request, JsonSerializer.SerializeToUtf8Bytes(text));
    }

    /// <summary>Reads a payload.</summary>
    /// <exception cref="InvalidDataException">It is not a request.</exception>
    public static LinkRequest Read(ReadOnlyMemory<byte> payload)
    {
        JsonElement text = LinkJson.Read(payload, "a request");
        if (!LinkJson.TryId(text, out Guid id)
            || !text.TryGetProperty("method", out JsonElement method) || method.ValueKind != JsonValueKind.String || method.GetString() is not { Length: > 0 and <= LongestMethod } name
            || !text.TryGetProperty("arguments", out JsonElement arguments) || arguments.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException("a request has an id, a method and arguments");
        }

        return new LinkRequest(id, name, arguments);
    }
}
