using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Devices;

/// <summary>What a motion chip says of itself.</summary>
[Flags]
public enum AxisConditions : ushort
{
    /// <summary>Nothing to report; with <see cref="Answers"/> missing this means no information.</summary>
    None = 0,

    /// <summary>The chip answered in this cycle and identified itself.</summary>
    Answers = 1 << 0,

    /// <summary>The chip is configured as commanded, read back and verified.</summary>
    Configured = 1 << 1,

    /// <summary>The chip lost its configuration and position (power-on reset).</summary>
    Reset = 1 << 2,

    /// <summary>The bridges were shut down by a short circuit.</summary>
    Short = 1 << 3,

    /// <summary>Over-temperature warning or shutdown.</summary>
    OverTemperature = 1 << 4,

    /// <summary>A coil is not connected.</summary>
    OpenLoad = 1 << 5,

    /// <summary>The charge pump has no supply: the motor rail is off.</summary>
    NoMotorSupply = 1 << 6,

    /// <summary>The chip saw the motor stall.</summary>
    Stalled = 1 << 7,

    /// <summary>The commanded target was reached and the ramp stands still.</summary>
    AtTarget = 1 << 8,

    /// <summary>The home switch is closed.</summary>
    HomeSwitch = 1 << 9,

    /// <summary>The bridges are enabled.</summary>
    Enabled = 1 << 10,
}

/// <summary>One axis as sensed in one cycle.</summary>
public struct AxisReading
{
    /// <summary>Where the ramp generator stands, from the axis's power-up zero.</summary>
    public AxisPosition Commanded;

    /// <summary>Where the linear encoder says the carriage is, from the axis's power-up zero.</summary>
    public AxisPosition Measured;

    /// <summary>The encoder at the last closing of the home switch that stopped a <see cref="AxisMotion.SeekHome"/>.</summary>
    public AxisPosition HomeLatch;

    /// <summary>What the chip reports.</summary>
    public AxisConditions Conditions;

    /// <summary>How many times a home position has been captured since power-up; wraps.</summary>
    public byte HomeCaptures;

    /// <summary>Whether every one of the conditions is reported.</summary>
    public readonly bool Has(AxisConditions conditions) => (Conditions & conditions) == conditions;
}
