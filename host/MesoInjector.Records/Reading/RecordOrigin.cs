namespace MesoInjector.Records.Reading;

/// <summary>What the session ran on.</summary>
public enum RecordOrigin : byte
{
    /// <summary>Nobody said; to be read as a real one.</summary>
    Unknown = 0,

    /// <summary>A device with a patient.</summary>
    Real,

    /// <summary>The virtual bench: no patient had anything.</summary>
    Simulated,
}
