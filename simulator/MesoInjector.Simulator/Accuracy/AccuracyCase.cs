using MesoInjector.Configuration;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Simulator.Accuracy;

/// <summary>One combination of the study.</summary>
/// <param name="Syringe">Its type.</param>
/// <param name="Gauge">Of the needle, 4 mm long.</param>
/// <param name="Dose">µL.</param>
/// <param name="Flow">µL/s.</param>
/// <param name="Viscosity">mPa·s.</param>
/// <param name="Setting">How it is done.</param>
public sealed record AccuracyCase(SyringeType Syringe, int Gauge, double Dose, double Flow, double Viscosity, AccuracySetting Setting);
