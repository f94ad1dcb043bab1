namespace MesoInjector.Hardware.Guardian;

/// <summary>
/// The question in every status and its answer. No secret: a host whose control cycle hangs cannot go on answering, and one that
/// repeats an old frame gives an old answer.
/// </summary>
public static class GuardianChallenge
{
    /// <summary>The first challenge after power-up.</summary>
    public const ushort First = 0xACE1;

    /// <summary>The right answer.</summary>
    public static ushort Answer(ushort challenge) => unchecked((ushort)((challenge * 0x6255) + 0x3619));

    /// <summary>The challenge after this one: xorshift with 7, 9 and 8 runs through all 65535 values but zero.</summary>
    public static ushort Next(ushort challenge)
    {
        unchecked
        {
            challenge ^= (ushort)(challenge << 7);
            challenge ^= (ushort)(challenge >> 9);
            challenge ^= (ushort)(challenge << 8);
            return challenge;
        }
    }
}
