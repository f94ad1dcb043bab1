using Address = MesoInjector.Simulator.Chips.Tmc5160Address;

namespace MesoInjector.Simulator.Chips;

/// <summary>
/// The ramp generator: one step of the model per 512 clocks. Runs of ticks with one and the same acceleration are added up in
/// closed form; integers throughout, so the sum equals the single steps exactly, however the time is sliced.
/// </summary>
internal sealed partial class Tmc5160Ramp
{
    private const long LongestRun = 1L << 20; // keeps every product inside 64 bits

    private readonly Tmc5160RampProfile _profile = new();
    private long _speed;
    private long _phase;
    private int _direction = 1;
    private long _wait;
    private uint _mode;
    private bool _reversing;
    private int _microstepShift;

    public int XActual { get; private set; }

    public int XTarget { get; private set; }

    public int VActual => _direction * (int)(_speed >> 8);

    /// <summary>|V| in register units.</summary>
    public int Velocity => (int)(_speed >> 8);

    public bool AtRest => _speed == 0;

    /// <summary>Ticks of 512 clocks since power-on.</summary>
    public long Now { get; private set; }

    /// <summary>The tick at which the motor last came to rest.</summary>
    public long RestingSince { get; private set; }

    /// <summary>All microsteps ever issued, in 1/256 full steps with the shaft bit applied; writes to XACTUAL do not touch it.</summary>
    public long Microsteps256 { get; private set; }

    public bool PositionReachedEvent { get; set; }

    public bool SecondMove { get; set; }

    public bool PositionReached => XActual == XTarget;

    public bool Waiting => _wait > 0;

    /// <summary>A positioning move once started with D1 = 0 or VSTOP = 0; outlives a reset.</summary>
    public bool StartedUnfit { get; private set; }

    public bool StopNegative { get; private set; }

    public bool StopPositive { get; private set; }

    public bool SoftStop { get; private set; }

    /// <summary>A stall stop holds the motor until it is cleared or switched off.</summary>
    public bool Held { get; private set; }

    public bool VelocityReached => _mode switch
    {
        1 => VActual == (int)(_profile.VMax >> 8),
        2 => VActual == -(int)(_profile.VMax >> 8),
        _ => _speed == _profile.VMax,
    };

    /// <summary>−1, 0 or +1: where the registers ask the motor to go.</summary>
    public int CommandedDirection => _mode switch
    {
        0 => Math.Sign(unchecked(XTarget - XActual)),
        1 => 1,
        2 => -1,
        _ => 0,
    };

    /// <summary>−1, 0 or +1: where the motor is going.</summary>
    public int MotionDirection => _speed == 0 ? 0 : _direction;

    /// <summary>True while the position can still change without any further command or input.</summary>
    public bool Moving => _speed != 0 || StartDirection() != 0;

    public void Reset(Tmc5160RegisterFile registers)
    {
        _speed = 0;
        _phase = 0;
        _direction = 1;
        _wait = 0;
        _mode = 0;
        _reversing = false;
        XActual = 0;
        XTarget = 0;
        Now = 0;
        RestingSince = 0;
        PositionReachedEvent = true; // set by reset: data sheet page 98
        SecondMove = false;
        Held = false;
        _profile.Load(registers);
    }

    public void SetMicrosteps(int shift, bool reversedShaft) => _microstepShift = reversedShaft ? -1 - shift : shift;

    public void Write(int address, Tmc5160RegisterFile registers)
    {
        var wasReached = PositionReached;
        switch (address)
        {
            case Address.RampMode:
                _mode = registers[Address.RampMode];
                _reversing = false;
                break;
            case Address.XActual:
                XActual = registers.Signed(Address.XActual);
                _phase = 0;
                break;
            case Address.XTarget:
                XTarget = registers.Signed(Address.XTarget);
                _reversing &= _speed != 0;
                break;
            default:
                _profile.Load(registers);
                break;
        }

        PositionReachedEvent |= PositionReached && !wasReached;
    }

    /// <summary>Stop conditions as the switches and their enable bits stand; a hard stop acts at once, not at the next tick.</summary>
    public void SetStops(bool negative, bool positive, bool soft)
    {
        StopNegative = negative;
        StopPositive = positive;
        SoftStop = soft;
        if (_speed != 0 && !soft && Blocked(_direction))
            Halt();
    }

    public void StallStop()
    {
        Halt();
        Held = true;
    }

    public void ReleaseStallStop()
    {
        Held = false;
        _wait = _profile.ZeroWait;
    }

    /// <summary>Runs at most this many ticks and returns those left over; it comes back early whenever the motor has come to rest.</summary>
    public long Run(long ticks)
    {
        while (ticks > 0)
        {
            if (_speed == 0)
            {
                var direction = StartDirection();
                if (direction == 0 || _wait > 0)
                {
                    var rest = direction == 0 ? ticks : Math.Min(ticks, _wait);
                    Rest(rest);
                    ticks -= rest;
                    continue;
                }

                _direction = direction;
            }

            var now = Now;
            RunSegment(Math.Min(ticks, LongestRun));
            ticks -= Now - now;
            if (_speed == 0)
                return ticks;
        }

        return 0;
    }

    /// <summary>Lets ticks pass in which the motor stands.</summary>
    public void Rest(long ticks)
    {
        Now += ticks;
        _wait = Math.Max(0, _wait - ticks);
    }

    private bool Blocked(int direction) => direction < 0 ? StopNegative : StopPositive;

    private int StartDirection()
    {
        var direction = CommandedDirection;
        if (direction == 0 || Held || Blocked(direction))
            return 0;
        var starts = _mode == 0
            ? _profile.VStart > 0 || (_profile.Cruise > 0 && _profile.RisingAcceleration(0) > 0)
            : _profile.VMax > 0 && _profile.AMax > 0;
        return starts ? direction : 0;
    }

    private void Halt()
    {
        _speed = 0;
        _wait = _profile.ZeroWait;
        RestingSince = Now;
    }
}
