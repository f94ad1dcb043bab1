using MesoInjector.Hardware.Board;

namespace MesoInjector.Hardware.Tests.Board;

/// <summary>Boards for tests that do not care which.</summary>
internal static class Some
{
    /// <summary>Numbers that no default would give, so that a mix-up shows.</summary>
    public static BoardDefinition Board { get; } = new()
    {
        Name = "some board",
        GpioChip = 4,
        Pins = new BoardPins
        {
            PedalNormallyOpen = 22,
            PedalNormallyClosed = 23,
            EmergencyStop = 24,
            ServiceKey = 25,
            HolderCodeA = 5,
            HolderCodeB = 26,
            DrivesDisabled = 6,
            Lamp = 27,
        },
        NeedleAxis = new SpiPlace(0, 0, 4_000_000, 3),
        PlungerAxis = new SpiPlace(0, 1, 4_000_000, 3),
        Converter = new SpiPlace(1, 2, 1_000_000, 0),
        Analog = new BoardAnalog
        {
            Contact = new AnalogScale(0, 200, 5),
            PlungerForce = new AnalogScale(1, 200, 25),
            Supply = new AnalogScale(2, 0, 5),
            Temperature = new AnalogScale(3, 1950, -10),
        },
        GuardianPort = "/dev/ttyAMA3",
        Buzzer = new PwmPlace(2, 1, 2700),
        MotionClockHertz = 16_000_000,
    };
}
