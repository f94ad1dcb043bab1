using System.Globalization;
using System.Text.Json;
using MesoInjector.Browser.Tests.Stage;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MesoInjector.Browser.Tests;

/// <summary>What is around every screen: the band of alarms, the veil, the dimming, how soon a change is seen.</summary>
[Collection(SharedDevice.Collection)]
public sealed class FrameTests(SharedDevice stage)
{
    private const int Changes = 40;

    private VirtualDevice Device => stage.Device;

    [Fact]
    public async Task Each_priority_flashes_at_its_rate_and_is_told_apart_without_colour()
    {
        Person clara = await stage.ComesAsync("clara");
        await BenchSession.ToReadyAsync(Device, points: 1);
        await clara.GoAsync("/");
        await clara.Page.EvaluateAsync("document.documentElement.style.filter = 'grayscale(1)'");

        // Low: the pedal was let go too early.
        await BenchSession.ToPedalAsync(Device, 0.1);
        await using (new Foot(Device))
            await BenchSession.UntilDosingAsync(Device);
        await Device.HandsAsync("scale", new { factor = 5 });
        await BandAsync(clara.Page, "low", "* ", least: 0, most: 0);

        await BenchSession.ToOcclusionAsync(Device);
        await BandAsync(clara.Page, "medium", "** ", least: 0.4, most: 0.8);
        await Device.HandsAsync("emergencyStop", new { pressed = true });
        await BandAsync(clara.Page, "high", "*** ", least: 1.4, most: 2.8);
        await clara.Page.CloseAsync();
        await BenchSession.ToStandbyAsync(Device);
    }

    [Fact]
    public async Task A_new_alarm_sounds_although_the_others_were_silenced()
    {
        Person clara = await stage.ComesAsync("clara");
        await BenchSession.ToOcclusionAsync(Device);
        await clara.GoAsync("/alarm");
        await clara.GiveAsync("Silence");
        await Device.UntilSeenAsync(seen => seen.SilencedFor > TimeSpan.Zero, "the sound pauses");
        await Expect(clara.Page.Locator("#silenced")).Not.ToBeEmptyAsync();
        Assert.InRange(Device.Seen.Seen.SilencedFor, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(120));

        await Device.HandsAsync("emergencyStop", new { pressed = true });
        await Device.UntilSeenAsync(seen => seen.Alarms.Contains(AlarmId.EmergencyStop) && seen.SilencedFor == TimeSpan.Zero, "it sounds again");
        await Expect(clara.Page.Locator("#band-text")).ToContainTextAsync("***");
        await Expect(clara.Page.Locator("#silenced")).ToBeEmptyAsync();
        await clara.Page.CloseAsync();
        await BenchSession.ToStandbyAsync(Device);
    }

    [Fact]
    public async Task Without_live_data_the_page_is_veiled_within_a_second_and_shows_no_last_values()
    {
        Person clara = await stage.ComesAsync("clara");
        await BenchSession.ToReadyAsync(Device, points: 1);
        await clara.GoAsync("/");
        await clara.Page.EvaluateAsync(
            "() => { window.veiled = 0; new MutationObserver(() => { if (!veil.hidden && !window.veiled) window.veiled = performance.timeOrigin + performance.now(); }).observe(document.getElementById('veil'), { attributes: true }); }");
        double stalled = Now();
        Device.StallDaemon(stalled: true);
        try
        {
            await Expect(clara.Page.Locator("#veil")).ToBeVisibleAsync();
            double after = await clara.Page.EvaluateAsync<double>("window.veiled") - stalled;
            Report($"veil after {after:0} ms without a daemon");
            Assert.InRange(after, 300, 3000);
            foreach (string value in await clara.Page.Locator(".treat [data-live]:visible").AllInnerTextsAsync())
                Assert.Equal("--", value);
        }
        finally
        {
            Device.StallDaemon(stalled: false);
        }

        await Expect(clara.Page.Locator("#veil")).ToBeHiddenAsync();
        await Expect(clara.Page.Locator("[data-live=depthUm]").First).Not.ToHaveTextAsync("--");
        await clara.Page.CloseAsync();
    }

    [Fact]
    public async Task A_screen_nobody_touches_grows_dim_and_the_first_touch_only_wakes_it()
    {
        Person clara = await stage.ComesAsync("clara");
        await BenchSession.ToStandbyAsync(Device);
        await clara.Page.Clock.InstallAsync();
        await clara.GoAsync("/menu");
        await clara.Page.Clock.FastForwardAsync(121_000);
        await clara.Page.Clock.RunForAsync(2000);
        await Expect(clara.Page.Locator("#dim")).ToBeVisibleAsync();
        LocatorBoundingBoxResult tile = (await clara.Page.Locator(".menu a[href='/service']").BoundingBoxAsync())!;
        await clara.Page.Mouse.ClickAsync(tile.X + 20, tile.Y + 20);
        await Expect(clara.Page.Locator("#dim")).ToBeHiddenAsync();
        Assert.EndsWith("/menu", clara.Page.Url, StringComparison.Ordinal);
        await Expect(clara.Page.Locator("#veil")).ToBeHiddenAsync();
        await clara.AfterGuardAsync();
        await clara.Page.Mouse.ClickAsync(tile.X + 20, tile.Y + 20);
        await Expect(clara.Page.Locator("#view .service")).ToBeVisibleAsync();
        await clara.Page.CloseAsync();
    }

    [Fact]
    public async Task A_change_of_state_is_on_the_screen_at_once()
    {
        Person clara = await stage.ComesAsync("clara");
        await BenchSession.ToReadyAsync(Device, points: 1);
        await clara.GoAsync("/");
        await clara.Page.EvaluateAsync("""
            () => {
              window.shown = [];
              let last = document.getElementById("pill").dataset.state;
              new MutationObserver(() => {
                const state = document.getElementById("pill").dataset.state;
                if (state === last) return;
                last = state;
                requestAnimationFrame(() => window.shown.push([state, performance.timeOrigin + performance.now()]));
              }).observe(document.body, { attributes: true, subtree: true, attributeFilter: ["data-state"] });
            }
            """);
        int before = Device.Changes.Count;
        for (int i = 0; i < Changes / 2; i++)
        {
            await ChangeAsync(clara.Page, new OperatorCommand.Arm(Guid.NewGuid()), InjectorState.Armed);
            await ChangeAsync(clara.Page, new OperatorCommand.Disarm(Guid.NewGuid()), InjectorState.Ready);
        }

        using JsonDocument document = JsonDocument.Parse(await clara.Page.EvaluateAsync<string>("JSON.stringify(window.shown)"));
        JsonElement shown = document.RootElement;
        (InjectorState State, DateTimeOffset At)[] changes = [.. Device.Changes.Skip(before)];
        Assert.Equal(changes.Select(change => change.State.ToString()), shown.EnumerateArray().Select(change => change[0].GetString()));
        double[] took = [.. shown.EnumerateArray().Zip(changes, (seen, change) => seen[1].GetDouble() - change.At.ToUnixTimeMilliseconds()).Order()];
        Report($"state change to screen, {took.Length} changes: median {took[took.Length / 2]:0} ms, p95 {took[(int)(took.Length * 0.95)]:0} ms, most {took[^1]:0} ms");
        Assert.InRange(took[(int)(took.Length * 0.95)], -5, 1000);
        await clara.Page.CloseAsync();
    }

    [Fact]
    public async Task The_first_page_is_painted_soon()
    {
        Person clara = await stage.ComesAsync("clara", 1280, 800);
        await clara.GoAsync("/");
        double painted = await clara.Page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime");
        Report($"first contentful paint after {painted:0} ms");
        Assert.InRange(painted, 1, 5000);
        await clara.Page.CloseAsync();
    }

    private async Task ChangeAsync(IPage page, OperatorCommand command, InjectorState then)
    {
        await Device.UntilAsync(() => Device.GiveAsync(command), "the command is taken");
        await page.WaitForFunctionAsync("state => window.shown.length > 0 && window.shown[window.shown.length - 1][0] === state", then.ToString());
    }

    /// <summary>What the band shows, and how often it flashes in a second.</summary>
    private static async Task BandAsync(IPage page, string priority, string stars, double least, double most)
    {
        ILocator band = page.Locator("#band");
        await Expect(band).ToHaveAttributeAsync("data-priority", priority);
        string text = await page.Locator("#band-text").InnerTextAsync();
        Assert.StartsWith(stars, text, StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse(await band.EvaluateAsync<string>(
            "band => JSON.stringify({ name: getComputedStyle(band).animationName, seconds: parseFloat(getComputedStyle(band).animationDuration), running: band.getAnimations().length })"));
        JsonElement style = document.RootElement;
        double rate = style.GetProperty("name").GetString() == "none" ? 0 : 1 / style.GetProperty("seconds").GetDouble();
        Report($"band of {priority} priority flashes {rate:0.00} times a second");
        Assert.InRange(rate, least, most);
        Assert.Equal(rate > 0 ? 1 : 0, style.GetProperty("running").GetInt32());
    }

    private static double Now() => TimeProvider.System.GetUtcNow().Subtract(DateTimeOffset.UnixEpoch).TotalMilliseconds;

    private static void Report(FormattableString figures) => TestContext.Current.TestOutputHelper?.WriteLine(figures.ToString(CultureInfo.InvariantCulture));
}
