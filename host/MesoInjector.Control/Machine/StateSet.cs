namespace MesoInjector.Control.Machine;

/// <summary>A set of states as bits.</summary>
/// <param name="Bits">Bit n stands for the state with the number n.</param>
public readonly record struct StateSet(ulong Bits)
{
    /// <summary>A set of the states given.</summary>
    public static StateSet Of(params ReadOnlySpan<InjectorState> states)
    {
        ulong bits = 0;
        foreach (InjectorState state in states)
            bits |= 1UL << (int)state;
        return new StateSet(bits);
    }

    /// <summary>Whether a state is in it.</summary>
    public bool Contains(InjectorState state) => (Bits & (1UL << (int)state)) != 0;

    /// <summary>What is in either.</summary>
    public static StateSet operator |(StateSet left, StateSet right) => new(left.Bits | right.Bits);

    /// <summary>What is in the left one only.</summary>
    public static StateSet operator -(StateSet left, StateSet right) => new(left.Bits & ~right.Bits);
}
