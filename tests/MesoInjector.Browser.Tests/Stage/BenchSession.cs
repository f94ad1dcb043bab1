using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Configuration;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Browser.Tests.Stage;

/// <summary>Brings a device to where a test begins, past its screens: a session is opened over the link by whoever signed in, and an assistant plays the hands.</summary>
internal static class BenchSession
{
    /// <summary>How fast the bench lives while nobody looks.</summary>
    private const double Fast = 8;

    private static int _patients;

    /// <summary>No session is open.</summary>
    public static async Task ToStandbyAsync(VirtualDevice device)
    {
        await HasteAsync(device);
        if (device.State == InjectorState.Standby)
        {
            await RestAsync(device);
            return;
        }

        // Whoever comes next may not be one who may end what another test began.
        JsonElement who = await device.AskAsync("who", arguments: null);
        await SignInAsync(device, device.State is InjectorState.CalibratingDepth or InjectorState.CalibratingDose or InjectorState.Maintenance ? "tom" : "clara");
        await device.UntilAsync(async () =>
        {
            if (device.State == InjectorState.Standby)
                return true;
            await StepAsync(device, device.State switch
            {
                InjectorState.Armed => new OperatorCommand.Disarm(Guid.NewGuid()),
                InjectorState.SessionReview => new OperatorCommand.CloseSession(Guid.NewGuid()),
                InjectorState.EmergencyStopped or InjectorState.Tripped => new OperatorCommand.Restart(Guid.NewGuid()),
                InjectorState.Faulted or InjectorState.Recovering => new OperatorCommand.Acknowledge(Guid.NewGuid()),
                InjectorState.CalibratingDepth or InjectorState.CalibratingDose or InjectorState.Maintenance => new OperatorCommand.LeaveService(Guid.NewGuid()),
                _ => new OperatorCommand.EndSession(Guid.NewGuid()),
            });
            return false;
        }, "standby");
        if (who.ValueKind == JsonValueKind.Object)
            await SignInAsync(device, who.GetProperty("name").GetString()!);
        else
            await device.AskAsync("signOut", arguments: null);
        await RestAsync(device);
    }

    /// <summary>A session is open and its next point can be treated; there are enough of them.</summary>
    /// <param name="device">The device; somebody who may treat has signed in.</param>
    /// <param name="points">So many are left.</param>
    /// <param name="fill">What the syringe holds.</param>
    public static async Task ToReadyAsync(VirtualDevice device, int points, double fill = 1.4)
    {
        await HasteAsync(device);
        if (!InSession(device.State) || device.Seen.Seen.Points - device.Seen.Seen.PointsDone < points)
        {
            await ToStandbyAsync(device);
            await HasteAsync(device);
            await OpenAsync(device, points + 8, fill);
        }

        await device.UntilAsync(async () =>
        {
            if (device.State == InjectorState.Ready && !NeedsChangeover(device.Seen.Seen.Refusing))
                return true;
            await PrepareFurtherAsync(device, fill);
            return false;
        }, "ready to treat");
        await RestAsync(device);
        await device.GiveAsync(new OperatorCommand.Acknowledge(Guid.NewGuid()));
    }

    private static bool NeedsChangeover(AlarmSet refusing) =>
        refusing.Contains(AlarmId.WrongSyringe) || refusing.Contains(AlarmId.NeedleNotReady) || refusing.Contains(AlarmId.NotPrimed) || refusing.Contains(AlarmId.SyringeEmpty);

    private static bool InSession(InjectorState? state) => state is >= InjectorState.LoadingSyringe and <= InjectorState.Changeover
        or InjectorState.EmergencyStopped or InjectorState.Tripped or InjectorState.Faulted;

    /// <summary>What hands and screen do next on the way to the first point.</summary>
    private static async Task PrepareFurtherAsync(VirtualDevice device, double fill)
    {
        Snapshot seen = device.Seen.Seen;
        switch (seen.State)
        {
            case InjectorState.LoadingSyringe when seen.ReadyForSyringe:
                if ((await device.HandsAsync("status")).GetProperty("syringe").ValueKind == JsonValueKind.Null)
                    await device.HandsAsync("insertSyringe");
                await StepAsync(device, new OperatorCommand.ConfirmSyringe(Guid.NewGuid()));
                break;
            case InjectorState.FittingNeedle:
                await device.HandsAsync("fitNeedle");
                await StepAsync(device, new OperatorCommand.ConfirmNeedle(Guid.NewGuid()));
                break;
            case InjectorState.TouchOff when seen.Alarms.Contains(AlarmId.TouchOffFailed):
                await device.HandsAsync("liftOff");
                await StepAsync(device, new OperatorCommand.Acknowledge(Guid.NewGuid()));
                await StepAsync(device, new OperatorCommand.ChangeNeedle(Guid.NewGuid()));
                break;
            case InjectorState.TouchOff:
                if ((await device.HandsAsync("status")).GetProperty("hands").GetProperty("where").GetString() != "gauge")
                    await DockAsync(device);
                await StepAsync(device, new OperatorCommand.StartTouchOff(Guid.NewGuid()));
                break;
            case InjectorState.Priming:
                await device.HandsAsync("liftOff");
                if (seen.PrimedVolume.Nanolitres < 70_000)
                {
                    await using var foot = new Foot(device);
                    await device.UntilSeenAsync(now => now.PrimedVolume.Nanolitres >= 70_000 || now.State != InjectorState.Priming, "70 µL pressed out");
                }

                await StepAsync(device, new OperatorCommand.FinishPriming(Guid.NewGuid()));
                break;
            case InjectorState.Ready or InjectorState.Changeover:
                await StepAsync(device, new OperatorCommand.ChangeSyringe(Guid.NewGuid(), FluidVolume.FromMicrolitres((int)(fill * 1000))));
                if ((await device.HandsAsync("status")).GetProperty("syringe").ValueKind != JsonValueKind.Null)
                    await device.HandsAsync("removeSyringe");
                break;
            default:
                await StepAsync(device, seen.State switch
                {
                    InjectorState.Paused => new OperatorCommand.Resume(Guid.NewGuid()),
                    InjectorState.Armed => new OperatorCommand.Disarm(Guid.NewGuid()),
                    InjectorState.EmergencyStopped or InjectorState.Tripped => new OperatorCommand.Restart(Guid.NewGuid()),
                    InjectorState.Faulted or InjectorState.Recovering => new OperatorCommand.Acknowledge(Guid.NewGuid()),
                    _ => null,
                });
                break;
        }
    }

    /// <summary>The gun on its gauge, in a hand that has come to rest: what is felt meanwhile is no tip.</summary>
    public static async Task DockAsync(VirtualDevice device)
    {
        await device.HandsAsync("dock");
        await device.UntilSeenAsync(seen => seen.ContactSteady, "the gun is docked");
    }

    /// <summary>Armed, the gun on the current point, its dose authorised: the pedal injects.</summary>
    /// <param name="device">The device.</param>
    /// <param name="scale">How fast it lives from here on.</param>
    public static async Task ToPedalAsync(VirtualDevice device, double scale)
    {
        await ToReadyAsync(device, points: 1);
        await device.HandsAsync("scale", new { factor = 5 });
        await device.UntilAsync(async () => await device.GiveAsync(new OperatorCommand.Arm(Guid.NewGuid())), "it is armed");
        await device.HandsAsync("touchDown", new { newtons = 2 });
        await device.UntilSeenAsync(seen => seen.Authorised, "the dose is authorised");
        await device.HandsAsync("scale", new { factor = scale });
    }

    /// <summary>The needle clogs in a dose: an alarm of medium priority.</summary>
    public static async Task ToOcclusionAsync(VirtualDevice device)
    {
        await ToPedalAsync(device, scale: 2);
        await device.HandsAsync("fault", new { text = "needle clogged" });
        await using (new Foot(device))
            await device.UntilSeenAsync(seen => seen.Alarms.Contains(AlarmId.Occlusion) || seen.Alarms.Contains(AlarmId.DoseUncertain), "the blockage is noticed");
        await device.UntilAsync(InjectorState.Ready);
        await device.HandsAsync("liftOff");
    }

    /// <summary>Waits until some of the dose is in, and it still goes in.</summary>
    /// <param name="device">The device.</param>
    /// <param name="nanolitres">So much was displaced; the first of it the syringe takes up itself.</param>
    public static Task UntilDosingAsync(VirtualDevice device, long nanolitres = 4000) =>
        device.UntilSeenAsync(seen => seen.State == InjectorState.Dispensing && seen.Delivered.Nanolitres > nanolitres, "the dose goes in");

    private static async Task StepAsync(VirtualDevice device, OperatorCommand? command)
    {
        if (command is not null)
            await device.GiveAsync(command);
        await Task.Delay(50);
    }

    private static async Task HasteAsync(VirtualDevice device)
    {
        await device.HandsAsync("emergencyStop", new { pressed = false });
        if (device.Seen.Seen.Alarms.Contains(AlarmId.LockedForService))
            await UnlockAsync(device);
        await device.HandsAsync("key", new { turned = false });
        JsonElement bench = await device.HandsAsync("clearFaults");
        if (device.State == InjectorState.Standby && bench.GetProperty("syringe").ValueKind != JsonValueKind.Null)
            await device.HandsAsync("removeSyringe");
        await device.HandsAsync("scale", new { factor = Fast });
    }

    /// <summary>What other tests did to it came back too often: a technician looks at it, and whoever sat there sits down again.</summary>
    private static async Task UnlockAsync(VirtualDevice device)
    {
        JsonElement who = await device.AskAsync("who", arguments: null);
        await SignInAsync(device, "tom");
        await device.HandsAsync("key", new { turned = true });
        await device.UntilAsync(() => device.GiveAsync(new OperatorCommand.Unlock(Guid.NewGuid())), "it is unlocked");
        if (who.ValueKind == JsonValueKind.Object)
            await SignInAsync(device, who.GetProperty("name").GetString()!);
    }

    private static Task<JsonElement> SignInAsync(VirtualDevice device, string name) => device.AskAsync("signIn", new JsonObject { ["name"] = name, ["pin"] = Person.Pins[name] });

    /// <summary>Nothing in anybody's hands.</summary>
    private static async Task RestAsync(VirtualDevice device)
    {
        await device.HandsAsync("assist", new { on = false });
        await device.HandsAsync("pedal", new { down = false });
        await device.HandsAsync("liftOff");
        await device.HandsAsync("scale", new { factor = 1 });
        await device.UntilSeenAsync(seen => !seen.ContactSteady && !seen.PedalDown, "the hands are off");
    }

    private static async Task OpenAsync(VirtualDevice device, int points, double fill)
    {
        Protocol protocol = ProtocolLibrary.Find("hair-standard")!.Value!;
        if (TreatmentPlan.TryLayOut(protocol, [ScalpRegion.Frontal, ScalpRegion.MidScalp, ScalpRegion.Vertex], Math.Min(points, protocol.Points), out TreatmentPlan? plan) is { } refusal)
            throw new InvalidOperationException(refusal.ToString());
        string patient = $"Q-{Interlocked.Increment(ref _patients).ToString(CultureInfo.InvariantCulture)}";
        await device.AskAsync("session.open", new JsonObject
        {
            ["patient"] = patient,
            ["birthYear"] = 1980,
            ["protocol"] = new JsonObject { ["name"] = protocol.Name },
            ["points"] = new JsonArray([.. plan!.Points.Select(point => (JsonNode)new JsonObject
            {
                ["number"] = point.Number, ["region"] = point.Region.ToString(), ["xMm"] = point.Place.X, ["yMm"] = point.Place.Y,
            })]),
            ["consumables"] = new JsonObject
            {
                ["compound"] = "Biotin 5 mg/mL",
                ["compoundLot"] = "C-117",
                ["compoundExpiry"] = "2099-12-31",
                ["syringeLot"] = "S-1",
                ["needleLot"] = "N-1",
                ["fillNl"] = (long)(fill * 1e6),
            },
            ["checklist"] = new JsonObject { ["skinCleanAndDry"] = true, ["gelWipedOff"] = true, ["consumablesNew"] = true, ["compoundWaterBased"] = true },
        });
        await device.AskAsync("session.screen", new JsonObject
        {
            ["answers"] = new JsonObject(Enum.GetNames<Contraindication>().Select(question => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(question), (JsonNode?)false))),
        });
    }
}
