using MesoInjector.Browser.Tests.Stage;
using MesoInjector.Control;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Browser.Tests.Screens;

/// <summary>One way through every screen there is, with a device of its own: it is switched off and dies on the way.</summary>
/// <param name="device">At rest, nothing recorded yet.</param>
/// <param name="person">At its screen, nobody signed in.</param>
/// <param name="look">Done at each stop.</param>
internal sealed class ScreenTour(VirtualDevice device, Person person, Func<ScreenStop, Task> look)
{
    /// <summary>Points planned: enough to look like a plan.</summary>
    private const int Points = 12;

    private const double Fast = 10;

    /// <summary>Goes all the way.</summary>
    public async Task GoAsync()
    {
        await ScaleAsync(1);
        await AtAsync("/sign-in", new ScreenStop("sign-in", "Signing in"));
        await person.SignInAsync("clara");
        await AtAsync("/", new ScreenStop("standby", "At rest: what is ready, and what is missing"));
        await AtAsync("/menu", new ScreenStop("menu", "Menu"));
        await AtAsync("/alarm", new ScreenStop("alarm-none", "No alarm"));
        await PrepareAsync();
        await ScreenAsync();
        await LoadAsync();
        await TreatAsync();
        await AlarmAsync();
        await ReviewAsync();
        await RecordsAsync();
        await CalibrateAsync();
        await ServiceAsync();
        await UsersAsync();
        await BenchAsync();
        await InterruptAsync();
    }

    private async Task PrepareAsync()
    {
        await person.PrepareAsync("P-0815", Points);
        await AtAsync("/prepare/patient", new ScreenStop("prepare-patient", "Prepare: the patient"));
        await AtAsync("/prepare/protocol", new ScreenStop("prepare-protocol", "Prepare: the protocol"));
        await AtAsync("/prepare/protocol/change", new ScreenStop("prepare-change", "Prepare: another dose or depth"));
        await AtAsync("/prepare/protocol/change?dose=20&depth=1", new ScreenStop("prepare-change-review", "Prepare: old and new, before it counts"));
        await AtAsync("/prepare/plan", new ScreenStop("plan", "Plan: points painted on the scalp"));
        await AtAsync("/prepare/consumables?of=compound", new ScreenStop("prepare-compound", "Prepare: the compound"));
        await AtAsync("/prepare/consumables?of=syringe", new ScreenStop("prepare-syringe", "Prepare: the syringe"));
        await AtAsync("/prepare/consumables?of=needle", new ScreenStop("prepare-needle", "Prepare: the needle"));
        await AtAsync("/prepare/checklist", new ScreenStop("prepare-checklist", "Prepare: checklist"));
        await AtAsync("/prepare/review", new ScreenStop("prepare-review", "Prepare: everything at a glance"));
    }

    private async Task ScreenAsync()
    {
        await person.PressAsync("Open session");
        await device.UntilAsync(InjectorState.Screening);
        await AtAsync("/", new ScreenStop("screening", "Screening"));
        await person.AnswerAsync("Diabetes");
        await person.Page.WaitForSelectorAsync("#step.overrides");
        await look(new ScreenStop("screening-override", "Screening: a contraindication is overridden"));
        await person.Page.FillAsync("input[name=reason-Diabetes]", "well controlled");
        await person.Page.FillAsync("input[name=pin]", Person.Pins["clara"]);
        await person.NextAsync();
    }

    private async Task LoadAsync()
    {
        await ScaleAsync(Fast);
        await device.UntilAsync(InjectorState.LoadingSyringe);
        await device.UntilSeenAsync(seen => seen.ReadyForSyringe, "the plunger axis stands ready");
        await device.HandsAsync("insertSyringe");
        await AtAsync("/", new ScreenStop("syringe", "A syringe goes in"));
        await person.GiveAsync("ConfirmSyringe");
        await device.UntilAsync(InjectorState.FittingNeedle);
        await AtAsync("/", new ScreenStop("needle", "A needle goes on"));
        await device.HandsAsync("fitNeedle");
        await person.GiveAsync("ConfirmNeedle");
        await device.UntilAsync(InjectorState.TouchOff);
        await BenchSession.DockAsync(device);
        await AtAsync("/", new ScreenStop("touch-off", "The tip is found"));
        await person.GiveAsync("StartTouchOff");
        await device.UntilAsync(InjectorState.Priming);
        await device.HandsAsync("liftOff");
        await using (new Foot(device))
            await device.UntilSeenAsync(seen => seen.PrimedVolume.Nanolitres >= 70_000, "70 µL pressed out");
        await AtAsync("/", new ScreenStop("priming", "Fluid is brought to the tip"));
        await BenchSession.ToReadyAsync(device, points: 1);
    }

    private async Task TreatAsync()
    {
        await AtAsync("/", new ScreenStop("treat-ready", "Ready"));
        await ScaleAsync(Fast);
        for (int i = 0; i < 3; i++)
        {
            await person.ArmAgainAsync();
            await person.InjectAsync();
        }

        await ScaleAsync(0.5);
        await person.ArmAgainAsync();
        await device.HandsAsync("touchDown", new { newtons = 2 });
        await device.UntilSeenAsync(seen => seen.Authorised, "the dose is authorised");
        await AtAsync("/", new ScreenStop("treat-armed", "Armed: the pedal injects"));
        await BenchSession.ToPedalAsync(device, 0.1);
        await person.GoAsync("/");
        await using (new Foot(device))
        {
            await BenchSession.UntilDosingAsync(device);
            await look(new ScreenStop("treat-dosing", "A dose goes in"));
        }

        await ScaleAsync(Fast);
        await device.UntilAsync(() => Task.FromResult(device.State is InjectorState.Ready or InjectorState.Armed), "the needle is out");
        await BenchSession.ToReadyAsync(device, points: 1);
        await person.GoAsync("/");
        await person.PressAsync("More");
        await look(new ScreenStop("treat-more", "What is wanted now and then", Reloads: false));
        await person.GoAsync("/");
        await person.PressAsync("More");
        await person.PressAsync("Change syringe");
        await look(new ScreenStop("treat-other-syringe", "Another syringe", Reloads: false));
        await person.GoAsync("/");
        await person.GiveAsync("Pause");
        await device.UntilAsync(InjectorState.Paused);
        await AtAsync("/", new ScreenStop("treat-paused", "Paused"));
    }

    private async Task AlarmAsync()
    {
        await BenchSession.ToPedalAsync(device, 0.1);
        await using (new Foot(device))
            await BenchSession.UntilDosingAsync(device);
        await ScaleAsync(Fast);
        await device.UntilAsync(InjectorState.Ready);
        await ScaleAsync(1);
        await AtAsync("/", new ScreenStop("treat-alarm-low", "An alarm of low priority while treating"));
        await BenchSession.ToOcclusionAsync(device);
        await AtAsync("/alarm", new ScreenStop("alarm-medium", "An alarm: what happened, what the device did, what to do"));
        await device.HandsAsync("emergencyStop", new { pressed = true });
        await device.UntilAsync(InjectorState.EmergencyStopped);
        await device.UntilSeenAsync(seen => seen.Guardian.Trip != GuardianTrip.None, "the guardian says why it cut");
        await AtAsync("/", new ScreenStop("alarm", "Emergency stop, and all other alarms"));
        await BenchSession.ToReadyAsync(device, points: 1);
        await device.GiveAsync(new OperatorCommand.ChangeSyringe(Guid.NewGuid(), FluidVolume.FromMicrolitres(900)));
        await device.UntilAsync(InjectorState.Changeover);
        await AtAsync("/", new ScreenStop("changeover", "Needle or syringe are changed"));
    }

    private async Task ReviewAsync()
    {
        await device.UntilAsync(async () =>
        {
            if (device.State != InjectorState.SessionReview)
                await device.GiveAsync(new OperatorCommand.EndSession(Guid.NewGuid()));
            return device.State == InjectorState.SessionReview;
        }, "review");
        await AtAsync("/", new ScreenStop("review", "Review: what was given where"));
        foreach ((string tab, string title) in ((string, string)[])[("injections", "each injection"), ("events", "alarms and refusals"), ("sign", "notes and signature"), ("papers", "report and aftercare sheet")])
            await AtAsync($"/?tab={tab}", new ScreenStop($"review-{tab}", $"Review: {title}"));
        await BenchSession.ToStandbyAsync(device);
    }

    private async Task RecordsAsync()
    {
        await person.SignInAsync("quinn");
        await AtAsync("/records", new ScreenStop("records", "Records", Operating: false));
        await AtAsync("/records/search", new ScreenStop("records-search", "Records: search", Operating: false));
        await AtAsync("/records/1", new ScreenStop("record", "Records: a session", Operating: false));
        await AtAsync("/records/1/report", new ScreenStop("record-report", "Records: the report", Operating: false));
        await AtAsync("/records/1/export", new ScreenStop("record-export", "Records: export", Operating: false));
        await AtAsync("/records/alarms", new ScreenStop("records-alarms", "Records: alarms", Operating: false));
        await AtAsync("/records/audit", new ScreenStop("records-audit", "Records: every entry", Operating: false));
        await AtAsync("/records/check", new ScreenStop("records-check", "Records: is the chain whole?", Operating: false));
    }

    private async Task CalibrateAsync()
    {
        await person.SignInAsync("tom");
        await AtAsync("/calibrate", new ScreenStop("calibrate", "Calibrations", Operating: false));
        await AtAsync("/calibrate/history/dose?part=3 mL", new ScreenStop("calibrate-history", "Calibrations of one thing", Operating: false));
        await AtAsync("/calibrate/kept/1", new ScreenStop("calibrate-certificate", "A certificate", Operating: false));
        await AtAsync("/calibrate/force?part=contact", new ScreenStop("calibrate-begin", "Calibrate: with what", Operating: false));
        await DeskTests.BeginForceAsync(person);
        double[] readings = [.. DeskTests.ForceReadings()];
        foreach (double reading in readings.Take(3))
            await device.AskAsync("calibration.take", DeskTests.Reading(reading));
        await AtAsync("/calibrate/force", new ScreenStop("calibrate-reading", "Calibrate: a reading", Operating: false));
        foreach (double reading in readings.Skip(3))
            await device.AskAsync("calibration.take", DeskTests.Reading(reading));
        await AtAsync("/calibrate/force", new ScreenStop("calibrate-result", "Calibrate: the result", Operating: false));
        await AtAsync("/calibrate/force/sign", new ScreenStop("calibrate-sign", "Calibrate: signature", Operating: false));
    }

    private async Task ServiceAsync()
    {
        await AtAsync("/service", new ScreenStop("service", "Service", Operating: false));
        await device.HandsAsync("key", new { turned = true });
        await device.UntilAsync(() => device.GiveAsync(new OperatorCommand.Maintain(Guid.NewGuid())), "maintenance");
        await AtAsync("/", new ScreenStop("service-maintenance", "A technician works on the device", Operating: false));
        await BenchSession.ToStandbyAsync(device);
    }

    private async Task UsersAsync()
    {
        await person.SignInAsync("ada");
        await AtAsync("/users", new ScreenStop("users", "Users", Operating: false));
        await AtAsync("/users/add", new ScreenStop("users-add", "A new user", Operating: false));
        await AtAsync("/users/one/clara", new ScreenStop("users-one", "One user", Operating: false));
    }

    private async Task BenchAsync()
    {
        await AtAsync("/bench", new ScreenStop("bench", "Bench: hands and physics", Operating: false));
        await AtAsync("/bench/plots", new ScreenStop("bench-plots", "Bench: live plots", Operating: false));
        await AtAsync("/bench/faults", new ScreenStop("bench-faults", "Bench: faults", Operating: false));
        await AtAsync("/bench/runs", new ScreenStop("bench-runs", "Bench: scenarios", Operating: false));
    }

    private async Task InterruptAsync()
    {
        await person.SignInAsync("clara");
        await BenchSession.ToPedalAsync(device, 0.1);
        await person.GoAsync("/");
        await using (new Foot(device, untilItDies: true))
        {
            await BenchSession.UntilDosingAsync(device);
            device.KillDaemon();
        }

        await person.Page.WaitForSelectorAsync("#veil:not([hidden])");
        await look(new ScreenStop("no-data", "The daemon is gone", Reloads: false));
        device.RestartDaemon(scale: 0.1);
        await device.UntilAsync(InjectorState.Recovering);
        await AtAsync("/", new ScreenStop("interrupted", "After a stop in the middle of an injection"));
        await device.GiveAsync(new OperatorCommand.Acknowledge(Guid.NewGuid()));
        await device.UntilAsync(() => Task.FromResult(device.State is InjectorState.SelfTest or InjectorState.Homing), "the self-test");
        await AtAsync("/", new ScreenStop("start", "Self-test and homing"));
        await person.SignInAsync("clara");
        await BenchSession.ToStandbyAsync(device);
        await device.GiveAsync(new OperatorCommand.ShutDown(Guid.NewGuid()));
        await device.UntilAsync(InjectorState.ShutDown);
        await AtAsync("/", new ScreenStop("off", "Switched off"));
    }

    private async Task AtAsync(string path, ScreenStop stop)
    {
        await person.GoAsync(path);
        await look(stop);
    }

    private Task<System.Text.Json.JsonElement> ScaleAsync(double factor) => device.HandsAsync("scale", new { factor });
}
