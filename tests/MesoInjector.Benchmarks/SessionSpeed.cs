using System.Diagnostics;
using MathNet.Numerics.Statistics;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Benchmarks;

/// <summary>
/// How many times faster than real time a whole session is played, in processor time, so that other load on the machine does not count:
/// as <c>meso sim</c> plays it, with its record in memory, and in turn with it on disk, each of its writes synchronised. Beside whole runs
/// the <see cref="LeastStretches"/> of all of them.
/// </summary>
internal static class SessionSpeed
{
    private const int Runs = 40;
    private const int WarmUps = 15;

    public static void Measure(TextWriter output)
    {
        Scenario scenario = Play.Scenario(Play.Protocol(40, "3 mL", 30, 36, out string reason) ?? throw new InvalidOperationException(reason), seed: 1, lineSensor: false);
        Series[] rows = [new("in memory", watch => Simulator.Campaigns.Play.Once(scenario, watch: watch)), new("on disk", watch => Play.Session(scenario, watch))];
        for (int run = -WarmUps; run < Runs; run++)
        {
            foreach (Series row in rows)
                row.Once(counts: run >= 0);
        }

        output.WriteLine("| record | points | session | cycles run | times real time: least | median | most | undisturbed | collections |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (Series row in rows)
            output.WriteLine(row);
    }

    private sealed class Series(string record, Func<SessionWatcher, SessionResult> play)
    {
        private readonly LeastStretches _stretches = new();
        private readonly List<double> _factors = [];
        private SessionResult? _last;
        private int _collections;

        public void Once(bool counts)
        {
            using var process = Process.GetCurrentProcess();
            int before = GC.CollectionCount(0);
            TimeSpan started = process.TotalProcessorTime;
            _stretches.Begin();
            _last = play(_stretches.See);
            _stretches.End();
            process.Refresh();
            double seconds = (process.TotalProcessorTime - started).TotalSeconds;
            if (!counts)
                return;
            _factors.Add(_last.VirtualSeconds / seconds);
            _collections = Math.Max(_collections, GC.CollectionCount(0) - before);
        }

        public override string ToString() =>
            FormattableString.Invariant($"| {record} | {_last!.PointsDone} of {_last.PointsPlanned} | {_last.VirtualSeconds:0} s | {_last.CyclesRun} | {_factors.Min():0} | {_factors.Median():0} | {_factors.Max():0} | {_last.VirtualSeconds / _stretches.Seconds:0} | {_collections} |");
    }
}
