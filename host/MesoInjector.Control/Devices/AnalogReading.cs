using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Devices;

/// <summary>The analogue sensors in one cycle.</summary>
public struct AnalogReading
{
    /// <summary>Whether the converter answered in this cycle; nothing below counts when it did not.</summary>
    public bool Valid;

    /// <summary>Whether an in-line pressure sensor is fitted and answered.</summary>
    public bool HasLinePressure;

    /// <summary>The nose on the skin: contact force.</summary>
    public AppliedForce Contact;

    /// <summary>The pusher on the plunger: pressure and stopper friction together.</summary>
    public AppliedForce PlungerForce;

    /// <summary>The pressure before the needle, where <see cref="HasLinePressure"/>.</summary>
    public FluidPressure LinePressure;

    /// <summary>The motor supply before the guardian's gate.</summary>
    public RailVoltage Supply;

    /// <summary>The driver board.</summary>
    public BoardTemperature Temperature;
}
