namespace MesoInjector.Hardware.Guardian;

/// <summary>What the guardian sees on its own pins.</summary>
[Flags]
public enum GuardianInputs : byte
{
    /// <summary>All open, off or cut.</summary>
    None = 0,

    /// <summary>Its own pedal contact is closed.</summary>
    Pedal = 0x01,

    /// <summary>The emergency-stop loop is closed.</summary>
    EmergencyStopClosed = 0x02,

    /// <summary>The service key is turned.</summary>
    Key = 0x04,

    /// <summary>Pin A of the syringe holder's code.</summary>
    CodeA = 0x08,

    /// <summary>Pin B of the syringe holder's code.</summary>
    CodeB = 0x10,

    /// <summary>The needle is at its home switch.</summary>
    HomeSwitch = 0x20,

    /// <summary>The motor rail is not below the voltage that counts as cut.</summary>
    Rail = 0x40,
}
