namespace MesoInjector.Console.Preparation;

/// <summary>Where the page of a step is.</summary>
internal static class StepPath
{
    /// <summary>The address; the device's own page for what is done on an open session.</summary>
    public static string Of(PreparationStep step) => step switch
    {
        PreparationStep.Patient => "/prepare/patient",
        PreparationStep.Protocol => "/prepare/protocol",
        PreparationStep.Plan => "/prepare/plan",
        PreparationStep.Consumables => "/prepare/consumables",
        PreparationStep.Checklist => "/prepare/checklist",
        PreparationStep.Review => "/prepare/review",
        PreparationStep.Screening or PreparationStep.Syringe or PreparationStep.Needle or PreparationStep.TouchOff or PreparationStep.Prime => "/",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "unknown step"),
    };
}
