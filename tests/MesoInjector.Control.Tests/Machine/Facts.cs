using MesoInjector.Control.Machine;

namespace MesoInjector.Control.Tests.Machine;

/// <summary>What the machine asks, one bit each.</summary>
internal sealed class Facts(int bits) : IMachineFacts
{
    /// <summary>One bit for each fact that holds.</summary>
    public int Bits { get; set; } = bits;

    /// <summary>How many facts there are.</summary>
    public const int Count = 11;

    /// <summary>Everything holds.</summary>
    public const int AllHold = (1 << Count) - 1;

    public bool SessionOpen => Bit(0);

    public bool PlungerTrusted => Bit(1);

    public bool TipKnown => Bit(2);

    public bool NeedlePrimed => Bit(3);

    public bool NothingRefusesArming => Bit(4);

    public bool AuthorisationDurable => Bit(5);

    public bool PedalUp => Bit(6);

    public bool EmergencyStopReleased => Bit(7);

    public bool FaultConditionsGone => Bit(8);

    public bool NotLockedForService => Bit(9);

    public bool ServiceKeyTurned => Bit(10);

    private bool Bit(int number) => (Bits & (1 << number)) != 0;
}
