using MesoInjector.Control.Machine;

namespace MesoInjector.Simulator.Sessions;

/// <summary>One moment of a session, for plots: every 5 ms while the gun is on a point, every 250 ms otherwise.</summary>
/// <param name="Seconds">Since the device was switched on.</param>
/// <param name="State">The state.</param>
/// <param name="Point">The current point; 0 outside the treatment.</param>
/// <param name="DepthUm">The tip by the encoder, µm from the nose plane.</param>
/// <param name="TrueDepthUm">Where it truly was.</param>
/// <param name="ContactN">Contact force as measured, N.</param>
/// <param name="PressureKpa">Pressure as believed, kPa.</param>
/// <param name="TruePressureKpa">Pressure in the syringe as it was, kPa.</param>
/// <param name="FlowUlPerS">Flow through the needle as it was, µL/s.</param>
/// <param name="DeliveredUl">What had truly gone into the current point, µL.</param>
public readonly record struct TraceSample(
    double Seconds, InjectorState State, int Point, int DepthUm, int TrueDepthUm, float ContactN, float PressureKpa, float TruePressureKpa,
    float FlowUlPerS, float DeliveredUl);
