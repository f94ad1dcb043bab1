using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Control;
using MesoInjector.Control.Calibration;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Records;

/// <summary>What belongs to an entry, as JSON: what a reader of the record needs in ten years, in units said in the names.</summary>
internal static class AttachmentText
{
    public static string? Of(object? attachment) => attachment switch
    {
        null => null,
        string text => JsonSerializer.Serialize(text),
        SessionOrder order => Order(order).ToJsonString(),
        Screening screening => Answers(screening).ToJsonString(),
        Refusal refusal => new JsonObject { ["code"] = refusal.Code.ToString(), ["words"] = refusal.Words, ["remedy"] = refusal.Remedy }.ToJsonString(),
        OperatorCommand command => Command(command).ToJsonString(),
        _ => throw new ArgumentException($"no text is known for a {attachment.GetType()}", nameof(attachment)),
    };

    /// <summary>A date as the record writes it.</summary>
    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd");

    public static JsonObject Command(OperatorCommand command)
    {
        var text = new JsonObject { ["command"] = command.GetType().Name, ["id"] = command.Id.ToString() };
        if (command is OperatorCommand.ChangeSyringe change)
            text["fillNl"] = change.Fill.Nanolitres;
        if (command is OperatorCommand.CalibrateDose dose)
            (text["syringe"], text["fillNl"]) = (dose.Syringe.Name, dose.Fill.Nanolitres);
        if (command is OperatorCommand.PrepareTarget prepare)
            text["target"] = Target(prepare.Target);
        return text;
    }

    public static JsonObject Order(SessionOrder order)
    {
        Protocol protocol = order.Protocol;
        string protocolText = ProtocolText.Of(protocol);
        return new JsonObject
        {
            ["session"] = order.SessionNumber,
            ["firstAuthorisation"] = order.FirstAuthorisation.Value,
            ["patient"] = order.Patient,
            ["date"] = Date(order.Date),
            ["courseSession"] = order.Course.Session,
            ["courseOf"] = protocol.Draft.Sessions,
            ["courseIntervalDays"] = protocol.Draft.SessionInterval,
            ["daysSinceLast"] = order.Course.DaysSinceLast,
            ["earlyReason"] = order.Course.EarlyReason,
            ["protocol"] = protocol.Name,
            ["protocolTitle"] = protocol.Draft.Title,
            ["protocolVersion"] = protocol.Draft.Version,
            ["protocolSha256"] = ProtocolText.HashOf(protocolText),
            ["protocolText"] = protocolText,
            ["depthUm"] = protocol.Depth.Micrometres,
            ["doseNl"] = protocol.Dose.Nanolitres,
            ["pointLimitNl"] = protocol.PointLimit.Nanolitres,
            ["sessionLimitNl"] = protocol.SessionLimit.Nanolitres,
            ["points"] = order.Plan.Points.Count,
            ["plan"] = new JsonArray([.. order.Plan.Points.Select(Point)]),
            ["needle"] = protocol.Needle.Name,
            ["syringe"] = protocol.Syringe.Name,
            ["compound"] = order.Consumables.Compound,
            ["compoundLot"] = order.Consumables.CompoundLot,
            ["compoundExpiry"] = Date(order.Consumables.CompoundExpiry),
            ["syringeLot"] = order.Consumables.SyringeLot,
            ["needleLot"] = order.Consumables.NeedleLot,
            ["fillNl"] = order.Consumables.Fill.Nanolitres,
            ["checklist"] = Ticks(order.Checklist),
            ["handpiece"] = order.Calibrations.Handpiece,
            ["depthCalibration"] = order.Calibrations.Depth is { } depth ? Calibration(depth) : null,
            ["doseCalibrations"] = new JsonArray([.. order.Calibrations.Doses.Select(Calibration)]),
        };
    }

    private static JsonNode Point(PlanPoint point) => new JsonObject
    {
        ["number"] = point.Number,
        ["region"] = point.Region.ToString(),
        ["xMm"] = point.Place.X,
        ["yMm"] = point.Place.Y,
        ["doseNl"] = point.Dose.Nanolitres,
    };

    private static JsonObject Target(in ServiceTarget target) => new()
    {
        ["move"] = target.Move.ToString(),
        ["placeNm"] = target.Place.Nanometres,
        ["volumeNl"] = target.Volume.Nanolitres,
        ["flowNlPerS"] = target.Flow.NanolitresPerSecond,
    };

    private static JsonObject Ticks(Checklist checklist) => new()
    {
        ["skinCleanAndDry"] = checklist.SkinCleanAndDry,
        ["gelWipedOff"] = checklist.GelWipedOff,
        ["consumablesNew"] = checklist.ConsumablesNew,
        ["compoundWaterBased"] = checklist.CompoundWaterBased,
    };

    private static JsonObject Calibration(DepthCalibration depth) => new JsonObject
    {
        ["handpiece"] = depth.Handpiece,
        ["date"] = Date(depth.Date),
        ["scalePpm"] = depth.ScalePartsPerMillion,
        ["uncertaintyNm"] = depth.Uncertainty.Nanometres,
        ["touchOffRepeatabilityNm"] = depth.TouchOffRepeatability.Nanometres,
    };

    private static JsonNode Calibration(DoseCalibration dose)
    {
        var text = new JsonObject
        {
            ["handpiece"] = dose.Handpiece,
            ["date"] = Date(dose.Date),
            ["syringe"] = dose.Syringe.Name,
            ["complianceNlPerKpa"] = dose.Compliance.NanolitresPerKilopascal,
            ["lostMotionNm"] = dose.LostMotion.Nanometres,
        };
        if (dose.Resistance is { } resistance)
            (text["needle"], text["needlePaSPerUl"]) = (resistance.Needle.Name, resistance.PascalsPerMicrolitrePerSecond);
        return text;
    }

    public static JsonObject Answers(Screening screening) => new()
    {
        ["answers"] = new JsonObject(Enum.GetValues<Contraindication>().Select(question =>
            new KeyValuePair<string, JsonNode?>(question.ToString(), screening.Answer(question)))),
        ["overrides"] = new JsonArray([.. screening.Overrides.Select(entry => (JsonNode)new JsonObject
        {
            ["against"] = entry.Against.ToString(),
            ["clinician"] = entry.Clinician,
            ["reason"] = entry.Reason,
        })]),
        ["cleared"] = screening.Block() is null,
    };
}
