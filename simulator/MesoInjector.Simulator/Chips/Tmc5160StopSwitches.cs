namespace MesoInjector.Simulator.Chips;

/// <summary>SW_MODE: from the levels at the REFL and REFR pins to stop conditions, latch edges and status bits.</summary>
internal sealed class Tmc5160StopSwitches
{
    private const uint StopLeft = 1 << 0;
    private const uint StopRight = 1 << 1;
    private const uint LowActiveLeft = 1 << 2;
    private const uint LowActiveRight = 1 << 3;
    private const uint Swap = 1 << 4;
    private const uint LatchLeftActive = 1 << 5;
    private const uint LatchLeftInactive = 1 << 6;
    private const uint LatchRightActive = 1 << 7;
    private const uint LatchRightInactive = 1 << 8;
    private const uint LatchEncoder = 1 << 9;
    private const uint StallStop = 1 << 10;
    private const uint SoftStop = 1 << 11;

    private uint _mode;

    /// <summary>Level at the REFL pin.</summary>
    public bool PinLeft { get; set; }

    /// <summary>Level at the REFR pin.</summary>
    public bool PinRight { get; set; }

    /// <summary>Left stop active, after swap and polarity, enabled or not.</summary>
    public bool LeftActive { get; private set; }

    /// <summary>Right stop active, after swap and polarity, enabled or not.</summary>
    public bool RightActive { get; private set; }

    public bool StopsLeft => LeftActive && (_mode & StopLeft) != 0;

    public bool StopsRight => RightActive && (_mode & StopRight) != 0;

    public bool Soft => (_mode & SoftStop) != 0;

    public bool StallStops => (_mode & StallStop) != 0;

    public bool LatchesEncoder => (_mode & LatchEncoder) != 0;

    public bool LeftLatched { get; private set; }

    public bool RightLatched { get; private set; }

    public void Reset(uint mode)
    {
        _mode = mode;
        LeftActive = PinLeft;
        RightActive = PinRight;
        LeftLatched = RightLatched = false;
    }

    public void ClearLatches(bool left, bool right)
    {
        LeftLatched &= !left;
        RightLatched &= !right;
    }

    /// <summary>
    /// Takes over new levels or a new mode; true when an edge calls for a latch. The edge detector sits behind the polarity,
    /// so flipping a polarity bit is an edge like any other.
    /// </summary>
    public bool Update(uint mode)
    {
        _mode = mode;
        var swapped = (mode & Swap) != 0;
        var left = (swapped ? PinRight : PinLeft) != ((mode & LowActiveLeft) != 0);
        var right = (swapped ? PinLeft : PinRight) != ((mode & LowActiveRight) != 0);
        var latchLeft = left != LeftActive && (mode & (left ? LatchLeftActive : LatchLeftInactive)) != 0;
        var latchRight = right != RightActive && (mode & (right ? LatchRightActive : LatchRightInactive)) != 0;
        LeftActive = left;
        RightActive = right;
        LeftLatched |= latchLeft;
        RightLatched |= latchRight;
        return latchLeft || latchRight;
    }
}
