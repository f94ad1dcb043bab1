using MesoInjector.Browser.Tests.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MesoInjector.Browser.Tests;

/// <summary>What is outside its limits is refused with the reason, while it is keyed and when it is sent.</summary>
[Collection(SharedDevice.Collection)]
public sealed class LimitTests(SharedDevice stage)
{
    [Fact]
    public async Task A_dose_or_depth_outside_its_limits_is_refused_with_the_limits()
    {
        Person clara = await OnProtocolAsync("en");
        ILocator dose = clara.Page.Locator("input[name=dose]");
        await dose.FillAsync("60");
        await Expect(clara.Page.Locator("#why-dose")).ToContainTextAsync("is allowed");
        await Expect(clara.Page.Locator("#next")).ToBeDisabledAsync();
        await Expect(clara.Page.Locator("#next .action-why")).Not.ToBeEmptyAsync();

        // Past the script: the server judges again.
        await clara.Page.GotoAsync(stage.Device.Url("/prepare/protocol/change?dose=60&depth=1.5"));
        await Expect(clara.Page.Locator(".notice.refused")).ToContainTextAsync("60 is outside");
        await clara.Page.GotoAsync(stage.Device.Url("/prepare/protocol/change?dose=40&depth=4"));
        await Expect(clara.Page.Locator(".notice.refused")).ToContainTextAsync("4 is outside");
        await clara.Page.CloseAsync();
    }

    [Fact]
    public async Task A_change_inside_its_limits_is_shown_old_and_new_before_it_is_taken()
    {
        Person clara = await OnProtocolAsync("en");
        await clara.Page.FillAsync("input[name=dose]", "20.5");
        await clara.NextAsync();
        await Expect(clara.Page.Locator(".old-new")).ToContainTextAsync("40 µL");
        await Expect(clara.Page.Locator(".old-new")).ToContainTextAsync("20.5 µL");
        await clara.PressAsync("Take new values");
        await Expect(clara.Page.Locator(".prep-chosen")).ToContainTextAsync("20.5 µL");
        await clara.Page.CloseAsync();
    }

    [Fact]
    public async Task A_bad_key_is_kept_out_and_explained()
    {
        Person clara = await OnProtocolAsync("de");
        ILocator dose = clara.Page.Locator("input[name=dose]");
        await dose.FillAsync("");
        await dose.PressSequentiallyAsync("2a0.,55");
        Assert.Equal("20,5", await dose.InputValueAsync());
        await Expect(clara.Page.Locator("#why-dose")).Not.ToBeEmptyAsync();
        await clara.Page.CloseAsync();
    }

    [Fact]
    public async Task A_syringe_that_cannot_hold_what_is_keyed_is_refused_with_what_can_be()
    {
        Person clara = await OnProtocolAsync("en");
        await clara.GoAsync("/prepare/consumables?of=syringe");
        await clara.Page.FillAsync("input[name=syringeLot]", "S-1");
        await clara.Page.FillAsync("input[name=fill]", "3.5");
        await Expect(clara.Page.Locator("#why-fill")).ToContainTextAsync("is allowed");
        await Expect(clara.Page.Locator("#next")).ToBeDisabledAsync();
        await clara.Page.CloseAsync();
    }

    private async Task<Person> OnProtocolAsync(string language)
    {
        Person clara = await stage.ComesAsync("clara", language: language);
        await BenchSession.ToStandbyAsync(stage.Device);
        await clara.GoAsync("/prepare/protocol");
        await clara.AfterGuardAsync();
        await clara.Page.ClickAsync("button[name=choose][value=hair-standard]");
        await clara.Page.WaitForSelectorAsync("button[name=choose][value=hair-standard][aria-pressed=true]");
        await clara.GoAsync("/prepare/protocol/change");
        await clara.Page.WaitForSelectorAsync("[data-part=number][data-started='1']");
        return clara;
    }
}
