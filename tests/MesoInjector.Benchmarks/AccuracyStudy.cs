using MathNet.Numerics.Statistics;
using MesoInjector.Control.Records;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Benchmarks;

/// <summary>
/// How well doses are met, judged by the referee's true volume: every syringe, needle and dose, several patients and devices each,
/// friction, compliance, tissue and the scatter of all of them as they are.
/// </summary>
internal static class AccuracyStudy
{
    private static readonly string[] Syringes = ["1 mL", "3 mL", "5 mL"];

    private static readonly int[] Gauges = [27, 30, 32];

    private static readonly double[] Doses = [20, 40, 100];

    private const int Seeds = 6;

    public static void Run(TextWriter output)
    {
        output.WriteLine("| syringe | needle | dose µL | sensor | doses | mean error % | CV % | least % | most % | depth error µm | refused because |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (string syringe in Syringes)
        {
            foreach (int gauge in Gauges)
            {
                foreach (double dose in Doses)
                {
                    output.WriteLine(Row(syringe, gauge, dose, lineSensor: false));
                    output.WriteLine(Row(syringe, gauge, dose, lineSensor: true));
                }
            }
        }
    }

    private static string Row(string syringe, int gauge, double dose, bool lineSensor)
    {
        string start = $"| {syringe} | {gauge}G | {dose:0} | {(lineSensor ? "in line" : "none")} |";
        double capacity = double.Parse(syringe.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) * 1000;
        int points = (int)Math.Min(36, (capacity - 400) / dose);
        if (Play.Protocol(dose, syringe, gauge, points, out string reason) is not { } protocol)
            return $"{start} | | | | | | {reason} |";

        List<double> errors = [];
        List<double> depths = [];
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            SessionResult result = Play.Session(Play.Scenario(protocol, seed, lineSensor));
            foreach (InjectionResult injection in result.Injections.Where(injection => injection.Outcome == InjectionOutcome.Completed))
            {
                errors.Add(100.0 * (injection.DoseTrueNl - injection.DoseCommandedNl) / injection.DoseCommandedNl);
                depths.Add(Math.Abs(injection.DepthMaxUm - injection.DepthCommandedUm));
            }
        }

        return errors.Count < 2
            ? $"{start} {errors.Count} | | | | | | |"
            : $"{start} {errors.Count} | {errors.Mean():0.0} | {errors.StandardDeviation():0.0} | {errors.Min():0.0} | {errors.Max():0.0} | {depths.Max():0} | |";
    }
}
