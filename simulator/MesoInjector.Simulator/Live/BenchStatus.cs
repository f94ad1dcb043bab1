using System.Text.Json.Nodes;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.Physics;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Simulator.Live;

/// <summary>The bench as a request is told of it: hands, workplace, faults, and what is truly so.</summary>
internal static class BenchStatus
{
    public static JsonObject Of(LiveBench bench, IReadOnlyList<DemoUser> demoUsers) => new()
    {
        ["seed"] = bench.Seed,
        ["scale"] = bench.Clock.Scale,
        ["paused"] = bench.Clock.Paused,
        ["virtualUs"] = bench.Gun.Now,
        ["assist"] = bench.Assistant.On,
        ["assistDoing"] = bench.Assistant.Doing,
        ["hands"] = Hands(bench),
        ["pedal"] = new JsonObject { ["down"] = bench.Hands.FootDown, ["lapsesInMs"] = bench.PedalLeft is { } left ? Math.Max((int)left.TotalMilliseconds, 0) : null },
        ["syringe"] = Syringe(bench.Gun),
        ["needle"] = bench.Needle is { } needle
            ? new JsonObject { ["gauge"] = needle.Gauge, ["lengthMm"] = needle.Length.Micrometres / 1000, ["fitted"] = bench.NeedlesFitted }
            : null,
        ["emergencyStopPressed"] = !bench.Gun.EmergencyStopLoopIntact,
        ["keyTurned"] = bench.Gun.ServiceKeyTurned,
        ["faults"] = new JsonArray([.. bench.Faults.Select(entry => (JsonNode)new JsonObject
        {
            ["name"] = entry.Fault.Fault.Name,
            ["words"] = entry.Fault.Fault.Words,
            ["active"] = entry.Active,
            ["text"] = ScenarioText.Of(entry.Fault),
        })]),
        ["truth"] = Truth(bench.Gun),
        ["demoUsers"] = new JsonArray([.. demoUsers.Select(user => (JsonNode)new JsonObject { ["name"] = user.Name, ["role"] = user.Role.ToString(), ["pin"] = user.Pin })]),
    };

    private static JsonObject Hands(LiveBench bench)
    {
        double newtons = bench.Hands.Force(bench.Gun.Now);
        return new JsonObject
        {
            ["where"] = newtons <= 0 ? "air" : bench.Hands.Docked ? "gauge" : "skin",
            ["forceMn"] = Thousandths(newtons),
            ["point"] = bench.Gun.Point,
        };
    }

    private static JsonObject? Syringe(VirtualGun gun) => gun.Fluid is { } fluid && SyringeType.FromCode(gun.HolderCode) is { } type
        ? new JsonObject { ["type"] = type.Name, ["fillNl"] = Thousandths(fluid.Content) }
        : null;

    private static JsonObject Truth(VirtualGun gun)
    {
        Referee referee = gun.Referee;
        SyringeFluid? fluid = gun.Fluid;
        return new JsonObject
        {
            ["tipUm"] = Thousandths(gun.Tip),
            ["deepestThisPointUm"] = Deepest(referee.VisitExtension),
            ["deepestUm"] = Deepest(referee.MaxExtension),
            ["point"] = gun.Point,
            ["pointNl"] = Thousandths(referee.Delivered(gun.Point)),
            ["flowNlPerS"] = Thousandths(fluid?.Flow ?? 0),
            ["pressurePa"] = Thousandths(fluid?.LinePressure ?? 0),
            ["skinForceMn"] = Thousandths(gun.NoseForce),
            ["spilledNl"] = Thousandths(gun.Spilled),
        };
    }

    private static JsonNode? Deepest(double millimetres) => double.IsNegativeInfinity(millimetres) ? null : Thousandths(millimetres);

    private static long Thousandths(double value) => (long)Math.Round(value * 1000);
}
