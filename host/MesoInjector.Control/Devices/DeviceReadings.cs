
namespace MesoInjector.Control.Devices;

/// <summary>Everything the hardware says in one cycle. A plain value, so that recording it records the whole incident.</summary>
public struct DeviceReadings
{
    /// <summary>The needle axis.</summary>
    public AxisReading Needle;

    /// <summary>The plunger axis.</summary>
    public AxisReading Plunger;

    /// <summary>The load cells, supply and temperature.</summary>
    public AnalogReading Analog;

    /// <summary>The independent safety supervisor.</summary>
    public GuardianReading Guardian;

    /// <summary>The switch contacts.</summary>
    public SwitchReading Switches;
}
