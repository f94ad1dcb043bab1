using BenchmarkDotNet.Running;

namespace MesoInjector.Benchmarks;

/// <summary>
/// <c>step</c> measures one control cycle's decision, <c>session</c> a whole session, <c>records</c> the treatment record, <c>jitter</c> the
/// loop with and without a console. Each prints the rows of docs/benchmarks.md.
/// </summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        switch (args.FirstOrDefault())
        {
            case "step":
                BenchmarkRunner.Run<StepBenchmark>(args: args[1..]);
                return 0;
            case "session":
                SessionSpeed.Measure(Console.Out);
                return 0;
            case "records":
                RecordStore.Measure(args.Length > 1 ? args[1] : ".", args.Length > 2 ? Number(args[2]) : 10_000, Console.Out);
                return 0;
            case "jitter":
                LoopBesideConsole.Measure(args.Length > 1 ? Number(args[1]) : 60, Console.Out);
                return 0;
            case "jitter-loop":
                LoopBesideConsole.Loop(args[1], Number(args[2]));
                return 0;
            case "jitter-console":
                LoopBesideConsole.Console(args[1], args[2], CancellationToken.None);
                return 0;
            case "jitter-load":
                LoopBesideConsole.LoadAsync(Number(args[1])).GetAwaiter().GetResult();
                return 0;
            default:
                Console.Error.WriteLine("usage: dotnet run -c Release --project tests/MesoInjector.Benchmarks -- step | session | records [folder] [sessions] | jitter [seconds]");
                return 2;
        }
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
