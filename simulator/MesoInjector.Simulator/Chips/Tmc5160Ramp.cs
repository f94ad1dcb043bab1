using Address = MesoInjector.Simulator.Chips.Tmc5160Address;

namespace MesoInjector.Simulator.Chips;

/// <summary>
/// The ramp generator: one step of the model per 512 clocks. Runs of ticks with one and the same acceleration are added up in
/// closed form; integers throughout, so the sum equals the single steps exactly, however the time is sliced.
/// </summary>
internal sealed class Tmc5160Ramp
{
    private const int StepBits = 23;
    private const long StepMask = (1L << StepBits) - 1;
    private const long LongestRun = 1L << 20; // keeps every product inside 64 bits
    private const uint HoldMode = 3;

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
                    Now += rest;
                    _wait = Math.Max(0, _wait - rest);
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

    private void RunSegment(long ticks)
    {
        if (_speed != 0 && Blocked(_direction))
        {
            BrakeToRest(ticks);
            return;
        }

        switch (_mode)
        {
            case 0:
                RunPositioning(ticks);
                break;
            case HoldMode:
                Travel(ticks, 0);
                break;
            default:
                RunVelocity(ticks);
                break;
        }
    }

    private void RunVelocity(long ticks)
    {
        var acceleration = _profile.AMax;
        var goal = _direction == CommandedDirection ? _profile.VMax : 0;
        if (_speed == goal || acceleration == 0)
            Travel(ticks, 0);
        else if (_speed < goal)
            Approach(ticks, goal, acceleration);
        else
            Approach(ticks, goal, -acceleration);
    }

    private void RunPositioning(long ticks)
    {
        var ahead = (long)_direction * unchecked(XTarget - XActual);
        var distance = (ahead << StepBits) - _phase;
        if (_speed == 0)
        {
            StartPositioning(distance);
        }
        else if (distance <= 0)
        {
            _reversing = true;
            BrakeToRest(ticks);
        }
        else if (_speed > _profile.Cruise)
        {
            FallToCruise(distance);
        }
        else if (!TryRise(ticks, distance) && !TryHold(ticks, distance))
        {
            Brake(ticks, distance);
        }
    }

    private void StartPositioning(long distance)
    {
        StartedUnfit |= !_profile.FitForPositioning;
        SecondMove |= _reversing;
        _reversing = false;
        var first = _profile.VStart;
        if (first == 0)
        {
            first = Math.Min(_profile.RisingAcceleration(0), _profile.Cruise);
            if (!_profile.CanStopWithin(first, distance - first))
                first = Math.Min(first, Math.Max(_profile.VStop, 1));
        }

        TravelOrArrive(first, distance);
    }

    private bool TryRise(long ticks, long distance)
    {
        var cruise = _profile.Cruise;
        if (_speed == cruise)
            return false; // holding is the same thing
        var acceleration = _profile.RisingAcceleration(_speed);
        if (acceleration == 0)
            return false;
        var limit = _speed < _profile.V1 ? Math.Min(_profile.V1, cruise) : cruise;
        var first = Math.Min(_speed + acceleration, limit);
        if (!_profile.CanStopWithin(first, distance - first))
            return false;
        var run = Math.Min(ticks, (limit - _speed) / acceleration);
        if (run == 0)
        {
            TravelOne(first);
            return true;
        }

        while (run > 1 && !_profile.CanStopWithin(_speed + (acceleration * run), distance - Path(run, acceleration)))
        {
            run >>= 1;
        }

        Travel(run, acceleration);
        return true;
    }

    private bool TryHold(long ticks, long distance)
    {
        if (!_profile.CanStopWithin(_speed, distance - _speed))
            return false;
        var run = ticks;
        while (run > 1 && !_profile.CanStopWithin(_speed, distance - (run * _speed)))
        {
            run >>= 1;
        }

        Travel(run, 0);
        return true;
    }

    private void FallToCruise(long distance)
    {
        var floor = _speed > _profile.V1 ? Math.Max(_profile.V1, _profile.Cruise) : _profile.Cruise;
        var next = Math.Max(_speed - _profile.FallingAcceleration(_speed), floor);
        if (_profile.CanStopWithin(next, distance - next))
            TravelOne(next);
        else
            TravelOrArrive(_profile.Braked(_speed), distance);
    }

    /// <summary>Braking for the target: as many ticks as pass before holding the speed would become possible again.</summary>
    private void Brake(long ticks, long distance)
    {
        var deceleration = _profile.Deceleration(_speed);
        var floor = _profile.DecelerationFloor(_speed);
        var run = deceleration == 0 || _speed <= floor ? 0 : Math.Min(ticks, (_speed - floor) / deceleration);
        while (run > 1)
        {
            var before = _speed - (deceleration * (run - 1));
            var left = distance - Path(run - 1, -deceleration);
            if (left > before && !_profile.CanStopWithin(before, left - before))
            {
                Travel(run, -deceleration);
                return;
            }

            run >>= 1;
        }

        TravelOrArrive(_profile.Braked(_speed), distance);
    }

    /// <summary>Soft stop, and turning back after the target was passed: the deceleration ramp without regard to the target.</summary>
    private void BrakeToRest(long ticks)
    {
        if (_speed <= _profile.VStop)
        {
            Now++;
            Halt();
            return;
        }

        var deceleration = _profile.Deceleration(_speed);
        if (deceleration == 0)
        {
            Travel(ticks, 0);
            return;
        }

        var run = Math.Min(ticks, (_speed - _profile.DecelerationFloor(_speed)) / deceleration);
        if (run == 0)
            TravelOne(_profile.Braked(_speed));
        else
            Travel(run, -deceleration);
    }

    private void Approach(long ticks, long goal, int acceleration)
    {
        var run = Math.Min(ticks, (goal - _speed) / acceleration);
        if (run == 0)
            TravelOne(goal);
        else
            Travel(run, acceleration);
    }

    private void TravelOrArrive(long next, long distance)
    {
        if (next >= distance && next <= _profile.VStop + _profile.Deceleration(next))
        {
            Move(distance, 1);
            Halt();
        }
        else
        {
            TravelOne(next);
        }
    }

    private void TravelOne(long next)
    {
        _speed = next;
        Move(next, 1);
        if (next == 0)
            Halt();
    }

    private void Travel(long run, int acceleration)
    {
        var path = Path(run, acceleration);
        _speed += acceleration * run;
        Move(path, run);
        if (_speed == 0)
            Halt();
    }

    /// <summary>Σ (v + k·a) for k = 1..run.</summary>
    private long Path(long run, int acceleration) => (run * _speed) + (acceleration * (run * (run + 1) / 2));

    private void Move(long path, long ticks)
    {
        Now += ticks;
        _phase += path;
        var steps = (int)(_phase >> StepBits);
        if (steps == 0)
            return;
        _phase &= StepMask;
        unchecked
        {
            var ahead = (uint)(_direction * (XTarget - XActual));
            PositionReachedEvent |= ahead - 1 < (uint)steps;
            XActual += _direction * steps;
        }

        var moved = (long)_direction * steps;
        Microsteps256 += _microstepShift >= 0 ? moved << _microstepShift : -(moved << (-1 - _microstepShift));
    }

    private void Halt()
    {
        _speed = 0;
        _wait = _profile.ZeroWait;
        RestingSince = Now;
    }
}
