namespace MesoInjector.Hardware.Guardian;

/// <summary>The first byte of every frame; see <c>docs/protocol.md</c>.</summary>
public enum GuardianFrameType : byte
{
    /// <summary>No frame.</summary>
    None = 0x00,

    /// <summary>Host: the answer to the challenge of the last status.</summary>
    Heartbeat = 0x01,

    /// <summary>Host: let the needle retract to its home switch.</summary>
    Home = 0x02,

    /// <summary>Host: how much nearer to the patient than nominal the tip stands.</summary>
    SetTipZero = 0x03,

    /// <summary>Host: permit one injection.</summary>
    Permit = 0x04,

    /// <summary>Host: end the permit.</summary>
    EndPermit = 0x05,

    /// <summary>Host: leave the tripped mode.</summary>
    Reset = 0x06,

    /// <summary>Host: say who you are.</summary>
    Query = 0x07,

    /// <summary>Guardian: its whole state.</summary>
    Status = 0x81,

    /// <summary>Guardian: which protocol, limits and program it has.</summary>
    Identity = 0x82,
}
