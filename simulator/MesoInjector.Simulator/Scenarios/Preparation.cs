namespace MesoInjector.Simulator.Scenarios;

/// <summary>What the device is told when the session is opened, beyond patient, protocol and syringe.</summary>
public sealed record Preparation
{
    /// <summary>How many days ago depth and dose were calibrated.</summary>
    public int CalibrationAgeDays { get; init; } = 30;

    /// <summary>Stated uncertainty of the depth calibration, k = 2, mm.</summary>
    public double DepthUncertaintyMillimetres { get; init; } = 0.02;

    /// <summary>The compliance of the syringe was calibrated; without that it is taken for rigid.</summary>
    public bool ComplianceKnown { get; init; } = true;

    /// <summary>For how many days the compound is still in date; negative is expired.</summary>
    public int CompoundDaysLeft { get; init; } = 365;

    /// <summary>Every item of the checklist is ticked.</summary>
    public bool ChecklistDone { get; init; } = true;
}
