namespace MesoInjector.Simulator.Chips;

/// <summary>Things the data sheet forbids and the silicon does not report: the model remembers that they happened.</summary>
[Flags]
public enum Tmc5160Misuse
{
    /// <summary>Nothing forbidden happened.</summary>
    None = 0,

    /// <summary>OTP_PROG was written: on silicon this cannot be undone.</summary>
    OneTimeMemoryWritten = 1,

    /// <summary>GLOBALSCALER was set to 1..31.</summary>
    GlobalScalerTooSmall = 2,

    /// <summary>A positioning move started with D1 = 0 or VSTOP = 0.</summary>
    PositioningWithoutD1OrVStop = 4,

    /// <summary>A write went to a register that cannot be written, or to an address without a register.</summary>
    WriteWithoutRegister = 8,
}
