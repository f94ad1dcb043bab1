using MathNet.Numerics.Statistics;
using MesoInjector.Calibration.Statistics;
using MesoInjector.Configuration;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Campaigns;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;
using UnitsNet;

namespace MesoInjector.Simulator.Accuracy;

/// <summary>
/// How well doses are met, judged by what truly went into the tissue: every syringe, needle, dose, flow and viscosity, sixty doses each from
/// several devices, patients and hands, with friction, compliance, tissue and seating as they are and their scatter.
/// </summary>
public static class AccuracyStudy
{
    /// <summary>Doses for each combination.</summary>
    public const int Doses = 60;

    /// <summary>Confidence of the tolerance interval.</summary>
    public const double Confidence = 0.95;

    /// <summary>The part of all doses it is to hold.</summary>
    public const double Part = 0.975;

    private const int DosesOfADevice = 12;
    private const int Digits = 2;

    private static readonly double Factor = ToleranceFactor.TwoSided(Doses, Confidence, Part);

    /// <summary>Every combination that is studied.</summary>
    public static IReadOnlyList<AccuracyCase> Cases { get; } =
    [
        .. from syringe in SyringeType.All
           from gauge in (int[])[27, 30, 32]
           from dose in (double[])[20, 40, 50]
           from flow in (double[])[15, 30]
           from viscosity in (double[])[1, 2]
           from setting in Enum.GetValues<AccuracySetting>()
           select new AccuracyCase(syringe, gauge, dose, flow, viscosity, setting),
    ];

    /// <summary>Studies combinations.</summary>
    /// <param name="cases">Which.</param>
    /// <param name="seed">Patients, devices and hands; the same seed gives the same numbers.</param>
    /// <param name="workers">How many at a time; it changes the time taken and nothing else.</param>
    /// <param name="done">Called after each, from any thread; null for nobody.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>In the order given.</returns>
    public static IReadOnlyList<MeasuredAccuracy> Run(
        IReadOnlyList<AccuracyCase> cases, ulong seed, int workers, Action? done = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var rows = new MeasuredAccuracy[cases.Count];
        Parallel.For(0, rows.Length, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation }, index =>
        {
            rows[index] = Study(cases[index], seed, cancellation);
            cancellation.ThrowIfCancellationRequested();
            done?.Invoke();
        });
        return rows;
    }

    private static MeasuredAccuracy Study(AccuracyCase studied, ulong seed, CancellationToken cancellation)
    {
        NeedleType needle = NeedleType.Find(studied.Gauge, lengthMillimetres: 4)!;
        var row = new MeasuredAccuracy(
            studied.Syringe.Name, needle.Name, studied.Dose, studied.Flow, studied.Viscosity, studied.Setting, Doses: 0, MeanError: 0, Variation: 0, Lower: 0, Upper: 0);
        if (!Protocol.TryCreate(Draft(studied), out Protocol? protocol, out _))
            return row;
        List<double> doses = [];
        for (ulong device = 1; doses.Count < Doses; device++)
        {
            SessionResult result = Play.Once(Scenario(studied, protocol, (seed * 1000) + device), cancellation: cancellation);
            // A rest that is given after an abort is another dose.
            double[] completed =
            [
                .. result.Injections.Where(injection => injection.Outcome == InjectionOutcome.Completed && injection.DoseCommandedNl == protocol.Dose.Nanolitres)
                    .Select(injection => injection.DoseTrueNl / 1000.0),
            ];
            if (completed.Length == 0)
                return row;
            doses.AddRange(completed.Take(Doses - doses.Count));
        }

        double mean = doses.Mean();
        double deviation = doses.StandardDeviation();
        return row with
        {
            Doses = doses.Count,
            MeanError = Percent(mean - studied.Dose),
            Variation = Math.Round(100 * deviation / mean, Digits),
            Lower = Percent(mean - (Factor * deviation) - studied.Dose),
            Upper = Percent(mean + (Factor * deviation) - studied.Dose),
        };

        double Percent(double difference) => Math.Round(100 * difference / studied.Dose, Digits);
    }

    private static Scenario Scenario(AccuracyCase studied, Protocol protocol, ulong seed) => new()
    {
        Name = "accuracy",
        Title = "Accuracy study",
        Seed = seed,
        Protocol = protocol,
        Regions = [ScalpRegion.Frontal, ScalpRegion.MidScalp, ScalpRegion.Vertex],
        Points = protocol.Points,
        Fill = FluidVolume.FromNanolitres(Math.Min(protocol.Syringe.Capacity.Nanolitres, (protocol.Dose.Nanolitres * (long)protocol.Points) + 350_000)),
        Circumstances = new Circumstances { LineSensor = studied.Setting == AccuracySetting.LineSensor },
        Preparation = new Preparation { ComplianceKnown = studied.Setting != AccuracySetting.Uncompensated },
        Habits = new Habits { Pace = TimeSpan.FromSeconds(20) },
    };

    private static ProtocolDraft Draft(AccuracyCase studied) => ProtocolLibrary.Find("hair-standard")!.Value!.Draft with
    {
        Name = "accuracy",
        Dose = Volume.FromMicroliters(studied.Dose),
        PointLimit = Volume.FromMicroliters(studied.Dose * 1.25),
        SessionLimit = Volume.FromMilliliters(6),
        Points = DosesOfADevice,
        Flow = VolumeFlow.FromMicrolitersPerSecond(studied.Flow),
        Viscosity = DynamicViscosity.FromMillipascalSeconds(studied.Viscosity),
        NeedleGauge = studied.Gauge,
        NeedleLength = 4,
        Syringe = studied.Syringe.Name,
    };
}
