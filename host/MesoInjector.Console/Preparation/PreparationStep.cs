namespace MesoInjector.Console.Preparation;

/// <summary>The way from an idle device to a primed needle, in its order.</summary>
public enum PreparationStep
{
    /// <summary>Who is treated.</summary>
    Patient = 0,

    /// <summary>How.</summary>
    Protocol,

    /// <summary>Where.</summary>
    Plan,

    /// <summary>With what.</summary>
    Consumables,

    /// <summary>What has to be done before.</summary>
    Checklist,

    /// <summary>Everything at a glance; the session is opened.</summary>
    Review,

    /// <summary>The questions.</summary>
    Screening,

    /// <summary>The syringe goes in.</summary>
    Syringe,

    /// <summary>The needle goes on.</summary>
    Needle,

    /// <summary>The tip is found.</summary>
    TouchOff,

    /// <summary>Fluid is brought to the tip.</summary>
    Prime,
}
