namespace MesoInjector.Control.Machine;

/// <summary>The answers of <see cref="IMachineFacts"/> in one value: with it and the state a screen can ask what keeps a trigger from being taken.</summary>
[Flags]
public enum MachineFacts : ushort
{
    /// <summary>Nothing holds.</summary>
    None = 0,

    /// <summary>A session is open.</summary>
    SessionOpen = 1 << 0,

    /// <summary>The plunger's place is known.</summary>
    PlungerTrusted = 1 << 1,

    /// <summary>The tip of the fitted needle is known.</summary>
    TipKnown = 1 << 2,

    /// <summary>The needle has been filled since the last change.</summary>
    NeedlePrimed = 1 << 3,

    /// <summary>No interlock refuses arming.</summary>
    NothingRefusesArming = 1 << 4,

    /// <summary>The current point is authorised and the authorisation is on disk.</summary>
    AuthorisationDurable = 1 << 5,

    /// <summary>The pedal is up.</summary>
    PedalUp = 1 << 6,

    /// <summary>The emergency-stop loop is intact.</summary>
    EmergencyStopReleased = 1 << 7,

    /// <summary>The condition of every active fault is gone.</summary>
    FaultConditionsGone = 1 << 8,

    /// <summary>The alarms are not locked for service.</summary>
    NotLockedForService = 1 << 9,

    /// <summary>The service key is turned.</summary>
    ServiceKeyTurned = 1 << 10,
}
