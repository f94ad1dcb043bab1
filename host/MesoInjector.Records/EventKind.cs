namespace MesoInjector.Records;

/// <summary>What kind of thing an entry of the journal is. The first are those of the control core, under the same names.</summary>
public enum EventKind : byte
{
    /// <summary>The state changed.</summary>
    StateChanged = 1,

    /// <summary>A session was opened.</summary>
    SessionOpened,

    /// <summary>Screening was answered.</summary>
    ScreeningAnswered,

    /// <summary>The tip was found.</summary>
    TouchedOff,

    /// <summary>The needle was filled.</summary>
    Primed,

    /// <summary>A dose was authorised.</summary>
    Authorised,

    /// <summary>An authorised dose came to an end.</summary>
    Ended,

    /// <summary>Something was refused.</summary>
    Refused,

    /// <summary>An alarm began.</summary>
    AlarmRaised,

    /// <summary>An alarm was acknowledged.</summary>
    AlarmAcknowledged,

    /// <summary>An operator's command was taken.</summary>
    CommandTaken,

    /// <summary>The session was closed.</summary>
    SessionClosed,

    /// <summary>The software contradicted itself.</summary>
    SoftwareFault,

    /// <summary>A program began to write: versions, real or simulated.</summary>
    ProgramStarted = 64,

    /// <summary>The guardian said which firmware it runs.</summary>
    DeviceIdentified,

    /// <summary>A session was found that had not been closed.</summary>
    SessionInterrupted,

    /// <summary>The wall clock stepped.</summary>
    ClockStepped,

    /// <summary>What is kept of a patient, as it is from now on.</summary>
    PatientKept,

    /// <summary>A single item was used up.</summary>
    ItemUsed,

    /// <summary>A calibration was made or marked bad.</summary>
    CalibrationKept,

    /// <summary>The file was brought from an older schema to this one.</summary>
    Migrated,

    /// <summary>The file was restored from a backup.</summary>
    Restored,

    /// <summary>Somebody signed for a session, with notes.</summary>
    SessionSigned,

    /// <summary>A user was added.</summary>
    UserAdded = 96,

    /// <summary>A user has another PIN.</summary>
    UserPinChanged,

    /// <summary>A user has another role.</summary>
    UserRoleChanged,

    /// <summary>A user may no longer sign in.</summary>
    UserDisabled,

    /// <summary>A user signed in.</summary>
    SignedIn,

    /// <summary>A sign-in was refused.</summary>
    SignInRefused,

    /// <summary>A user must wait before the next try.</summary>
    LockedOut,

    /// <summary>A user signed out, or was signed out.</summary>
    SignedOut,
}
