namespace MesoInjector.Simulator.Scenarios;

/// <summary>What is true of patient and device and nobody told the controller.</summary>
public sealed record Circumstances
{
    /// <summary>How firm this patient's scalp is: 1 is typical, 0.5 to 2 occurs.</summary>
    public double SkinFirmness { get; init; } = 1;

    /// <summary>How much the skin varies from point to point, one standard deviation.</summary>
    public double SkinScatter { get; init; } = 0.13;

    /// <summary>The true compliance of the syringe over the calibrated one.</summary>
    public double ComplianceFactor { get; init; } = 1.05;

    /// <summary>The true friction of the stopper over the typical one.</summary>
    public double FrictionFactor { get; init; } = 1.1;

    /// <summary>The true viscosity over the protocol's.</summary>
    public double ViscosityFactor { get; init; } = 1;

    /// <summary>How far the needle's tip is from where its type has it, in millimetres toward the patient.</summary>
    public double NeedleSeatingMillimetres { get; init; } = 0.12;

    /// <summary>An in-line pressure sensor is fitted.</summary>
    public bool LineSensor { get; init; }
}
