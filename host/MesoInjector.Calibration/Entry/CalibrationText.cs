using System.Text.Json;
using System.Text.Json.Serialization;

namespace MesoInjector.Calibration.Entry;

/// <summary>How calibrations are written as JSON.</summary>
public static class CalibrationText
{
    /// <summary>Unknown fields are refused: a misspelt one would be lost in silence.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new ServiceTargetConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
