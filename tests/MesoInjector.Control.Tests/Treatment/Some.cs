using MesoInjector.Control.Treatment;
using UnitsNet;

namespace MesoInjector.Control.Tests.Treatment;

/// <summary>Sound values for tests that care about something else.</summary>
internal static class Some
{
    public static ProtocolDraft Draft { get; } = new()
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

    public static Protocol Protocol(ProtocolDraft? draft = null)
    {
        Assert.True(Control.Treatment.Protocol.TryCreate(draft ?? Draft, out Protocol? protocol, out IReadOnlyList<ProtocolProblem> problems), string.Join("; ", problems));
        return protocol;
    }

    public static IReadOnlyList<ProtocolProblem> Problems(ProtocolDraft draft)
    {
        Control.Treatment.Protocol.TryCreate(draft, out _, out IReadOnlyList<ProtocolProblem> problems);
        return problems;
    }
}
