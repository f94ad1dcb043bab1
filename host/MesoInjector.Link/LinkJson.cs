using System.Text.Json;

namespace MesoInjector.Link;

/// <summary>JSON in payloads.</summary>
internal static class LinkJson
{
    /// <exception cref="InvalidDataException">It is no JSON object.</exception>
    public static JsonElement Read(ReadOnlyMemory<byte> payload, string what)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(payload);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"this is not {what}: {exception.Message}", exception);
        }

        throw new InvalidDataException($"this is not {what}");
    }

    public static bool TryId(JsonElement text, out Guid id)
    {
        id = default;
        return text.TryGetProperty("id", out JsonElement value) && value.ValueKind == JsonValueKind.String && value.TryGetGuid(out id);
    }

    /// <exception cref="InvalidDataException">There is no such text.</exception>
    public static string Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new InvalidDataException($"a refusal without its {name}");
}
