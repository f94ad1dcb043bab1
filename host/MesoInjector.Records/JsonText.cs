using System.Text.Json;

namespace MesoInjector.Records;

/// <summary>Fields of a body that may be missing: older entries have fewer.</summary>
internal static class JsonText
{
    public static string? Text(JsonElement body, string name) => Find(body, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static long? NumberOrNull(JsonElement body, string name) => Find(body, name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt64() : null;

    public static long Number(JsonElement body, string name) => NumberOrNull(body, name) ?? 0;

    public static double Decimal(JsonElement body, string name) => Find(body, name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : 0;

    public static bool? Flag(JsonElement body, string name) => Find(body, name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static DateOnly? Date(JsonElement body, string name) =>
        Text(body, name) is { } text && DateOnly.TryParseExact(text, "yyyy-MM-dd", out DateOnly date) ? date : null;

    public static JsonElement? Find(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static IEnumerable<JsonElement> Items(JsonElement body, string name) =>
        Find(body, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];
}
