namespace MesoInjector.Simulator.Guardian;

/// <summary>The last four samples of one encoder, a millisecond apart: what it moved in the speed window.</summary>
internal sealed class SpeedWindow
{
    /// <summary>How many samples the window has; after as many without a change nothing moved in it.</summary>
    public const int Samples = 4;

    private readonly int[] _past = new int[Samples];
    private int _oldest;

    /// <summary>Forgets the past: nothing moved.</summary>
    public void Fill(int count) => Array.Fill(_past, count);

    /// <summary>Takes the sample of this millisecond.</summary>
    /// <returns>How far the encoder moved in the window.</returns>
    public int Take(int count)
    {
        int moved = count - _past[_oldest];
        _past[_oldest] = count;
        _oldest = (_oldest + 1) % Samples;
        return moved;
    }
}
