using MesoInjector.Browser.Tests.Stage;
using MesoInjector.Control.Machine;
using Microsoft.Playwright;

namespace MesoInjector.Browser.Tests;

/// <summary>A clinician treats a patient, from the first page to the signed report.</summary>
public sealed class SessionTests(Stage.Browser browser)
{
    [Fact]
    public async Task A_clinician_treats_a_patient_from_sign_in_to_signed_report()
    {
        await using VirtualDevice device = await VirtualDevice.StartAsync(scale: 5);
        var clara = new Person(await browser.PageAsync(800, 480), device);
        await clara.SignInAsync("clara");
        await clara.PrepareAsync("P-0815", points: 2);
        await clara.PressAsync("Open session");
        await device.UntilAsync(InjectorState.Screening);
        await clara.AnswerAsync();
        await clara.LoadAsync();

        await Assertions.Expect(clara.Page.Locator("#band")).ToContainTextAsync("point 1 of 2");
        await clara.GiveAsync("Arm");
        await device.UntilAsync(InjectorState.Armed);
        await clara.InjectAsync();
        await Assertions.Expect(clara.Page.Locator("#band")).ToContainTextAsync("point 2 of 2");
        await clara.InjectAsync();
        await Assertions.Expect(clara.Page.Locator("#band")).ToContainTextAsync("Every point is done");
        await Assertions.Expect(clara.Page.Locator(".treat-last")).ToContainTextAsync("2");
        await clara.PressAsync("More");
        await clara.GiveAsync("EndSession");
        await device.UntilAsync(InjectorState.SessionReview);
        await clara.Page.WaitForSelectorAsync(".review-tabs");
    }
}
