using System.Globalization;
using System.Text.RegularExpressions;
using MesoInjector.Browser.Tests.Stage;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Records;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MesoInjector.Browser.Tests;

/// <summary>What ends a dose, and what does not: the pedal, STOP in every condition of the page, and a console that dies or hangs.</summary>
[Collection(SharedDevice.Collection)]
public sealed partial class DoseTests(SharedDevice stage)
{
    /// <summary>A dose takes more than ten seconds.</summary>
    private const double Slow = 0.1;

    private VirtualDevice Device => stage.Device;

    [Fact]
    public async Task Letting_go_of_the_pedal_ends_the_dose_and_the_screen_says_what_went_in()
    {
        Person clara = await stage.ComesAsync("clara");
        await BenchSession.ToPedalAsync(Device, Slow);
        await clara.GoAsync("/");
        await using (new Foot(Device))
        {
            await BenchSession.UntilDosingAsync(Device, nanolitres: 15_000);
            await Expect(clara.Page.Locator("#pill")).ToHaveTextAsync("Dosing");
            await Expect(clara.Page.Locator("[data-lamp=pedal]")).ToHaveClassAsync(On());
        }

        await Device.HandsAsync("scale", new { factor = 5 });
        await Device.UntilAsync(InjectorState.Ready);
        await Expect(clara.Page.Locator("#band-text")).ToHaveTextAsync("* Pedal released during an injection");
        await Expect(clara.Page.Locator(".treat-last")).ToHaveAttributeAsync("data-kind", "bad");
        string went = (Device.Seen.Seen.Last.Estimated.Nanolitres / 1e3).ToString("0.0", CultureInfo.InvariantCulture);
        await Expect(clara.Page.Locator(".treat-last")).ToContainTextAsync($"{went} of 40.0 µL");
        Assert.Equal(InjectionOutcome.Aborted, Device.Seen.Seen.Last.Outcome);
        Assert.InRange(Device.Seen.Seen.Last.Estimated.Nanolitres, 1000, 39_000);
        await Expect(clara.Page.Locator(".scalp .pt.partial").First).ToBeAttachedAsync();
        await clara.Page.CloseAsync();
    }

    [Fact]
    public async Task Stop_ends_a_dose()
    {
        Person clara = await stage.ComesAsync("clara");
        await StopMidDoseAsync(clara, async () => await clara.GoAsync("/"));
    }

    [Fact]
    public async Task Stop_ends_a_dose_while_the_page_has_only_begun_to_load()
    {
        Person clara = await stage.ComesAsync("clara");
        await StopMidDoseAsync(clara, async () =>
        {
            // Neither the other scripts nor the stream ever come: stop.js is alone.
            await clara.Page.RouteAsync(url => url.EndsWith(".js", StringComparison.Ordinal) && !url.EndsWith("/stop.js", StringComparison.Ordinal), route => route.AbortAsync());
            await clara.Page.RouteAsync(url => url.Contains("/live?", StringComparison.Ordinal), route => route.AbortAsync());
            await clara.Page.GotoAsync(Device.Url(), new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            await Expect(clara.Page.Locator("#veil")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Stop_ends_a_dose_with_the_stream_of_events_cut()
    {
        Person clara = await stage.ComesAsync("clara");
        await StopMidDoseAsync(clara, async () =>
        {
            await clara.Page.RouteAsync(url => url.Contains("/live?", StringComparison.Ordinal), route => route.AbortAsync());
            await clara.Page.GotoAsync(Device.Url());
            await Expect(clara.Page.Locator("#veil")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Stop_ends_a_dose_for_somebody_who_is_not_signed_in()
    {
        Person clara = await stage.ComesAsync("clara");
        await BenchSession.ToReadyAsync(Device, points: 1);
        Person passer = await stage.ComesAsync(name: null);
        await StopMidDoseAsync(passer, async () =>
        {
            await passer.GoAsync("/");
            await Expect(passer.Page.Locator("button[data-command=Disarm], button[data-command=Pause]").First).ToBeDisabledAsync();
        });
        await clara.Page.CloseAsync();
    }

    [Fact]
    public async Task A_console_that_is_killed_changes_nothing_and_its_page_comes_back_by_itself()
    {
        Person clara = await stage.ComesAsync("clara");
        await BenchSession.ToPedalAsync(Device, Slow);
        await clara.GoAsync("/");
        int done = Device.Seen.Seen.PointsDone;
        await using (new Foot(Device))
        {
            await BenchSession.UntilDosingAsync(Device);
            Device.KillConsole();
            await Expect(clara.Page.Locator("#veil")).ToBeVisibleAsync();
            await Expect(clara.Page.Locator("[data-live=depthUm]").First).ToHaveTextAsync("--");
            await Device.HandsAsync("scale", new { factor = 2 });
            await Device.UntilSeenAsync(seen => seen.PointsDone == done + 1, "the dose is in");
        }

        Assert.Equal(InjectionOutcome.Completed, Device.Seen.Seen.Last.Outcome);
        Device.RestartConsole();
        await Expect(clara.Page.Locator("#veil")).ToBeHiddenAsync(new LocatorAssertionsToBeHiddenOptions { Timeout = 60_000 });
        await Expect(clara.Page.Locator("[data-live=depthUm]").First).Not.ToHaveTextAsync("--");
        await Expect(clara.Page.Locator(".head-who")).ToHaveTextAsync("Nobody signed in");
        await clara.Page.CloseAsync();
    }

    [Fact]
    public async Task A_console_that_hangs_changes_nothing()
    {
        Person clara = await stage.ComesAsync("clara");
        await BenchSession.ToPedalAsync(Device, Slow);
        await clara.GoAsync("/");
        int done = Device.Seen.Seen.PointsDone;
        await using (new Foot(Device))
        {
            await BenchSession.UntilDosingAsync(Device);
            Device.StallConsole(stalled: true);
            try
            {
                await Expect(clara.Page.Locator("#veil")).ToBeVisibleAsync();
                await Device.HandsAsync("scale", new { factor = 2 });
                await Device.UntilSeenAsync(seen => seen.PointsDone == done + 1, "the dose is in");
            }
            finally
            {
                Device.StallConsole(stalled: false);
            }
        }

        Assert.Equal(InjectionOutcome.Completed, Device.Seen.Seen.Last.Outcome);
        await Expect(clara.Page.Locator("#veil")).ToBeHiddenAsync();
        await clara.Page.CloseAsync();
    }

    private async Task StopMidDoseAsync(Person somebody, Func<Task> open)
    {
        await BenchSession.ToPedalAsync(Device, Slow);
        await using (new Foot(Device))
        {
            await BenchSession.UntilDosingAsync(Device);
            await open();
            Assert.Equal(InjectorState.Dispensing, Device.State);
            await somebody.Page.Locator("#stop").ClickAsync();
            await Device.UntilAsync(() => Task.FromResult(Device.State is InjectorState.Withdrawing or InjectorState.Ready), "the dose ends");
        }

        await Device.HandsAsync("scale", new { factor = 5 });
        await Device.UntilAsync(InjectorState.Ready);
        LastOutcome(InjectionOutcome.Aborted);
        await somebody.Page.CloseAsync();
    }

    [GeneratedRegex(@"\bon\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex On();

    private void LastOutcome(InjectionOutcome outcome)
    {
        Assert.Equal(outcome, Device.Seen.Seen.Last.Outcome);
        Assert.Equal(default, Device.Seen.Seen.Last.Alarm);
    }
}
