namespace MesoInjector.Control.Alarms;

/// <summary>How urgent an alarm is, in the sense of IEC 60601-1-8.</summary>
public enum AlarmPriority : byte
{
    /// <summary>Awareness.</summary>
    Low = 1,

    /// <summary>Prompt response.</summary>
    Medium,

    /// <summary>Immediate response.</summary>
    High,
}

/// <summary>What makes an alarm go away.</summary>
public enum AlarmClearing : byte
{
    /// <summary>It goes when its condition goes.</summary>
    Automatic = 1,

    /// <summary>Someone acknowledges it.</summary>
    Acknowledge,

    /// <summary>Acknowledge, then the self-test and homing that follow.</summary>
    Rehome,

    /// <summary>Restart from the safe state, then self-test and homing.</summary>
    Restart,

    /// <summary>Service acknowledges it with the key.</summary>
    Service,
}

/// <summary>What people read of an alarm.</summary>
/// <param name="Id">Which.</param>
/// <param name="Code">The stable code shown and recorded.</param>
/// <param name="Priority">How urgent.</param>
/// <param name="Clearing">What makes it go away.</param>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="DeviceDid">What the device did about it.</param>
/// <param name="Remedy">What to do, step by step.</param>
public sealed record AlarmDefinition(
    AlarmId Id, string Code, AlarmPriority Priority, AlarmClearing Clearing, string Title, string DeviceDid, IReadOnlyList<string> Remedy);
