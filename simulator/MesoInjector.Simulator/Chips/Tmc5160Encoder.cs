using Address = MesoInjector.Simulator.Chips.Tmc5160Address;

namespace MesoInjector.Simulator.Chips;

/// <summary>
/// The ABN encoder unit. Every quadrature edge adds ENC_CONST to X_ENC: 16.16 in binary mode, 16 bits and 0..9999 ten-thousandths in
/// decimal mode; the fraction is kept between edges.
/// </summary>
internal sealed class Tmc5160Encoder
{
    private const uint PolarityA = 1 << 0;
    private const uint PolarityB = 1 << 1;
    private const uint PolarityN = 1 << 2;
    private const uint IgnoreAB = 1 << 3;
    private const uint ClearContinuously = 1 << 4;
    private const uint ClearOnce = 1 << 5;
    private const uint ClearEncoder = 1 << 8;
    private const uint LatchActual = 1 << 9;
    private const uint Decimal = 1 << 10;
    private const uint IndexEvent = 1 << 0;
    private const uint DeviationWarning = 1 << 1;

    private uint _mode;
    private long _constant = 1 << 16;
    private long _unit = 1 << 16;
    private long _fraction;
    private long _deviationLimit;
    private uint _status;
    private int _count;
    private bool _index;

    public int Position { get; private set; }

    public int Latched { get; private set; }

    public bool Watching => _deviationLimit != 0;

    public uint Status => _status;

    /// <summary>Levels of the three encoder pins: A leads B when counting up.</summary>
    public bool PinA => (_count & 3) is 1 or 2;

    public bool PinB => (_count & 3) is 2 or 3;

    public bool PinN => _index;

    public void Reset(Tmc5160RegisterFile registers)
    {
        Position = 0;
        Latched = 0;
        _fraction = 0;
        _status = 0;
        _mode = registers[Address.EncMode];
        Configure(registers);
    }

    /// <summary>A write to ENCMODE; it arms the one clear anew.</summary>
    public void SetMode(Tmc5160RegisterFile registers)
    {
        _mode = registers[Address.EncMode];
        Configure(registers);
    }

    public void Configure(Tmc5160RegisterFile registers)
    {
        _deviationLimit = registers[Address.EncDeviation];
        var constant = registers.Signed(Address.EncConst);
        var unit = (_mode & Decimal) != 0 ? 10_000 : 1 << 16;
        _constant = unit == 10_000 ? ((constant >> 16) * 10_000L) + (constant & 0xFFFF) : constant;
        if (unit != _unit)
            _fraction = 0;
        _unit = unit;
    }

    public void SetPosition(int position)
    {
        Position = position;
        _fraction = 0;
    }

    public void Latch() => Latched = Position;

    public void ClearStatus(uint ones, int actual)
    {
        _status &= ~ones;
        CheckDeviation(actual);
    }

    /// <summary>The mechanics' quadrature count; without logic supply the edges pass unseen.</summary>
    public void SetCount(int count, bool powered)
    {
        var edges = unchecked(count - _count);
        _count = count;
        if (!powered || edges == 0)
            return;
        var sum = _fraction + (_constant * edges);
        var whole = Math.DivRem(sum, _unit, out var fraction);
        if (fraction < 0)
        {
            fraction += _unit;
            whole--;
        }

        _fraction = fraction;
        Position = unchecked(Position + (int)whole);
    }

    /// <summary>Level of the N channel. True when an N event asks for XACTUAL to be latched.</summary>
    public bool SetIndex(bool level, bool powered)
    {
        var wasActive = IndexActive(_index);
        _index = level;
        var isActive = IndexActive(level);
        // Bits 7..6 choose level, rising, falling, both; as the level can only be looked at when it changes, "level" acts on its start.
        var selected = ((_mode >> 6) & 3) switch
        {
            0 or 1 => isActive && !wasActive,
            2 => wasActive && !isActive,
            _ => isActive != wasActive,
        };
        if (!powered || !selected || (_mode & (ClearContinuously | ClearOnce)) == 0 || !ChannelsAllowIndex())
            return false;

        _mode &= ~ClearOnce;
        _status |= IndexEvent;
        Latch();
        if ((_mode & ClearEncoder) != 0)
            SetPosition(0);
        return (_mode & LatchActual) != 0;
    }

    public void CheckDeviation(int actual)
    {
        if (_deviationLimit != 0 && Math.Abs((long)unchecked(Position - actual)) > _deviationLimit)
            _status |= DeviationWarning;
    }

    private bool IndexActive(bool level) => level == ((_mode & PolarityN) != 0);

    private bool ChannelsAllowIndex() =>
        (_mode & IgnoreAB) != 0 || (PinA == ((_mode & PolarityA) != 0) && PinB == ((_mode & PolarityB) != 0));
}
