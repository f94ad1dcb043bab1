namespace MesoInjector.Hardware.Board;

/// <summary>One chip on a serial peripheral bus.</summary>
/// <param name="Bus">Bus number, as in <c>/dev/spidevB.C</c>.</param>
/// <param name="ChipSelect">Chip-select number.</param>
/// <param name="ClockHertz">Bus clock, Hz.</param>
/// <param name="Mode">SPI mode, 0 to 3.</param>
public sealed record SpiPlace(int Bus, int ChipSelect, int ClockHertz, int Mode);

/// <summary>A pulse-width output.</summary>
/// <param name="Chip">Chip number, as in <c>/sys/class/pwm/pwmchipN</c>.</param>
/// <param name="Channel">Channel number.</param>
/// <param name="Hertz">The tone's frequency, Hz.</param>
public sealed record PwmPlace(int Chip, int Channel, int Hertz);

/// <summary>One channel of the converter and the straight line from its code to what it measures.</summary>
/// <param name="Channel">Input of the converter, 0 to 7.</param>
/// <param name="ZeroCode">The code at which the quantity is zero.</param>
/// <param name="PerCode">How much one code is, in the unit named where this is used.</param>
public sealed record AnalogScale(int Channel, double ZeroCode, double PerCode);

/// <summary>The converter's channels.</summary>
public sealed record BoardAnalog
{
    /// <summary>The nose load cell; mN per code.</summary>
    public required AnalogScale Contact { get; init; }

    /// <summary>The pusher's load cell; mN per code.</summary>
    public required AnalogScale PlungerForce { get; init; }

    /// <summary>The motor supply before the guardian's gate; mV per code.</summary>
    public required AnalogScale Supply { get; init; }

    /// <summary>The driver board's temperature sensor; hundredths of a degree Celsius per code.</summary>
    public required AnalogScale Temperature { get; init; }

    /// <summary>The in-line pressure sensor; Pa per code. Null where none is fitted.</summary>
    public AnalogScale? LinePressure { get; init; }
}

/// <summary>What is connected where: everything that differs from one board to the next. Read from <c>hardware/board/board.yaml</c>.</summary>
public sealed record BoardDefinition
{
    /// <summary>The board's name.</summary>
    public required string Name { get; init; }

    /// <summary>The GPIO chip, as in <c>/dev/gpiochipN</c>.</summary>
    public required int GpioChip { get; init; }

    /// <summary>The lines.</summary>
    public required BoardPins Pins { get; init; }

    /// <summary>The needle axis's motion chip.</summary>
    public required SpiPlace NeedleAxis { get; init; }

    /// <summary>The plunger axis's motion chip.</summary>
    public required SpiPlace PlungerAxis { get; init; }

    /// <summary>The converter.</summary>
    public required SpiPlace Converter { get; init; }

    /// <summary>The converter's channels.</summary>
    public required BoardAnalog Analog { get; init; }

    /// <summary>The serial port to the guardian, a device path.</summary>
    public required string GuardianPort { get; init; }

    /// <summary>The buzzer.</summary>
    public required PwmPlace Buzzer { get; init; }

    /// <summary>The motion chips' common external clock, Hz.</summary>
    public required int MotionClockHertz { get; init; }

    /// <summary>All wires to the host's header, those of the buses too; empty for a board that was not read from a file.</summary>
    public IReadOnlyList<BoardLine> Lines { get; init; } = [];
}
