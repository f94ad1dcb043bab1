using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;
using UnitsNet;

namespace MesoInjector.Simulator.Tests.Reports;

/// <summary>Sessions for which only the shape matters.</summary>
internal static class Some
{
    private const double FirstPress = 185;

    public static Protocol Protocol(int points = 36)
    {
        var draft = new ProtocolDraft
        {
            Name = "hair-standard",
            Title = "Hair, standard",
            Version = 3,
            Depth = Length.FromMillimeters(1.8),
            Dose = Volume.FromMicroliters(50),
            PointLimit = Volume.FromMicroliters(60),
            SessionLimit = Volume.FromMilliliters(3),
            Points = points,
            Spacing = Length.FromMillimeters(15),
            Flow = VolumeFlow.FromMicrolitersPerSecond(40),
            FlowRise = Duration.FromSeconds(0.1),
            InsertionSpeed = Speed.FromMillimetersPerSecond(30),
            Dwell = Duration.FromSeconds(0.5),
            PressureCap = Pressure.FromKilopascals(300),
            InjectionInterval = Duration.FromSeconds(1),
            NeedleGauge = 30,
            NeedleLength = 4,
            Syringe = "1 mL",
            Viscosity = DynamicViscosity.FromMillipascalSeconds(1),
            Sessions = 4,
            SessionInterval = 21,
        };
        Assert.True(Control.Treatment.Protocol.TryCreate(draft, out Protocol? protocol, out IReadOnlyList<ProtocolProblem> problems),
            string.Join("; ", problems.Select(problem => $"{problem.Field}: {problem.Reason}")));
        return protocol;
    }

    public static InjectionResult Injection(int point, InjectionOutcome outcome = InjectionOutcome.Completed, string reason = "")
    {
        bool whole = outcome == InjectionOutcome.Completed;
        long estimated = whole ? 50_000 + (point % 5 * 150) : 21_300;
        return new InjectionResult(point, outcome, FirstPress + (point * 20), whole ? 2.4 : 1.1, 1800, 1812 + (point % 7), 50_000, estimated, 2_400, estimated + 2_600,
            estimated - 700 + (point % 3 * 600), 182 + point, 1.7 + (point * 0.01), reason);
    }

    public static SessionResult Session(IReadOnlyList<InjectionResult>? injections = null, IReadOnlyList<TraceSample>? trace = null)
    {
        injections ??= [.. Enumerable.Range(1, 36).Select(point => Injection(point))];
        int done = injections.Where(injection => injection.Outcome == InjectionOutcome.Completed).Select(injection => injection.Point).Distinct().Count();
        return new SessionResult
        {
            Scenario = new Scenario
            {
                Name = "normal",
                Title = "An ordinary session",
                Seed = 42,
                Protocol = Protocol(),
                Regions = [ScalpRegion.Vertex],
                Points = 36,
                Fill = FluidVolume.FromMicrolitres(1000),
            },
            Outcome = done == 36 ? SessionOutcome.Completed : SessionOutcome.EndedEarly,
            Detail = "",
            PointsPlanned = 36,
            PointsDone = done,
            MaxExtensionUm = 1838,
            VirtualSeconds = 940.25,
            WallSeconds = 0.2,
            CyclesRun = 90_000,
            SpilledNl = 3_200,
            Alarms = [],
            Refusals = [],
            Injections = injections,
            States = States(injections),
            Trace = trace ?? [],
        };
    }

    /// <summary>Samples as the recorder takes them: every 5 ms on a point, every 250 ms elsewhere.</summary>
    public static List<TraceSample> Trace(IReadOnlyList<InjectionResult> injections)
    {
        List<TraceSample> trace = [];
        var noise = new Random(7);
        double seconds = 0;
        int next = 0;
        while (seconds < 940)
        {
            while (next < injections.Count && seconds > injections[next].StartSeconds + injections[next].DurationSeconds)
                next++;
            InjectionResult? injection = next < injections.Count ? injections[next] : null;
            double since = injection is null ? -100 : seconds - injection.StartSeconds;
            trace.Add(since >= 0 ? OnPoint(seconds, since, injection!, noise) : OffPoint(seconds, since, noise));
            seconds += since is >= 0 or > -0.25 ? 0.005 : 0.25;
        }

        return trace;
    }

    private static TraceSample OnPoint(double seconds, double since, InjectionResult injection, Random noise)
    {
        double left = injection.DurationSeconds - since;
        double depth = Math.Min(1.8, Math.Min(-1 + (since * 30), -1 + (left * 40)));
        double pumping = Math.Max(0, injection.DurationSeconds - 1);
        double flow = depth < 1.79 ? 0 : since < 0.1 + pumping ? 40 * (1 - Math.Exp(-(since - 0.09) / 0.12)) : 40 * Math.Exp(-(since - 0.1 - pumping) / 0.15);
        double pressure = flow * 4.6;
        InjectorState state = since < 0.1 ? InjectorState.Inserting
            : since < 0.1 + pumping ? InjectorState.Dispensing
            : left > 0.08 ? InjectorState.Dwelling
            : InjectorState.Withdrawing;
        return new TraceSample(seconds, state, injection.Point, (int)(depth * 1000), (int)(depth * 1000) + 14, (float)(1.6 + (0.1 * noise.NextDouble())),
            (float)(pressure + (6 * noise.NextDouble())), (float)pressure, (float)flow, (float)Math.Min(50, Math.Max(0, since - 0.1) * 38));
    }

    private static TraceSample OffPoint(double seconds, double since, Random noise) => new(
        seconds, seconds < 20 ? InjectorState.Homing : seconds < 180 ? InjectorState.Priming : InjectorState.Armed, 0, seconds < 20 ? 0 : -6000, -6000,
        (float)(since > -3 ? 1.6 : 0.02 * noise.NextDouble()), (float)(4 * noise.NextDouble()), 0, 0, 0);

    private static List<StateEvent> States(IReadOnlyList<InjectionResult> injections)
    {
        List<StateEvent> states =
        [
            new(0.1, InjectorState.SelfTest), new(6, InjectorState.Homing), new(20, InjectorState.Standby), new(25, InjectorState.Screening), new(60, InjectorState.LoadingSyringe),
            new(95, InjectorState.FittingNeedle), new(120, InjectorState.TouchOff), new(140, InjectorState.Priming), new(176, InjectorState.Ready), new(180, InjectorState.Armed),
        ];
        foreach (InjectionResult injection in injections)
        {
            double start = injection.StartSeconds;
            double end = start + injection.DurationSeconds;
            states.Add(new(start, InjectorState.Inserting));
            states.Add(new(start + 0.1, InjectorState.Dispensing));
            if (injection.Outcome == InjectionOutcome.Completed)
                states.Add(new(end - 0.9, InjectorState.Dwelling));
            states.Add(new(end - 0.08, InjectorState.Withdrawing));
            states.Add(new(end, InjectorState.Armed));
        }

        states.Add(new(920, InjectorState.SessionReview));
        return states;
    }
}
