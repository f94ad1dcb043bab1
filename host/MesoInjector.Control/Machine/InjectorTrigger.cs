namespace MesoInjector.Control.Machine;

/// <summary>What can change the state.</summary>
public enum InjectorTrigger : byte
{
    /// <summary>The first complete set of readings is there.</summary>
    Started = 0,

    /// <summary>The record shows an injection without an outcome.</summary>
    InterruptionFound,

    /// <summary>Someone has seen the interrupted injection.</summary>
    InterruptionAcknowledged,

    /// <summary>Every check passed.</summary>
    SelfTestPassed,

    /// <summary>Positions are trusted.</summary>
    Homed,

    /// <summary>A session is opened.</summary>
    OpenSession,

    /// <summary>The screening answers allow the session.</summary>
    ScreeningCleared,

    /// <summary>The syringe sits in the holder and is the one declared.</summary>
    SyringeLoaded,

    /// <summary>The needle is on.</summary>
    NeedleFitted,

    /// <summary>The tip was found where it should be.</summary>
    TouchedOff,

    /// <summary>Fluid stands at the tip.</summary>
    Primed,

    /// <summary>Make the pedal live.</summary>
    Arm,

    /// <summary>Make the pedal dead.</summary>
    Disarm,

    /// <summary>The pedal was pressed on an authorised point.</summary>
    PedalPressed,

    /// <summary>The needle is at its depth.</summary>
    DepthReached,

    /// <summary>The plunger has travelled the dose.</summary>
    DoseDelivered,

    /// <summary>The dwell is over.</summary>
    Dwelled,

    /// <summary>The needle is back behind the nose plane.</summary>
    Withdrawn,

    /// <summary>The needle is back after an aborted injection.</summary>
    WithdrawnAfterAbort,

    /// <summary>The injection is to end now.</summary>
    Abort,

    /// <summary>Rest.</summary>
    Pause,

    /// <summary>Go on.</summary>
    Resume,

    /// <summary>Change the needle or the syringe.</summary>
    BeginChangeover,

    /// <summary>The old syringe is out and the plunger axis is home.</summary>
    SyringeRemoved,

    /// <summary>Only the needle is changed.</summary>
    NeedleRemoved,

    /// <summary>End the session.</summary>
    EndSession,

    /// <summary>Close the session's record.</summary>
    CloseSession,

    /// <summary>Technician: depth calibration.</summary>
    CalibrateDepth,

    /// <summary>Technician: dose calibration.</summary>
    CalibrateDose,

    /// <summary>Technician: maintenance.</summary>
    Maintain,

    /// <summary>Technician: done.</summary>
    LeaveService,

    /// <summary>An interlock answers with a fault.</summary>
    Fault,

    /// <summary>The emergency-stop loop is open.</summary>
    EmergencyStop,

    /// <summary>Power is cut.</summary>
    Trip,

    /// <summary>Someone has seen the fault.</summary>
    Acknowledge,

    /// <summary>Start again from the self-test.</summary>
    Restart,

    /// <summary>Switch off.</summary>
    ShutDown,
}
