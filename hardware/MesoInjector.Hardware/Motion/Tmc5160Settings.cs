using MesoInjector.Control.Quantities;

namespace MesoInjector.Hardware.Motion;

/// <summary>What differs between the axes: mechanics, motor current, clock.</summary>
/// <remarks>Units of the chip: motion-chip data sheet, chapter 12.1. Mechanics and currents: <c>hardware/board/mechanics.md</c>.</remarks>
public sealed record Tmc5160Settings
{
    /// <summary>No axis is so long; sums and differences of several such places still fit.</summary>
    private const long FurthestNanometres = 400_000_000;

    /// <summary>Microsteps of the ramp generator for one millimetre of the carriage.</summary>
    public required int MicrostepsPerMillimetre { get; init; }

    /// <summary>Microsteps for one count of the linear encoder.</summary>
    public required int MicrostepsPerEncoderCount { get; init; }

    /// <summary>Part of the full-scale current, of 256; 32 or more.</summary>
    public required byte GlobalScaler { get; init; }

    /// <summary>Current in motion, 0 to 31 for 1/32 to 32/32.</summary>
    public required byte RunCurrent { get; init; }

    /// <summary>Current at rest, 0 to 31.</summary>
    public required byte HoldCurrent { get; init; }

    /// <summary>The last speed before a stop, in units of the chip: fast enough that the last microstep does not take long.</summary>
    public required int StopSpeed { get; init; }

    /// <summary>From this speed on the chip's own stall detection means something: a turn of the motor in a second.</summary>
    public required AxisSpeed StallSpeed { get; init; }

    /// <summary>The chip's clock, Hz.</summary>
    public required int ClockHertz { get; init; }

    /// <summary>The needle axis: 8 mm lead, 200 full steps, 16 microsteps; encoder of 5 µm.</summary>
    public static Tmc5160Settings Needle(int clockHertz) => new()
    {
        MicrostepsPerMillimetre = 400,
        MicrostepsPerEncoderCount = 2,
        GlobalScaler = 140,
        RunCurrent = 31,
        HoldCurrent = 20,
        StopSpeed = 400,
        StallSpeed = AxisSpeed.FromMillimetresPerSecond(8),
        ClockHertz = clockHertz,
    };

    /// <summary>The plunger axis: 1 mm lead, 200 full steps, 16 microsteps; encoder of 5 µm.</summary>
    public static Tmc5160Settings Plunger(int clockHertz) => new()
    {
        MicrostepsPerMillimetre = 3200,
        MicrostepsPerEncoderCount = 16,
        GlobalScaler = 140,
        RunCurrent = 31,
        HoldCurrent = 16,
        StopSpeed = 60,
        StallSpeed = AxisSpeed.FromMillimetresPerSecond(1),
        ClockHertz = clockHertz,
    };

    /// <summary>A place in microsteps, to the nearest.</summary>
    internal int Microsteps(AxisPosition place) => (int)Math.Round((double)place.Nanometres * MicrostepsPerMillimetre / 1e6);

    /// <summary>Microsteps as a place, to the nearest nanometre; a place outside the handpiece stands at the end of what a place can be.</summary>
    internal AxisPosition Place(int microsteps) =>
        AxisPosition.FromNanometres((int)Math.Clamp((long)microsteps * 1_000_000 / MicrostepsPerMillimetre, -FurthestNanometres, FurthestNanometres));

    /// <summary>A speed in units of the chip, v · 2²⁴ / fCLK; never zero.</summary>
    internal uint SpeedUnits(AxisSpeed speed)
    {
        double microsteps = Math.Abs((double)speed.MicrometresPerSecond) * MicrostepsPerMillimetre / 1000;
        return (uint)Math.Clamp(Math.Round(microsteps * (1 << 24) / ClockHertz), 1, 8_388_096);
    }

    /// <summary>An acceleration in units of the chip, a · 2⁴¹ / fCLK²; never zero.</summary>
    internal uint AccelerationUnits(AxisAcceleration acceleration)
    {
        double microsteps = (double)acceleration.MillimetresPerSecondSquared * MicrostepsPerMillimetre;
        return (uint)Math.Clamp(Math.Round(microsteps * (1L << 41) / ((double)ClockHertz * ClockHertz)), 1, 65_535);
    }
}
