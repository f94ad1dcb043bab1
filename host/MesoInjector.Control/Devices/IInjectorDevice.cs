using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Devices;

/// <summary>The port to the hardware: one door in, one door out, once each control cycle.</summary>
/// <remarks>Neither method throws for a hardware failure: what cannot be read is marked invalid in the readings, and invalid is unsafe.</remarks>
public interface IInjectorDevice
{
    /// <summary>Reads everything.</summary>
    /// <param name="now">The time of this cycle.</param>
    /// <param name="readings">Overwritten whole.</param>
    void Sense(MonotonicTime now, ref DeviceReadings readings);

    /// <summary>Makes the hardware do what the outputs say.</summary>
    /// <param name="now">The time of this cycle.</param>
    /// <param name="outputs">The desired state.</param>
    void Act(MonotonicTime now, in InjectorOutputs outputs);
}
