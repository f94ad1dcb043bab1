using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;
using UnitsNet;

namespace MesoInjector.Simulator.Tests.Sessions;

/// <summary>Short sessions of the hair protocol.</summary>
internal static class Bench
{
    public static ProtocolDraft Hair { get; } = new()
    {
        Name = "hair",
        Title = "Hair",
        Version = 1,
        Pedal = PedalMode.HoldToInject,
        Depth = Length.FromMillimeters(1.5),
        Dose = Volume.FromMicroliters(40),
        PointLimit = Volume.FromMicroliters(50),
        SessionLimit = Volume.FromMilliliters(1.5),
        Points = 36,
        Spacing = Length.FromMillimeters(20),
        Flow = VolumeFlow.FromMicrolitersPerSecond(30),
        InsertionSpeed = Speed.FromMillimetersPerSecond(25),
        Dwell = Duration.FromMilliseconds(300),
        PressureCap = Pressure.FromKilopascals(200),
        InjectionInterval = Duration.FromMilliseconds(500),
        NeedleGauge = 30,
        NeedleLength = 4,
        Syringe = "3 mL",
        Viscosity = DynamicViscosity.FromMillipascalSeconds(1),
        Sessions = 4,
        SessionInterval = 14,
    };

    public static Scenario Scenario(int points, params Mishap[] mishaps) => Scenario(Hair with { Points = points }, 1, mishaps);

    public static Scenario Scenario(ProtocolDraft draft, ulong seed, params Mishap[] mishaps)
    {
        Assert.True(Protocol.TryCreate(draft, out Protocol? protocol, out IReadOnlyList<ProtocolProblem> problems), string.Join("; ", problems));
        return new Scenario
        {
            Name = "test",
            Title = "Test",
            Seed = seed,
            Protocol = protocol,
            Regions = [ScalpRegion.Frontal, ScalpRegion.MidScalp, ScalpRegion.Vertex],
            Points = draft.Points,
            Fill = FluidVolume.FromNanolitres(Math.Min(protocol.Syringe.Capacity.Nanolitres, (protocol.Dose.Nanolitres * (long)draft.Points) + 400_000)),
            Mishaps = mishaps,
        };
    }

    public static SessionResult Play(Scenario scenario, bool skipIdle = true, SessionWatcher? watch = null, CancellationToken cancellation = default)
    {
        using var folder = new JournalFolder();
        using Journal journal = folder.Open();
        using var session = new VirtualSession(scenario, journal, new SessionOptions { Board = BoardFile.Standard, SkipIdle = skipIdle, Trace = true });
        return session.Run(watch, cancellation);
    }
}
