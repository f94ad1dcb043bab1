using System.Globalization;
using MesoInjector.Browser.Tests.Stage;

namespace MesoInjector.Browser.Tests;

/// <summary>What the live plots cost in processor time, for docs/benchmarks.md: with MESO_MEASURE=1 in the environment. On another machine it is another number, so nothing is judged.</summary>
[Collection(SharedDevice.Collection)]
public sealed class PlotCostTests(SharedDevice stage)
{
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(60);

    /// <summary>The figures are wanted.</summary>
    public static bool Wanted => Environment.GetEnvironmentVariable("MESO_MEASURE") == "1";

    [Fact(Skip = "MESO_MEASURE=1 measures for a minute", SkipUnless = nameof(Wanted))]
    public async Task A_minute_of_live_plots()
    {
        await stage.ComesAsync("clara");
        await BenchSession.ToPedalAsync(stage.Device, scale: 1);
        Person ada = new((await stage.ComesAsync(name: null, 1280, 800)).Page, stage.Device);
        await ada.GoAsync("/bench/plots");
        await ada.Page.WaitForSelectorAsync("[data-part=strip][data-started='1']");
        await ada.Page.EvaluateAsync("""
            () => {
              window.drawn = 0;
              let last = 0;
              const wipe = CanvasRenderingContext2D.prototype.fillRect;
              CanvasRenderingContext2D.prototype.fillRect = function (...box) {
                // Every lane is wiped for itself; all of one message are one drawing.
                if (performance.now() - last > 5) { window.drawn++; last = performance.now(); }
                return wipe.apply(this, box);
              };
            }
            """);
        double[] before = Seconds();
        long begun = TimeProvider.System.GetTimestamp();
        await Task.Delay(Watched, TestContext.Current.CancellationToken);
        double took = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        double[] spent = [.. Seconds().Zip(before, (now, then) => (now - then) / took * 100)];
        int drawn = await ada.Page.EvaluateAsync<int>("window.drawn");
        Assert.True(drawn > 0, "nothing was drawn");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{took:0} s of plots: {drawn / took:0.0} drawings a second; of one processor: browser {spent[0]:0.0} %, console {spent[1]:0.0} %, daemon with the virtual gun {spent[2]:0.0} %"));
        await ada.Page.CloseAsync();
    }

    /// <summary>Processor time so far of all browser processes, the console and the daemon.</summary>
    private double[] Seconds() => [Processes("chromium").Sum(Seconds), Seconds(stage.Device.ConsoleId), Seconds(stage.Device.DaemonId)];

    private static IEnumerable<int> Processes(string name) => System.Diagnostics.Process.GetProcessesByName(name).Select(process =>
    {
        using (process)
            return process.Id;
    });

    private static double Seconds(int process)
    {
        using var found = System.Diagnostics.Process.GetProcessById(process);
        return found.TotalProcessorTime.TotalSeconds;
    }
}
