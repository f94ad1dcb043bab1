using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Control;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Records;

/// <summary>What belongs to an entry, as JSON: only what a reader of the record needs, in units said in the names.</summary>
internal static class AttachmentText
{
    public static string? Of(object? attachment) => attachment switch
    {
        null => null,
        string text => JsonSerializer.Serialize(text),
        SessionOrder order => Order(order).ToJsonString(),
        Screening screening => Answers(screening).ToJsonString(),
        Refusal refusal => new JsonObject { ["code"] = refusal.Code.ToString(), ["words"] = refusal.Words, ["remedy"] = refusal.Remedy }.ToJsonString(),
        OperatorCommand command => new JsonObject { ["command"] = command.GetType().Name, ["id"] = command.Id.ToString() }.ToJsonString(),
        _ => throw new ArgumentException($"no text is known for a {attachment.GetType()}", nameof(attachment)),
    };

    private static JsonObject Order(SessionOrder order) => new()
    {
        ["session"] = order.SessionNumber,
        ["patient"] = order.Patient,
        ["date"] = order.Date.ToString("yyyy-MM-dd"),
        ["courseSession"] = order.Course.Session,
        ["daysSinceLast"] = order.Course.DaysSinceLast,
        ["earlyReason"] = order.Course.EarlyReason,
        ["protocol"] = order.Protocol.Name,
        ["protocolVersion"] = order.Protocol.Draft.Version,
        ["depthUm"] = order.Protocol.Depth.Micrometres,
        ["doseNl"] = order.Protocol.Dose.Nanolitres,
        ["pointLimitNl"] = order.Protocol.PointLimit.Nanolitres,
        ["sessionLimitNl"] = order.Protocol.SessionLimit.Nanolitres,
        ["points"] = order.Plan.Points.Count,
        ["needle"] = order.Protocol.Needle.Name,
        ["syringe"] = order.Protocol.Syringe.Name,
        ["compound"] = order.Consumables.Compound,
        ["compoundLot"] = order.Consumables.CompoundLot,
        ["compoundExpiry"] = order.Consumables.CompoundExpiry.ToString("yyyy-MM-dd"),
        ["syringeLot"] = order.Consumables.SyringeLot,
        ["needleLot"] = order.Consumables.NeedleLot,
        ["fillNl"] = order.Consumables.Fill.Nanolitres,
        ["handpiece"] = order.Calibrations.Handpiece,
    };

    private static JsonObject Answers(Screening screening) => new()
    {
        ["answers"] = new JsonObject(Enum.GetValues<Contraindication>().Select(question =>
            new KeyValuePair<string, JsonNode?>(question.ToString(), screening.Answer(question)))),
        ["overrides"] = new JsonArray([.. screening.Overrides.Select(entry => (JsonNode)new JsonObject
        {
            ["against"] = entry.Against.ToString(),
            ["clinician"] = entry.Clinician,
            ["reason"] = entry.Reason,
        })]),
    };
}
