using System.Text.Json;
using System.Text.Json.Serialization;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;

namespace MesoInjector.Calibration.Entry;

/// <summary>A target as an operator's command has it: a step can be handed on as it is.</summary>
internal sealed class ServiceTargetConverter : JsonConverter<ServiceTarget>
{
    public override ServiceTarget Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        JsonElement target = document.RootElement;
        return Enum.TryParse(target.GetProperty("move").GetString(), out ServiceMove move) && Enum.IsDefined(move)
            ? new ServiceTarget(move, AxisPosition.FromNanometres(target.GetProperty("placeNm").GetInt32()), FluidVolume.FromNanolitres(target.GetProperty("volumeNl").GetInt64()),
                FlowRate.FromNanolitresPerSecond(target.GetProperty("flowNlPerS").GetInt32()))
            : throw new JsonException("a target that nobody knows");
    }

    public override void Write(Utf8JsonWriter writer, ServiceTarget value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("move", value.Move.ToString());
        writer.WriteNumber("placeNm", value.Place.Nanometres);
        writer.WriteNumber("volumeNl", value.Volume.Nanolitres);
        writer.WriteNumber("flowNlPerS", value.Flow.NanolitresPerSecond);
        writer.WriteEndObject();
    }
}
