namespace MesoInjector.Hardware.Guardian;

/// <summary>More about the guardian's state: the low four bits of the flags byte.</summary>
[Flags]
public enum GuardianConditions : byte
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>The gate to the motor power is open.</summary>
    Power = 0x01,

    /// <summary>The depth is counted from the home switch; without this flag it is counted from power-up.</summary>
    Homed = 0x02,

    /// <summary>The power cut was proved within its time.</summary>
    CutProved = 0x04,

    /// <summary>The permit is over; the needle has its grace time to withdraw.</summary>
    PermitEnding = 0x08,
}
