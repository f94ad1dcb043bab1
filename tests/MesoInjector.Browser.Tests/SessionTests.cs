using MesoInjector.Browser.Tests.Stage;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MesoInjector.Browser.Tests;

/// <summary>A clinician treats a patient, from the first page to the signed report.</summary>
[Collection(SharedDevice.Collection)]
public sealed class SessionTests(SharedDevice stage)
{
    private VirtualDevice Device => stage.Device;

    [Fact]
    public async Task A_clinician_treats_a_patient_from_sign_in_to_signed_report()
    {
        Person clara = await stage.ComesAsync("clara");
        await BenchSession.ToStandbyAsync(Device);
        await Device.HandsAsync("scale", new { factor = 10 });
        await clara.PrepareAsync("P-0815", points: 2);
        await clara.PressAsync("Open session");
        await Device.UntilAsync(InjectorState.Screening);
        await clara.AnswerAsync();
        await clara.LoadAsync();

        await Expect(clara.Page.Locator("#band")).ToContainTextAsync("point 1 of 2");
        await clara.GiveAsync("Arm");
        await Device.UntilAsync(InjectorState.Armed);
        await clara.InjectAsync();
        await Expect(clara.Page.Locator("#band")).ToContainTextAsync("point 2 of 2");
        await clara.ArmAgainAsync();
        await clara.InjectAsync();
        await Expect(clara.Page.Locator("#band")).ToContainTextAsync("Every point is done");
        await clara.PressAsync("More");
        await clara.GiveAsync("EndSession");
        await Device.UntilAsync(InjectorState.SessionReview);

        await Expect(clara.Page.Locator(".review-figures")).ToContainTextAsync("2 of 2");
        await clara.FollowAsync(".review-tabs a[href='/?tab=sign']");
        await clara.Page.FillAsync("textarea[name=notes]", "well tolerated");
        await clara.Page.FillAsync("input[name=pin]", "918273");
        await clara.PressAsync("Sign");
        await Expect(clara.Page.Locator(".notice.refused")).ToBeVisibleAsync();
        await clara.Page.FillAsync("textarea[name=notes]", "well tolerated");
        await clara.Page.FillAsync("input[name=pin]", Person.Pins["clara"]);
        await clara.PressAsync("Sign");
        await Expect(clara.Page.Locator(".notice.good")).ToHaveTextAsync("Signed.");
        IDownload report = await clara.Page.RunAndWaitForDownloadAsync(() => clara.Page.ClickAsync("a[href$='/report.html']"));
        string text = await File.ReadAllTextAsync(await report.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("P-0815", text, StringComparison.Ordinal);
        Assert.Contains("well tolerated", text, StringComparison.Ordinal);
        Assert.Contains("SIMULATION", text, StringComparison.OrdinalIgnoreCase);

        await clara.FollowAsync(".review-tabs a[href='/?tab=overview']");
        await clara.GiveAsync("CloseSession");
        await Device.UntilAsync(InjectorState.Standby);
        await Expect(clara.Page.Locator(".ready-list")).ToBeVisibleAsync();
        await clara.Page.CloseAsync();
    }

    [Fact]
    public async Task A_syringe_that_runs_empty_is_changed_and_the_plan_goes_on()
    {
        Person clara = await stage.ComesAsync("clara");
        await BenchSession.ToStandbyAsync(Device);
        await BenchSession.ToReadyAsync(Device, points: 4, fill: 0.22);
        await Device.HandsAsync("scale", new { factor = 10 });
        await clara.GoAsync("/");
        await Device.UntilAsync(async () =>
        {
            if (Device.Seen.Seen.Refusing.Contains(AlarmId.SyringeEmpty))
                return true;
            await clara.ArmAgainAsync();
            await clara.InjectAsync(orRefused: true);

            // Three seconds of the bench: what refuses is known by then.
            await Task.Delay(300);
            return false;
        }, "the syringe is empty");
        await Expect(clara.Page.Locator("#view")).ToContainTextAsync("Not enough left in the syringe");
        int done = Device.Seen.Seen.PointsDone;
        Assert.InRange(done, 1, 4);
        await clara.PressAsync("More");
        await clara.PressAsync("Change syringe");
        await clara.Page.Locator("#sheet-syringe").WaitForAsync();
        await clara.GiveAsync("ChangeSyringe");
        await Device.UntilAsync(InjectorState.Changeover);
        await clara.Page.WaitForSelectorAsync(".device[data-screen=Changeover]");
        await Device.HandsAsync("removeSyringe");
        await clara.LoadAsync();
        await Expect(clara.Page.Locator("#band")).ToContainTextAsync($"point {(done + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)} of");
        await clara.ArmAgainAsync();
        await clara.InjectAsync();
        Assert.Equal(done + 1, Device.Seen.Seen.PointsDone);
        await clara.Page.CloseAsync();
    }

    [Fact]
    public async Task A_contraindication_needs_a_reason_and_the_pin()
    {
        Person clara = await stage.ComesAsync("clara");
        await OpenAsync(clara, "P-0900");
        await clara.AnswerAsync("Diabetes");
        await Expect(clara.Page.Locator("#step.overrides")).ToBeVisibleAsync();
        await Expect(clara.Page.Locator("#next")).ToBeDisabledAsync();
        await Expect(clara.Page.Locator("#next .action-why")).ToContainTextAsync("reason");
        await clara.Page.FillAsync("input[name=reason-Diabetes]", "well controlled, HbA1c 6.1 %");
        await clara.Page.FillAsync("input[name=pin]", "111111");
        await clara.NextAsync();
        await Expect(clara.Page.Locator(".notice.refused")).ToBeVisibleAsync();
        Assert.Equal(InjectorState.Screening, Device.State);

        await clara.Page.FillAsync("input[name=reason-Diabetes]", "well controlled, HbA1c 6.1 %");
        await clara.Page.FillAsync("input[name=pin]", Person.Pins["clara"]);
        await clara.NextAsync();
        await Device.UntilAsync(InjectorState.LoadingSyringe);
        await clara.Page.CloseAsync();
    }

    [Fact]
    public async Task A_minor_is_not_treated_whatever_the_reason()
    {
        Person clara = await stage.ComesAsync("clara");
        await OpenAsync(clara, "P-0901");
        await clara.AnswerAsync("Minor");
        await Expect(clara.Page.Locator("main h1")).ToHaveTextAsync("Minors are not treated with this device");
        await Expect(clara.Page.Locator("input[name=pin]")).ToHaveCountAsync(0);
        await clara.GiveAsync("EndSession");
        await Device.UntilAsync(InjectorState.SessionReview);
        await clara.Page.CloseAsync();
    }

    private async Task OpenAsync(Person clara, string patient)
    {
        await BenchSession.ToStandbyAsync(Device);
        await clara.PrepareAsync(patient, points: 1);
        await clara.PressAsync("Open session");
        await Device.UntilAsync(InjectorState.Screening);
        await clara.Page.WaitForSelectorAsync(".device[data-screen=Screening]");
    }
}
