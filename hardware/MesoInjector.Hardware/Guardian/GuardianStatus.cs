using MesoInjector.Control.Devices;

namespace MesoInjector.Hardware.Guardian;

/// <summary>The guardian's whole state, as it stands in its status frame. Lengths are encoder counts.</summary>
/// <param name="Challenge">To be answered by a heartbeat.</param>
/// <param name="Mode">The mode.</param>
/// <param name="Depth">The tip from the nose plane, tip zero included; a value that does not fit stands at the end of its range.</param>
/// <param name="Plunger">The plunger from where it stood at power-up.</param>
/// <param name="Inputs">The pins.</param>
/// <param name="Trip">Why it tripped last; kept until the next homing.</param>
/// <param name="TipZero">The tip zero in force.</param>
/// <param name="Conditions">More about the state.</param>
/// <param name="PermitNumber">Counts the permits opened, modulo 16: shows a permit that opened and ended unseen.</param>
/// <param name="LastSequence">The sequence of the last frame taken.</param>
/// <param name="Rejected">How many frames and requests were refused, wrapping.</param>
public readonly record struct GuardianStatus(
    ushort Challenge,
    GuardianMode Mode,
    short Depth,
    int Plunger,
    GuardianInputs Inputs,
    GuardianTrip Trip,
    short TipZero,
    GuardianConditions Conditions,
    byte PermitNumber,
    byte LastSequence,
    byte Rejected)
{
    /// <summary>The syringe the code pins show.</summary>
    public SyringeCode Syringe => (SyringeCode)(((byte)Inputs & (byte)(GuardianInputs.CodeA | GuardianInputs.CodeB)) >> 3);
}
