using System.Globalization;
using System.Text.Json;

namespace MesoInjector.Link;

/// <summary>Reads the arguments of requests. What is missing or of another kind is an <see cref="InvalidDataException"/> with words for the console.</summary>
public static class LinkArguments
{
    /// <summary>A text.</summary>
    public static string Text(this JsonElement body, string name) => body.TextOrNull(name) ?? throw Missing(name, "a text");

    /// <summary>A text; null where it is missing.</summary>
    public static string? TextOrNull(this JsonElement body, string name) => body.Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw Missing(name, "a text"),
    };

    /// <summary>A whole number.</summary>
    public static long Whole(this JsonElement body, string name) => body.WholeOrNull(name) ?? throw Missing(name, "a whole number");

    /// <summary>A whole number; null where it is missing.</summary>
    public static long? WholeOrNull(this JsonElement body, string name) => body.Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out long number) => number,
        _ => throw Missing(name, "a whole number"),
    };

    /// <summary>A number.</summary>
    public static double Number(this JsonElement body, string name) =>
        body.Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out double number) && double.IsFinite(number) ? number : throw Missing(name, "a number");

    /// <summary>Yes or no.</summary>
    public static bool Flag(this JsonElement body, string name) => body.Find(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Missing(name, "true or false"),
    };

    /// <summary>A day, as 2026-11-29.</summary>
    public static DateOnly Day(this JsonElement body, string name) =>
        DateOnly.TryParseExact(body.Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : throw Missing(name, "a day as 2026-11-29");

    /// <summary>A value of an enum by its name, in any case.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    public static T OneOf<T>(this JsonElement body, string name)
        where T : struct, Enum
    {
        string text = body.Text(name);
        return Array.Find(Enum.GetNames<T>(), known => string.Equals(known, text, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Enum.Parse<T>(found)
            : throw Missing(name, $"one of {string.Join(", ", Enum.GetNames<T>())}");
    }

    /// <summary>An object in it.</summary>
    public static JsonElement Part(this JsonElement body, string name) =>
        body.Find(name) is { ValueKind: JsonValueKind.Object } value ? value : throw Missing(name, "an object");

    /// <summary>A list of objects; empty where it is missing.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement body, string name)
    {
        if (body.Find(name) is not { } value)
            return [];
        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object)
            ? [.. value.EnumerateArray()]
            : throw Missing(name, "a list of objects");
    }

    private static JsonElement? Find(this JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static InvalidDataException Missing(string name, string what) => new($"'{name}' is missing or not {what}.");
}
