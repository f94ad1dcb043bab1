namespace MesoInjector.Control.Servicing;

/// <summary>What keeps the prepared target from being driven to. What came up while the pedal was held stays until the pedal is let go.</summary>
public enum ServiceHold : byte
{
    /// <summary>Nothing: it is being driven to, or held there.</summary>
    None = 0,

    /// <summary>No target is prepared.</summary>
    NoTarget,

    /// <summary>The service key is not turned.</summary>
    KeyNotTurned,

    /// <summary>The guardian is not in its service mode.</summary>
    GuardianNotInService,

    /// <summary>The pedal is not held.</summary>
    PedalUp,

    /// <summary>The nose touches something: it might be skin.</summary>
    NoseTouches,

    /// <summary>The pedal was held for the longest time.</summary>
    HeldTooLong,

    /// <summary>A delivery is over, complete or cut short; the next one is prepared anew.</summary>
    Over,

    /// <summary>There is a syringe in the holder, and the axis is to move freely.</summary>
    RemoveSyringe,

    /// <summary>The holder shows another syringe than declared, or none.</summary>
    WrongSyringe,

    /// <summary>The plunger meets too much force.</summary>
    TooMuchForce,

    /// <summary>The pusher did not meet the plunger.</summary>
    PlungerNotMet,

    /// <summary>The syringe holds another volume than declared.</summary>
    FillWrong,

    /// <summary>The last touch-off failed and is not acknowledged.</summary>
    TouchOffFailed,
}
