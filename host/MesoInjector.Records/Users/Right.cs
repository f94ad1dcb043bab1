namespace MesoInjector.Records.Users;

/// <summary>Something that not everybody may do. Stopping the device is none: anyone may, signed in or not.</summary>
public enum Right : byte
{
    /// <summary>Open a session and inject.</summary>
    Treat = 1,

    /// <summary>Override a contraindication, with a reason.</summary>
    OverrideScreening,

    /// <summary>Calibrate depth, dose and force, and sign for it.</summary>
    Calibrate,

    /// <summary>Move axes in service, with the key.</summary>
    Service,

    /// <summary>Play scenarios on the bench.</summary>
    RunScenarios,

    /// <summary>Read sessions and alarms.</summary>
    ReadRecords,

    /// <summary>Export, back up and verify records.</summary>
    ExportRecords,

    /// <summary>Restore records.</summary>
    RestoreRecords,

    /// <summary>Add and disable users, change roles and PINs of others.</summary>
    ManageUsers,
}
