namespace MesoInjector.Control.Machine;

/// <summary>Which state the injector is in. The grouping states (<see cref="Operational"/> and the like) are never current.</summary>
public enum InjectorState : byte
{
    /// <summary>Just started; nothing is known yet.</summary>
    Boot = 0,

    /// <summary>Checking everything that can be checked without moving.</summary>
    SelfTest,

    /// <summary>Finding the home switches; makes positions trusted.</summary>
    Homing,

    /// <summary>Ready for a session to be opened.</summary>
    Standby,

    /// <summary>Waiting for the screening answers.</summary>
    Screening,

    /// <summary>The pusher goes where the syringe's plunger will be; then the syringe is put in.</summary>
    LoadingSyringe,

    /// <summary>A new needle is put on.</summary>
    FittingNeedle,

    /// <summary>The tip is found on the docking gauge.</summary>
    TouchOff,

    /// <summary>Filling the needle, pedal held.</summary>
    Priming,

    /// <summary>Prepared; the pedal does nothing.</summary>
    Ready,

    /// <summary>The pedal is live once a point is authorised.</summary>
    Armed,

    /// <summary>The needle is on its way in.</summary>
    Inserting,

    /// <summary>The plunger is delivering.</summary>
    Dispensing,

    /// <summary>Waiting for the stored fluid to leave.</summary>
    Dwelling,

    /// <summary>The needle is on its way out.</summary>
    Withdrawing,

    /// <summary>The session rests.</summary>
    Paused,

    /// <summary>Needle or syringe is being changed.</summary>
    Changeover,

    /// <summary>The session is over; its record is looked through and closed.</summary>
    SessionReview,

    /// <summary>Technician: depth calibration.</summary>
    CalibratingDepth,

    /// <summary>Technician: dose calibration.</summary>
    CalibratingDose,

    /// <summary>Technician: inputs and jogging.</summary>
    Maintenance,

    /// <summary>Safe: needle withdrawn, drives off. Left by acknowledging and a new self-test.</summary>
    Faulted,

    /// <summary>Safe: the emergency-stop loop was opened. Left by restart and self-test.</summary>
    EmergencyStopped,

    /// <summary>Safe: power was cut. Left by restart and self-test.</summary>
    Tripped,

    /// <summary>After a start that found an interrupted injection: shows what could have gone in, homes first.</summary>
    Recovering,

    /// <summary>Needle home, drives off, nothing more will move.</summary>
    ShutDown,

    /// <summary>Group: everything but the safe states and shut-down.</summary>
    Operational,

    /// <summary>Group: a session is open.</summary>
    Session,

    /// <summary>Group: the session is being prepared.</summary>
    Preparing,

    /// <summary>Group: the needle may be in the skin.</summary>
    Injecting,

    /// <summary>Group: a technician works.</summary>
    Service,
}
