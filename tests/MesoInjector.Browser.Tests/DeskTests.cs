using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Browser.Tests.Stage;
using MesoInjector.Calibration.Procedures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MesoInjector.Browser.Tests;

/// <summary>At the desk: a technician calibrates, QA takes records out.</summary>
[Collection(SharedDevice.Collection)]
public sealed class DeskTests(SharedDevice stage)
{
    private const string Sensor = "contact";

    private VirtualDevice Device => stage.Device;

    [Fact]
    public async Task A_technician_calibrates_a_sensor_and_goes_on_after_a_reload()
    {
        Person tom = await stage.ComesAsync("tom", 1280, 800);
        await BenchSession.ToStandbyAsync(Device);
        await BeginForceAsync(tom);
        double[] loads = [.. ForceReadings()];
        for (int i = 0; i < 3; i++)
        {
            await tom.Page.FillAsync("input[name=value]", loads[i].ToString("0.000", CultureInfo.InvariantCulture));
            await tom.PressAsync("Take");
            await Expect(tom.Page.Locator(".reading-where")).ToContainTextAsync($"Reading {(i + 2).ToString(CultureInfo.InvariantCulture)} of 24");
        }

        // A reading nobody can believe is not taken.
        await tom.Page.FillAsync("input[name=value]", "99");
        await tom.PressAsync("Take");
        await Expect(tom.Page.Locator(".notice.refused")).ToBeVisibleAsync();

        await tom.Page.ReloadAsync();
        await Expect(tom.Page.Locator(".reading-where")).ToContainTextAsync("Reading 4 of 24");
        await tom.FollowAsync("a[href='/calibrate/force/paste']");
        await tom.Page.FillAsync("textarea[name=text]", string.Join('\n', loads.Skip(3).Select(load => load.ToString("0.000", CultureInfo.InvariantCulture))));
        await tom.PressAsync("Take them");
        await Expect(tom.Page.Locator("main")).ToContainTextAsync("span error");
        await tom.FollowAsync("a[href='/calibrate/force/sign']");
        await tom.Page.FillAsync("input[name=pin]", Person.Pins["tom"]);
        await tom.PressAsync("Sign");
        await tom.Page.WaitForURLAsync("**/calibrate/kept/*");
        await Expect(tom.Page.Locator(".notice.good")).ToContainTextAsync("is in force");
        IFrameLocator certificate = tom.Page.FrameLocator("iframe.paper");
        await Expect(certificate.Locator("body")).ToContainTextAsync("tom");
        await Expect(certificate.Locator("body")).ToContainTextAsync("SIMULATION");
        await tom.Page.CloseAsync();
    }

    [Fact]
    public async Task A_session_is_taken_out_of_the_records_in_every_form()
    {
        Person clara = await stage.ComesAsync("clara");
        await BenchSession.ToPedalAsync(Device, scale: 5);
        int done = Device.Seen.Seen.PointsDone;
        await using (new Foot(Device))
            await Device.UntilSeenAsync(seen => seen.PointsDone > done, "a dose is in");
        await BenchSession.ToStandbyAsync(Device);
        await clara.Page.CloseAsync();

        Person quinn = await stage.ComesAsync("quinn", 1280, 800);
        await quinn.GoAsync("/records");
        string row = (await quinn.Page.Locator("a.row").First.GetAttributeAsync("href"))!;
        string patient = (await quinn.Page.Locator("a.row .row-main").First.InnerTextAsync()).Split('·')[1].Trim();
        await quinn.FollowAsync($"a.row[href='{row}']");
        await quinn.FollowAsync($"a[href='{row}/export']");

        Assert.Contains(patient, await DownloadAsync(quinn, "csv"), StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(await DownloadAsync(quinn, "json"));
        Assert.Contains(patient, json.RootElement.GetRawText(), StringComparison.Ordinal);
        using JsonDocument fhir = JsonDocument.Parse(await DownloadAsync(quinn, "fhir"));
        Assert.Equal("Bundle", fhir.RootElement.GetProperty("resourceType").GetString());
        await quinn.Page.CloseAsync();
    }

    private static async Task<string> DownloadAsync(Person somebody, string form)
    {
        IDownload file = await somebody.Page.RunAndWaitForDownloadAsync(() => somebody.Page.ClickAsync($"a[href$='export.{form}']"));
        return await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
    }

    /// <summary>What a sound contact sensor shows under the masses, in the procedure's order.</summary>
    internal static IEnumerable<double> ForceReadings() =>
        from run in Enumerable.Range(0, 2)
        from down in (bool[])[false, true]
        from mass in down ? (double[])[500, 300, 200, 100, 50, 0] : [0, 50, 100, 200, 300, 500]
        select ForceProcedure.Load(Sensor, mass) * (1 + (run * 0.002));

    /// <summary>A reading of it, as the daemon takes it.</summary>
    internal static JsonObject Reading(double value) => new() { ["kind"] = "force", ["value"] = value };

    /// <summary>Fills in what is calibrated with what; a half-finished one is gone on with.</summary>
    internal static async Task BeginForceAsync(Person tom)
    {
        await tom.GoAsync($"/calibrate/force?part={Sensor}");
        if (await tom.Page.Locator("#discard, .reading").CountAsync() > 0)
            return;
        await tom.Page.FillAsync("input[name=instrument]", "masses F2");
        await tom.Page.FillAsync("input[name=serial]", "M-7");
        await tom.Page.FillAsync("input[name=due]", "2099-12-31");
        await tom.Page.FillAsync("input[name=resolution]", "0.1");
        await tom.Page.FillAsync("input[name=uncertainty]", "0.5");
        await tom.Page.FillAsync("input[name=celsius]", "22");
        await tom.Page.FillAsync("input[name=hectopascals]", "1013");
        await tom.Page.FillAsync("input[name=humidity]", "45");
        await tom.PressAsync("Begin");
        ILocator next = tom.Page.Locator(".reading, .notice.refused");
        await next.First.WaitForAsync();
        Assert.Equal(0, await tom.Page.Locator(".notice.refused").CountAsync());
    }
}
