using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;
using UnitsNet;

namespace MesoInjector.Benchmarks;

/// <summary>Sessions for measuring: the hair protocol, with the dose, syringe and needle of the row.</summary>
internal static class Play
{
    /// <summary>The hair protocol with other numbers.</summary>
    /// <returns>Null when the rules refuse it; <paramref name="reason"/> says why.</returns>
    public static Protocol? Protocol(double microlitres, string syringe, int gauge, int points, out string reason)
    {
        var draft = new ProtocolDraft
        {
            Name = "measured",
            Title = "Measured",
            Version = 1,
            Pedal = PedalMode.HoldToInject,
            Depth = Length.FromMillimeters(1.5),
            Dose = Volume.FromMicroliters(microlitres),
            PointLimit = Volume.FromMicroliters(Math.Min(100, microlitres * 1.25)),
            SessionLimit = Volume.FromMilliliters(6),
            Points = points,
            Spacing = Length.FromMillimeters(20),
            Flow = VolumeFlow.FromMicrolitersPerSecond(30),
            InsertionSpeed = Speed.FromMillimetersPerSecond(25),
            Dwell = Duration.FromMilliseconds(300),
            PressureCap = Pressure.FromKilopascals(200),
            InjectionInterval = Duration.FromMilliseconds(500),
            NeedleGauge = gauge,
            NeedleLength = 4,
            Syringe = syringe,
            Viscosity = DynamicViscosity.FromMillipascalSeconds(1.0),
            Sessions = 4,
            SessionInterval = 14,
        };
        bool sound = Control.Treatment.Protocol.TryCreate(draft, out Protocol? protocol, out IReadOnlyList<ProtocolProblem> problems);
        reason = string.Join("; ", problems.Select(problem => problem.Reason));
        return sound ? protocol : null;
    }

    public static Scenario Scenario(Protocol protocol, ulong seed, bool lineSensor) => new()
    {
        Name = "measured",
        Title = "Measured",
        Seed = seed,
        Protocol = protocol,
        Regions = [ScalpRegion.Frontal, ScalpRegion.MidScalp, ScalpRegion.Vertex],
        Points = protocol.Points,
        Fill = FluidVolume.FromNanolitres(Math.Min(protocol.Syringe.Capacity.Nanolitres, (protocol.Dose.Nanolitres * (long)protocol.Points) + 400_000)),
        Circumstances = new Circumstances { LineSensor = lineSensor },
        Habits = new Habits { Pace = TimeSpan.FromSeconds(29) },
    };

    public static SessionResult Session(Scenario scenario, SessionWatcher? watch = null)
    {
        string path = Path.Combine(Path.GetTempPath(), $"meso-measure-{Guid.NewGuid():N}.journal");
        try
        {
            JournalOpening opening = Journal.Open(path, TimeProvider.System);
            using Journal journal = opening.Journal ?? throw new IOException(opening.Problem);
            using var session = new VirtualSession(scenario, journal, new SessionOptions { Board = BoardFile.Standard });
            return session.Run(watch, CancellationToken.None);
        }
        finally
        {
            foreach (string suffix in (string[])["", "-wal", "-shm"])
                File.Delete(path + suffix);
        }
    }
}
