using System.Text.Json.Nodes;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Preparation;

/// <summary>What the daemon is asked to open: it adds number, date, course and calibrations, and judges all of it.</summary>
internal static class SessionRequest
{
    /// <summary>The arguments of <c>session.open</c>. Everything must have been prepared.</summary>
    public static JsonObject Of(PreparedSession prepared, TreatmentPlan plan)
    {
        ConsumablesDraft used = prepared.Consumables;
        return new JsonObject
        {
            ["patient"] = prepared.Patient,
            ["birthYear"] = prepared.BirthYear,
            ["earlyReason"] = prepared.EarlyReason.Length == 0 ? null : prepared.EarlyReason,
            ["protocol"] = new JsonObject { ["name"] = plan.Protocol.Name, ["text"] = ProtocolYaml.Of(plan.Protocol) },
            ["points"] = new JsonArray([.. plan.Points.Select(point => new JsonObject
            {
                ["number"] = point.Number, ["region"] = point.Region.ToString(), ["xMm"] = point.Place.X, ["yMm"] = point.Place.Y,
            })]),
            ["consumables"] = new JsonObject
            {
                ["compound"] = used.Compound,
                ["compoundLot"] = used.CompoundLot,
                ["compoundExpiry"] = DateEntry.Text(used.CompoundExpiry),
                ["syringeLot"] = used.SyringeLot,
                ["syringeItem"] = used.SyringeItem.Length == 0 ? null : used.SyringeItem,
                ["needleLot"] = used.NeedleLot,
                ["needleItem"] = used.NeedleItem.Length == 0 ? null : used.NeedleItem,
                ["fillNl"] = used.Fill?.Nanolitres,
            },
            ["checklist"] = new JsonObject
            {
                ["skinCleanAndDry"] = prepared.Checklist.SkinCleanAndDry,
                ["gelWipedOff"] = prepared.Checklist.GelWipedOff,
                ["consumablesNew"] = prepared.Checklist.ConsumablesNew,
                ["compoundWaterBased"] = prepared.Checklist.CompoundWaterBased,
            },
        };
    }
}
