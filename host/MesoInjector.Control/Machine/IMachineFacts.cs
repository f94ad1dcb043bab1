namespace MesoInjector.Control.Machine;

/// <summary>What the guards of the state machine ask. Answers must be cheap, constant within a cycle, and free of side effects.</summary>
public interface IMachineFacts
{
    /// <summary>A session is open.</summary>
    bool SessionOpen { get; }

    /// <summary>The plunger's place is known.</summary>
    bool PlungerTrusted { get; }

    /// <summary>The tip of the fitted needle is known.</summary>
    bool TipKnown { get; }

    /// <summary>The needle has been filled since the last change.</summary>
    bool NeedlePrimed { get; }

    /// <summary>No interlock refuses arming.</summary>
    bool NothingRefusesArming { get; }

    /// <summary>The current point is authorised and the authorisation is on disk.</summary>
    bool AuthorisationDurable { get; }

    /// <summary>The pedal is up.</summary>
    bool PedalUp { get; }

    /// <summary>The emergency-stop loop is intact.</summary>
    bool EmergencyStopReleased { get; }

    /// <summary>The condition of every active fault is gone.</summary>
    bool FaultConditionsGone { get; }

    /// <summary>The alarms are not locked for service.</summary>
    bool NotLockedForService { get; }

    /// <summary>The service key is turned.</summary>
    bool ServiceKeyTurned { get; }
}
