using System.Diagnostics;
using MathNet.Numerics.Statistics;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Benchmarks;

/// <summary>
/// How many times faster than real time a whole session is played, in processor time, so that other load on the machine does not count:
/// as <c>meso sim</c> plays it, with its record in memory, and in turn with it on disk, each of its writes synchronised.
/// </summary>
internal static class SessionSpeed
{
    private const int Runs = 15;
    private const int WarmUps = 10;

    public static void Measure(TextWriter output)
    {
        Scenario scenario = Play.Scenario(Play.Protocol(40, "3 mL", 30, 36, out string reason) ?? throw new InvalidOperationException(reason), seed: 1, lineSensor: false);
        Series[] rows = [new("in memory", () => Simulator.Campaigns.Play.Once(scenario)), new("on disk", () => Play.Session(scenario))];
        for (int run = -WarmUps; run < Runs; run++)
        {
            foreach (Series row in rows)
                row.Once(counts: run >= 0);
        }

        output.WriteLine("| record | points | session | cycles run | times real time: least | median | most | collections |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (Series row in rows)
            output.WriteLine(row);
    }

    private sealed class Series(string record, Func<SessionResult> play)
    {
        private readonly List<double> _factors = [];
        private SessionResult? _last;
        private int _collections;

        public void Once(bool counts)
        {
            using var process = Process.GetCurrentProcess();
            int before = GC.CollectionCount(0);
            TimeSpan started = process.TotalProcessorTime;
            _last = play();
            process.Refresh();
            double seconds = (process.TotalProcessorTime - started).TotalSeconds;
            if (!counts)
                return;
            _factors.Add(_last.VirtualSeconds / seconds);
            _collections = Math.Max(_collections, GC.CollectionCount(0) - before);
        }

        public override string ToString() =>
            FormattableString.Invariant($"| {record} | {_last!.PointsDone} of {_last.PointsPlanned} | {_last.VirtualSeconds:0} s | {_last.CyclesRun} | {_factors.Min():0} | {_factors.Median():0} | {_factors.Max():0} | {_collections} |");
    }
}
