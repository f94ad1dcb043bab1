using System.Globalization;
using System.Reflection;
using System.Text;
using MesoInjector.Browser.Tests.Stage;
using Microsoft.Playwright;

namespace MesoInjector.Browser.Tests.Screens;

/// <summary>Writes the pictures of every screen, and the page that shows them: with MESO_WRITE_SCREENS=1 in the environment.</summary>
public sealed class ScreenshotTests(Stage.Browser browser)
{
    private static readonly (int Width, int Height)[] Sizes = [(800, 480), (1280, 800)];

    /// <summary>The pictures are wanted.</summary>
    public static bool Wanted => Environment.GetEnvironmentVariable("MESO_WRITE_SCREENS") == "1";

    [Fact(Skip = "MESO_WRITE_SCREENS=1 writes docs/screens", SkipUnless = nameof(Wanted))]
    public async Task Every_screen_has_its_picture_in_both_sizes()
    {
        string docs = typeof(ScreenshotTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "Docs").Value!;
        string folder = Path.Combine(docs, "screens");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var page = new StringBuilder("# Screens\n\n<!-- Written by tests/MesoInjector.Browser.Tests with MESO_WRITE_SCREENS=1. -->\n\nEvery screen of the console at 800 × 480 (7\") and 1280 × 800 (10.1\"), of a virtual device.\n");
        int screens = 0;
        await using VirtualDevice device = await VirtualDevice.StartAsync(scale: 1);
        IPage browserPage = await browser.PageAsync(800, 480);
        await new ScreenTour(device, new Person(browserPage, device), async stop =>
        {
            foreach ((int width, int height) in Sizes)
            {
                await browserPage.SetViewportSizeAsync(width, height);
                await browserPage.EvaluateAsync("() => new Promise(done => setTimeout(() => requestAnimationFrame(done), 400))");
                await browserPage.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{stop.Name}-{width.ToString(CultureInfo.InvariantCulture)}.png"), Animations = ScreenshotAnimations.Disabled });
            }

            await browserPage.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
            page.Append(CultureInfo.InvariantCulture, $"\n## {stop.Title}\n\n![{stop.Title}, 7\"](screens/{stop.Name}-800.png) ![{stop.Title}, 10.1\"](screens/{stop.Name}-1280.png)\n");
            screens++;
        }).GoAsync();
        await File.WriteAllTextAsync(Path.Combine(docs, "screens.md"), page.ToString(), TestContext.Current.CancellationToken);
        Assert.InRange(screens, 60, 100);
    }
}
