namespace MesoInjector.Records.Users;

/// <summary>What a user is on this device. What each may do stands in <see cref="Rights"/>.</summary>
public enum Role : byte
{
    /// <summary>Treats patients.</summary>
    Clinician = 1,

    /// <summary>Calibrates and services the device.</summary>
    Technician,

    /// <summary>Plays scenarios and checks the record.</summary>
    Qa,

    /// <summary>Keeps the users and the records; does not treat.</summary>
    Admin,
}
