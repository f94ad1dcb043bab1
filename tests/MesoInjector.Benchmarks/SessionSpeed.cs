using System.Diagnostics;
using MathNet.Numerics.Statistics;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Benchmarks;

/// <summary>How many times faster than real time a whole session is played, in processor time, so that other load on the machine does not count.</summary>
internal static class SessionSpeed
{
    private const int Runs = 15;
    private const int WarmUps = 10;

    public static void Measure(TextWriter output)
    {
        Scenario scenario = Play.Scenario(Play.Protocol(40, "3 mL", 30, 36, out string reason) ?? throw new InvalidOperationException(reason), seed: 1, lineSensor: false);
        List<double> factors = [];
        SessionResult? last = null;
        int collections = 0;
        for (int run = -WarmUps; run < Runs; run++)
        {
            using var process = Process.GetCurrentProcess();
            int before = GC.CollectionCount(0);
            TimeSpan started = process.TotalProcessorTime;
            last = Play.Session(scenario);
            process.Refresh();
            double seconds = (process.TotalProcessorTime - started).TotalSeconds;
            if (run < 0)
                continue;
            factors.Add(last.VirtualSeconds / seconds);
            collections = Math.Max(collections, GC.CollectionCount(0) - before);
        }

        output.WriteLine("| points | session | cycles run | times real time: least | median | most | collections |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        output.WriteLine($"| {last!.PointsDone} of {last.PointsPlanned} | {last.VirtualSeconds:0} s | {last.CyclesRun} | {factors.Min():0} | {factors.Median():0} | {factors.Max():0} | {collections} |");
    }
}
