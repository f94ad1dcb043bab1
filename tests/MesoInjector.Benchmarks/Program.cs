using BenchmarkDotNet.Running;

namespace MesoInjector.Benchmarks;

/// <summary>
/// <c>step</c> measures one control cycle's decision, <c>session</c> a whole session, <c>records</c> the treatment record. Each prints
/// the rows of docs/benchmarks.md.
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
                RecordStore.Measure(args.Length > 1 ? args[1] : ".", args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 10_000, Console.Out);
                return 0;
            default:
                Console.Error.WriteLine("usage: dotnet run -c Release --project tests/MesoInjector.Benchmarks -- step | session | records [folder] [sessions]");
                return 2;
        }
    }
}
